// The cookies of this service.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "platform/http/call.hpp"
#include "services/accounts/sessions.hpp"

namespace bookverse::accounts {

inline constexpr std::string_view refresh_cookie = "__Host-rt";

inline Secret cookie_of(const http::Call& call, std::string_view name) {
    return Secret{std::string{call.request.cookie(name).value_or("")}};
}

/// `same_site`: Strict, or Lax for what must survive the way back from a provider.
inline void set_cookie(http::Headers& headers, std::string_view name, std::string_view value,
                       std::chrono::seconds lives, std::string_view same_site) {
    headers.add("Set-Cookie", std::string{name} + "=" + std::string{value} +
                                  "; Max-Age=" + std::to_string(lives.count()) +
                                  "; HttpOnly; Secure; SameSite=" + std::string{same_site} + "; Path=/");
}

inline void set_refresh_cookie(http::Headers& headers, const Grant& grant) {
    set_cookie(headers, refresh_cookie, grant.refresh_token.reveal(), grant.refresh_expires_in, "Strict");
}

inline void clear_cookie(http::Headers& headers, std::string_view name, std::string_view same_site) {
    set_cookie(headers, name, "", std::chrono::seconds{0}, same_site);
}

}  // namespace bookverse::accounts
