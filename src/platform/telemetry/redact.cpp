#include "platform/telemetry/redact.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace bookverse::telemetry {
namespace {

constexpr std::string_view mask = "***";

constexpr std::array<std::string_view, 10> exact_names = {
    "code", "pin", "otp", "totp", "auth", "second_factor", "recovery_code", "recovery_codes", "jwt", "rt",
};
constexpr std::array<std::string_view, 12> name_parts = {
    "authorization", "cookie",  "password", "passwd",      "passphrase", "secret",
    "token",         "api_key", "apikey",   "private_key", "credential", "__host_",
};

char folded(char c) noexcept {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
    return c == '-' ? '_' : c;
}

bool equal_folded(std::string_view text, std::string_view pattern) noexcept {
    return text.size() == pattern.size() && std::equal(text.begin(), text.end(), pattern.begin(),
                                                       [](char a, char b) { return folded(a) == b; });
}

bool contains_folded(std::string_view text, std::string_view pattern) noexcept {
    return std::search(text.begin(), text.end(), pattern.begin(), pattern.end(),
                       [](char a, char b) { return folded(a) == b; }) != text.end();
}

bool is_word(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// Reads through a text once, copying what is harmless.
class Redactor {
public:
    explicit Redactor(std::string_view text) : text_{text} { out_.reserve(text.size()); }

    std::string run() && {
        while (at_ < text_.size()) {
            if (!is_word(text_[at_])) {
                if (text_.substr(at_).starts_with("://")) {
                    user_info();
                } else {
                    out_ += text_[at_++];
                }
                continue;
            }
            word();
        }
        return std::move(out_);
    }

private:
    void copy(std::size_t count) {
        out_ += text_.substr(at_, count);
        at_ += count;
    }
    char peek(std::size_t offset = 0) const {
        return at_ + offset < text_.size() ? text_[at_ + offset] : '\0';
    }
    void skip_until(std::string_view stops) {
        const auto end = text_.find_first_of(stops, at_);
        at_ = end == std::string_view::npos ? text_.size() : end;
        out_ += mask;
    }

    /// At "://": everything up to an '@' of the same address is a name and a password.
    void user_info() {
        copy(3);
        const auto end = std::min(text_.find_first_of("/?# \t\r\n\"'<>", at_), text_.size());
        const auto at_sign = text_.substr(at_, end - at_).rfind('@');
        if (at_sign == std::string_view::npos) return;
        out_ += mask;
        at_ += at_sign;
    }

    void word() {
        std::size_t length = 0;
        while (at_ + length < text_.size() && is_word(text_[at_ + length]))
            ++length;
        const std::string_view name = text_.substr(at_, length);
        if (name.starts_with("eyJ") && peek(length) == '.') {
            at_ += length;
            while (is_word(peek()) || peek() == '.')
                ++at_;
            out_ += mask;
            return;
        }
        copy(length);
        if ((equal_folded(name, "bearer") || equal_folded(name, "basic")) && peek() == ' ') {
            credentials();
        } else if (is_secret_name(name)) {
            value_of(name);
        }
    }

    /// Behind "Bearer": a plain short word stays, so that "basic settings" is readable.
    void credentials() {
        std::size_t spaces = 0;
        while (peek(spaces) == ' ')
            ++spaces;
        std::size_t length = 0;
        while (is_word(peek(spaces + length)) ||
               (peek(spaces + length) != '\0' &&
                std::string_view{".~+/="}.find(peek(spaces + length)) != std::string_view::npos)) {
            ++length;
        }
        const std::string_view word = text_.substr(at_ + spaces, length);
        if (length < 16 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) return;
        out_ += ' ';
        out_ += mask;
        at_ += spaces + length;
    }

    /// Behind a secret name: masks the value when there is one.
    void value_of(std::string_view name) {
        std::size_t ahead = 0;
        const auto skip = [&](std::string_view set) {
            while (peek(ahead) != '\0' && set.find(peek(ahead)) != std::string_view::npos)
                ++ahead;
        };
        skip("\"'\\ ");
        const char sign = peek(ahead);
        if (sign != '=' && sign != ':') return;
        ++ahead;
        skip(" ");
        const bool escaped = peek(ahead) == '\\';
        if (escaped) ++ahead;
        const char quote = peek(ahead);
        const bool quoted = quote == '"' || quote == '\'';
        // "code: 11000" is how servers report errors, not a secret.
        if (sign == ':' && !quoted && equal_folded(name, "code")) return;
        if (quoted) ++ahead;
        copy(ahead);
        if (at_ >= text_.size()) return;
        if (quoted) {
            skip_until(escaped ? std::string_view{"\\"} : std::string_view{&quote, 1});
        } else if (sign == ':' &&
                   (contains_folded(name, "cookie") || contains_folded(name, "authorization"))) {
            skip_until("\r\n");
        } else {
            skip_until("&;, \t\r\n\"'<>)}]");
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
};

}  // namespace

bool is_secret_name(std::string_view name) noexcept {
    return std::ranges::any_of(exact_names, [&](auto n) { return equal_folded(name, n); }) ||
           std::ranges::any_of(name_parts, [&](auto part) { return contains_folded(name, part); });
}

std::string redact_text(std::string_view text) {
    return Redactor{text}.run();
}

std::string redact_field(std::string_view name, std::string_view value) {
    if (value.empty()) return {};
    return is_secret_name(name) ? std::string{mask} : redact_text(value);
}

}  // namespace bookverse::telemetry
