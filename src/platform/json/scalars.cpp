#include "platform/json/scalars.hpp"

#include <cstdint>

namespace bookverse::json {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

void put_digits(char* at, unsigned value, int digits) {
    for (int i = digits - 1; i >= 0; --i) {
        at[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

}  // namespace

namespace detail {

std::expected<Uuid, TextFault> parse_uuid(std::string_view text) {
    if (const auto id = Uuid::parse(text)) return *id;
    return std::unexpected(TextFault{"invalid_id", "This is not an id."});
}

void append_uuid(std::string& out, const Uuid& id) {
    char text[36];
    std::size_t at = 0;
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        text[at++] = hex_digits[id.bytes[i] >> 4];
        text[at++] = hex_digits[id.bytes[i] & 15];
        if (i == 3 || i == 5 || i == 7 || i == 9) text[at++] = '-';
    }
    out.append(text, sizeof text);
}

std::expected<Secret, TextFault> parse_secret(std::string_view text, std::size_t min, std::size_t max) {
    const std::size_t length = code_points(text);
    if (length == 0 && min > 0) return std::unexpected(TextFault{"required", "Please fill this in."});
    if (length < min) {
        return std::unexpected(
            TextFault{"too_short", "Use at least " + std::to_string(min) + " characters."});
    }
    if (length > max) {
        return std::unexpected(TextFault{"too_long", "Use at most " + std::to_string(max) + " characters."});
    }
    return Secret{std::string{text}};
}

}  // namespace detail

std::expected<Currency, TextFault> Scalar<Currency>::parse(std::string_view text) {
    if (const auto currency = Currency::parse(text)) return *currency;
    return std::unexpected(TextFault{"invalid_currency", "This is no currency code of ISO 4217."});
}

std::expected<Instant, TextFault> Scalar<Instant>::parse(std::string_view text) {
    if (const auto at = parse_instant(text)) return *at;
    return std::unexpected(TextFault{"invalid_time", "This is not a time as 2026-11-22T18:04:05Z."});
}

// As to_string(Instant), without going through printf: every answer has some of these.
void Scalar<Instant>::append(std::string& out, Instant value) {
    const auto day = std::chrono::floor<std::chrono::days>(value);
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999) {
        out += to_string(value);
        return;
    }
    auto rest = static_cast<unsigned>((value - day).count());
    char text[] = "0000-00-00T00:00:00.000Z";
    put_digits(text, static_cast<unsigned>(year), 4);
    put_digits(text + 5, static_cast<unsigned>(date.month()), 2);
    put_digits(text + 8, static_cast<unsigned>(date.day()), 2);
    put_digits(text + 20, rest % 1000, 3);
    rest /= 1000;
    put_digits(text + 17, rest % 60, 2);
    put_digits(text + 14, rest / 60 % 60, 2);
    put_digits(text + 11, rest / 3600, 2);
    out.append(text, 24);
}

Schema Scalar<Secret>::schema() {
    Schema schema = Schema::text("password", 1, 1024);
    schema.write_only = true;
    return schema;
}

}  // namespace bookverse::json
