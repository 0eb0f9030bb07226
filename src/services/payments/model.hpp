// What is stored. A payment holds all that is decided about the money of one order; what the ledger has to
// say about it follows from that (journal.hpp).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/payments/api.hpp"
#include "services/payments/fees.hpp"
#include "services/payments/ledger.hpp"

namespace bookverse::payments {

struct Line {
    OrderLineId line{};
    AccountId seller{};
    std::int64_t amount = 0;
    std::int64_t fee = 0;  ///< of the whole amount, by the rule that held when it was ordered
    std::string kind{};
    std::string title{};
    std::optional<std::string> campus{};
    LineState state = LineState::waiting;
    std::int64_t refunded = 0;            ///< decided, with what is on its way
    std::optional<Instant> settled_at{};  ///< by a settlement; a refund of a part while held has its own

    friend bool operator==(const Line&, const Line&) = default;
};
BOOST_DESCRIBE_STRUCT(Line, (), (line, seller, amount, fee, kind, title, campus, state, refunded, settled_at))

/// One line's part of a refund, and where it comes from: held = amount + net + fee.
struct RefundPart {
    OrderLineId line{};
    AccountId seller{};
    std::int64_t amount = 0;  ///< the buyer's
    std::int64_t held = 0;    ///< taken from what was held: the whole line, or nothing when it was settled
    std::int64_t net = 0;     ///< the change of the seller's balance
    std::int64_t fee = 0;     ///< the change of our fees

    friend bool operator==(const RefundPart&, const RefundPart&) = default;
};
BOOST_DESCRIBE_STRUCT(RefundPart, (), (line, seller, amount, held, net, fee))

struct Refund {
    RefundId id{};
    std::vector<LineRefund> asked{};  ///< as it was asked for: empty means all
    std::string reason{};
    RefundState state = RefundState::waiting;
    std::int64_t amount = 0;
    std::vector<RefundPart> parts{};  ///< none while it waits for the capture
    Instant asked_at{};
    std::optional<Instant> decided_at{};
    std::optional<Instant> completed_at{};
    int tries = 0;
    std::string refusal{};  ///< what the provider said

    friend bool operator==(const Refund&, const Refund&) = default;
};
BOOST_DESCRIBE_STRUCT(Refund, (),
                      (id, asked, reason, state, amount, parts, asked_at, decided_at, completed_at, tries,
                       refusal))

struct Payment {
    PaymentId id{};  ///< from the order's
    OrderId order{};
    AccountId buyer{};
    Currency currency{};
    std::int64_t amount = 0;
    std::vector<Line> lines{};
    PaymentState state = PaymentState::open;
    bool late = false;
    bool processing = false;
    std::string provider{};
    std::string reference{};  ///< the provider's name for it
    std::string pay_url{};
    std::string return_path{};
    Instant created_at{};
    Instant expires_at{};
    std::optional<Instant> captured_at{};
    std::vector<Refund> refunds{};
    std::vector<std::string> events{};  ///< ids of the provider's events that changed it, newest last
    std::optional<Instant> due_at{};

    friend bool operator==(const Payment&, const Payment&) = default;
};
BOOST_DESCRIBE_STRUCT(Payment, (),
                      (id, order, buyer, currency, amount, lines, state, late, processing, provider,
                       reference, pay_url, return_path, created_at, expires_at, captured_at, refunds, events,
                       due_at))

PaymentId payment_id(OrderId order);
const Refund* find_refund(const Payment& payment, RefundId id);
const Line* find_line(const Payment& payment, OrderLineId line);
/// Of all lines.
std::int64_t held_of(const Payment& payment);
std::int64_t refunding_of(const Payment& payment);
PaymentStatus status_of(const Payment& payment);

// The seller's side: what a transfer did to a balance is an earning, open until a payout takes it along.

struct EarningTag;
using EarningId = Id<EarningTag>;

struct Earning {
    EarningId id{};  ///< from transfer and seller
    AccountId seller{};
    std::string cause{};  ///< the transfer's
    std::optional<Uuid> order{};
    Money amount{};  ///< below zero for a refund after the settlement
    Instant at{};
    std::optional<PayoutId> payout{};

