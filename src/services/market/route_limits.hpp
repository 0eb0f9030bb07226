// What calls cost. Buckets of one name are shared; --rate-limit NAME=COUNT/SECONDS changes them.
#pragma once

#include "platform/http/route.hpp"

namespace bookverse::market::limits {

using By = http::RateLimit::By;
using std::chrono::hours;
using std::chrono::seconds;

// Names are part of the configuration.
inline http::RateLimit list_account() {
    return {"list_account", By::account, 30, seconds{60}};
}
inline http::RateLimit change_listing_account() {
    return {"change_listing_account", By::account, 120, seconds{60}};
}
inline http::RateLimit offer_account() {
    return {"offer_account", By::account, 30, hours{1}};
}
inline http::RateLimit change_offer_account() {
    return {"change_offer_account", By::account, 60, seconds{60}};
}
inline http::RateLimit listing_photo_account() {
    return {"listing_photo_account", By::account, 40, seconds{60}};
}
inline http::RateLimit bulk_account() {
    return {"bulk_account", By::account, 10, hours{1}};
}
inline http::RateLimit wish_account() {
    return {"wish_account", By::account, 120, seconds{60}};
}
inline http::RateLimit isbn_account_or_address() {
    return {"isbn_account_or_address", By::account_or_address, 60, seconds{60}};
}

}  // namespace bookverse::market::limits
