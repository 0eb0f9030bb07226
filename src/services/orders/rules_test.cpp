#include "services/orders/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "platform/auth/totp.hpp"
#include "services/orders/test_orders.hpp"

namespace bookverse::orders {
namespace {

using testing::account;
using testing::actor_of;
using testing::buyer;
using testing::driven;
using testing::every;
using testing::now;
using testing::opened;
using testing::order_in;
using testing::other_seller;
using testing::paid;
using testing::placing;
using testing::secret;
using testing::seller;
using testing::terms;
using testing::with_line_in;
using testing::word;

const std::string none = "not_found";
const std::string bad = "wrong_state";
const std::string unpaid = "not_paid";
const std::string late = "too_late";
const std::string over = "order_over";

// One line a command and caller: the code for each state. Whoever is not named finds nothing.
template <class C>
struct Expected {
    C command;
    std::vector<Who> who;
    std::vector<std::string> by_state;
};

// placing, refused, open, paid, completed, expired, cancelled
const Expected<Command> of_orders[] = {
    {Command::see, {Who::buyer, Who::system}, {"ok", "ok", "ok", "ok", "ok", "ok", "ok"}},
    {Command::see, {Who::seller}, {none, none, "ok", "ok", "ok", "ok", "ok"}},
    {Command::see, {Who::moderator}, {none, none, none, "ok", "ok", none, "ok"}},
    {Command::pay, {Who::buyer}, {bad, bad, "ok", bad, bad, over, over}},
    {Command::cancel, {Who::buyer}, {bad, bad, "ok", late, late, over, over}},
    {Command::cancel, {Who::seller}, {none, none, "ok", late, late, over, over}},
    {Command::show_code, {Who::buyer}, {unpaid, unpaid, unpaid, "ok", late, unpaid, unpaid}},
    {Command::unlock_code, {Who::buyer}, {unpaid, unpaid, unpaid, "ok", late, unpaid, unpaid}},
    {Command::meet, {Who::buyer}, {unpaid, unpaid, unpaid, "ok", late, unpaid, unpaid}},
    {Command::meet, {Who::seller}, {none, none, unpaid, "ok", late, unpaid, unpaid}},
    {Command::open, {Who::system}, {"ok", bad, bad, bad, bad, bad, bad}},
    {Command::undo, {Who::system}, {"ok", bad, bad, bad, bad, bad, bad}},
    {Command::capture, {Who::system}, {bad, bad, "ok", "ok", "ok", "ok", "ok"}},
    {Command::expire, {Who::system}, {bad, bad, "ok", bad, bad, bad, bad}},
    {Command::wait, {Who::system}, {bad, bad, "ok", bad, bad, bad, bad}},
};

// wanted, reserved, sold, handed_over, disputed, settled, refunded, released
const Expected<LineCommand> of_lines[] = {
    {LineCommand::cancel, {Who::buyer, Who::seller}, {unpaid, unpaid, "ok", late, late, late, bad, bad}},
    {LineCommand::hand_over, {Who::seller}, {unpaid, unpaid, "ok", bad, bad, bad, bad, bad}},
    {LineCommand::confirm, {Who::buyer}, {unpaid, unpaid, bad, "ok", bad, bad, bad, bad}},
    {LineCommand::dispute, {Who::buyer}, {unpaid, unpaid, bad, "ok", bad, late, bad, bad}},
    {LineCommand::argue, {Who::buyer, Who::seller}, {bad, bad, bad, bad, "ok", late, late, bad}},
    {LineCommand::decide, {Who::moderator}, {none, none, bad, bad, "ok", late, late, none}},
    {LineCommand::remind, {Who::system}, {bad, bad, "ok", bad, bad, bad, bad, bad}},
    {LineCommand::give_up, {Who::system}, {bad, bad, "ok", bad, bad, bad, bad, bad}},
    {LineCommand::settle, {Who::system}, {bad, bad, bad, "ok", bad, bad, bad, bad}},
    {LineCommand::lapse, {Who::system}, {bad, bad, bad, bad, "ok", bad, bad, bad}},
    {LineCommand::close, {Who::system}, {bad, bad, bad, bad, bad, "ok", bad, bad}},
};

template <class C, class State, std::size_t N>
void check_table(const Expected<C> (&table)[N]) {
    for (const C command : every<C>()) {
        for (const State state : every<State>()) {
            for (const Who who : every<Who>()) {
                std::string code = none;
                for (const auto& row : table)
                    if (row.command == command && std::ranges::find(row.who, who) != row.who.end())
                        code = row.by_state.at(static_cast<std::size_t>(state));
                const auto answer = allowed(command, state, who);
                EXPECT_EQ(answer ? "ok" : answer.error().code, code)
                    << word(command) << " in " << word(state) << " by " << word(who);
            }
        }
    }
}

TEST(OrderRules, every_state_command_and_actor_of_an_order) {
    check_table<Command, OrderState>(of_orders);
}

TEST(OrderRules, every_state_command_and_actor_of_a_line) {
    check_table<LineCommand, LineState>(of_lines);
}

using Function = std::function<Result<Order>(const Order&, const Actor&)>;

/// The caller as the functions see them: who may not see the order finds nothing.
std::string wanted_code(const Order& order, const Actor& actor, const Result<>& table) {
    if (auto seen = may_see(order, actor); !seen) return seen.error().code;
    return table ? "ok" : table.error().code;
}

TEST(OrderRules, functions_of_lines_obey_the_table) {
    struct Row {
        LineCommand command;
        LineState target;
        Function function;
    };
    const auto id = line_id(order_id(buyer, "key"), 0);
    const Row rows[] = {
        {LineCommand::cancel, LineState::refunded,
         [id](const auto& o, const auto& by) { return cancel(o, by, {id}, now); }},
        {LineCommand::confirm, LineState::settled,
         [id](const auto& o, const auto& by) { return confirm(o, by, id, now); }},
        {LineCommand::dispute, LineState::disputed,
         [id](const auto& o, const auto& by) {
             return dispute(o, by, id, DisputeReason::damaged, "torn", now);
         }},
        {LineCommand::argue, LineState::disputed,
         [id](const auto& o, const auto& by) { return state_view(o, by, id, "no", now); }},
        {LineCommand::argue, LineState::disputed,
         [id](const auto& o, const auto& by) { return add_evidence(o, by, id, {}, now); }},
        {LineCommand::decide, LineState::refunded,
         [id](const auto& o, const auto& by) { return decide(o, by, id, 1000, "so", now); }},
        {LineCommand::decide, LineState::settled,
         [id](const auto& o, const auto& by) { return decide(o, by, id, 400, "so", now); }},
        {LineCommand::hand_over, LineState::handed_over,
         [id](const auto& o, const auto& by) -> Result<Order> {
             auto tried = hand_over(o, by, {id}, auth::totp_code(secret, auth::totp_step(now)), secret, now);
             if (!tried) return std::unexpected(tried.error());
             return tried->after;
         }},
    };
    for (const auto& [command, target, function] : rows) {
        for (const LineState state : {LineState::sold, LineState::handed_over, LineState::disputed,
                                      LineState::settled, LineState::refunded}) {
            for (const Who who : every<Who>()) {
                if (who == Who::system) continue;  // time has no function of its own
                Order order = with_line_in(state);
                if (!order.lines.front().dispute) order.lines.front().dispute = Dispute{};
                const auto answer = function(order, actor_of(who));
                auto table = allowed(command, state, who);
                // An order that is over is cancelled as a whole, or not.
                if (command == LineCommand::cancel && order.state != OrderState::paid)
                    table = allowed(Command::cancel, order.state, who);
                EXPECT_EQ(answer ? "ok" : answer.error().code, wanted_code(order, actor_of(who), table))
                    << word(command) << " in " << word(state) << " by " << word(who);
                if (answer) EXPECT_EQ(answer->lines.front().state, target) << word(command);
            }
        }
    }
}

TEST(OrderRules, functions_of_orders_obey_the_table) {
    struct Row {
        Command command;
        Function function;
    };
    const Actor us = actor_of(Who::system);
    const Row rows[] = {
        {Command::open, [](const auto& o, const auto&) { return open(o, terms(1), now); }},
        {Command::undo, [](const auto& o, const auto&) { return undo(o, now); }},
        {Command::expire, [](const auto& o, const auto&) { return expire(o, now); }},
        {Command::wait, [](const auto& o, const auto&) { return wait_for_payment(o, now); }},
        {Command::capture, [](const auto& o, const auto&) { return capture(o, {{true, 1}}, "s", now); }},
    };
    for (const auto& [command, function] : rows) {
        for (const OrderState state : every<OrderState>()) {
            const auto table = allowed(command, state, Who::system);
            const auto answer = function(order_in(state), us);
            EXPECT_EQ(answer.has_value(), table.has_value()) << word(command) << " in " << word(state);
        }
    }
}

// What each state owes others.
TEST(OrderRules, what_is_owed) {
    const auto kinds = [](const Order& order) {
        std::string all;
        for (const Step& step : order.steps)
            all += word(step.kind) + " " + std::to_string(step.amount.amount) + ";";
        return all;
    };
    const auto by = [](Who who) { return actor_of(who); };
    const auto id = line_id(order_id(buyer, "key"), 0);
    EXPECT_EQ(kinds(opened(2)), "");
    EXPECT_EQ(kinds(*undo(placing(2), now)), "release 0;release 0;");
    EXPECT_EQ(kinds(*expire(opened(2), now)), "release 0;release 0;");
    EXPECT_EQ(kinds(*cancel(opened(), by(Who::buyer), {}, now)), "close_payment 0;release 0;");
    EXPECT_EQ(kinds(*cancel(paid(2), by(Who::buyer), {}, now)),
              "refund 1000;release 0;refund 2000;release 0;")
        << "money first, stock second";
    EXPECT_EQ(kinds(*cancel(paid(2), by(Who::seller), {}, now)), "refund 1000;release 0;") << "their line";
    EXPECT_EQ(kinds(*confirm(with_line_in(LineState::handed_over), by(Who::buyer), id, now)), "settle 1000;");
    const Order disputed = with_line_in(LineState::disputed);
    EXPECT_EQ(kinds(*decide(disputed, by(Who::moderator), id, 0, "so", now)), "settle 1000;");
    EXPECT_EQ(kinds(*decide(disputed, by(Who::moderator), id, 400, "so", now)), "refund 400;")
        << "the rest is the seller's by that";
    EXPECT_EQ(kinds(*decide(disputed, by(Who::moderator), id, 1000, "so", now)), "refund 1000;")
        << "the book is not with the seller: it does not go up for sale";
    EXPECT_EQ(decide(disputed, by(Who::moderator), id, 1001, "so", now).error().faults.at(0).pointer,
              "/refund");
}

TEST(OrderRules, a_payment_of_lines_that_are_gone_goes_back_for_those) {
    const auto order = capture(opened(2), {{true, 0}, {false, 1}}, "sealed", now);
    ASSERT_TRUE(order);
    EXPECT_EQ(order->state, OrderState::paid);
    EXPECT_EQ(order->lines[0].state, LineState::sold);
    EXPECT_EQ(order->lines[1].state, LineState::refunded);
    EXPECT_EQ(order->lines[1].ending, Ending::not_available);
    ASSERT_EQ(order->steps.size(), 3U);
    EXPECT_EQ(order->steps[0].kind, StepKind::refund);
    EXPECT_EQ(order->steps[2].hold, 1) << "both holds that may have been taken";
    EXPECT_EQ(*capture(*order, {{true, 5}, {true, 5}}, "other", now), *order) << "told again: nothing to do";

    const auto all_gone = capture(opened(), {{false, 1}}, "sealed", now);
    EXPECT_EQ(all_gone->state, OrderState::cancelled);
}

TEST(OrderRules, a_late_payment_is_kept_or_goes_back) {
    const Order expired = driven(*expire(opened(), now));
    EXPECT_EQ(expired.due_at, std::nullopt);
    const auto kept = capture(expired, {{true, 1}}, "sealed", now);
    EXPECT_EQ(kept->state, OrderState::paid);
    EXPECT_EQ(kept->lines[0].state, LineState::sold);
    EXPECT_EQ(kept->lines[0].hold, 1);
    const auto gone = capture(expired, {{false, 1}}, "sealed", now);
    EXPECT_EQ(gone->state, OrderState::cancelled);
    EXPECT_EQ(gone->steps.front().kind, StepKind::refund);

    const Order cancelled = driven(*cancel(opened(), actor_of(Who::buyer), {}, now));
    const auto back = capture(cancelled, {{true, 0}}, "sealed", now);
    EXPECT_EQ(back->state, OrderState::cancelled) << "the buyer did not want it any more";
    EXPECT_EQ(back->steps.front().kind, StepKind::refund);
    EXPECT_EQ(back->steps.back().kind, StepKind::release);
}

TEST(OrderRules, who_sees_what) {
    const Order order = paid(2);
    EXPECT_TRUE(may_see(order, account(buyer)));
    EXPECT_TRUE(may_see(order, account(other_seller)));
    EXPECT_FALSE(may_see(order, actor_of(Who::other)));
    EXPECT_FALSE(may_see(order, actor_of(Who::moderator))) << "nothing was disputed";
    EXPECT_TRUE(may_see(with_line_in(LineState::disputed), actor_of(Who::moderator)));
    Actor party = account(seller);
    party.grant(Role::moderator);
    EXPECT_EQ(
        decide(with_line_in(LineState::disputed), party, line_id(order_id(buyer, "key"), 0), 0, "mine", now)
            .error()
            .code,
        none)
        << "nobody judges their own case";
    EXPECT_EQ(cancel(order, account(other_seller), {order.lines[0].id}, now).error().code, none)
        << "another seller's line";
}

TEST(OrderRules, meetings) {
    const Order order = paid(2);
    const Place library{"Library", now + std::chrono::hours{5}};
    EXPECT_EQ(propose(order, account(buyer), seller, {"L", now}, now).error().faults.at(0).code,
              "in_the_past");
    EXPECT_EQ(propose(order, account(buyer), seller, {"L", now + std::chrono::days{15}}, now)
                  .error()
                  .faults.at(0)
                  .code,
              "too_far_away");
    EXPECT_EQ(propose(order, account(seller), other_seller, library, now).error().code, none);
    EXPECT_EQ(agree(order, account(buyer), seller, now).error().code, "no_proposal");
    const Order named = *propose(order, account(seller), seller, library, now);
    EXPECT_EQ(agree(named, account(seller), seller, now).error().code, "own_proposal");
    const Order agreed = *agree(named, account(buyer), seller, now);
    EXPECT_TRUE(agreed.meetings.at(0).agreed);
    const Order moved = *propose(agreed, account(buyer), seller, {"Hall", library.at}, now);
    EXPECT_FALSE(moved.meetings.at(0).agreed) << "the other one is to answer again";
    EXPECT_EQ(moved.meetings.at(0).revision, 1);
    EXPECT_EQ(
        propose(with_line_in(LineState::handed_over), account(buyer), seller, library, now).error().code,
        late);
}

TEST(OrderRules, the_same_key_begins_anew_after_a_refusal_with_new_holds) {
    const Order refused = *undo(placing(2), now);
    EXPECT_EQ(begin_again(refused, now).error().code, "in_flight") << "its holds are not back yet";
    const Order again = *begin_again(driven(refused), now);
    EXPECT_EQ(again.state, OrderState::placing);
    EXPECT_EQ(again.lines[0].hold, 1);
    EXPECT_NE(hold_id(again.lines[0].id, 1), hold_id(again.lines[0].id, 0));
    EXPECT_TRUE(again.parties.empty()) << "in nobody's list before it is open";
    EXPECT_EQ(begin_again(opened(), now).error().code, "in_flight");
}

TEST(OrderRules, disputes_are_bounded) {
    const auto id = line_id(order_id(buyer, "key"), 0);
    Order order = with_line_in(LineState::disputed);
    for (std::size_t i = 0; i < most_evidence; ++i)
        order = *add_evidence(order, account(buyer), id, {}, now);
    EXPECT_EQ(add_evidence(order, account(buyer), id, {}, now).error().code, "too_many_photos");
    EXPECT_TRUE(add_evidence(order, account(seller), id, {}, now)) << "each side has its own";
    for (std::size_t i = 0; i < most_statements; ++i)
        order = *state_view(order, account(seller), id, "no", now);
    EXPECT_EQ(state_view(order, account(seller), id, "no", now).error().code, "too_many_statements");
    EXPECT_EQ(dispute(with_line_in(LineState::handed_over), account(buyer), id, DisputeReason::other, "x",
                      now + settle_after)
                  .error()
                  .code,
              late)
        << "the timer may be late, the two days are not";
}

}  // namespace
}  // namespace bookverse::orders
