#include "base/money.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace bookverse {
namespace {

const Currency eur = *Currency::parse("EUR");
const Currency jpy = *Currency::parse("JPY");
const Currency bhd = *Currency::parse("BHD");
constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

TEST(Currency, codes_and_decimals) {
    EXPECT_EQ(eur.decimals(), 2);
    EXPECT_EQ(jpy.decimals(), 0);
    EXPECT_EQ(bhd.decimals(), 3);
    EXPECT_EQ(eur.code(), "EUR");
    EXPECT_EQ(Currency{}.code(), "XXX");
    for (const auto* bad : {"", "EU", "EURO", "eur", "ABC", "R E", "XAU"})
        EXPECT_FALSE(Currency::parse(bad)) << bad;
}

TEST(Money, adds_within_a_currency_and_within_64_bits) {
    EXPECT_EQ((Money{1050, eur} + Money{250, eur}), (Money{1300, eur}));
    EXPECT_EQ((Money{100, eur} - Money{250, eur}), (Money{-150, eur}));
    EXPECT_EQ(-(Money{5, eur}), (Money{-5, eur}));
    EXPECT_THROW((Money{1, eur} + Money{1, jpy}), std::logic_error);
    EXPECT_THROW((Money{1, eur} - Money{1, jpy}), std::logic_error);
    EXPECT_THROW((Money{most, eur} + Money{1, eur}), std::overflow_error);
    EXPECT_THROW((Money{least, eur} - Money{1, eur}), std::overflow_error);
    EXPECT_THROW((-Money{least, eur}), std::overflow_error);
}

TEST(Money, compares_within_a_currency_only) {
    EXPECT_LT((Money{1, eur}), (Money{2, eur}));
    EXPECT_GE((Money{2, eur}), (Money{2, eur}));
    EXPECT_FALSE((Money{1, eur} == Money{1, jpy}));
    EXPECT_THROW((void)(Money{1, eur} < Money{2, jpy}), std::logic_error);
}

TEST(Money, splitting_loses_no_unit) {
    struct Case {
        std::int64_t whole;
        std::vector<std::int64_t> weights;
        std::vector<std::int64_t> shares;
    };
    const Case cases[] = {
        {100, {1, 1, 1}, {34, 33, 33}},
        {-100, {1, 1, 1}, {-34, -33, -33}},
        {1000, {95, 5}, {950, 50}},
        {999, {95, 5}, {949, 50}},
        {1, {1, 1}, {1, 0}},
        {0, {3, 4}, {0, 0}},
        {7, {0, 2, 0}, {0, 7, 0}},
        {5, {1}, {5}},
        {most, {most, most, 1}, {most / 2, most / 2, 1}},
        {least, {1, 1}, {least / 2, least / 2}},
    };
    for (const Case& c : cases) {
        const auto shares = split({c.whole, eur}, c.weights);
        Money sum{0, eur};
        std::vector<std::int64_t> amounts;
        for (const auto& share : shares) {
            sum = sum + share;
            amounts.push_back(share.amount);
        }
        EXPECT_EQ(amounts, c.shares) << c.whole;
        EXPECT_EQ(sum.amount, c.whole);
    }
    EXPECT_THROW(split({1, eur}, std::vector<std::int64_t>{}), std::logic_error);
    EXPECT_THROW(split({1, eur}, std::vector<std::int64_t>{0, 0}), std::logic_error);
    EXPECT_THROW(split({1, eur}, std::vector<std::int64_t>{2, -1}), std::logic_error);
}

TEST(Money, is_written_with_its_decimals_and_read_back) {
    struct Case {
        Money money;
        std::string_view text;
    };
    const Case cases[] = {
        {{1250, eur}, "12.50"}, {{5, eur}, "0.05"},  {{0, eur}, "0.00"},
        {{1250, jpy}, "1250"},  {{7, bhd}, "0.007"}, {{most, eur}, "92233720368547758.07"},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(decimal(c.money), c.text);
        EXPECT_EQ(parse_decimal(c.text, c.money.currency), c.money) << c.text;
    }
    EXPECT_EQ(decimal({least, eur}), "-92233720368547758.08");
    EXPECT_EQ(parse_decimal("12", eur), (Money{1200, eur}));
    EXPECT_EQ(parse_decimal("12,5", eur), (Money{1250, eur}));
    for (const auto* bad : {"", ".", "12.", ".5", "12.345", "1.2.3", "-1", "+1", " 1", "1e3", "1 000",
                            "92233720368547758.08", "99999999999999999999"})
        EXPECT_FALSE(parse_decimal(bad, eur)) << bad;
    EXPECT_FALSE(parse_decimal("1.0", jpy));
}

}  // namespace
}  // namespace bookverse
