// The one place where the installation's time zone counts (TZ, else the machine's): when digests go out, and
// when it is night.
#pragma once

#include <ctime>

#include "base/instant.hpp"

namespace bookverse::service {

/// What calendars and clocks show there.
std::tm local_time(Instant at);

/// The next full local hour `hour` (0 to 23) behind `now`. Where summer time skips that hour, the moment it
/// would have been.
Instant next_local_hour(Instant now, int hour);

/// The next time behind `now` at which local clocks show `minute` (0 to 1439) of the day.
Instant next_local_minute(Instant now, int minute);

/// What local clocks show, in minutes of the day.
int local_minute(Instant at);

}  // namespace bookverse::service
