// Money is a whole number of the currency's smallest unit: cents, yen, fils. It never was a fraction and
// never passes through a floating number. What cannot be (two currencies in one sum, a sum beyond 64 bits) is
// a bug of ours, so it throws.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bookverse {

/// One of ISO 4217's circulating currencies. By default XXX, "no currency": that of a zero not filled in.
class Currency {
public:
    Currency() = default;
    /// Upper case only.
    static std::optional<Currency> parse(std::string_view code);

    std::string_view code() const noexcept { return {code_.data(), code_.size()}; }
    /// How many digits stand behind the point: EUR 2, JPY 0, BHD 3.
    int decimals() const noexcept { return decimals_; }

    friend bool operator==(const Currency& a, const Currency& b) noexcept { return a.code_ == b.code_; }

private:
    std::array<char, 3> code_{'X', 'X', 'X'};
    std::uint8_t decimals_ = 2;
};

struct Money {
    std::int64_t amount = 0;  ///< in minor units
    Currency currency{};

    friend bool operator==(const Money&, const Money&) = default;
};

// All of these throw std::logic_error for two currencies and std::overflow_error beyond 64 bits.
Money operator+(const Money& a, const Money& b);
Money operator-(const Money& a, const Money& b);
Money operator-(const Money& a);
std::strong_ordering operator<=>(const Money& a, const Money& b);

/// Shares in proportion to the weights which add up to the whole: what rounding leaves goes to those who lost
/// most by it, the earlier one first. Throws std::logic_error for a negative weight or when all are zero.
std::vector<Money> split(const Money& whole, std::span<const std::int64_t> weights);

/// "12.50", "1250", "0.007": as many decimals as the currency has, no currency.
std::string decimal(const Money& money);
/// The reverse: digits, and at most the currency's decimals behind a point or a comma. nullopt for anything
/// else.
std::optional<Money> parse_decimal(std::string_view text, Currency currency);

}  // namespace bookverse
