#include "platform/auth/refresh.hpp"

#include <algorithm>
#include <array>

namespace bookverse::auth {
namespace {

constexpr std::string_view purpose = "refresh token";
constexpr std::size_t id_size = 16, generation_size = 8, secret_size = 32;

std::string packed(SessionId family, std::int64_t generation) {
    std::string bytes{family.value.bytes.begin(), family.value.bytes.end()};
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes += static_cast<char>(generation >> shift);
    return bytes;
}

}  // namespace

RefreshToken RefreshTokens::make(SessionId family, std::int64_t generation, const Secret& secret) const {
    const Secret plain{packed(family, generation) + secret.reveal()};
    return {family, generation, Secret{seal_.sign(purpose, plain.reveal())}};
}

RefreshToken RefreshTokens::first(SessionId family) const {
    const Secret secret{base64url_decode(random_token(secret_size)).value()};
    return make(family, 0, secret);
}

RefreshToken RefreshTokens::child_of(const RefreshToken& parent) const {
    return make(parent.family, parent.generation + 1, seal_.derive("refresh child", parent.text.reveal()));
}

std::optional<RefreshToken> RefreshTokens::read(std::string_view text) const {
    const auto plain = seal_.open(purpose, text);
    if (!plain || plain->size() != id_size + generation_size + secret_size) return std::nullopt;
    RefreshToken token;
    std::copy_n(plain->begin(), id_size, token.family.value.bytes.begin());
    std::uint64_t generation = 0;
    for (std::size_t i = id_size; i < id_size + generation_size; ++i) {
        generation = generation << 8 | static_cast<unsigned char>((*plain)[i]);
    }
    token.generation = static_cast<std::int64_t>(generation);
    token.text = Secret{std::string{text}};
    return token;
}

std::string hash_of(const RefreshToken& token) {
    return sha256_hex(token.text.reveal());
}

RefreshFamily open_family(const RefreshToken& first, Instant now) {
    RefreshFamily family;
    family.generation = first.generation;
    family.current_hash = hash_of(first);
    family.created_at = family.rotated_at = now;
    return family;
}

RefreshFamily close_family(RefreshFamily family, Instant now) {
    if (!family.closed_at) family.closed_at = now;
    return family;
}

Instant ends_at(const RefreshFamily& family, const RefreshTimes& times) {
    if (family.closed_at) return *family.closed_at;
    return std::min<Instant>(family.rotated_at + times.idle, family.created_at + times.absolute);
}

RefreshUse use_refresh_token(const RefreshFamily& family, const RefreshToken& presented,
                             const RefreshToken& child, Instant now, const RefreshTimes& times) {
    if (now >= ends_at(family, times)) return {RefreshVerdict::ended, family};
    const std::string hash = hash_of(presented);
    if (hash == family.current_hash) {
        RefreshFamily after = family;
        after.generation = child.generation;
        after.parent_hash = hash;
        after.current_hash = hash_of(child);
        after.rotated_at = now;
        return {RefreshVerdict::rotated, std::move(after)};
    }
    if (hash == family.parent_hash && now - family.rotated_at <= times.grace)
        return {RefreshVerdict::repeated, family};
    RefreshFamily after = close_family(family, now);
    after.reused = true;
    return {RefreshVerdict::reused, std::move(after)};
}

}  // namespace bookverse::auth
