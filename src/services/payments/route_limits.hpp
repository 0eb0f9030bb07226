// What calls cost. Buckets of one name are shared; --rate-limit NAME=COUNT/SECONDS changes them.
#pragma once

#include "platform/http/route.hpp"

namespace bookverse::payments::limits {

using By = http::RateLimit::By;
using std::chrono::hours;
using std::chrono::seconds;

// Names are part of the configuration.
inline http::RateLimit pay_address() {
    return {"pay_address", By::address, 30, seconds{60}};
}
inline http::RateLimit return_account() {
    return {"payment_return_account", By::account, 60, seconds{60}};
}
inline http::RateLimit payout_account() {
    return {"payout_account", By::account, 10, hours{1}};
}
inline http::RateLimit receipt_account() {
    return {"receipt_account", By::account, 30, seconds{60}};
}
inline http::RateLimit webhook_address() {
    return {"webhook_address", By::address, 1200, seconds{60}};
}

}  // namespace bookverse::payments::limits
