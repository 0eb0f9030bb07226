// What goes over HTTP. Names and members are the API (docs/api/openapi.json): a change here is a change for
// everybody.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "platform/http/cursor.hpp"
#include "platform/json/types.hpp"
#include "services/orders/model.hpp"
#include "services/payments/api.hpp"

namespace bookverse::orders::dto {

using Words = Text<1, 2000, Lines::many>;
using ServiceName = Text<1, 40>;

struct OrderPath {
    OrderId id;
};
BOOST_DESCRIBE_STRUCT(OrderPath, (), (id))

struct LinePath {
    OrderId id;
    OrderLineId line;
};
BOOST_DESCRIBE_STRUCT(LinePath, (), (id, line))

struct EvidencePath {
    OrderId id;
    EvidenceId photo;
};
BOOST_DESCRIBE_STRUCT(EvidencePath, (), (id, photo))

struct CartLinePath {
    ServiceName service;
    Uuid what;
};
BOOST_DESCRIBE_STRUCT(CartLinePath, (), (service, what))

// The cart

/// What a thing costs now; nothing is held by looking.
struct CartLine {
    std::string service;
    Uuid what;
    bool available;  ///< false too when it is not there any more
    std::optional<std::string> title;
    std::optional<AccountId> seller;
    std::optional<Money> price;
    std::optional<std::string> picture;
};
BOOST_DESCRIBE_STRUCT(CartLine, (), (service, what, available, title, seller, price, picture))

struct Cart {
    std::vector<CartLine> lines;
    std::optional<Money> total;  ///< of what is available; none: nothing is
};
BOOST_DESCRIBE_STRUCT(Cart, (), (lines, total))

// Placing

struct WantedLine {
    ServiceName service;
    Uuid what;
};
BOOST_DESCRIBE_STRUCT(WantedLine, (), (service, what))

struct NewOrder {
    json::Items<WantedLine, 20, 1> lines;
};
BOOST_DESCRIBE_STRUCT(NewOrder, (), (lines))

// Orders

enum class Side : std::uint8_t { buyer, seller, moderator };
BOOST_DESCRIBE_ENUM(Side, buyer, seller, moderator)

struct Dispute {
    DisputeReason reason;
    Instant opened_at;
    Instant lapses_at;
    std::vector<Statement> statements;
    std::vector<Evidence> evidence;
    std::optional<Instant> decided_at;
    std::string decision;
};
BOOST_DESCRIBE_STRUCT(Dispute, (), (reason, opened_at, lapses_at, statements, evidence, decided_at, decision))

struct OrderLine {
    OrderLineId id;
    std::string service;
    Uuid what;
    std::string title;
    AccountId seller;
    Money price;
    LineState state;
    Ending ending;
    Instant since;
    std::optional<Instant> until;  ///< when the state ends by itself
    Money refunded;
    std::optional<Dispute> dispute;
    std::vector<std::string> may;  ///< what the reader may do with it now: cancel, hand_over, confirm, …
};
BOOST_DESCRIBE_STRUCT(OrderLine, (),
                      (id, service, what, title, seller, price, state, ending, since, until, refunded,
                       dispute, may))

/// How the entry of the code stands.
struct CodeState {
    bool locked;
    int tries_left;
    int unlocks_left;
};
BOOST_DESCRIBE_STRUCT(CodeState, (), (locked, tries_left, unlocks_left))

struct OrderPayment {
    payments::PaymentState state;
    bool processing;
    std::optional<std::string> pay_url;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(OrderPayment, (), (state, processing, pay_url, expires_at))

/// A seller gets their own lines and meeting, and the total of those.
struct Order {
    OrderId id;
    OrderState state;
    Side side;  ///< the reader's
    AccountId buyer;
    Money total;
    std::vector<OrderLine> lines;
    std::vector<Meeting> meetings;
    Instant placed_at;
    Instant pay_until;
    std::optional<Instant> paid_at;
    std::optional<CodeState> code;
    std::vector<HistoryEntry> history;
    std::vector<std::string> may;           ///< what the reader may do with the whole: pay, cancel, …
    std::optional<OrderPayment> payment{};  ///< with the answer to placing and paying
};
BOOST_DESCRIBE_STRUCT(Order, (),
                      (id, state, side, buyer, total, lines, meetings, placed_at, pay_until, paid_at, code,
                       history, may, payment))

enum class ListSide : std::uint8_t { buyer, seller };
BOOST_DESCRIBE_ENUM(ListSide, buyer, seller)

struct OrdersQuery : http::PageQuery {
    std::optional<ListSide> side;  ///< buyer, if not said
};
BOOST_DESCRIBE_STRUCT(OrdersQuery, (http::PageQuery), (side))

/// Which lines; empty: all of the caller's that it can be done with.
struct SomeLines {
    std::optional<json::Items<OrderLineId, 20>> lines{};

    std::vector<OrderLineId> named() const { return lines ? lines->value : std::vector<OrderLineId>{}; }
};
BOOST_DESCRIBE_STRUCT(SomeLines, (), (lines))

// The handover

struct NewMeeting {
    std::optional<AccountId> seller;  ///< by the buyer, when there are several
    Text<1, 200> place;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(NewMeeting, (), (seller, place, at))

struct WhichSeller {
    std::optional<AccountId> seller;
};
BOOST_DESCRIBE_STRUCT(WhichSeller, (), (seller))

/// For the buyer's app, which shows the code without us. `now` lets it correct its clock.
struct HandoverCode {
    std::string secret;  ///< base32
    int digits;
    int period;
    Instant now;
};
BOOST_DESCRIBE_STRUCT(HandoverCode, (), (secret, digits, period, now))

struct EnteredCode : SomeLines {
    json::SecretText<6, 12> code;
};
BOOST_DESCRIBE_STRUCT(EnteredCode, (SomeLines), (code))

// Disputes

struct NewDispute {
    DisputeReason reason;
    Words text;
};
BOOST_DESCRIBE_STRUCT(NewDispute, (), (reason, text))

struct NewStatement {
    Words text;
};
BOOST_DESCRIBE_STRUCT(NewStatement, (), (text))

struct EvidenceQuery {
    std::optional<json::Bounded<std::int32_t, 1, 4096>> size;
};
BOOST_DESCRIBE_STRUCT(EvidenceQuery, (), (size))

struct Decision {
    json::Bounded<std::int64_t, 0, 9'007'199'254'740'991> refund;  ///< minor units of the line's price
    Text<1, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (refund, reason))

// Other services

struct PositionQuery {
    std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(PositionQuery, (), (after))

}  // namespace bookverse::orders::dto
