// What is stored. An order is one document with all its lines, so that money, lines and what is still owed to
// payments and inventories change in one write.
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/orders/api.hpp"

namespace bookverse::orders {

struct HoldTag;
struct EvidenceTag;
/// What an inventory knows a line by. A line that gave its hold back takes the next one: a hold that was
/// released never comes back.
using HoldId = Id<HoldTag>;
using EvidenceId = Id<EvidenceTag>;

inline constexpr auto time_to_pay = std::chrono::minutes{15};
inline constexpr auto remind_after = std::chrono::days{3};
inline constexpr auto give_up_after = std::chrono::days{14};
inline constexpr auto settle_after = std::chrono::days{2};
inline constexpr auto dispute_lapses_after = std::chrono::days{60};
inline constexpr auto close_after = std::chrono::days{7};
/// How long a payment that the provider still works on keeps an order open beyond its time, and how often we
/// ask.
inline constexpr auto payment_grace = std::chrono::minutes{5};
inline constexpr auto ask_payment_every = std::chrono::minutes{1};
/// A hold outlives the order's time: it is ours to give back.
inline constexpr auto hold_for = time_to_pay + payment_grace + std::chrono::minutes{5};
/// Whoever began to place an order has this long before somebody else undoes it.
inline constexpr auto placing_lease = std::chrono::seconds{30};
inline constexpr auto step_retry = std::chrono::seconds{30};

struct Statement {
    AccountId by{};
    Instant at{};
    std::string text{};

    friend bool operator==(const Statement&, const Statement&) = default;
};
BOOST_DESCRIBE_STRUCT(Statement, (), (by, at, text))

struct Evidence {
    EvidenceId id{};
    AccountId by{};
    Instant at{};
    int width = 0;
    int height = 0;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (id, by, at, width, height))

enum class DisputeReason : std::uint8_t { not_as_described, wrong_item, damaged, not_received, other };
BOOST_DESCRIBE_ENUM(DisputeReason, not_as_described, wrong_item, damaged, not_received, other)

struct Dispute {
    DisputeReason reason = DisputeReason::other;
    Instant opened_at{};
    std::vector<Statement> statements{};
    std::vector<Evidence> evidence{};
    std::optional<AccountId> decided_by{};  ///< none: not decided, or lapsed
    std::optional<Instant> decided_at{};
    std::string decision{};  ///< the moderator's reason

    friend bool operator==(const Dispute&, const Dispute&) = default;
};
BOOST_DESCRIBE_STRUCT(Dispute, (),
                      (reason, opened_at, statements, evidence, decided_by, decided_at, decision))

struct Line {
    OrderLineId id{};
    std::string service{};
    Uuid what{};
    std::string kind{};  ///< book, ticket: what fees may go by
    std::string title{};
    std::optional<std::string> campus{};
    AccountId seller{};
    Money price{};
    LineState state = LineState::wanted;
    Ending ending = Ending::none;
    int hold = 0;
    Instant since{};  ///< of the state
    bool reminded = false;
    bool closed = false;
    Money refunded{};  ///< of the price
    std::optional<Dispute> dispute{};

    friend bool operator==(const Line&, const Line&) = default;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (id, service, what, kind, title, campus, seller, price, state, ending, hold, since,
                       reminded, closed, refunded, dispute))

/// Where and when the buyer meets one of the sellers.
struct Meeting {
    AccountId seller{};
    std::string place{};
    Instant at{};
    AccountId proposed_by{};
    bool agreed = false;
    int revision = 0;  ///< SEQUENCE of the calendar file

    friend bool operator==(const Meeting&, const Meeting&) = default;
};
BOOST_DESCRIBE_STRUCT(Meeting, (), (seller, place, at, proposed_by, agreed, revision))

/// The code that the buyer shows; see handover.hpp.
struct Handover {
    std::string sealed_secret{};
    std::int64_t used_step = 0;
    int tries = 0;
    Instant tries_since{};
    bool locked = false;
    std::vector<Instant> unlocked{};  ///< by the buyer, of the last day

