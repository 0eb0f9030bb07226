#include "base/isbn.hpp"

#include <algorithm>

namespace bookverse {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int value(char c) {
    return c == 'X' ? 10 : c - '0';
}

/// Of the first 12 digits, weighted 1 and 3 by turns.
char check_digit_13(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < 12; ++i)
        sum += value(digits[i]) * (i % 2 == 0 ? 1 : 3);
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

/// Of the first 9 digits, weighted 10 down to 2.
char check_digit_10(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += value(digits[i]) * static_cast<int>(10 - i);
    const int check = (11 - sum % 11) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

/// Length of what may stand between digits and means nothing: a space, a hyphen, their cousins. 0: no such
/// thing.
std::size_t separator(std::string_view text) {
    if (text.front() == ' ' || text.front() == '-' || text.front() == '\t') return 1;
    if (text.starts_with("\u00A0") || text.starts_with("\u00AD")) return 2;
    for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\u202F"})
        if (text.starts_with(dash)) return dash.size();
    return 0;
}

/// Behind "ISBN" in front, in any case.
std::string_view without_prefix(std::string_view text) {
    while (!text.empty() && separator(text) > 0)
        text.remove_prefix(separator(text));
    constexpr std::string_view prefix = "isbn";
    const bool has =
        text.size() >= prefix.size() && std::ranges::equal(text.substr(0, prefix.size()), prefix,
                                                           [](char a, char b) { return (a | 0x20) == b; });
    return has ? text.substr(prefix.size()) : text;
}

/// Only digits and X; nullopt when there is something else. A colon may stand before the number.
std::optional<std::string> bare(std::string_view raw) {
    const auto text = without_prefix(raw);
    const bool prefixed = text.size() < raw.size() && text.data() != raw.data();
    std::string out;
    for (auto rest = text; !rest.empty();) {
        if (const auto skip = separator(rest)) {
            rest.remove_prefix(skip);
            continue;
        }
        const char c = rest.front();
        rest.remove_prefix(1);
        if (is_digit(c)) {
            out += c;
        } else if (c == 'x' || c == 'X') {
            out += 'X';
        } else if (c != ':' || !prefixed || out.size() > 2) {
            return std::nullopt;
        }
        if (out.size() > 15) return std::nullopt;
    }
    // "ISBN-13: 978…": neither kind of number has two digits more.
    const bool named =
        (out.size() == 12 && out.starts_with("10")) || (out.size() == 15 && out.starts_with("13"));
    if (prefixed && named) out.erase(0, 2);
    return out;
}

std::unexpected<TextFault> no_isbn() {
    return std::unexpected(
        TextFault{"invalid_isbn", "An ISBN has 10 or 13 digits and stands near the bar code."});
}

std::unexpected<TextFault> wrong_check_digit() {
    return std::unexpected(
        TextFault{"isbn_check_digit", "The last digit does not fit the others: please compare the number."});
}

bool is_book_prefix(std::string_view digits) {
    // 979-0 is sheet music (ISMN).
    return digits.starts_with("978") || (digits.starts_with("979") && digits[3] != '0');
}

}  // namespace

Isbn::Isbn(std::string_view digits) {
    std::ranges::copy(digits, digits_.begin());
}

std::optional<Isbn> Isbn::with_check_digit(std::string_view twelve_digits) {
    if (twelve_digits.size() != 12 || !std::ranges::all_of(twelve_digits, is_digit) ||
        !is_book_prefix(twelve_digits))
        return std::nullopt;
    return Isbn{std::string{twelve_digits} + check_digit_13(twelve_digits)};
}

std::expected<Isbn, TextFault> Isbn::parse(std::string_view raw) {
    const auto text = bare(raw);
    if (!text) return no_isbn();
    if (text->empty()) return std::unexpected(TextFault{"required", "Please fill this in."});
    const std::string_view digits = *text;
    const bool only_digits_before = std::ranges::all_of(digits.substr(0, digits.size() - 1), is_digit);
    if (digits.size() == 13 && only_digits_before && is_digit(digits.back())) {
        if (!is_book_prefix(digits)) return no_isbn();
        if (check_digit_13(digits) != digits.back()) return wrong_check_digit();
        return Isbn{digits};
    }
    if (digits.size() == 10 && only_digits_before) {
        if (check_digit_10(digits) != digits.back()) return wrong_check_digit();
        return *with_check_digit("978" + std::string{digits.substr(0, 9)});
    }
    return no_isbn();
}

std::optional<std::string> Isbn::isbn10() const {
    if (!digits().starts_with("978")) return std::nullopt;
    const auto nine = digits().substr(3, 9);
    return std::string{nine} + check_digit_10(nine);
}

}  // namespace bookverse
