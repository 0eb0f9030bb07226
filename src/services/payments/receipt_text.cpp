#include "services/payments/receipt_text.hpp"

#include <algorithm>

namespace bookverse::payments {
namespace {

using accounts::Language;

struct Words {
    const char *title, *order, *payment, *date, *buyer, *refunded, *total, *paid, *back, *of_which, *sandbox,
        *late_refund;
};

const Words& words_of(Language language) {
    static const Words english{"Receipt",
                               "Order",
                               "Payment",
                               "Paid on",
                               "Buyer",
                               "Refunded",
                               "Total",
                               "Total after refunds",
                               "Refund",
                               "of which",
                               "A test payment: no real money has moved.",
                               "Not all of the refund has reached the bank yet."};
    static const Words german{"Quittung",
                              "Bestellung",
                              "Zahlung",
                              "Bezahlt am",
                              "Käufer",
                              "Erstattet",
                              "Summe",
                              "Summe nach Erstattungen",
                              "Erstattung",
                              "darin",
                              "Eine Testzahlung: Es ist kein echtes Geld geflossen.",
                              "Die Erstattung ist noch nicht ganz bei der Bank."};
    return language == Language::de ? german : english;
}

/// 2026-11-25; 25.11.2026.
std::string date_of(Instant at, Language language) {
    const auto text = to_string(at).substr(0, 10);
    if (language != Language::de) return text;
    return text.substr(8, 2) + "." + text.substr(5, 2) + "." + text.substr(0, 4);
}

std::string rate_of(std::int64_t basis_points, Language language) {
    auto text = std::to_string(basis_points / 100);
    if (basis_points % 100 != 0) {
        auto rest = std::to_string(100 + basis_points % 100).substr(1);
        while (rest.ends_with('0'))
            rest.pop_back();
        text += (language == Language::de ? "," : ".") + rest;
    }
    return text + " %";
}

bool fits(const TaxRule& rule, const Line& line) {
    return (!rule.campus || rule.campus == line.campus) && (!rule.kind || *rule.kind == line.kind);
}

int weight_of(const TaxRule& rule) {
    return (rule.campus ? 2 : 0) + (rule.kind ? 1 : 0);
}

/// The most specific rule of a line; null when none fits.
const TaxRule* tax_of(const Line& line, const std::vector<TaxRule>& rules) {
    const TaxRule* best = nullptr;
    for (const TaxRule& rule : rules)
        if (fits(rule, line) && (best == nullptr || weight_of(rule) > weight_of(*best))) best = &rule;
    return best;
}

void add_taxes(ReceiptText& text, const Payment& payment, const std::vector<TaxRule>& rules,
               const Words& words, Language language) {
    std::vector<std::pair<std::string, std::pair<std::int64_t, std::int64_t>>>
        sums;  // gross by name and rate
    for (const Line& line : payment.lines) {
        const TaxRule* const rule = tax_of(line, rules);
        if (rule == nullptr) continue;
        const auto name = rule->name + " " + rate_of(rule->basis_points, language);
        auto found = std::ranges::find(sums, name, [](const auto& sum) { return sum.first; });
        if (found == sums.end()) found = sums.insert(sums.end(), {name, {0, rule->basis_points}});
        found->second.first += line.amount - line.refunded;
    }
    for (const auto& [name, sum] : sums)
        text.taxes.emplace_back(std::string{words.of_which} + " " + name,
                                amount_text({tax_inside(sum.first, sum.second), payment.currency}, language));
}

}  // namespace

std::string amount_text(Money money, accounts::Language language) {
    auto text = decimal(money);
    if (language == Language::de) std::ranges::replace(text, '.', ',');
    return text + " " + std::string{money.currency.code()};
}

ReceiptText receipt_of(const Payment& payment, const Settings& settings, const std::string& buyer,
                       accounts::Language language) {
    const Words& words = words_of(language);
    const auto amount = [&](std::int64_t minor) { return amount_text({minor, payment.currency}, language); };
    ReceiptText text{.title = words.title, .issuer = settings.issuer};
    if (!buyer.empty()) text.facts.emplace_back(words.buyer, buyer);
    text.facts.emplace_back(words.order, payment.order.to_string());
    text.facts.emplace_back(words.payment, payment.id.to_string());
    text.facts.emplace_back(words.date, date_of(payment.captured_at.value_or(payment.created_at), language));
    std::int64_t refunded = 0;
    for (const Line& line : payment.lines) {
        text.lines.emplace_back(line.title, amount(line.amount));
        if (line.refunded > 0)
            text.lines.emplace_back(std::string{words.back} + ": " + line.title, amount(-line.refunded));
        refunded += line.refunded;
    }
    text.totals.emplace_back(words.total, amount(payment.amount));
    if (refunded > 0) {
        text.totals.emplace_back(words.refunded, amount(-refunded));
        text.totals.emplace_back(words.paid, amount(payment.amount - refunded));
    }
    add_taxes(text, payment, settings.taxes, words, language);
    if (refunding_of(payment) > 0) text.notes.emplace_back(words.late_refund);
    if (payment.provider == "sandbox") text.notes.emplace_back(words.sandbox);
    return text;
}

}  // namespace bookverse::payments
