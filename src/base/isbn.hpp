// An ISBN as 13 digits. ISBN-10 and ISBN-13 of one edition are the same value; what people type around the
// digits (hyphens, spaces, "ISBN:") is dropped, and a wrong check digit is refused, never repaired.
#pragma once

#include <array>
#include <compare>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace bookverse {

class Isbn {
public:
    /// Faults: required, invalid_isbn (no ISBN at all), isbn_check_digit (most likely a slip of the finger).
    static std::expected<Isbn, TextFault> parse(std::string_view raw);
    /// The ISBN that begins with these 12 digits; nullopt when it cannot be one.
    static std::optional<Isbn> with_check_digit(std::string_view twelve_digits);

    /// 13 digits.
    std::string_view digits() const noexcept { return {digits_.data(), digits_.size()}; }
    std::string str() const { return std::string{digits()}; }
    /// 10 characters, the last may be X. Numbers that begin with 979 have none.
    std::optional<std::string> isbn10() const;

    friend auto operator<=>(const Isbn&, const Isbn&) = default;

private:
    explicit Isbn(std::string_view digits);
    std::array<char, 13> digits_{};
};

}  // namespace bookverse
