#include "services/payments/webhook_signature.hpp"

#include <openssl/hmac.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <vector>

#include "platform/auth/seal.hpp"

namespace bookverse::payments {
namespace {

std::string hex_hmac(const Secret& secret, std::string_view seconds, std::string_view body) {
    std::string text{seconds};
    text += '.';
    text += body;
    std::array<unsigned char, 32> mac{};
    unsigned size = 0;
    const auto& key = secret.reveal();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): OpenSSL counts bytes as unsigned char
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, text.size(), mac.data(), &size) ==
        nullptr)
        throw std::runtime_error{"OpenSSL cannot compute an HMAC"};
    std::string hex;
    for (const unsigned char byte : mac) {
        hex += "0123456789abcdef"[byte >> 4];
        hex += "0123456789abcdef"[byte & 15];
    }
    return hex;
}

struct Parts {
    std::string_view seconds;
    std::vector<std::string_view> signatures;
};

Parts parts_of(std::string_view header) {
    Parts parts;
    while (!header.empty()) {
        const auto comma = header.find(',');
        const auto item = header.substr(0, comma);
        header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
        if (item.starts_with("t=")) parts.seconds = item.substr(2);
        // More than a few are an attack on our processor, not a rotation of keys.
        if (item.starts_with("v1=") && parts.signatures.size() < 8)
            parts.signatures.push_back(item.substr(3));
    }
    return parts;
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return value;
}

std::int64_t seconds_of(Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

std::unexpected<Refusal> bad() {
    return refuse(RefusalKind::forbidden, "bad_signature", "This was not signed by who it says it is from.");
}

}  // namespace

std::string sign_webhook(const Secret& secret, std::string_view body, Instant at) {
    const auto seconds = std::to_string(seconds_of(at));
    return "t=" + seconds + ",v1=" + hex_hmac(secret, seconds, body);
}

Result<> check_webhook(std::string_view header, std::string_view body, std::span<const Secret> secrets,
                       Instant now) {
    const auto parts = parts_of(header);
    const auto made = number(parts.seconds);
    if (!made || parts.signatures.empty()) return bad();
    bool good = false;
    for (const Secret& secret : secrets) {
        if (secret.empty()) continue;
        const auto expected = hex_hmac(secret, parts.seconds, body);
        for (const auto signature : parts.signatures)
            if (auth::equal_constant_time(expected, signature)) good = true;
    }
    const auto distance = static_cast<double>(*made) - static_cast<double>(seconds_of(now));
    const auto tolerance = static_cast<double>(webhook_tolerance.count());
    if (!good || distance > tolerance || distance < -tolerance) return bad();
    return {};
}

}  // namespace bookverse::payments
