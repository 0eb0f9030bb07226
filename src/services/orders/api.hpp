// What other services may know of orders: ids, the words below, the events and the internal routes.
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
#include "platform/auth/actor.hpp"

namespace bookverse::orders {

struct OrderTag;
struct OrderLineTag;
using OrderId = Id<OrderTag>;
using OrderLineId = Id<OrderLineTag>;

/// `placing`: lines are being reserved; `refused`: one could not be had, what was taken was given back.
enum class OrderState : std::uint8_t { placing, refused, open, paid, completed, expired, cancelled };
BOOST_DESCRIBE_ENUM(OrderState, placing, refused, open, paid, completed, expired, cancelled)

/// `wanted`: not reserved yet; `released`: given back before it was paid.
enum class LineState : std::uint8_t {
    wanted,
    reserved,
    sold,
    handed_over,
    disputed,
    settled,
    refunded,
    released
};
BOOST_DESCRIBE_ENUM(LineState, wanted, reserved, sold, handed_over, disputed, settled, refunded, released)

/// Why a line was refunded or given back.
enum class Ending : std::uint8_t {
    none,
    expired,           ///< not paid in time
    refused,           ///< another line of the order could not be had
    cancelled_buyer,   ///< before the handover
    cancelled_seller,  ///< before the handover
    not_available,     ///< paid, but the copy was gone
    no_handover,       ///< nobody met within 14 days
    dispute,           ///< a moderator decided so
    dispute_lapsed     ///< nobody decided within 60 days
};
BOOST_DESCRIBE_ENUM(Ending, none, expired, refused, cancelled_buyer, cancelled_seller, not_available,
                    no_handover, dispute, dispute_lapsed)

/// One thing of an order. `service` keeps its stock and knows what `what` is; this one does not.
struct LineCard {
    OrderLineId line{};
    std::string service{};
    Uuid what{};
    std::string title{};
    AccountId seller{};
    Money price{};
    LineState state = LineState::wanted;

    friend bool operator==(const LineCard&, const LineCard&) = default;
};
BOOST_DESCRIBE_STRUCT(LineCard, (), (line, service, what, title, seller, price, state))

/// GET /internal/orders/{id}, and the part that most events share.
struct OrderCard {
    OrderId id{};
    OrderState state = OrderState::placing;
    AccountId buyer{};
    Money total{};
    std::vector<LineCard> lines{};

    friend bool operator==(const OrderCard&, const OrderCard&) = default;
};
BOOST_DESCRIBE_STRUCT(OrderCard, (), (id, state, buyer, total, lines))

// Events of an order. All lines are in the card; who looks for a seller's takes theirs.

/// Everything is reserved, the buyer has until `pay_until`.
struct OrderPlaced {
    static constexpr std::string_view type = "order.placed";
    OrderCard order;
    Instant pay_until{};
};
BOOST_DESCRIBE_STRUCT(OrderPlaced, (), (order, pay_until))

struct OrderPaid {
    static constexpr std::string_view type = "order.paid";
    OrderCard order;
};
BOOST_DESCRIBE_STRUCT(OrderPaid, (), (order))

struct OrderExpired {
    static constexpr std::string_view type = "order.expired";
    OrderCard order;
};
BOOST_DESCRIBE_STRUCT(OrderExpired, (), (order))

/// By the buyer before it was paid, or all its lines were refunded.
struct OrderCancelled {
    static constexpr std::string_view type = "order.cancelled";
    OrderCard order;
};
BOOST_DESCRIBE_STRUCT(OrderCancelled, (), (order))

/// Every line is settled or refunded, at least one is settled.
struct OrderCompleted {
    static constexpr std::string_view type = "order.completed";
    OrderCard order;
};
BOOST_DESCRIBE_STRUCT(OrderCompleted, (), (order))

/// A place and a time were named (`agreed` false: the other one is to answer) or agreed on.
struct MeetingChanged {
    static constexpr std::string_view type = "order.meeting";
    OrderId order{};
    AccountId buyer{};
    AccountId seller{};
    AccountId by{};  ///< who named or agreed
    std::string place{};
    Instant at{};
    bool agreed = false;
};
BOOST_DESCRIBE_STRUCT(MeetingChanged, (), (order, buyer, seller, by, place, at, agreed))

/// Five wrong codes: the seller's entry is closed until the buyer opens it again.
struct CodeLocked {
    static constexpr std::string_view type = "order.code_locked";
    OrderId order{};
    AccountId buyer{};
};
BOOST_DESCRIBE_STRUCT(CodeLocked, (), (order, buyer))

// Events of a line.

/// Sold for three days and not handed over: a reminder for both, once.
struct LineHandoverDue {
    static constexpr std::string_view type = "line.handover_due";
    OrderId order{};
    AccountId buyer{};
    LineCard line{};
    Instant until{};  ///< then the buyer gets the money back
};
BOOST_DESCRIBE_STRUCT(LineHandoverDue, (), (order, buyer, line, until))

struct LineHandedOver {
    static constexpr std::string_view type = "line.handed_over";
    OrderId order{};
    AccountId buyer{};
    LineCard line{};
    Instant settles_at{};  ///< unless the buyer disputes or confirms before
};
BOOST_DESCRIBE_STRUCT(LineHandedOver, (), (order, buyer, line, settles_at))

/// The seller has earned; both may review from now on. After a dispute `refunded` went back to the buyer.
struct LineSettled {
    static constexpr std::string_view type = "line.settled";
    OrderId order{};
    AccountId buyer{};
    LineCard line{};
    Money earned{};  ///< of the price, before the fee
    Money refunded{};
};
BOOST_DESCRIBE_STRUCT(LineSettled, (), (order, buyer, line, earned, refunded))

struct LineRefunded {
    static constexpr std::string_view type = "line.refunded";
    OrderId order{};
    AccountId buyer{};
    LineCard line{};
    Ending ending = Ending::none;
};
BOOST_DESCRIBE_STRUCT(LineRefunded, (), (order, buyer, line, ending))

struct OrderDisputed {
    static constexpr std::string_view type = "order.disputed";
    OrderId order{};
    AccountId buyer{};
    LineCard line{};
    std::string reason{};
};
BOOST_DESCRIBE_STRUCT(OrderDisputed, (), (order, buyer, line, reason))

/// A moderator has settled a dispute: for the audit trail, beside line.settled or line.refunded.
struct DisputeDecided {
    static constexpr std::string_view type = "order.dispute_decided";
    OrderId order{};
    AccountId buyer{};
    LineCard line{};
    AccountId moderator{};
    Money refunded{};
    std::string reason{};
};
BOOST_DESCRIBE_STRUCT(DisputeDecided, (), (order, buyer, line, moderator, refunded, reason))

/// Seven days after it was settled: reviews that waited for the other side are shown now.
struct LineClosed {
    static constexpr std::string_view type = "line.closed";
    OrderId order{};
    AccountId buyer{};
    LineCard line{};
};
BOOST_DESCRIBE_STRUCT(LineClosed, (), (order, buyer, line))

}  // namespace bookverse::orders