    friend bool operator==(const Handover&, const Handover&) = default;
};
BOOST_DESCRIBE_STRUCT(Handover, (), (sealed_secret, used_step, tries, tries_since, locked, unlocked))

/// What an order owes others: decided in the write that put it here, done at least once, idempotent by line
/// (and hold) at the other side, taken out when it is done. In order: money first, stock second.
enum class StepKind : std::uint8_t { close_payment, settle, refund, release };
BOOST_DESCRIBE_ENUM(StepKind, close_payment, settle, refund, release)

struct Step {
    StepKind kind = StepKind::release;
    OrderLineId line{};
    Money amount{};  ///< of a refund or a settlement
    int hold = 0;    ///< of a release

    friend bool operator==(const Step&, const Step&) = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (kind, line, amount, hold))

/// One line of what people see as the order's story.
enum class Moment : std::uint8_t {
    placed,
    paid,
    paid_late,
    expired,
    cancelled,
    completed,
    reminded,
    handed_over,
    confirmed,
    settled,
    refunded,
    disputed,
    decided,
    code_locked,
    code_unlocked
};
BOOST_DESCRIBE_ENUM(Moment, placed, paid, paid_late, expired, cancelled, completed, reminded, handed_over,
                    confirmed, settled, refunded, disputed, decided, code_locked, code_unlocked)

struct HistoryEntry {
    Instant at{};
    Moment what = Moment::placed;
    std::optional<OrderLineId> line{};
    std::optional<AccountId> by{};  ///< none: by itself

    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (), (at, what, line, by))

struct Order {
    OrderId id{};
    OrderState state = OrderState::placing;
    AccountId buyer{};
    /// "buyer <id>", "seller <id>", and "live <id>" of all of them while something is held or owed.
    std::vector<std::string> parties{};
    Money total{};
    std::vector<Line> lines{};
    Instant placed_at{};
    Instant pay_until{};  ///< the hold's end; moved on while the provider works on the payment
    std::optional<Instant> paid_at{};
    std::string request{};  ///< fingerprint of what placed it
    int placings = 0;       ///< how often the same key began anew after a refusal

    std::vector<Meeting> meetings{};
    std::optional<Handover> handover{};
    std::vector<Step> steps{};
    Instant steps_due{};  ///< when somebody else may take them up
    int step_failures = 0;
    std::vector<HistoryEntry> history{};
    std::optional<Instant> disputed_since{};  ///< of the oldest open dispute
    std::optional<Instant> due_at{};

    Line* line(OrderLineId wanted) noexcept;
    const Line* line(OrderLineId wanted) const noexcept;
    friend bool operator==(const Order&, const Order&) = default;
};
BOOST_DESCRIBE_STRUCT(Order, (),
                      (id, state, buyer, parties, total, lines, placed_at, pay_until, paid_at, request,
                       placings, meetings, handover, steps, steps_due, step_failures, history, disputed_since,
                       due_at))

/// With a key the same order is found again; without one nobody asks again.
OrderId order_id(AccountId buyer, std::string_view key);
OrderLineId line_id(OrderId order, std::size_t index);
HoldId hold_id(OrderLineId line, int hold);

bool is_final(LineState state) noexcept;
/// Money of this line is held: it was paid and is neither settled nor refunded.
bool is_held(LineState state) noexcept;

LineCard card_of(const Line& line);
OrderCard card_of(const Order& order);

std::string buyer_party(AccountId account);
std::string seller_party(AccountId account);
std::string live_party(AccountId account);

struct CartLine {
    std::string service{};
    Uuid what{};
    Instant added_at{};

    friend bool operator==(const CartLine&, const CartLine&) = default;
};
BOOST_DESCRIBE_STRUCT(CartLine, (), (service, what, added_at))

/// What somebody means to buy. Nothing is held for it; prices are asked when it is looked at.
struct Cart {
    AccountId id{};
    std::vector<CartLine> lines{};

    friend bool operator==(const Cart&, const Cart&) = default;
};
BOOST_DESCRIBE_STRUCT(Cart, (), (id, lines))

}  // namespace bookverse::orders
