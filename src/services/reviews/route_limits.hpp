// What calls cost. Buckets of one name are shared; --rate-limit NAME=COUNT/SECONDS changes them.
#pragma once

#include "platform/http/route.hpp"

namespace bookverse::reviews::limits {

// Names are part of the configuration.
inline http::RateLimit review_account() {
    return {"review_account", http::RateLimit::By::account, 30, std::chrono::seconds{60}};
}

}  // namespace bookverse::reviews::limits
