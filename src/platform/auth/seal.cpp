// Sub-keys are keyed BLAKE2b of the purpose under the master key, so a purpose can be any name and no two
// share a key. Encryption is XChaCha20-Poly1305 with a random 24-byte nonce (random nonces are safe at any
// volume), the context as associated data. Signing is a 16-byte keyed BLAKE2b tag.
#include "platform/auth/seal.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace bookverse::auth {
namespace {

constexpr std::size_t tag_size = 16;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t overhead = nonce_size + crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_generichash_KEYBYTES == 32 && crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);

// libsodium picks its fastest code and opens the random source; without it nothing here is safe to use.
const bool sodium_is_ready = [] {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start: no source of randomness"};
    return true;
}();

unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// A key on the stack that is wiped.
struct SubKey {
    std::array<unsigned char, 32> bytes{};

    SubKey(const Secret& master, std::string_view use, std::string_view purpose) {
        const std::string name = "bookverse/1/" + std::string{use} + '/' + std::string{purpose};
        crypto_generichash(bytes.data(), bytes.size(), raw(name), name.size(), raw(master.reveal()),
                           master.reveal().size());
    }
    SubKey(const SubKey&) = delete;
    SubKey& operator=(const SubKey&) = delete;
    ~SubKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

std::string tag_of(const SubKey& key, std::string_view payload, std::size_t size) {
    std::string tag(size, '\0');
    crypto_generichash(raw(tag), tag.size(), raw(payload), payload.size(), key.bytes.data(),
                       key.bytes.size());
    return tag;
}

}  // namespace

Seal::Seal(const Secret& master) : master_{master} {
    if (master_.reveal().size() != 32) throw std::invalid_argument{"the master key must be 32 bytes"};
}

Seal::~Seal() = default;

std::string Seal::encrypt(std::string_view purpose, std::string_view context, std::string_view plain) const {
    const SubKey key{master_, "encrypt", purpose};
    std::string sealed(overhead + plain.size(), '\0');
    randombytes_buf(sealed.data(), nonce_size);
    unsigned long long written = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + nonce_size, &written, raw(plain), plain.size(),
                                               raw(context), context.size(), nullptr, raw(sealed),
                                               key.bytes.data());
    return base64url(sealed);
}

std::optional<std::string> Seal::decrypt(std::string_view purpose, std::string_view context,
                                         std::string_view sealed) const {
    const auto bytes = base64url_decode(sealed);
    if (!bytes || bytes->size() < overhead) return std::nullopt;
    const SubKey key{master_, "encrypt", purpose};
    std::string plain(bytes->size() - overhead, '\0');
    unsigned long long written = 0;
    const int wrong = crypto_aead_xchacha20poly1305_ietf_decrypt(
        raw(plain), &written, nullptr, raw(std::string_view{*bytes}) + nonce_size, bytes->size() - nonce_size,
        raw(context), context.size(), raw(std::string_view{*bytes}), key.bytes.data());
    if (wrong != 0) return std::nullopt;
    return plain;
}

std::string Seal::sign(std::string_view purpose, std::string_view payload) const {
    const SubKey key{master_, "sign", purpose};
    return base64url(std::string{payload} + tag_of(key, payload, tag_size));
}

std::optional<std::string> Seal::open(std::string_view purpose, std::string_view signed_text) const {
    auto bytes = base64url_decode(signed_text);
    if (!bytes || bytes->size() < tag_size) return std::nullopt;
    const std::string tag = bytes->substr(bytes->size() - tag_size);
    bytes->resize(bytes->size() - tag_size);
    const SubKey key{master_, "sign", purpose};
    if (!equal_constant_time(tag, tag_of(key, *bytes, tag_size))) return std::nullopt;
    return bytes;
}

Secret Seal::derive(std::string_view purpose, std::string_view input) const {
    const SubKey key{master_, "derive", purpose};
    return Secret{tag_of(key, input, 32)};
}

std::string base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), variant);
    text.pop_back();  // libsodium counts its final zero
    return text;
}

std::optional<std::string> base64url_decode(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 2, '\0');
    std::size_t size = 0;
    const int wrong = sodium_base642bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &size,
                                        nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (wrong != 0) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::string random_token(std::size_t bytes) {
    std::string token(bytes, '\0');
    randombytes_buf(token.data(), token.size());
    return base64url(token);
}

std::string sha256(std::string_view bytes) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(raw(digest), raw(bytes), bytes.size());
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    const std::string digest = sha256(bytes);
    std::string text(2 * digest.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw(std::string_view{digest}), digest.size());
    text.pop_back();
    return text;
}

bool equal_constant_time(std::string_view a, std::string_view b) noexcept {
    // A wrong length compares `a` with itself: the time says nothing about `b`.
    const bool same_size = a.size() == b.size();
    const std::string_view other = same_size ? b : a;
    return (sodium_memcmp(a.data(), other.data(), a.size()) == 0) && same_size;
}

}  // namespace bookverse::auth
