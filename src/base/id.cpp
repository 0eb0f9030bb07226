#include "base/id.hpp"

#include <sodium.h>

#include <mutex>

namespace bookverse {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr bool dash_follows(std::size_t byte) {
    return byte == 3 || byte == 5 || byte == 7 || byte == 9;
}

void set_version(Uuid& id, std::uint8_t version) {
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | version << 4);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
}

}  // namespace

std::string Uuid::to_string() const {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
        if (dash_follows(i)) text += '-';
    }
    return text;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid id;
    std::size_t at = 0;
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        const int high = hex_value(text[at]), low = hex_value(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
        at += 2;
        if (dash_follows(i) && text[at++] != '-') return std::nullopt;
    }
    return id;
}

Uuid Uuid::of_name(std::string_view name) {
    Uuid id;
    crypto_generichash(id.bytes.data(), id.bytes.size(), reinterpret_cast<const unsigned char*>(name.data()),
                       name.size(), nullptr, 0);
    set_version(id, 8);
    return id;
}

std::optional<Instant> Uuid::time() const {
    if (bytes[6] >> 4 != 7) return std::nullopt;
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i)
        milliseconds = milliseconds << 8 | bytes[i];
    return Instant{std::chrono::milliseconds{milliseconds}};
}

Uuid new_uuid(Instant now) {
    // RFC 9562 section 6.2, method 1: the 12 bits behind the time are a counter within the millisecond; when
    // it runs over, or the clock steps back, the time part moves on by itself.
    static std::mutex mutex;
    static std::uint64_t last = 0;  // milliseconds << 12 | counter
    std::uint64_t stamp = static_cast<std::uint64_t>(now.time_since_epoch().count()) << 12;
    {
        const std::lock_guard lock{mutex};
        stamp = stamp > last ? stamp : last + 1;
        last = stamp;
    }
    Uuid id;
    randombytes_buf(id.bytes.data() + 8, 8);
    const std::uint64_t milliseconds = stamp >> 12;
    for (std::size_t i = 0; i < 6; ++i) {
        id.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    }
    id.bytes[6] = static_cast<std::uint8_t>(stamp >> 8 & 0x0F);
    id.bytes[7] = static_cast<std::uint8_t>(stamp & 0xFF);
    set_version(id, 7);
    return id;
}

}  // namespace bookverse