    friend bool operator==(const Earning&, const Earning&) = default;
};
BOOST_DESCRIBE_STRUCT(Earning, (), (id, seller, cause, order, amount, at, payout))

EarningId earning_id(const std::string& cause, AccountId seller);
/// Of a payout that failed: no new money.
bool is_returned_payout(const Earning& earning);

/// `empty`: begun, and found to have nothing to pay; its document keeps another one of the same number from
/// finding something.
enum class PayoutState : std::uint8_t { sending, paid, failed, empty };
BOOST_DESCRIBE_ENUM(PayoutState, sending, paid, failed, empty)

struct Payout {
    PayoutId id{};  ///< from the seller and the count of their payouts
    AccountId seller{};
    Money amount{};
    std::vector<EarningId> earnings{};
    std::string provider{};
    std::string destination{};
    PayoutState state = PayoutState::sending;
    Instant created_at{};
    std::optional<Instant> ended_at{};
    int tries = 0;
    std::string refusal{};
    bool booked = false;  ///< nothing is left to do, and the seller may have the next one
    std::optional<Instant> due_at{};

    friend bool operator==(const Payout&, const Payout&) = default;
};
BOOST_DESCRIBE_STRUCT(Payout, (),
                      (id, seller, amount, earnings, provider, destination, state, created_at, ended_at,
                       tries, refusal, booked, due_at))

enum class PayoutSchedule : std::uint8_t { weekly, on_request };
BOOST_DESCRIBE_ENUM(PayoutSchedule, weekly, on_request)

/// Somebody who earns. Made with the first earning.
struct Seller {
    AccountId id{};
    PayoutSchedule schedule = PayoutSchedule::weekly;
    std::string destination{};  ///< the provider's name of their account; the sandbox needs none
    std::int64_t payouts = 0;   ///< begun so far
    std::optional<PayoutId> current{};
    std::optional<Instant> due_at{};  ///< the next weekly one, or a begun one to be looked after

    friend bool operator==(const Seller&, const Seller&) = default;
};
BOOST_DESCRIBE_STRUCT(Seller, (), (id, schedule, destination, payouts, current, due_at))

PayoutId payout_id(AccountId seller, std::int64_t number);

/// One document, "settings".
struct Settings {
    std::string id{"settings"};
    std::vector<FeeRule> fees{};
    std::vector<TaxRule> taxes{};
    std::vector<std::string> issuer{};  ///< on receipts: name, address, tax number

    friend bool operator==(const Settings&, const Settings&) = default;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (id, fees, taxes, issuer))

/// An event of the provider that came before its payment.
struct WaitingEvent {
    std::string id{};  ///< provider/event
    std::string provider{};
    PaymentId payment{};
    Instant received_at{};
    std::optional<Instant> due_at{};

    friend bool operator==(const WaitingEvent&, const WaitingEvent&) = default;
};
BOOST_DESCRIBE_STRUCT(WaitingEvent, (), (id, provider, payment, received_at, due_at))

/// The projection: sums of all transfers up to a position in the order of their records.
struct StoredBalances {
    std::string id{"ledger"};
    Instant until{};  ///< transfers recorded before this are in
    std::int64_t transfers = 0;
    std::vector<Balance> balances{};
    Instant verified{};  ///< up to here it was looked again whether all of them are in
    std::int64_t verified_transfers = 0;
    bool suspect = false;  ///< a transfer was recorded before `until` when that had been passed

    friend bool operator==(const StoredBalances&, const StoredBalances&) = default;
};
BOOST_DESCRIBE_STRUCT(StoredBalances, (),
                      (id, until, transfers, balances, verified, verified_transfers, suspect))

}  // namespace bookverse::payments
