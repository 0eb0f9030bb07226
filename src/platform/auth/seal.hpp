// Authenticated encryption and signing of small things at rest or in strangers' hands: TOTP secrets, cursors,
// mail links. One key a purpose, derived from the master key, so what one purpose makes no other accepts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace bookverse::auth {

class Seal {
public:
    /// `master` is 32 raw bytes; others throw std::invalid_argument.
    explicit Seal(const Secret& master);
    ~Seal();

    /// base64url. `context` binds the text to a place (an account id): opening with another context fails.
    std::string encrypt(std::string_view purpose, std::string_view context, std::string_view plain) const;
    std::optional<std::string> decrypt(std::string_view purpose, std::string_view context,
                                       std::string_view sealed) const;

    /// payload + 16-byte tag, base64url; readable, not changeable.
    std::string sign(std::string_view purpose, std::string_view payload) const;
    std::optional<std::string> open(std::string_view purpose, std::string_view signed_text) const;

    /// 32 raw bytes that only this master key gives for this purpose and input: recomputable secrets, key
    /// seeds.
    Secret derive(std::string_view purpose, std::string_view input) const;

private:
    Secret master_;
};

std::string base64url(std::string_view bytes);
/// Canonical only: no padding, no white space, unused bits zero. One text for one value, so nothing signed
/// has a twin.
std::optional<std::string> base64url_decode(std::string_view text);
/// `bytes` random bytes from the system, base64url.
std::string random_token(std::size_t bytes);
/// 32 raw bytes.
std::string sha256(std::string_view bytes);
/// SHA-256, 64 hex digits: how tokens are stored.
std::string sha256_hex(std::string_view bytes);
/// Constant time in the length of `a`.
bool equal_constant_time(std::string_view a, std::string_view b) noexcept;

}  // namespace bookverse::auth
