// The claims of an access token and of a service token, as JSON and back. Used by issuer and verifier only.
#pragma once

#include <boost/json/fwd.hpp>
#include <expected>
#include <string>
#include <string_view>

#include "platform/auth/tokens.hpp"

namespace bookverse::auth::detail {

/// {"alg":"EdDSA","typ":"at+jwt","kid":…}
std::string header_text(std::string_view kid);

/// The kid of a header that is exactly ours. Members that point to keys (jku, jwk, x5u, x5c, x5t) are
/// ignored, whatever they say; every other unknown member is refused, so are crit, zip and b64.
std::expected<std::string, TokenFault> kid_of_header(std::string_view text);

std::string account_claims(const TokenOptions& options, AccountId account, SessionId session,
                           std::uint8_t roles, Instant now);
std::string service_claims(const TokenOptions& options, std::string_view name, Instant now);

struct Claims {
    Actor actor;
    Instant expires;
};

/// All checks of the claims. A service token is told apart by its audience.
std::expected<Claims, TokenFault> read_claims(std::string_view text, const TokenOptions& options,
                                              Instant now);

}  // namespace bookverse::auth::detail
