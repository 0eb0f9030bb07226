#include "platform/auth/totp.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/auth/seal.hpp"

namespace bookverse::auth {
namespace {

constexpr std::int64_t step_seconds = 30;
constexpr std::size_t recovery_bytes = 10;

std::string random_bytes(std::size_t count) {
    return base64url_decode(random_token(count)).value();
}

std::string percent_encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

/// What people type for a code: without blanks and dashes, lower case.
std::string tidied(std::string_view typed) {
    std::string out;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

}  // namespace

Secret make_totp_secret() {
    return Secret{random_bytes(20)};
}

std::string base32(std::string_view bytes) {
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8 | static_cast<unsigned char>(c)) & 0xFFFF;
        for (bits += 8; bits >= 5; bits -= 5)
            out += alphabet[buffer >> (bits - 5) & 31];
    }
    if (bits > 0) out += alphabet[buffer << (5 - bits) & 31];
    return out;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account_name, const Secret& secret) {
    return "otpauth://totp/" + percent_encoded(issuer) + ':' + percent_encoded(account_name) +
           "?secret=" + base32(secret.reveal()) + "&issuer=" + percent_encoded(issuer) +
           "&algorithm=SHA1&digits=6&period=30";
}

std::int64_t totp_step(Instant at) noexcept {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / step_seconds;
}

std::string totp_code(const Secret& secret, std::int64_t step, int digits) {
    std::array<unsigned char, 8> message{};
    for (std::size_t i = 0; i < 8; ++i)
        message[i] = static_cast<unsigned char>(step >> (56 - 8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    const std::string& key = secret.reveal();
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), mac.data(),
             &size) == nullptr) {
        throw std::runtime_error{"OpenSSL could not compute HMAC-SHA-1"};
    }
    // RFC 4226 section 5.3: the low four bits of the last byte say where the number stands.
    const std::size_t at = mac[size - 1] & 0x0F;
    std::uint32_t number = (mac[at] & 0x7FU) << 24 | static_cast<std::uint32_t>(mac[at + 1]) << 16 |
                           static_cast<std::uint32_t>(mac[at + 2]) << 8 | mac[at + 3];
    std::string code(static_cast<std::size_t>(digits), '0');
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10) {
        *digit = static_cast<char>('0' + number % 10);
    }
    return code;
}

std::optional<std::int64_t> match_totp(const Secret& secret, std::string_view code, Instant now,
                                       std::int64_t last_used) {
    const std::string typed = tidied(code);
    const std::int64_t present = totp_step(now);
    std::optional<std::int64_t> matched;
    // All three are computed, so the time does not tell which one it was.
    for (const std::int64_t step : {present + 1, present, present - 1}) {
        if (equal_constant_time(totp_code(secret, step), typed) && step > last_used) matched = step;
    }
    return matched;
}

RecoveryCodes make_recovery_codes(std::size_t count) {
    RecoveryCodes made;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string plain = tidied(base32(random_bytes(recovery_bytes)));
        std::string shown = plain;
        for (const std::size_t at : {12U, 8U, 4U})
            shown.insert(at, 1, '-');
        made.codes.push_back(std::move(shown));
        made.hashes.push_back(sha256_hex(plain));
    }
    return made;
}

std::optional<std::size_t> match_recovery_code(std::span<const std::string> hashes, std::string_view code) {
    const auto found = std::ranges::find(hashes, sha256_hex(tidied(code)));
    if (found == hashes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - hashes.begin());
}

}  // namespace bookverse::auth
