// Who may do what to an order and its lines in which state, and what becomes of them. Pure: no clock, no
// store, no calls; what others are owed goes into the order's steps. README.md has the picture;
// rules_test.cpp the whole table, state × command × actor.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/refusal.hpp"
#include "services/orders/model.hpp"

namespace bookverse::orders {

inline constexpr std::size_t most_lines = 20;
inline constexpr std::size_t most_evidence = 6;  ///< photos of each side
inline constexpr std::size_t most_statements = 10;

enum class Command : std::uint8_t {
    see,
    pay,     ///< go to the payment page
    cancel,  ///< the whole order, before it is paid
    show_code,
    unlock_code,
    meet,  ///< name a place and a time, or agree
    open,
    undo,
    capture,  ///< the payment came
    expire,
    wait,  ///< the provider still works on the payment
};
BOOST_DESCRIBE_ENUM(Command, see, pay, cancel, show_code, unlock_code, meet, open, undo, capture, expire,
                    wait)

enum class LineCommand : std::uint8_t {
    cancel,
    hand_over,
    confirm,
    dispute,
    argue,   ///< a statement or a photo in a dispute
    decide,  ///< a moderator settles it
    remind,  ///< from here on: time
    give_up,
    settle,
    lapse,
    close,
};
BOOST_DESCRIBE_ENUM(LineCommand, cancel, hand_over, confirm, dispute, argue, decide, remind, give_up, settle,
                    lapse, close)

/// How the caller stands to the order or the line; `system` is a timer or another service. Who sells or buys
/// is no moderator of it.
enum class Who : std::uint8_t { buyer, seller, moderator, other, system };
BOOST_DESCRIBE_ENUM(Who, buyer, seller, moderator, other, system)

Who who_is(const Actor& actor, const Order& order) noexcept;
Who who_is(const Actor& actor, const Order& order, const Line& line) noexcept;

// The tables.
Result<> allowed(Command command, OrderState state, Who who);
Result<> allowed(LineCommand command, LineState state, Who who);

/// not_found for who may not see it; a moderator sees what was disputed.
Result<> may_see(const Order& order, const Actor& actor);
/// not_verified without a valid campus proof.
Result<> may_buy(const Actor& actor);

/// A line that is wanted, before it is reserved.
struct Wanted {
    std::string service{};
    Uuid what{};

    friend bool operator==(const Wanted&, const Wanted&) = default;
};

/// What an inventory says of a hold.
struct Held {
    AccountId seller{};
    Money price{};
    std::string kind{};
    std::string title{};
    std::optional<std::string> campus{};

    friend bool operator==(const Held&, const Held&) = default;
};

struct NewOrder {
    OrderId id{};
    AccountId buyer{};
    std::vector<Wanted> lines{};
    std::string request{};
};
/// In state placing, nothing held.
Order begin(const NewOrder& what, Instant now);
/// A refused one once more, with new holds.
Result<Order> begin_again(const Order& order, Instant now);

// Everything below takes the order as it is and answers what it becomes.

/// `held` in the order of the lines. mixed_currencies.
Result<Order> open(const Order& order, const std::vector<Held>& held, Instant now);
/// Gives back what may have been taken.
Result<Order> undo(const Order& order, Instant now);

/// How a line is when the payment came: its hold confirmed, or none to be had.
struct Secured {
    bool held = false;
    int hold = 0;  ///< the last one that was tried
};
/// Paid lines are sold or, where nothing was to be had, refunded. A cancelled order is refunded whole. Again:
/// nothing to do. `sealed_secret` is for the code, used when there is none yet.
Result<Order> capture(const Order& order, const std::vector<Secured>& lines, const std::string& sealed_secret,
                      Instant now);
/// The payment is closed and never came: payments have been asked.
Result<Order> expire(const Order& order, Instant now);
/// A little longer, until the grace is over; wrong_state then.
Result<Order> wait_for_payment(const Order& order, Instant now);

/// The whole order before it is paid; then the caller's sold lines, or those named. nothing_to_cancel.
Result<Order> cancel(const Order& order, const Actor& actor, const std::vector<OrderLineId>& lines,
                     Instant now);

struct Place {
    std::string place{};
    Instant at{};
};
/// `seller` is the one to meet. in_the_past, too_far_away (beyond the 14 days).
Result<Order> propose(const Order& order, const Actor& actor, AccountId seller, const Place& place,
                      Instant now);
/// By the other one. no_proposal, own_proposal.
Result<Order> agree(const Order& order, const Actor& actor, AccountId seller, Instant now);

Result<Order> confirm(const Order& order, const Actor& actor, OrderLineId line, Instant now);
Result<Order> dispute(const Order& order, const Actor& actor, OrderLineId line, DisputeReason reason,
                      const std::string& text, Instant now);
/// too_many_statements.
Result<Order> state_view(const Order& order, const Actor& actor, OrderLineId line, const std::string& text,
                         Instant now);
/// too_many_photos.
Result<Order> add_evidence(const Order& order, const Actor& actor, OrderLineId line, Evidence photo,
                           Instant now);
/// `refund` minor units of the price go back, the rest is the seller's. invalid_fields beyond the price.
Result<Order> decide(const Order& order, const Actor& actor, OrderLineId line, std::int64_t refund,
                     const std::string& reason, Instant now);

/// All that time has brought; the same order when that is nothing.
Order pass_time(const Order& order, Instant now);

/// Those steps are done.
Order without_steps(const Order& order, const std::vector<Step>& done, Instant now);
/// One could not be done: later again, waiting longer each time.
Order steps_failed(const Order& order, Instant now);

/// When somebody is to look at it again, of itself; none: it is over.
std::optional<Instant> next_due(const Order& order);

/// What ends every change: completed or cancelled when all lines are, parties, due_at.
Order tidied(Order order, Instant now);

}  // namespace bookverse::orders
