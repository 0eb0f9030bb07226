#include "base/money.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace bookverse {
namespace {

__extension__ using Wide = __int128;

// ISO 4217, currencies in circulation; funds, metals and testing codes are left out.
constexpr std::string_view two_decimals =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF "
    "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
    "MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD "
    "SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER "
    "ZAR ZMW ZWG";
constexpr std::string_view no_decimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view three_decimals = "BHD IQD JOD KWD LYD OMR TND";

bool is_in(std::string_view list, std::string_view code) {
    for (std::size_t at = 0; at < list.size(); at += 4)
        if (list.substr(at, 3) == code) return true;
    return false;
}

void need_one_currency(const Money& a, const Money& b) {
    if (a.currency != b.currency)
        throw std::logic_error{"money of two currencies: " + std::string{a.currency.code()} + " and " +
                               std::string{b.currency.code()}};
}

[[noreturn]] void too_much() {
    throw std::overflow_error{"more money than 64 bits hold"};
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
    if (code.size() != 3) return std::nullopt;
    Currency currency;
    if (is_in(no_decimals, code)) {
        currency.decimals_ = 0;
    } else if (is_in(three_decimals, code)) {
        currency.decimals_ = 3;
    } else if (!is_in(two_decimals, code) && code != "XXX") {
        return std::nullopt;
    }
    std::ranges::copy(code, currency.code_.begin());
    return currency;
}

Money operator+(const Money& a, const Money& b) {
    need_one_currency(a, b);
    Money sum = a;
    if (__builtin_add_overflow(a.amount, b.amount, &sum.amount)) too_much();
    return sum;
}

Money operator-(const Money& a, const Money& b) {
    need_one_currency(a, b);
    Money difference = a;
    if (__builtin_sub_overflow(a.amount, b.amount, &difference.amount)) too_much();
    return difference;
}

Money operator-(const Money& a) {
    return Money{0, a.currency} - a;
}

std::strong_ordering operator<=>(const Money& a, const Money& b) {
    need_one_currency(a, b);
    return a.amount <=> b.amount;
}

std::vector<Money> split(const Money& whole, std::span<const std::int64_t> weights) {
    Wide total = 0;
    for (const auto weight : weights) {
        if (weight < 0) throw std::logic_error{"a share cannot weigh less than nothing"};
        total += weight;
    }
    if (total == 0) throw std::logic_error{"shares that weigh nothing"};

    std::vector<Money> shares;
    std::vector<Wide> lost;  // by cutting towards zero, in parts of `total`
    Wide left = whole.amount;
    for (const auto weight : weights) {
        const Wide exact = Wide{whole.amount} * weight;
        shares.push_back({static_cast<std::int64_t>(exact / total), whole.currency});
        left -= exact / total;
        lost.push_back(exact % total < 0 ? -(exact % total) : exact % total);
    }
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(
        order, [&](std::size_t a, std::size_t b) { return lost[a] != lost[b] ? lost[a] > lost[b] : a < b; });
    const std::int64_t unit = left < 0 ? -1 : 1;
    for (std::size_t i = 0; left != 0; ++i, left -= unit)
        shares[order[i]].amount += unit;
    return shares;
}

std::string decimal(const Money& money) {
    const auto decimals = static_cast<std::size_t>(money.currency.decimals());
    const bool negative = money.amount < 0;
    // Negating the smallest number is out of range; as unsigned it is right.
    auto text = std::to_string(negative ? 0 - static_cast<std::uint64_t>(money.amount)
                                        : static_cast<std::uint64_t>(money.amount));
    if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
    if (decimals > 0) text.insert(text.size() - decimals, 1, '.');
    return negative ? "-" + text : text;
}

std::optional<Money> parse_decimal(std::string_view text, Currency currency) {
    Money money{0, currency};
    int behind_point = -1;
    bool any = false;
    const auto push = [&](char digit) {
        return !__builtin_mul_overflow(money.amount, std::int64_t{10}, &money.amount) &&
               !__builtin_add_overflow(money.amount, std::int64_t{digit - '0'}, &money.amount);
    };
    for (const char c : text) {
        if (c == '.' || c == ',') {
            if (behind_point >= 0 || !any) return std::nullopt;
            behind_point = 0;
            continue;
        }
        if (c < '0' || c > '9' || !push(c)) return std::nullopt;
        any = true;
        if (behind_point >= 0 && ++behind_point > currency.decimals()) return std::nullopt;
    }
    if (!any || behind_point == 0) return std::nullopt;
    for (int i = std::max(behind_point, 0); i < currency.decimals(); ++i)
        if (!push('0')) return std::nullopt;
    return money;
}

}  // namespace bookverse
