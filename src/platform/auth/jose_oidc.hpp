// Signing in with a campus provider (OpenID Connect Core 1.0, code flow with PKCE): what the relying party
// must make, read and check. The HTTP calls are the caller's; nothing here does I/O.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "base/text.hpp"
#include "platform/auth/jose_keys.hpp"
#include "platform/auth/tokens.hpp"

namespace bookverse::auth {

/// The parts of a discovery document that are needed.
struct OidcProvider {
    std::string issuer;
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string jwks_uri;
};

/// Reads /.well-known/openid-configuration. `issuer` is the configured one and must be in it to the letter,
/// endpoints must be https unless `allow_http` (a provider on this machine, development), and code, S256 and
/// RS256 or ES256 must not be ruled out. The refusal's text is for the log.
std::expected<OidcProvider, std::string> read_discovery(std::string_view json, std::string_view issuer,
                                                        bool allow_http);

/// What one attempt to sign in must remember until the provider sends the browser back. Keep it sealed in a
/// short-lived cookie or stored by `state`; use it once.
struct OidcAttempt {
    std::string state;
    std::string nonce;
    Secret verifier;  ///< RFC 7636
};
OidcAttempt make_oidc_attempt();

/// base64url(SHA-256(verifier)).
std::string pkce_challenge(const Secret& verifier);

/// Where the browser goes.
std::string authorization_url(const OidcProvider& provider, std::string_view client_id,
                              std::string_view redirect_uri, std::string_view scope,
                              const OidcAttempt& attempt);

struct IdTokenRules {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    std::chrono::seconds leeway{60};    ///< for clocks that differ
    std::chrono::seconds max_age{600};  ///< since iat: an ID token is used at once
};

struct IdClaims {
    std::string issuer;
    std::string subject;  ///< with the issuer, who it is
    std::optional<std::string> email;
    bool email_verified = false;  ///< only JSON true counts
    std::optional<std::string> name;
};

/// All checks of Core 3.1.3.7. TokenFault::unknown_key: fetch the JWKS once more and try again.
std::expected<IdClaims, TokenFault> verify_id_token(std::string_view token, const ProviderKeys& keys,
                                                    const IdTokenRules& rules, Instant now);

}  // namespace bookverse::auth
