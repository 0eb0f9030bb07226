// Ed25519 keys and the set of them. A set is replaced whole; readers hold the vector they took.
#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <boost/json.hpp>
#include <mutex>
#include <stdexcept>

#include "platform/auth/tokens.hpp"

namespace bookverse::auth {
namespace {

constexpr std::size_t longest_jwks = 64 * 1024;
constexpr std::size_t most_keys = 32;

unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(const std::string& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string kid_of(const std::string& public_key) {
    return base64url(sha256(public_key).substr(0, 8));
}

SigningKey key_of_seed(const Secret& seed) {
    SigningKey key;
    key.public_key.resize(crypto_sign_PUBLICKEYBYTES);
    std::string private_key(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_seed_keypair(raw(key.public_key), raw(private_key), raw(seed.reveal()));
    key.private_key = Secret{std::move(private_key)};
    key.kid = kid_of(key.public_key);
    return key;
}

/// Low-order points verify signatures that nobody made.
bool is_sound(const std::string& public_key) {
    return public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_core_ed25519_is_valid_point(raw(public_key)) == 1;
}

std::string text_member(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

bool is_absent_or(const boost::json::object& object, std::string_view name, std::string_view expected) {
    return !object.contains(name) || text_member(object, name) == expected;
}

/// A usable key, or nothing for one of another kind.
std::optional<SigningKey> from_jwk(const boost::json::object& jwk) {
    if (text_member(jwk, "kty") != "OKP" || text_member(jwk, "crv") != "Ed25519") return std::nullopt;
    if (!is_absent_or(jwk, "use", "sig") || !is_absent_or(jwk, "alg", "EdDSA")) return std::nullopt;
    SigningKey key;
    key.kid = text_member(jwk, "kid");
    key.public_key = base64url_decode(text_member(jwk, "x")).value_or("");
    if (key.kid.empty() || !is_sound(key.public_key)) return std::nullopt;
    return key;
}

}  // namespace

SigningKey make_signing_key(Instant now) {
    std::string seed(crypto_sign_SEEDBYTES, '\0');
    randombytes_buf(seed.data(), seed.size());
    SigningKey key = key_of_seed(Secret{std::move(seed)});
    key.not_before = now;
    return key;
}

SigningKey internal_key(const Seal& seal) {
    SigningKey key = key_of_seed(seal.derive("internal calls", "ed25519"));
    key.internal = true;
    return key;
}

struct KeySet::Impl {
    mutable std::mutex mutex;
    std::shared_ptr<const std::vector<SigningKey>> keys = std::make_shared<const std::vector<SigningKey>>();
    std::atomic<std::uint64_t> version{0};
};

KeySet::KeySet() : impl_{std::make_unique<Impl>()} {}
KeySet::~KeySet() = default;

void KeySet::replace(std::vector<SigningKey> keys) {
    const std::lock_guard lock{impl_->mutex};
    if (std::ranges::none_of(keys, &SigningKey::internal)) {
        std::ranges::copy_if(*impl_->keys, std::back_inserter(keys), &SigningKey::internal);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!is_sound(keys[i].public_key))
            throw std::invalid_argument{"not an Ed25519 public key: " + keys[i].kid};
        for (std::size_t j = 0; j < i; ++j) {
            if (keys[i].kid == keys[j].kid) throw std::invalid_argument{"two keys are called " + keys[i].kid};
        }
    }
    impl_->keys = std::make_shared<const std::vector<SigningKey>>(std::move(keys));
    impl_->version.fetch_add(1, std::memory_order_release);
}

std::shared_ptr<const std::vector<SigningKey>> KeySet::keys() const {
    const std::lock_guard lock{impl_->mutex};
    return impl_->keys;
}

std::uint64_t KeySet::version() const noexcept {
    return impl_->version.load(std::memory_order_acquire);
}

std::string KeySet::jwks(Instant now) const {
    boost::json::array list;
    for (const SigningKey& key : *keys()) {
        if (key.internal || key.retired <= now) continue;
        list.push_back({{"kty", "OKP"},
                        {"crv", "Ed25519"},
                        {"use", "sig"},
                        {"alg", "EdDSA"},
                        {"kid", key.kid},
                        {"x", base64url(key.public_key)}});
    }
    return boost::json::serialize(boost::json::object{{"keys", std::move(list)}});
}

bool KeySet::load_jwks(std::string_view json) {
    if (json.size() > longest_jwks) return false;
    boost::system::error_code error;
    const auto document = boost::json::parse(json, error, {}, {.max_depth = 8});
    if (error || !document.is_object()) return false;
    const auto* list = document.get_object().if_contains("keys");
    if (list == nullptr || !list->is_array() || list->get_array().size() > most_keys) return false;
    std::vector<SigningKey> found;
    for (const auto& entry : list->get_array()) {
        if (!entry.is_object()) return false;
        if (auto key = from_jwk(entry.get_object())) found.push_back(std::move(*key));
    }
    if (found.empty()) return false;
    try {
        replace(std::move(found));
    } catch (const std::invalid_argument&) {
        return false;
    }
    return true;
}

}  // namespace bookverse::auth
