// Time in the rules: each timer fires once, at its moment, and not behind a transition by hand.
#include <gtest/gtest.h>

#include "services/orders/test_orders.hpp"

namespace bookverse::orders {
namespace {

using testing::account;
using testing::buyer;
using testing::driven;
using testing::now;
using testing::opened;
using testing::paid;
using testing::with_line_in;
using namespace std::chrono_literals;

struct Case {
    const char* name;
    LineState from;
    Duration after;
    LineState to;
    Ending ending;
};
const Case cases[] = {
    {"14 days", LineState::sold, give_up_after, LineState::refunded, Ending::no_handover},
    {"2 days", LineState::handed_over, settle_after, LineState::settled, Ending::none},
    {"60 days", LineState::disputed, dispute_lapses_after, LineState::refunded, Ending::dispute_lapsed},
};

TEST(OrderTimers, fire_at_their_moment_and_once) {
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        Order order = with_line_in(one.from);
        order.lines[0].reminded = true;  // the 3 days have a test of their own
        order = tidied(order, now);
        EXPECT_EQ(order.due_at, now + one.after);
        EXPECT_EQ(pass_time(order, now + one.after - 1ms), order) << "not before";
        const Order fired = pass_time(order, now + one.after);
        EXPECT_EQ(fired.lines[0].state, one.to);
        EXPECT_EQ(fired.lines[0].ending, one.ending);
        EXPECT_EQ(fired.steps.empty(), false) << "what it owes stands in the same write";
        EXPECT_EQ(pass_time(fired, now + one.after + 1min), fired) << "once";
        EXPECT_EQ(driven(fired).history.size(), fired.history.size());
    }
}

TEST(OrderTimers, a_reminder_after_three_days_once) {
    const Order order = paid();
    EXPECT_EQ(order.due_at, now + 72h);
    const Order reminded = pass_time(order, now + 72h);
    EXPECT_TRUE(reminded.lines[0].reminded);
    EXPECT_EQ(reminded.due_at, now + 14 * 24h);
    EXPECT_EQ(pass_time(reminded, now + 100h), reminded);
    EXPECT_EQ(pass_time(order, now + 15 * 24h).lines[0].state, LineState::refunded)
        << "after a long night only what still matters";
}

TEST(OrderTimers, seven_days_after_settling_it_is_closed_once) {
    const Order settled = driven(pass_time(with_line_in(LineState::handed_over), now + 48h));
    EXPECT_EQ(settled.state, OrderState::completed);
    EXPECT_EQ(settled.due_at, now + 48h + 7 * 24h);
    const Order closed = pass_time(settled, *settled.due_at);
    EXPECT_TRUE(closed.lines[0].closed);
    EXPECT_EQ(closed.due_at, std::nullopt);
    EXPECT_EQ(pass_time(closed, now + 100 * 24h), closed);
}

TEST(OrderTimers, fifteen_minutes_and_a_little_more_while_the_provider_works) {
    const Order order = opened();
    EXPECT_EQ(order.due_at, now + 15min);
    EXPECT_EQ(pass_time(order, now + 15min), order) << "payments is asked first: the saga's business";
    Order waiting = order;
    Instant at = now + 15min;
    int asked = 0;
    while (const auto next = wait_for_payment(waiting, at)) {
        waiting = *next;
        at = waiting.pay_until;
        ++asked;
    }
    EXPECT_EQ(asked, 5);
    EXPECT_EQ(at, now + 20min);
    EXPECT_EQ(expire(waiting, at)->due_at, at + step_retry) << "the hold is to be given back";
    EXPECT_EQ(driven(*expire(waiting, at)).due_at, std::nullopt);
}

// No timer of a state that was left by hand.
TEST(OrderTimers, none_fires_after_a_transition_by_hand) {
    const auto id = line_id(order_id(buyer, "key"), 0);
    const Order cancelled = driven(*cancel(paid(), account(buyer), {}, now + 1h));
    EXPECT_EQ(cancelled.due_at, std::nullopt);
    EXPECT_EQ(pass_time(cancelled, now + 400 * 24h), cancelled);

    Order handed = with_line_in(LineState::handed_over);
    const Order disputed = *dispute(handed, account(buyer), id, DisputeReason::damaged, "x", now + 1h);
    EXPECT_EQ(disputed.due_at, now + 1h + 60 * 24h);
    EXPECT_EQ(pass_time(disputed, now + 48h), disputed) << "the 2 days are off";
    const Order confirmed = driven(*confirm(handed, account(buyer), id, now + 1h));
    EXPECT_EQ(pass_time(confirmed, now + 48h).lines[0].state, LineState::settled);
    EXPECT_EQ(pass_time(confirmed, now + 48h).steps.size(), 0U) << "settled once";

    const Order unpaid = driven(*cancel(opened(), account(buyer), {}, now));
    EXPECT_EQ(unpaid.due_at, std::nullopt);
    EXPECT_EQ(driven(*expire(opened(), now)).due_at, std::nullopt);
}

TEST(OrderTimers, what_is_owed_is_tried_again_later_and_later) {
    Order order = *cancel(paid(), account(buyer), {}, now);
    EXPECT_EQ(order.due_at, now + step_retry);
    order = steps_failed(order, now);
    EXPECT_EQ(order.due_at, now + step_retry);
    order = steps_failed(order, now);
    EXPECT_EQ(order.due_at, now + 2 * step_retry);
    for (int i = 0; i < 20; ++i)
        order = steps_failed(order, now);
    EXPECT_EQ(order.due_at, now + 128 * step_retry) << "about an hour at most";
    EXPECT_EQ(driven(order).due_at, std::nullopt);
}

}  // namespace
}  // namespace bookverse::orders
