// Text from people. A Text<1, 80> is valid UTF-8 in NFC, trimmed, without control and bidirectional-override
// characters, and 1 to 80 code points long. Whoever holds one need not check it again.
#pragma once

#include <compare>
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/refusal.hpp"

namespace bookverse {

/// Lets a parser say which rule was broken without knowing the field's name.
struct TextFault {
    std::string code;
    std::string message;
};

bool is_utf8(std::string_view bytes) noexcept;

/// Code points of valid UTF-8; O(n).
std::size_t code_points(std::string_view text) noexcept;

enum class Lines { one, many };

/// NFC, control and bidi characters stripped (a line feed stays when `lines` is many), white space trimmed,
/// then the length is checked in code points. Invalid UTF-8 is refused, not repaired.
std::expected<std::string, TextFault> clean_text(std::string_view raw, std::size_t min, std::size_t max,
                                                 Lines lines);

template <std::size_t Min, std::size_t Max, Lines L = Lines::one>
class Text {
public:
    static constexpr std::size_t min_length = Min;
    static constexpr std::size_t max_length = Max;

    Text()
        requires(Min == 0)
    = default;

    static std::expected<Text, TextFault> parse(std::string_view raw) {
        auto cleaned = clean_text(raw, Min, Max, L);
        if (!cleaned) return std::unexpected(std::move(cleaned).error());
        return Text{std::move(*cleaned)};
    }
    const std::string& str() const noexcept { return value_; }
    friend auto operator<=>(const Text&, const Text&) = default;

private:
    explicit Text(std::string value) : value_{std::move(value)} {}
    std::string value_;
};

/// An address that mail can be sent to: local@domain, ASCII or UTF-8 local part refused beyond RFC 5321
/// dot-atoms, at most 254 characters, domain in lower case with at least one dot. The local part keeps its
/// case for sending; `key()` is the lower-case whole, by which accounts are unique.
class Email {
public:
    static std::expected<Email, TextFault> parse(std::string_view raw);
    const std::string& str() const noexcept { return value_; }
    std::string key() const;
    std::string_view domain() const noexcept;
    friend auto operator<=>(const Email&, const Email&) = default;

private:
    explicit Email(std::string value) : value_{std::move(value)} {}
    std::string value_;
};

/// A value that must not reach a log by accident: it prints as "***" and is wiped when it dies.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_{std::move(value)} {}
    Secret(const Secret&) = default;
    Secret(Secret&&) = default;
    Secret& operator=(const Secret&) = default;
    Secret& operator=(Secret&&) = default;
    ~Secret();
    /// The only way to the value; name it where you use it.
    const std::string& reveal() const noexcept { return value_; }
    bool empty() const noexcept { return value_.empty(); }

private:
    std::string value_;
};

}  // namespace bookverse
