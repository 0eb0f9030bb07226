#include "base/text.hpp"

#include <sodium.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace bookverse {
namespace {

/// Bidirectional overrides and isolates make text read otherwise than it is stored (CVE-2021-42574).
bool is_bidi_control(UChar32 c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
           c == 0x061C;
}

/// Of what strip() has not made a blank already.
bool is_stripped(UChar32 c) {
    if (c == '\n') return false;
    if (u_charType(c) == U_CONTROL_CHAR) return true;
    return is_bidi_control(c) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

std::string nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    std::string out;
    icu::StringByteSink<std::string> sink{&out};
    normalizer->normalizeUTF8(0, icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())}, sink,
                              nullptr, status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU could not normalise text"};
    return out;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos) return {};
    return std::string{text.substr(first, text.find_last_not_of(" \n") - first + 1)};
}

std::string strip(std::string_view text, Lines lines) {
    std::string out;
    out.reserve(text.size());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(text.data(), i, length, c);
        const bool space = c == '\t' || c == '\r' || (c == '\n' && lines == Lines::one);
        if (space) {
            out += ' ';
        } else if (!is_stripped(c)) {
            out.append(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
        }
    }
    return trimmed(out);
}

/// Then there is nothing to normalise and nothing to strip: every text of a stored document comes this way.
bool is_printable_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_atom(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"!#$%&'*+/=?^_`{|}~-"}.find(c) != std::string_view::npos;
}

bool is_dot_atom(std::string_view local) {
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
    return std::ranges::all_of(local, [](char c) { return is_atom(c) || c == '.'; }) &&
           local.find("..") == std::string_view::npos;
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    return std::ranges::all_of(
        label, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_domain(std::string_view domain) {
    if (domain.find('.') == std::string_view::npos) return false;
    while (true) {
        const auto dot = domain.find('.');
        if (!is_label(domain.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        domain.remove_prefix(dot + 1);
    }
}

std::string lower_ascii(std::string_view text) {
    std::string out{text};
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

}  // namespace

bool is_utf8(std::string_view bytes) noexcept {
    const auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), i, length, c);
        if (c < 0) return false;
    }
    return true;
}

std::size_t code_points(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::expected<std::string, TextFault> clean_text(std::string_view raw, std::size_t min, std::size_t max,
                                                 Lines lines) {
    const bool plain = is_printable_ascii(raw);
    if (!plain && !is_utf8(raw)) return std::unexpected(TextFault{"invalid_text", "This is not valid text."});
    std::string text = plain ? trimmed(raw) : strip(nfc(raw), lines);
    const std::size_t length = code_points(text);
    if (length < min) {
        return std::unexpected(
            length == 0 ? TextFault{"required", "Please fill this in."}
                        : TextFault{"too_short", "Use at least " + std::to_string(min) + " characters."});
    }
    if (length > max) {
        return std::unexpected(TextFault{"too_long", "Use at most " + std::to_string(max) + " characters."});
    }
    return text;
}

std::expected<Email, TextFault> Email::parse(std::string_view raw) {
    while (!raw.empty() && raw.front() == ' ')
        raw.remove_prefix(1);
    while (!raw.empty() && raw.back() == ' ')
        raw.remove_suffix(1);
    const auto at = raw.rfind('@');
    if (at != std::string_view::npos && raw.size() <= 254) {
        const std::string domain = lower_ascii(raw.substr(at + 1));
        if (is_dot_atom(raw.substr(0, at)) && is_domain(domain)) {
            return Email{std::string{raw.substr(0, at)} + '@' + domain};
        }
    }
    return std::unexpected(TextFault{"invalid_email", "This is not an e-mail address."});
}

std::string Email::key() const {
    return lower_ascii(value_);
}

std::string_view Email::domain() const noexcept {
    return std::string_view{value_}.substr(value_.rfind('@') + 1);
}

Secret::~Secret() {
    if (!value_.empty()) sodium_memzero(value_.data(), value_.size());
}

}  // namespace bookverse
