#include "services/payments/fees.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace bookverse::payments {
namespace {

using Wide = __int128;

bool fits(const FeeRule& rule, const PricedLine& line) {
    return (!rule.seller || *rule.seller == line.seller) && (!rule.campus || rule.campus == line.campus) &&
           (!rule.kind || *rule.kind == line.kind);
}

int weight_of(const FeeRule& rule) {
    return (rule.seller ? 4 : 0) + (rule.campus ? 2 : 0) + (rule.kind ? 1 : 0);
}

/// `part` of 10,000 of `amount`, half up; both from 0 on.
std::int64_t share(std::int64_t amount, std::int64_t part, Wide of) {
    return static_cast<std::int64_t>((Wide{amount} * part * 2 + of) / (of * 2));
}

}  // namespace

std::optional<std::size_t> rule_for(const PricedLine& line, std::span<const FeeRule> rules) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!fits(rules[i], line)) continue;
        if (!best || weight_of(rules[i]) > weight_of(rules[*best])) best = i;
    }
    return best;
}

std::vector<std::int64_t> fees_of(std::span<const PricedLine> lines, std::span<const FeeRule> rules) {
    std::vector<std::int64_t> fees(lines.size(), 0);
    std::map<std::pair<std::size_t, AccountId>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (const auto rule = rule_for(lines[i], rules); rule && lines[i].amount > 0)
            groups[{*rule, lines[i].seller}].push_back(i);
    for (const auto& [key, members] : groups) {
        const FeeRule& rule = rules[key.first];
        std::vector<std::int64_t> weights;
        std::int64_t sum = 0;
        for (const auto i : members) {
            weights.push_back(lines[i].amount);
            sum += lines[i].amount;
        }
        const auto shares = split(Money{share(sum, rule.basis_points, whole), {}}, weights);
        for (std::size_t n = 0; n < members.size(); ++n)
            fees[members[n]] = std::min(lines[members[n]].amount, shares[n].amount + rule.fixed);
    }
    return fees;
}

std::int64_t fee_left(std::int64_t fee, std::int64_t amount, std::int64_t left) {
    return amount == 0 ? 0 : share(fee, left, amount);
}

Result<> check_rules(std::span<const FeeRule> rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto pointer = "/fees/" + std::to_string(i);
        if (rules[i].basis_points < 0 || rules[i].basis_points > whole)
            return refuse_field(pointer + "/basis_points", "out_of_range", "From 0 to 10000 (100 %).");
        if (rules[i].fixed < 0) return refuse_field(pointer + "/fixed", "out_of_range", "Not below zero.");
        for (std::size_t other = 0; other < i; ++other)
            if (rules[i].seller == rules[other].seller && rules[i].campus == rules[other].campus &&
                rules[i].kind == rules[other].kind)
                return refuse_field(pointer, "duplicate", "Another rule is for the same sales.");
    }
    return {};
}

std::int64_t tax_inside(std::int64_t gross, std::int64_t basis_points) {
    return share(gross, basis_points, Wide{whole} + basis_points);
}

}  // namespace bookverse::payments
