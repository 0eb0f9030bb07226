#include "platform/telemetry/log_line.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "platform/telemetry/redact.hpp"

namespace bookverse::telemetry {
namespace {

constexpr std::size_t longest_value = 4096;

struct Decoded {
    std::uint32_t code_point;
    std::size_t length;
    bool valid;
};

/// One code point at the front of a non-empty text; a wrong byte is one invalid unit.
Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) return {first, 1, true};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {0xFFFD, 1, false};
    std::uint32_t code_point = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1, false};
        code_point = code_point << 6 | (byte(i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < smallest[length] || code_point > 0x10FFFF || surrogate) return {0xFFFD, 1, false};
    return {code_point, length, true};
}

bool is_dangerous(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C || c == 0xFEFF;
}

void append_hex(std::string& out, std::uint32_t c) {
    static constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[c >> shift & 15];
}

void append_escaped(std::string& out, std::string_view text) {
    const bool cut = text.size() > longest_value;
    if (cut) text = text.substr(0, longest_value);
    while (!text.empty()) {
        const Decoded next = decode(text);
        if (!next.valid) {
            // The cut may have split the last character.
            if (!cut || text.size() > 3) out += "\\ufffd";
        } else if (next.code_point == '"' || next.code_point == '\\') {
            out += '\\';
            out += text.front();
        } else if (next.code_point == '\n') {
            out += "\\n";
        } else if (is_dangerous(next.code_point)) {
            append_hex(out, next.code_point);
        } else {
            out.append(text.substr(0, next.length));
        }
        text.remove_prefix(next.length);
    }
    if (cut) out += "…";
}

void append_member(std::string& out, std::string_view name, std::string_view value) {
    out += out.size() > 1 ? ",\"" : "\"";
    append_escaped(out, name);
    out += "\":\"";
    append_escaped(out, value);
    out += '"';
}

/// A field may not take the place of the line's own members.
std::string own_name(std::string_view name) {
    constexpr std::array<std::string_view, 4> reserved = {"at", "level", "service", "event"};
    std::string own{name};
    if (std::ranges::find(reserved, name) != reserved.end()) own += '_';
    return own;
}

}  // namespace

std::string_view name_of(Level level) noexcept {
    switch (level) {
        case Level::debug:
            return "debug";
        case Level::info:
            return "info";
        case Level::warn:
            return "warn";
        case Level::error:
            return "error";
    }
    return "error";
}

std::string to_json_line(const LogLine& line) {
    std::string out = "{";
    out.reserve(256);
    append_member(out, "at", to_string(line.at));
    append_member(out, "level", name_of(line.level));
    append_member(out, "service", line.service);
    append_member(out, "event", redact_text(line.event));
    for (const Field& field : line.fields) {
        append_member(out, own_name(field.name), redact_field(field.name, field.value));
    }
    out += '}';
    return out;
}

std::string to_people_line(const LogLine& line) {
    std::string out = to_string(line.at);
    out += ' ';
    out += name_of(line.level);
    out.append(6 - name_of(line.level).size(), ' ');
    append_escaped(out, redact_text(line.event));
    for (const Field& field : line.fields) {
        const std::string value = redact_field(field.name, field.value);
        const bool quoted = value.empty() || value.find_first_of(" \"=") != std::string::npos;
        out += ' ';
        append_escaped(out, field.name);
        out += quoted ? "=\"" : "=";
        append_escaped(out, value);
        if (quoted) out += '"';
    }
    return out;
}

}  // namespace bookverse::telemetry
