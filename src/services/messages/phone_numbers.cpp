#include "services/messages/phone_numbers.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace bookverse::messages {
namespace {

using namespace std::string_view_literals;

/// Digits that stand together.
struct Group {
    std::string_view digits;
    std::size_t begin;
    std::size_t end;
    std::string_view before;  ///< what separates it from the group before
    bool plus;                ///< a + stands in front
};
using Groups = std::span<const Group>;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The length of a separator at the beginning of `text`; 0: none.
std::size_t separator(std::string_view text) {
    if (text.empty()) return 0;
    if (" -./()"sv.find(text[0]) != std::string_view::npos) return 1;
    for (const auto wide : {"\u00A0"sv, "\u2010"sv, "\u2011"sv, "\u2013"sv})
        if (text.starts_with(wide)) return wide.size();
    return 0;
}

/// The groups that one number may be made of, from `at` on, which is a digit.
std::vector<Group> groups_from(std::string_view text, std::size_t at) {
    constexpr std::size_t most = 40;
    std::vector<Group> groups;
    std::size_t gap = at;
    while (groups.size() < most) {
        const auto begin = at;
        while (at < text.size() && is_digit(text[at]))
            ++at;
        const auto before = groups.empty() ? ""sv : text.substr(gap, begin - gap);
        const bool plus = begin > 0 && text[begin - 1] == '+';
        groups.push_back({text.substr(begin, at - begin), begin, at, before, plus});
        gap = at;
        for (int separators = 0; separators < 3; ++separators)
            at += separator(text.substr(std::min(at, text.size())));
        if (at < text.size() && text[at] == '+' && at + 1 < text.size() && is_digit(text[at + 1]) && at > gap)
            ++at;
        if (at == gap || at >= text.size() || !is_digit(text[at])) break;
    }
    return groups;
}

std::string digits_of(Groups groups) {
    std::string all;
    for (const Group& group : groups)
        all += group.digits;
    return all;
}

bool isbn10(std::string_view digits) {
    if (digits.size() != 10) return false;
    int sum = 0;
    for (int i = 0; i < 10; ++i) {
        const char c = digits[static_cast<std::size_t>(i)];
        sum += (10 - i) * (c == 'X' ? 10 : c - '0');
    }
    return sum % 11 == 0;
}

/// As ISBNs are written: one block, or a single digit at the end of four. A wrong check digit is a slip.
bool is_isbn(Groups groups) {
    const auto digits = digits_of(groups);
    if (digits.size() == 13) return digits.starts_with("978") || digits.starts_with("979");
    if (groups.size() == 1) return isbn10(digits);
    return digits.size() == 10 && groups.size() == 4 && groups.back().digits.size() == 1;
}

bool is_date(Groups three) {
    const auto a = three[0].digits.size(), b = three[1].digits.size(), c = three[2].digits.size();
    return three[1].before == three[2].before && b <= 2 && ((a == 4 && c <= 2) || (a <= 2 && c == 4)) &&
           three[1].before != " ";
}

bool has_date(Groups groups) {
    for (std::size_t at = 0; at + 3 <= groups.size(); ++at)
        if (is_date(groups.subspan(at, 3))) return true;
    return false;
}

bool has_shape(Groups groups, std::initializer_list<std::size_t> sizes) {
    return std::ranges::equal(groups, sizes, {}, [](const Group& group) { return group.digits.size(); });
}

bool is_phone_number(Groups groups, bool announced) {
    const auto digits = digits_of(groups);
    const auto count = digits.size();
    if (std::ranges::any_of(groups.subspan(1), &Group::plus)) return false;
    if (groups[0].plus) return count >= 8 && count <= 15;
    if (has_date(groups)) return false;
    if (announced && count >= 7 && count <= 15) return true;
    if (digits.starts_with("00")) return count >= 10 && count <= 17 && digits[2] != '0';
    if (digits.starts_with('0')) {
        const bool fraction = groups.size() == 2 && groups[0].digits == "0" && groups[1].before == ".";
        return !fraction && count >= 9 && count <= 12;
    }
    // North America: 555-123-4567, 1 (555) 123-4567.
    if (has_shape(groups, {3, 3, 4})) return digits[0] >= '2';
    return has_shape(groups, {1, 3, 3, 4}) && digits[0] == '1' && digits[1] >= '2';
}

/// A word just before says what the number is.
bool says(std::string_view text, std::size_t begin, std::initializer_list<std::string_view> words) {
    constexpr std::size_t reach = 20;
    std::string before{text.substr(begin - std::min(begin, reach), std::min(begin, reach))};
    std::ranges::transform(before, before.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::any_of(words, [&](std::string_view word) {
        const auto at = before.rfind(word);
        return at != std::string::npos && (at == 0 || !is_letter(before[at - 1]));
    });
}

bool is_price(std::string_view text, const Group& first, const Group& last) {
    constexpr std::string_view money[] = {"€", "$", "£", "EUR", "USD", "GBP", "CHF"};
    auto before = text.substr(0, first.begin);
    auto behind = text.substr(last.end);
    if (before.ends_with(' ')) before.remove_suffix(1);
    if (behind.starts_with(' ')) behind.remove_prefix(1);
    return std::ranges::any_of(
        money, [&](std::string_view one) { return before.ends_with(one) || behind.starts_with(one); });
}

/// 0-8044-2957-X: the X is no digit to the groups.
bool ends_in_x(std::string_view text, Groups groups) {
    auto behind = text.substr(groups.back().end);
    behind.remove_prefix(separator(behind));
    if (behind.empty() || (behind[0] != 'X' && behind[0] != 'x')) return false;
    return isbn10(digits_of(groups) + "X");
}

class Numbers {
public:
    explicit Numbers(std::string_view text) : text_{text} {}

    std::vector<std::pair<std::size_t, std::size_t>> find() {
        std::size_t at = 0;
        while (at < text_.size()) {
            if (!is_digit(text_[at])) {
                ++at;
                continue;
            }
            const auto groups = groups_from(text_, at);
            const bool in_a_word = at > 0 && (is_letter(text_[at - 1]) || text_[at - 1] == '#');
            look_at(groups, in_a_word ? 1 : 0);
            at = groups.back().end;
        }
        return std::move(found_);
    }

private:
    /// The longest number that begins with group `first`; where it ends, exclusive.
    template <class Is>
    static std::size_t longest(Groups groups, std::size_t first, Is is) {
        for (auto end = groups.size(); end > first; --end)
            if (is(groups.subspan(first, end - first))) return end;
        return first;
    }

    void look_at(Groups groups, std::size_t first) {
        while (first < groups.size()) {
            auto end =
                longest(groups, first, [&](Groups some) { return is_isbn(some) || ends_in_x(text_, some); });
            if (end > first) {
                first = end;
                continue;
            }
            const bool announced = says(text_, groups[first].begin,
                                        {"tel", "phone", "call me", "text me", "whatsapp", "mobil", "mobile",
                                         "handy", "sms", "signal", "telegram", "ruf mich", "anrufen"}) &&
                                   !says(text_, groups[first].begin, {"isbn"});
            const bool isbn = says(text_, groups[first].begin, {"isbn"});
            end = longest(groups, first, [&](Groups some) {
                return !isbn && is_phone_number(some, announced) && ends_well(some) &&
                       !is_price(text_, some.front(), some.back());
            });
            if (end > first) {
                auto begin = groups[first].begin;
                if (groups[first].plus) --begin;
                if (begin > 0 && text_[begin - 1] == '(') --begin;
                found_.emplace_back(begin, groups[end - 1].end);
                first = end;
            } else {
                ++first;
            }
        }
    }
    bool ends_well(Groups groups) const {
        const auto end = groups.back().end;
        return end >= text_.size() || (!is_letter(text_[end]) && text_[end] != '%');
    }

    std::string_view text_;
    std::vector<std::pair<std::size_t, std::size_t>> found_{};
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_phone_numbers(std::string_view text) {
    return Numbers{text}.find();
}

}  // namespace bookverse::messages
