// What other services may know of payments: ids, the words below, the events and the internal routes.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "platform/auth/actor.hpp"
#include "platform/json/types.hpp"

namespace bookverse::payments {

/// Of the orders service: the same value there.
struct OrderTag;
struct OrderLineTag;
struct RefundTag;
struct PaymentTag;
struct PayoutTag;
using OrderId = Id<OrderTag>;
using OrderLineId = Id<OrderLineTag>;
/// Chosen by who asks for the refund, from its cause: what makes it happen once.
using RefundId = Id<RefundTag>;
using PaymentId = Id<PaymentTag>;
using PayoutId = Id<PayoutTag>;

/// README.md has the table. `refunded`: all of it went back. A payment that was expired, cancelled or failed
/// and is paid all the same becomes captured, late.
enum class PaymentState : std::uint8_t { open, captured, failed, expired, cancelled, refunded };
BOOST_DESCRIBE_ENUM(PaymentState, open, captured, failed, expired, cancelled, refunded)

/// `waiting`: not paid yet. `settled`: what was not refunded is the seller's.
enum class LineState : std::uint8_t { waiting, held, settled, refunded };
BOOST_DESCRIBE_ENUM(LineState, waiting, held, settled, refunded)

/// `pending`: decided and in the ledger, the provider has not said yes yet. `waiting`: the payment is not
/// captured yet; it goes back as soon as it is. `failed`: the provider refused for good, an operator has to
/// look.
enum class RefundState : std::uint8_t { waiting, pending, completed, failed };
BOOST_DESCRIBE_ENUM(RefundState, waiting, pending, completed, failed)

// PUT /internal/payments/{order}

struct NewPaymentLine {
    OrderLineId line;
    AccountId seller;
    std::int64_t amount = 0;               ///< minor units, 0 and more
    Text<1, 40> kind;                      ///< "book", "ticket": what fee rules may go by
    Text<1, 200> title;                    ///< on the receipt
    std::optional<Text<1, 253>> campus{};  ///< a domain: what fee and tax rules may go by

    friend bool operator==(const NewPaymentLine&, const NewPaymentLine&) = default;
};
BOOST_DESCRIBE_STRUCT(NewPaymentLine, (), (line, seller, amount, kind, title, campus))

struct NewPayment {
    AccountId buyer;
    Currency currency;
    json::Items<NewPaymentLine, 50, 1> lines;
    Instant expires_at;
    Text<1, 500> return_path;  ///< where the browser goes afterwards: "/orders/…", a path of ours
};
BOOST_DESCRIBE_STRUCT(NewPayment, (), (buyer, currency, lines, expires_at, return_path))

struct LineStatus {
    OrderLineId line;
    LineState state = LineState::waiting;
    Money amount{};
    Money fee{};       ///< what we keep, or would keep, of it
    Money refunded{};  ///< decided, with what is still on its way
    friend bool operator==(const LineStatus&, const LineStatus&) = default;
};
BOOST_DESCRIBE_STRUCT(LineStatus, (), (line, state, amount, fee, refunded))

struct RefundStatus {
    RefundId refund;
    RefundState state = RefundState::pending;
    Money amount{};
    friend bool operator==(const RefundStatus&, const RefundStatus&) = default;
};
BOOST_DESCRIBE_STRUCT(RefundStatus, (), (refund, state, amount))

/// What every internal route of a payment answers.
struct PaymentStatus {
    PaymentId payment;
    OrderId order;
    PaymentState state = PaymentState::open;
    bool late = false;        ///< paid after it was expired or cancelled: keep it or refund it
    bool processing = false;  ///< the provider is at it: it may be paid, also when expired or cancelled
    Money amount{};
    std::optional<std::string> pay_url{};  ///< while open: where the buyer pays
    Instant expires_at{};
    std::optional<Instant> captured_at{};
    std::vector<LineStatus> lines{};
    std::vector<RefundStatus> refunds{};
    friend bool operator==(const PaymentStatus&, const PaymentStatus&) = default;
};
BOOST_DESCRIBE_STRUCT(PaymentStatus, (),
                      (payment, order, state, late, processing, amount, pay_url, expires_at, captured_at,
                       lines, refunds))

// PUT /internal/payments/{order}/refunds/{refund}

struct LineRefund {
    OrderLineId line;
    std::int64_t amount = 0;  ///< minor units; the rest of a line that is held goes to its seller
    friend bool operator==(const LineRefund&, const LineRefund&) = default;
};
BOOST_DESCRIBE_STRUCT(LineRefund, (), (line, amount))

struct RefundOrder {
    /// Empty: all of the order that has not been refunded.
    json::Items<LineRefund, 50> lines{};
    Text<0, 200> reason{};
};
BOOST_DESCRIBE_STRUCT(RefundOrder, (), (lines, reason))

// GET /internal/payments/held?after=: every order with money held, for who compares (bookverse audit).

struct HeldLine {
    OrderId order;
    OrderLineId line;
    Money amount{};
};
BOOST_DESCRIBE_STRUCT(HeldLine, (), (order, line, amount))

/// `next` is empty at the end. Orders answers the same shape at GET /internal/orders/held?after=.
struct HeldPage {
    std::vector<HeldLine> items;
    std::string next;
};
BOOST_DESCRIBE_STRUCT(HeldPage, (), (items, next))

// Events.

struct PaymentCaptured {
    static constexpr std::string_view type = "payment.captured";
    PaymentId payment;
    OrderId order;
    AccountId buyer;
    Money amount;
    std::string provider;
    bool late = false;  ///< after it was expired or cancelled: orders keeps it or asks for a refund
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(PaymentCaptured, (), (payment, order, buyer, amount, provider, late, at))

/// It will not be paid any more: state is failed, expired or cancelled.
struct PaymentFailed {
    static constexpr std::string_view type = "payment.failed";
    PaymentId payment;
    OrderId order;
    AccountId buyer;
    PaymentState state = PaymentState::failed;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(PaymentFailed, (), (payment, order, buyer, state, at))

/// Held money became the seller's.
struct PaymentLineSettled {
    static constexpr std::string_view type = "payment.line_settled";
    PaymentId payment;
    OrderId order;
    OrderLineId line;
    AccountId seller;
    Money net;  ///< the seller's
    Money fee;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(PaymentLineSettled, (), (payment, order, line, seller, net, fee, at))

/// The provider has it: the money is on its way to the buyer. Release the stock now, not before.
struct RefundCompleted {
    static constexpr std::string_view type = "refund.completed";
    RefundId refund;
    PaymentId payment;
    OrderId order;
    AccountId buyer;
    Money amount;
    std::vector<LineRefund> lines;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(RefundCompleted, (), (refund, payment, order, buyer, amount, lines, at))

/// The provider refused for good: for staff.
struct RefundFailed {
    static constexpr std::string_view type = "refund.failed";
    RefundId refund;
    PaymentId payment;
    OrderId order;
    AccountId buyer;
    Money amount;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RefundFailed, (), (refund, payment, order, buyer, amount, reason))

struct PayoutPaid {
    static constexpr std::string_view type = "payout.paid";
    PayoutId payout;
    AccountId seller;
    Money amount;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(PayoutPaid, (), (payout, seller, amount, at))

/// What was to be paid is in the balance again.
struct PayoutFailed {
    static constexpr std::string_view type = "payout.failed";
    PayoutId payout;
    AccountId seller;
    Money amount;
    std::string reason;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(PayoutFailed, (), (payout, seller, amount, reason, at))

}  // namespace bookverse::payments
