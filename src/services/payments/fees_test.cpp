#include "services/payments/fees.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace bookverse::payments {
namespace {

const AccountId ann = AccountId::of_name("ann");
const AccountId ben = AccountId::of_name("ben");

using Lines = std::vector<PricedLine>;
using Rules = std::vector<FeeRule>;
using Fees = std::vector<std::int64_t>;

PricedLine line(std::int64_t amount, AccountId seller = ann, std::string kind = "book",
                std::optional<std::string> campus = std::nullopt) {
    return {seller, std::move(campus), std::move(kind), amount};
}

FeeRule rule(std::int64_t basis_points, std::int64_t fixed = 0) {
    return {.basis_points = basis_points, .fixed = fixed};
}

TEST(Fees, are_what_the_table_says) {
    struct Case {
        const char* what;
        Lines lines;
        Rules rules;
        Fees expected;
    };
    const std::vector<Case> cases{
        {"no rule", {line(1000)}, {}, {0}},
        {"zero", {line(1000)}, {rule(0)}, {0}},
        {"all of it", {line(1000), line(1)}, {rule(whole)}, {1000, 1}},
        {"a percentage", {line(1250)}, {rule(1000)}, {125}},
        {"half up", {line(5)}, {rule(1000)}, {1}},
        {"below half", {line(4)}, {rule(1000)}, {0}},
        {"three lines together", {line(33), line(33), line(33)}, {rule(1000)}, {4, 3, 3}},
        {"the same, two sellers", {line(33), line(33, ben), line(33)}, {rule(1000)}, {4, 3, 3}},
        {"fixed, a line", {line(500), line(700)}, {rule(0, 25)}, {25, 25}},
        {"fixed, more than the price", {line(10)}, {rule(0, 25)}, {10}},
        {"fixed and a percentage, more than the price", {line(100)}, {rule(9000, 25)}, {100}},
        {"nothing of nothing", {line(0), line(100)}, {rule(500, 25)}, {0, 30}},
    };
    for (const auto& [what, lines, rules, expected] : cases)
        EXPECT_EQ(fees_of(lines, rules), expected) << what;
}

TEST(Fees, the_most_specific_rule_counts) {
    Rules rules(7);
    for (std::size_t i = 0; i < rules.size(); ++i)
        rules[i].fixed = static_cast<std::int64_t>(i);
    rules[1].kind = "book";
    rules[2].campus = "north.edu";
    rules[3].campus = "north.edu";
    rules[3].kind = "book";
    rules[4].seller = ann;
    rules[5].seller = ann;
    rules[5].kind = "book";
    rules[6].seller = ann;
    rules[6].campus = "north.edu";
    struct Case {
        PricedLine line;
        std::size_t rule;
    };
    for (const auto& [of, expected] : std::vector<Case>{
             {line(1, ben, "ticket"), 0},
             {line(1, ben, "book"), 1},
             {line(1, ben, "ticket", "north.edu"), 2},
             {line(1, ben, "book", "north.edu"), 3},
             {line(1, ann, "ticket"), 4},
             {line(1, ann, "book"), 5},
             {line(1, ann, "book", "south.edu"), 5},
             {line(1, ann, "book", "north.edu"), 6},
         })
        EXPECT_EQ(rule_for(of, rules), expected) << of.kind << ' ' << of.campus.value_or("-");
    const Rules twins{rule(1), rule(2)};
    EXPECT_EQ(rule_for(line(1), twins), 0U) << "of two that weigh the same the earlier one";
    Rules others{rule(1)};
    others[0].kind = "ticket";
    EXPECT_EQ(rule_for(line(1), others), std::nullopt);
}

// Whatever the prices and rules: no fee below zero or above its line, and one seller's percentage is what one
// rounding of the whole would give.
TEST(Fees, lose_no_cent_over_many_lines) {
    std::mt19937 random{20261125};
    const auto any = [&](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>{0, most}(random);
    };
    for (int round = 0; round < 5000; ++round) {
        Lines lines;
        for (auto i = any(9) + 1; i > 0; --i)
            lines.push_back(line(any(3) == 0 ? any(20) : any(100'000)));
        const Rules rules{rule(any(3) == 0 ? any(1) * whole : any(whole))};
        const auto fees = fees_of(lines, rules);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            ASSERT_GE(fees[i], 0);
            ASSERT_LE(fees[i], lines[i].amount);
            sum += lines[i].amount;
        }
        const auto exact = (sum * rules[0].basis_points * 2 + whole) / (2 * whole);
        ASSERT_EQ(std::accumulate(fees.begin(), fees.end(), std::int64_t{0}), exact) << "round " << round;
    }
}

TEST(Fees, what_several_refunds_give_back_adds_up) {
    std::mt19937 random{7};
    for (int round = 0; round < 2000; ++round) {
        const auto amount = std::uniform_int_distribution<std::int64_t>{1, 5000}(random);
        const auto fee = std::uniform_int_distribution<std::int64_t>{0, amount}(random);
        std::int64_t left = amount;
        std::int64_t kept = fee;
        while (left > 0) {
            left -= std::uniform_int_distribution<std::int64_t>{1, left}(random);
            const auto now = fee_left(fee, amount, left);
            ASSERT_LE(now, kept);
            ASSERT_LE(now, left) << "a fee beyond the price";
            kept = now;
        }
        ASSERT_EQ(kept, 0);
    }
    EXPECT_EQ(fee_left(0, 0, 0), 0);
}

TEST(Fees, wrong_rules_are_refused) {
    const auto fault = [](Rules rules) {
        const auto checked = check_rules(rules);
        return checked ? std::string{} : checked.error().faults.front().pointer;
    };
    EXPECT_EQ(fault({}), "");
    EXPECT_EQ(fault({rule(0), FeeRule{.kind = "book", .basis_points = whole}}), "");
    EXPECT_EQ(fault({rule(whole + 1)}), "/fees/0/basis_points");
    EXPECT_EQ(fault({rule(-1)}), "/fees/0/basis_points");
    EXPECT_EQ(fault({rule(1, -1)}), "/fees/0/fixed");
    EXPECT_EQ(fault({rule(1), rule(2)}), "/fees/1");
}

TEST(Fees, tax_inside_a_price) {
    EXPECT_EQ(tax_inside(10700, 700), 700);
    EXPECT_EQ(tax_inside(11900, 1900), 1900);
    EXPECT_EQ(tax_inside(1, 1900), 0);
    EXPECT_EQ(tax_inside(1250, 0), 0);
    EXPECT_EQ(tax_inside(1250, 700), 82) << "81.78";
}

}  // namespace
}  // namespace bookverse::payments
