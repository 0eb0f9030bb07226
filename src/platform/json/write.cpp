#include "platform/json/write.hpp"

#include <charconv>
#include <cmath>
#include <stdexcept>

namespace bookverse::json::detail {
namespace {

/// What stands behind the backslash; 'u' for \u00XX, 0 for a byte that goes as it is.
constexpr std::array<char, 256> escapes = [] {
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i)
        table[i] = 'u';
    table['"'] = '"';
    table['\\'] = '\\';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    return table;
}();

/// Length of the well-formed UTF-8 sequence at the start of `text`, 0 when there is none (RFC 3629).
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F)) return 0;
        return follows(1) && follows(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if ((lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F)) return 0;
        return follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

void append_escaped(std::string& out, unsigned char c) {
    static constexpr char digits[] = "0123456789abcdef";
    out += '\\';
    out += escapes[c];
    if (escapes[c] == 'u') {
        out += "00";
        out += digits[c >> 4];
        out += digits[c & 15];
    }
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t start = 0;  // of the run that goes as it is
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80 && escapes[c] == 0) {
            ++i;
            continue;
        }
        const std::size_t length = c < 0x80 ? 0 : sequence_length(text.substr(i, 4));
        if (length != 0) {
            i += length;
            continue;
        }
        out.append(text, start, i - start);
        if (c < 0x80) {
            append_escaped(out, c);
        } else {
            out += "\xEF\xBF\xBD";
        }
        start = ++i;
    }
    out.append(text, start);
    out += '"';
}

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    out.append(text.data(), end);
}

void append_real(std::string& out, double value) {
    if (!std::isfinite(value)) throw std::domain_error{"JSON has no NaN and no infinity"};
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    out.append(text.data(), end);
}

}  // namespace bookverse::json::detail
