// The one place where the installation's time zone counts (TZ, else the machine's): when digests go out.
#pragma once

#include "base/instant.hpp"

namespace bookverse::market {

/// The next full local hour `hour` (0 to 23) behind `now`. Where summer time skips that hour, the moment it
/// would have been.
Instant next_local_hour(Instant now, int hour);

}  // namespace bookverse::market
