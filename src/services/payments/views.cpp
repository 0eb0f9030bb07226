#include "services/payments/views.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <map>

#include "services/payments/sandbox_cards.hpp"

namespace bookverse::payments {
namespace {

/// Texts that were checked when they were stored.
template <class T>
T text(const std::string& stored) {
    return *T::parse(stored);
}

template <class T>
std::optional<T> text(const std::optional<std::string>& stored) {
    return stored ? std::optional<T>{text<T>(*stored)} : std::nullopt;
}

template <class T>
std::optional<std::string> plain(const std::optional<T>& given) {
    return given ? std::optional<std::string>{given->str()} : std::nullopt;
}

std::int64_t refunded_of(const Payment& payment) {
    std::int64_t sum = 0;
    for (const Line& line : payment.lines)
        sum += line.refunded;
    return sum;
}

std::string month_of(Instant at) {
    return to_string(at).substr(0, 7);
}

}  // namespace

std::string receipt_path(OrderId order) {
    return "/api/v1/payments/" + order.to_string() + "/receipt";
}

dto::Payment view_of(const Payment& payment) {
    dto::Payment view{.order = payment.order,
                      .state = payment.state,
                      .processing = payment.processing,
                      .amount = {payment.amount, payment.currency},
                      .refunded = {refunded_of(payment), payment.currency},
                      .pay_url = std::nullopt,
                      .created_at = payment.created_at,
                      .expires_at = payment.expires_at,
                      .paid_at = payment.captured_at,
                      .receipt = std::nullopt,
                      .lines = {}};
    if (payment.state == PaymentState::open) view.pay_url = payment.pay_url;
    if (payment.captured_at) view.receipt = receipt_path(payment.order);
    for (const Line& line : payment.lines)
        view.lines.push_back(
            {line.line, line.title, {line.amount, payment.currency}, {line.refunded, payment.currency}});
    return view;
}

dto::Earning view_of(const Earning& earning) {
    return {earning.order, earning.amount, earning.at, earning.payout};
}

dto::Payout view_of(const Payout& payout) {
    return {payout.id, payout.amount, payout.state, payout.refusal, payout.created_at, payout.ended_at};
}

dto::LedgerTransfer view_of(const Transfer& transfer) {
    dto::LedgerTransfer view{.id = transfer.id,
                             .kind = transfer.kind,
                             .cause = transfer.cause,
                             .resolves = transfer.resolves,
                             .order = transfer.order,
                             .currency = transfer.currency,
                             .postings = {},
                             .at = transfer.at,
                             .posted_at = transfer.posted_at};
    for (const Posting& posting : transfer.postings)
        view.postings.push_back(
            {account_name(posting.account, transfer.provider), posting.owner, posting.amount});
    return view;
}

dto::TrialBalance view_of(const StoredBalances& balances) {
    dto::TrialBalance view{.accounts = {},
                           .transfers = balances.transfers,
                           .balanced = Balances{balances.balances}.unbalanced().empty()};
    for (const Balance& one : balances.balances)
        view.accounts.push_back({one.account, one.currency, one.amount});
    return view;
}

dto::PaymentSettings view_of(const Settings& settings) {
    dto::PaymentSettings view;
    for (const FeeRule& rule : settings.fees)
        view.fees.value.push_back({rule.seller,
                                   text<Text<1, 253>>(rule.campus),
                                   text<Text<1, 40>>(rule.kind),
                                   {rule.basis_points},
                                   {rule.fixed}});
    for (const TaxRule& rule : settings.taxes)
        view.taxes.value.push_back({text<Text<1, 40>>(rule.name),
                                    text<Text<1, 253>>(rule.campus),
                                    text<Text<1, 40>>(rule.kind),
                                    {rule.basis_points}});
    for (const auto& line : settings.issuer)
        view.issuer.value.push_back(text<Text<1, 100>>(line));
    return view;
}

Settings settings_of(const dto::PaymentSettings& given) {
    Settings settings;
    for (const auto& rule : given.fees)
        settings.fees.push_back(
            {rule.seller, plain(rule.campus), plain(rule.kind), rule.basis_points, rule.fixed});
    for (const auto& rule : given.taxes)
        settings.taxes.push_back({rule.name.str(), plain(rule.campus), plain(rule.kind), rule.basis_points});
    for (const auto& line : given.issuer)
        settings.issuer.push_back(line.str());
    return settings;
}

dto::SandboxCheckout view_of(const SandboxBill& bill, const SandboxCharge& charge) {
    dto::SandboxCheckout page{charge.state, bill.amount, bill.title, bill.return_path, {}};
    for (const TestCard& card : test_cards)
        page.cards.push_back({std::string{card.number}, std::string{card.name}});
    return page;
}

std::vector<dto::MoneyMonth> months_of(const std::vector<Earning>& earnings,
                                       const std::vector<Payment>& payments, Currency currency) {
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> sums;
    for (const Earning& earning : earnings)
        if (!is_returned_payout(earning)) sums[month_of(earning.at)].first += earning.amount.amount;
    for (const Payment& payment : payments)
        if (payment.captured_at)
            sums[month_of(*payment.captured_at)].second += payment.amount - refunded_of(payment);
    std::vector<dto::MoneyMonth> months;
    for (const auto& [month, sum] : sums)
        months.push_back({month, {sum.first, currency}, {sum.second, currency}});
    return months;
}

}  // namespace bookverse::payments
