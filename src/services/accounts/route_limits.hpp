// What calls cost (docs: security). Buckets of one name are shared; --rate-limit NAME=COUNT/SECONDS changes
// them.
#pragma once

#include "platform/http/route.hpp"

namespace bookverse::accounts::limits {

using By = http::RateLimit::By;
using std::chrono::hours;
using std::chrono::seconds;

// Names are part of the configuration.
inline http::RateLimit register_address() {
    return {"register_address", By::address, 5, hours{1}};
}
inline http::RateLimit sign_in_address() {
    return {"sign_in_address", By::address, 20, seconds{60}, true};
}
inline http::RateLimit reset_address() {
    return {"reset_address", By::address, 3, hours{1}};
}
inline http::RateLimit verification_mail_address() {
    return {"verification_mail_address", By::address, 3, hours{1}};
}
/// For links and refresh tokens: guessing is hopeless, but not free for us.
inline http::RateLimit token_address() {
    return {"token_address", By::address, 60, seconds{60}};
}
/// Whatever asks for the password of a signed-in account.
inline http::RateLimit password_account() {
    return {"password_account", By::account, 5, seconds{60}, true};
}
inline http::RateLimit picture_account() {
    return {"picture_account", By::account, 10, seconds{60}};
}
inline http::RateLimit export_account() {
    return {"export_account", By::account, 3, hours{1}};
}
inline http::RateLimit search_address() {
    return {"campus_search_address", By::address, 60, seconds{60}};
}
inline http::RateLimit live_account() {
    return {"live_account", By::account, 60, seconds{60}};
}

}  // namespace bookverse::accounts::limits
