// Issuing and verifying. The order of verifying is: shape, algorithm, key, signature, and only then the
// claims; nothing that a stranger wrote decides anything before its signature holds, but which of our keys to
// try.
#include "platform/auth/tokens.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/auth/claims.hpp"
#include "platform/auth/verified_cache.hpp"

namespace bookverse::auth {
namespace {

constexpr std::size_t longest_token = 4096;
constexpr std::size_t cached_tokens = 65'536;

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// The newest key that may sign now.
const SigningKey* signer(const std::vector<SigningKey>& keys, Instant now, bool internal) {
    const SigningKey* best = nullptr;
    for (const SigningKey& key : keys) {
        if (key.internal != internal || key.private_key.empty() || key.not_before > now || key.retired <= now)
            continue;
        if (best == nullptr || key.not_before > best->not_before) best = &key;
    }
    return best;
}

std::string sign(const SigningKey& key, std::string_view claims) {
    std::string token = base64url(detail::header_text(key.kid)) + '.' + base64url(claims);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(token),
                         token.size(), raw(key.private_key.reveal()));
    token += '.';
    token += base64url(signature);
    return token;
}

struct Parts {
    std::string_view signed_text;  ///< header.claims as they stand in the token
    std::string header, claims, signature;
};

std::optional<Parts> split(std::string_view token) {
    if (token.size() > longest_token || std::ranges::count(token, '.') != 2) return std::nullopt;
    const auto first = token.find('.'), second = token.rfind('.');
    auto header = base64url_decode(token.substr(0, first));
    auto claims = base64url_decode(token.substr(first + 1, second - first - 1));
    auto signature = base64url_decode(token.substr(second + 1));
    if (!header || !claims || !signature) return std::nullopt;
    return Parts{token.substr(0, second), std::move(*header), std::move(*claims), std::move(*signature)};
}

}  // namespace

std::string_view name_of(TokenFault fault) noexcept {
    static constexpr std::array<std::string_view, 10> names = {
        "malformed", "algorithm", "unknown_key", "signature", "expired",
        "not_yet",   "issuer",    "audience",    "claims",    "nonce"};
    return names[static_cast<std::size_t>(fault)];
}

TokenIssuer::TokenIssuer(const KeySet& keys, const Clock& clock, TokenOptions options)
    : keys_{keys}, clock_{clock}, options_{std::move(options)} {}

std::string TokenIssuer::issue(AccountId account, SessionId session, std::uint8_t roles) const {
    const Instant now = clock_.now();
    const auto keys = keys_.keys();
    const SigningKey* key = signer(*keys, now, false);
    if (key == nullptr) throw std::logic_error{"no key may sign access tokens now"};
    return sign(*key, detail::account_claims(options_, account, session, roles, now));
}

std::string TokenIssuer::issue_service(std::string_view name) const {
    const Instant now = clock_.now();
    const auto keys = keys_.keys();
    const SigningKey* key = signer(*keys, now, true);
    if (key == nullptr) key = signer(*keys, now, false);
    if (key == nullptr) throw std::logic_error{"no key may sign service tokens now"};
    return sign(*key, detail::service_claims(options_, name, now));
}

std::chrono::seconds TokenIssuer::lifetime() const noexcept {
    return options_.lifetime;
}

struct TokenVerifier::Impl {
    const KeySet& keys;
    const Clock& clock;
    TokenOptions options;
    std::function<void()> unknown_key;
    detail::VerifiedCache cache{cached_tokens};

    std::expected<detail::VerifiedCache::Entry, TokenFault> check(std::string_view token, Instant now) const;
};

std::expected<detail::VerifiedCache::Entry, TokenFault> TokenVerifier::Impl::check(std::string_view token,
                                                                                   Instant now) const {
    const auto parts = split(token);
    if (!parts) return std::unexpected(TokenFault::malformed);
    const auto kid = detail::kid_of_header(parts->header);
    if (!kid) return std::unexpected(kid.error());

    // The version is read first: when the keys change meanwhile, the entry counts as made with the older
    // ones.
    const std::uint64_t version = keys.version();
    const auto set = keys.keys();
    const auto key = std::ranges::find(*set, *kid, &SigningKey::kid);
    if (key == set->end() || key->retired <= now) {
        if (unknown_key) unknown_key();
        return std::unexpected(TokenFault::unknown_key);
    }
    if (parts->signature.size() != crypto_sign_BYTES ||
        crypto_sign_verify_detached(raw(parts->signature), raw(parts->signed_text), parts->signed_text.size(),
                                    raw(key->public_key)) != 0) {
        return std::unexpected(TokenFault::signature);
    }
    auto claims = detail::read_claims(parts->claims, options, now);
    if (!claims) return std::unexpected(claims.error());
    if (key->internal && !claims->actor.is_service()) return std::unexpected(TokenFault::audience);
    return detail::VerifiedCache::Entry{std::move(claims->actor), std::min(claims->expires, key->retired),
                                        version};
}

TokenVerifier::TokenVerifier(const KeySet& keys, const Clock& clock, TokenOptions options)
    : impl_{new Impl{keys, clock, std::move(options), {}}} {}

TokenVerifier::~TokenVerifier() = default;

std::expected<Actor, TokenFault> TokenVerifier::verify(std::string_view token) const {
    if (token.size() > longest_token) return std::unexpected(TokenFault::malformed);
    const Instant now = impl_->clock.now();
    const auto digest = detail::VerifiedCache::digest_of(token);
    if (auto actor = impl_->cache.find(digest, now, impl_->keys.version())) return std::move(*actor);
    auto entry = impl_->check(token, now);
    if (!entry) return std::unexpected(entry.error());
    Actor actor = entry->actor;
    impl_->cache.insert(digest, std::move(*entry));
    return actor;
}

void TokenVerifier::on_unknown_key(std::function<void()> callback) {
    impl_->unknown_key = std::move(callback);
}

}  // namespace bookverse::auth
