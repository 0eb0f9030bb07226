// The second factor: RFC 6238 codes (HMAC-SHA-1, 6 digits, 30 s, what every authenticator app speaks) and
// recovery codes. Pure; the service stores the sealed secret, the last used step and the hashes, and limits
// the tries.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/text.hpp"

namespace bookverse::auth {

/// 20 random raw bytes.
Secret make_totp_secret();

/// RFC 4648 base32 without padding: how a secret is typed by hand.
std::string base32(std::string_view bytes);

/// otpauth://totp/BookVerse%2B:jane%40uni.edu?secret=…&issuer=…; draws as a QR code.
std::string otpauth_uri(std::string_view issuer, std::string_view account_name, const Secret& secret);

/// 30 s steps since 1970.
std::int64_t totp_step(Instant at) noexcept;

/// The code of a step. `digits` is 6 here; the RFC's test vectors have 8.
std::string totp_code(const Secret& secret, std::int64_t step, int digits = 6);

/// The step that `code` belongs to: now, one before or one after, and newer than `last_used`, so that a code
/// works once. Store the answer as the new last used step in the same write that accepts the code. Blanks are
/// ignored.
std::optional<std::int64_t> match_totp(const Secret& secret, std::string_view code, Instant now,
                                       std::int64_t last_used);

struct RecoveryCodes {
    std::vector<std::string> codes;   ///< shown once: abcd-efgh-jkmn-pqrs, 80 random bits each
    std::vector<std::string> hashes;  ///< stored; SHA-256 is enough for 80 random bits
};
RecoveryCodes make_recovery_codes(std::size_t count = 10);

/// Index of the hash that `code` belongs to, to be removed in the write that accepts it. Case and dashes do
/// not matter.
std::optional<std::size_t> match_recovery_code(std::span<const std::string> hashes, std::string_view code);

}  // namespace bookverse::auth
