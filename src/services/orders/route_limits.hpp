// What calls cost. Buckets of one name are shared; --rate-limit NAME=COUNT/SECONDS changes them.
#pragma once

#include "platform/http/route.hpp"

namespace bookverse::orders::limits {

using By = http::RateLimit::By;
using std::chrono::seconds;

// Names are part of the configuration.
inline http::RateLimit buy_account() {
    return {"buy_account", By::account, 10, seconds{60}};
}
inline http::RateLimit cart_account() {
    return {"cart_account", By::account, 120, seconds{60}};
}
inline http::RateLimit order_account() {
    return {"order_account", By::account, 60, seconds{60}};
}
/// Beside the count in the order itself: closed while the shared cache is down.
inline http::RateLimit handover_account() {
    return {"handover_account", By::account, 20, seconds{60}, true};
}
inline http::RateLimit evidence_account() {
    return {"evidence_account", By::account, 20, seconds{60}};
}

}  // namespace bookverse::orders::limits
