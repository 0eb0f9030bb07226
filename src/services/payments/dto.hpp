// What goes over HTTP. Names and members are the API (docs/api/openapi.json): a change here is a change for
// everybody.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "platform/http/cursor.hpp"
#include "platform/json/types.hpp"
#include "services/payments/model.hpp"
#include "services/payments/sandbox_model.hpp"

namespace bookverse::payments::dto {

struct OrderPath {
    OrderId order;
};
BOOST_DESCRIBE_STRUCT(OrderPath, (), (order))

struct OrderLinePath {
    OrderId order;
    OrderLineId line;
};
BOOST_DESCRIBE_STRUCT(OrderLinePath, (), (order, line))

struct OrderRefundPath {
    OrderId order;
    RefundId refund;
};
BOOST_DESCRIBE_STRUCT(OrderRefundPath, (), (order, refund))

struct ProviderPath {
    std::string provider;
};
BOOST_DESCRIBE_STRUCT(ProviderPath, (), (provider))

struct AfterQuery {
    std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(AfterQuery, (), (after))

// What a buyer sees

struct PaymentLine {
    OrderLineId line;
    std::string title;
    Money amount;
    Money refunded;
};
BOOST_DESCRIBE_STRUCT(PaymentLine, (), (line, title, amount, refunded))

struct Payment {
    OrderId order;
    PaymentState state;
    bool processing;
    Money amount;
    Money refunded;
    std::optional<std::string> pay_url;
    Instant created_at;
    Instant expires_at;
    std::optional<Instant> paid_at;
    std::optional<std::string> receipt;  ///< a PDF
    std::vector<PaymentLine> lines;
};
BOOST_DESCRIBE_STRUCT(Payment, (),
                      (order, state, processing, amount, refunded, pay_url, created_at, expires_at, paid_at,
                       receipt, lines))

// What a seller sees

struct Earning {
    std::optional<Uuid> order;
    Money amount;
    Instant at;
    std::optional<PayoutId> payout;
};
BOOST_DESCRIBE_STRUCT(Earning, (), (order, amount, at, payout))

struct Payout {
    PayoutId id;
    Money amount;
    PayoutState state;
    std::string refusal;
    Instant created_at;
    std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Payout, (), (id, amount, state, refusal, created_at, ended_at))

/// `balance` below zero: what later sales are netted with.
struct SellerBalance {
    Money balance;
    PayoutSchedule schedule;
    std::optional<Instant> next_payout_at;
    std::string destination;
    bool needs_destination;  ///< nothing can be paid out before the seller says where to
    std::optional<PayoutId> on_its_way;
};
BOOST_DESCRIBE_STRUCT(SellerBalance, (),
                      (balance, schedule, next_payout_at, destination, needs_destination, on_its_way))

struct PayoutSettings {
    PayoutSchedule schedule;
    std::optional<Text<0, 100>> destination{};
};
BOOST_DESCRIBE_STRUCT(PayoutSettings, (), (schedule, destination))

/// One month, "2026-11", of what came in and went out.
struct MoneyMonth {
    std::string month;
    Money earned;
    Money spent;
};
BOOST_DESCRIBE_STRUCT(MoneyMonth, (), (month, earned, spent))

struct MoneySummary {
    Money balance;
    std::vector<MoneyMonth> months;  ///< oldest first, without empty ones
};
BOOST_DESCRIBE_STRUCT(MoneySummary, (), (balance, months))

// What staff see

struct TransferQuery : http::PageQuery {
    std::optional<OrderId> order{};
};
BOOST_DESCRIBE_STRUCT(TransferQuery, (http::PageQuery), (order))

struct LedgerPosting {
    std::string account;
    std::optional<Uuid> owner;
    std::int64_t amount;
};
BOOST_DESCRIBE_STRUCT(LedgerPosting, (), (account, owner, amount))

struct LedgerTransfer {
    TransferId id;
    TransferKind kind;
    std::string cause;
    std::optional<TransferId> resolves;
    std::optional<Uuid> order;
    Currency currency;
    std::vector<LedgerPosting> postings;
    Instant at;
    Instant posted_at;
};
BOOST_DESCRIBE_STRUCT(LedgerTransfer, (),
                      (id, kind, cause, resolves, order, currency, postings, at, posted_at))

struct AccountBalance {
    std::string account;
    Currency currency;
    std::int64_t amount;
};
BOOST_DESCRIBE_STRUCT(AccountBalance, (), (account, currency, amount))

struct TrialBalance {
    std::vector<AccountBalance> accounts;
    std::int64_t transfers;
    bool balanced;  ///< they sum to zero in every currency
};
BOOST_DESCRIBE_STRUCT(TrialBalance, (), (accounts, transfers, balanced))

struct FeeRule {
    std::optional<AccountId> seller;
    std::optional<Text<1, 253>> campus;
    std::optional<Text<1, 40>> kind;
    json::Bounded<std::int64_t, 0, whole> basis_points;
    json::Bounded<std::int64_t, 0, 100'000'000> fixed;
};
BOOST_DESCRIBE_STRUCT(FeeRule, (), (seller, campus, kind, basis_points, fixed))

struct TaxRule {
    Text<1, 40> name;
    std::optional<Text<1, 253>> campus;
    std::optional<Text<1, 40>> kind;
    json::Bounded<std::int64_t, 0, whole> basis_points;
};
BOOST_DESCRIBE_STRUCT(TaxRule, (), (name, campus, kind, basis_points))

/// Fees hold for what is ordered from now on; taxes and issuer for receipts that are looked at from now on.
struct PaymentSettings {
    json::Items<FeeRule, 200> fees;
    json::Items<TaxRule, 50> taxes;
    json::Items<Text<1, 100>, 8> issuer;
};
BOOST_DESCRIBE_STRUCT(PaymentSettings, (), (fees, taxes, issuer))

// The sandbox's page

struct TokenPath {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(TokenPath, (), (token))

struct SandboxCard {
    std::string number;
    std::string outcome;
};
BOOST_DESCRIBE_STRUCT(SandboxCard, (), (number, outcome))

struct SandboxCheckout {
    SandboxState state;
    Money amount;
    std::string title;
    std::string return_path;
    std::vector<SandboxCard> cards;
};
BOOST_DESCRIBE_STRUCT(SandboxCheckout, (), (state, amount, title, return_path, cards))

struct SandboxPay {
    Text<1, 40> card;
};
BOOST_DESCRIBE_STRUCT(SandboxPay, (), (card))

struct SandboxAnswer {
    bool yes;
};
BOOST_DESCRIBE_STRUCT(SandboxAnswer, (), (yes))

}  // namespace bookverse::payments::dto
