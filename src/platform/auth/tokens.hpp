// Access tokens: JWS compact, EdDSA (Ed25519), typ at+jwt, with iss aud sub sid roles iat exp kid, all
// required. Header URLs are ignored; kid is only looked up. Verified tokens are cached until they expire.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/text.hpp"
#include "platform/auth/actor.hpp"
#include "platform/auth/seal.hpp"

namespace bookverse::auth {

struct TokenOptions {
    std::string issuer;    ///< the public address: https://books.example.edu
    std::string audience;  ///< bookverse
    std::chrono::seconds lifetime{600};
    std::chrono::seconds leeway{5};  ///< for iat of another machine
};

/// One Ed25519 key. `private_key` is empty where only verifying is needed.
struct SigningKey {
    std::string kid;
    std::string public_key;           ///< 32 raw bytes
    Secret private_key;               ///< 64 raw bytes (seed and public key), as libsodium has it
    Instant not_before{};             ///< signs from then on; verifies always
    Instant retired{Instant::max()};  ///< verifies until then
    bool internal = false;  ///< signs service tokens only; never published, kept by every replacement
};

/// New random key, kid = base64url of the first 8 bytes of SHA-256 of the public key.
SigningKey make_signing_key(Instant now);

/// The key for calls between our own services, the same in every process that has the same master key.
SigningKey internal_key(const Seal& seal);

/// The set of keys: thread-safe to replace while in use (rotation, a fetched JWKS).
class KeySet {
public:
    KeySet();
    ~KeySet();
    /// Keys marked internal that are already here stay, unless `keys` brings its own. Throws
    /// std::invalid_argument for two keys of one kid, and for a public key of low order or not on the curve.
    void replace(std::vector<SigningKey> keys);
    std::shared_ptr<const std::vector<SigningKey>> keys() const;
    /// Changes with every replacement, so that what was verified with the keys before is verified again.
    std::uint64_t version() const noexcept;
    /// RFC 7517, public parts only, what has not retired; upcoming keys too, so that verifiers know them in
    /// time.
    std::string jwks(Instant now) const;
    /// Reads a JWKS: OKP Ed25519 keys only, others ignored. False, and nothing changes, on malformed text or
    /// when no usable key is in it.
    bool load_jwks(std::string_view json);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class TokenIssuer {
public:
    TokenIssuer(const KeySet& keys, const Clock& clock, TokenOptions options);
    /// For a signed-in account. Throws std::logic_error when no key may sign now.
    std::string issue(AccountId account, SessionId session, std::uint8_t roles) const;
    /// For one of our own services calling another: audience "<aud>/internal", 60 s. Signed with the internal
    /// key when the set has one, else with an ordinary one.
    std::string issue_service(std::string_view name) const;
    std::chrono::seconds lifetime() const noexcept;

private:
    const KeySet& keys_;
    const Clock& clock_;
    TokenOptions options_;
};

/// Why a token was not accepted; for logs and tests. Callers learn only "invalid_token".
enum class TokenFault {
    malformed,
    algorithm,
    unknown_key,
    signature,
    expired,
    not_yet,
    issuer,
    audience,
    claims,
    nonce,  ///< of ID tokens only (jose_oidc.hpp)
};

std::string_view name_of(TokenFault fault) noexcept;

class TokenVerifier {
public:
    TokenVerifier(const KeySet& keys, const Clock& clock, TokenOptions options);
    ~TokenVerifier();
    /// Thread-safe; a token seen before costs one look in a bounded cache.
    std::expected<Actor, TokenFault> verify(std::string_view token) const;
    /// Called (rate limited by the callee) when a kid is unknown: a reason to fetch the JWKS again. Set it
    /// before the first verify().
    void on_unknown_key(std::function<void()> callback);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::auth
