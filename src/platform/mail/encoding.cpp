#include "platform/mail/encoding.hpp"

#include <algorithm>

namespace bookverse::mail::detail {
namespace {

constexpr std::size_t line_length = 76;
constexpr std::size_t word_bytes = 39;  // 52 characters of base64, 64 with "=?UTF-8?B?" and "?="

bool is_plain(char c) {
    return c >= ' ' && c <= '~';
}
bool is_continuation(char c) {
    return (c & 0xC0) == 0x80;
}

std::string without_controls(std::string_view text) {
    std::string out{text};
    std::ranges::replace_if(out, [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, ' ');
    return out;
}

std::string base64(std::string_view bytes) {
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t n) -> unsigned {
            return i + n < bytes.size() ? static_cast<unsigned char>(bytes[i + n]) : 0;
        };
        const unsigned group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (int part = 0; part < 4; ++part) {
            const bool padding = i + static_cast<std::size_t>(part) > bytes.size();
            out += padding ? '=' : alphabet[group >> (18 - 6 * part) & 63];
        }
    }
    return out;
}

std::string encoded_words(std::string_view text, std::size_t used) {
    std::string out;
    // The first line may be too full for a whole word already.
    if (used + word_bytes / 3 * 4 + 12 > line_length) out = "\r\n ";
    while (!text.empty()) {
        std::size_t length = std::min(word_bytes, text.size());
        while (length < text.size() && length > 1 && is_continuation(text[length]))
            --length;
        if (!out.empty() && !out.ends_with(' ')) out += "\r\n ";
        out += "=?UTF-8?B?" + base64(text.substr(0, length)) + "?=";
        text.remove_prefix(length);
    }
    return out;
}

void append_hex(std::string& line, char c) {
    static constexpr char digits[] = "0123456789ABCDEF";
    line += '=';
    line += digits[static_cast<unsigned char>(c) >> 4];
    line += digits[static_cast<unsigned char>(c) & 15];
}

void append_line(std::string& out, std::string_view text) {
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool last = i + 1 == text.size();
        const bool blank_at_end = last && (text[i] == ' ' || text[i] == '\t');
        const bool literal = (is_plain(text[i]) || text[i] == '\t') && text[i] != '=' && !blank_at_end;
        // One place is kept for the soft break.
        if (line.size() + (literal ? 1 : 3) > line_length - 1) {
            out += line + "=\r\n";
            line.clear();
        }
        if (literal) {
            line += text[i];
        } else {
            append_hex(line, text[i]);
        }
    }
    out += line + "\r\n";
}

}  // namespace

std::string quoted_printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        append_line(out, text.substr(0, end));
        text.remove_prefix(end);
        if (text.starts_with("\r\n")) {
            text.remove_prefix(2);
        } else if (!text.empty()) {
            text.remove_prefix(1);
        }
    }
    return out;
}

std::string encoded_header(std::string_view text, std::size_t used) {
    const std::string clean = without_controls(text);
    const bool plain = std::ranges::all_of(clean, is_plain) && used + clean.size() <= line_length &&
                       clean.find("=?") == std::string::npos;
    return plain ? clean : encoded_words(clean, used);
}

std::string encoded_phrase(std::string_view name, std::size_t used) {
    const std::string clean = without_controls(name);
    if (!std::ranges::all_of(clean, is_plain) || used + clean.size() > 60) return encoded_words(clean, used);
    std::string quoted = "\"";
    for (const char c : clean) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace bookverse::mail::detail
