// What we keep of a sale. Pure. A rule is a percentage and a fixed amount a line, for some sellers, campuses
// and kinds; the most specific one that fits a line counts.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "base/refusal.hpp"
#include "platform/auth/actor.hpp"
#include "platform/json/scalars.hpp"

namespace bookverse::payments {

inline constexpr std::int64_t whole = 10'000;  ///< 100 % in basis points

/// What is not named fits every line. A named seller weighs more than a named campus, that more than a kind;
/// of two that weigh the same the earlier one counts.
struct FeeRule {
    std::optional<AccountId> seller{};
    std::optional<std::string> campus{};
    std::optional<std::string> kind{};
    std::int64_t basis_points = 0;  ///< 250 is 2.5 %
    std::int64_t fixed = 0;         ///< minor units, a line

    friend bool operator==(const FeeRule&, const FeeRule&) = default;
};
BOOST_DESCRIBE_STRUCT(FeeRule, (), (seller, campus, kind, basis_points, fixed))

/// What a rule looks at.
struct PricedLine {
    AccountId seller{};
    std::optional<std::string> campus{};
    std::string kind{};
    std::int64_t amount = 0;
};

/// The index of the rule that counts; nullopt: no fee.
std::optional<std::size_t> rule_for(const PricedLine& line, std::span<const FeeRule> rules);

/// One fee a line, in their order, each from 0 to the line's amount. The percentage is taken of what lines of
/// one seller and rule come to together, rounded half up once, and divided among them: three lines of 0.33 at
/// 10 % cost 0.10, not 0.09.
std::vector<std::int64_t> fees_of(std::span<const PricedLine> lines, std::span<const FeeRule> rules);

/// What stays of a fee when `left` of `amount` is not refunded: in proportion, so that the parts of several
/// refunds add up to the whole.
std::int64_t fee_left(std::int64_t fee, std::int64_t amount, std::int64_t left);

/// invalid_fields at /fees/<n> for a percentage beyond 100, a fixed amount below zero, two rules for the same
/// lines.
Result<> check_rules(std::span<const FeeRule> rules);

/// A tax inside the price, by name and rate: 700 is 7 %.
struct TaxRule {
    std::string name{};
    std::optional<std::string> campus{};
    std::optional<std::string> kind{};
    std::int64_t basis_points = 0;

    friend bool operator==(const TaxRule&, const TaxRule&) = default;
};
BOOST_DESCRIBE_STRUCT(TaxRule, (), (name, campus, kind, basis_points))

/// The part of a gross amount that is tax, rounded half up.
std::int64_t tax_inside(std::int64_t gross, std::int64_t basis_points);

}  // namespace bookverse::payments
