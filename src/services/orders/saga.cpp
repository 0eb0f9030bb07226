#include "services/orders/saga.hpp"

#include <set>

#include "platform/auth/seal.hpp"
#include "platform/auth/totp.hpp"
#include "platform/service/background.hpp"
#include "platform/service/crash_point.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/orders/code.hpp"

namespace bookverse::orders {

using service::crash_point;
using service::job_deadline;

namespace {

constexpr int most_rounds = 6;

bool is_paid(const Result<PaymentStatus>& status) {
    return status && (status->state == payments::PaymentState::captured ||
                      status->state == payments::PaymentState::refunded);
}

}  // namespace

Saga::Saga(Context& context)
    : context_{context},
      timers_{context.stores.orders,
              order_by_due,
              context.platform.clock,
              {.name = "orders.timers", .due_at = &Order::due_at, .clears = false},
              [this](StoredOrder due) { return on_due(std::move(due)); }} {}

// Which of the things that can be due it was does not matter: each looks at the order itself.
Task<> Saga::on_due(StoredOrder order) {
    const OrderId id = order->id;
    const Instant now = context_.now();
    if (order->state == OrderState::placing) co_await undo(id, job_deadline());
    if (order->state == OrderState::open && now >= order->pay_until) co_await unpaid(id, job_deadline());
    (void)co_await context_.change(
        id, [](const Order& before, Instant at) -> Result<Order> { return pass_time(before, at); },
        job_deadline());
    co_await drive(id, job_deadline());
}

Task<> Saga::undo(OrderId id, Deadline deadline) {
    (void)co_await context_.change(
        id, [](const Order& before, Instant at) { return orders::undo(before, at); }, deadline);
    crash_point("orders.undo.decided");
    co_await drive(id, deadline);
}

Task<bool> Saga::close_payment(OrderId id, Deadline deadline) {
    const auto status = co_await context_.payments.cancel(id, deadline);
    if (is_paid(status)) co_await take_payment(id, deadline);
    co_return !status || status->state != payments::PaymentState::open;
}

Task<bool> Saga::perform(const Order& order, const Step& step, Deadline deadline) {
    switch (step.kind) {
        case StepKind::close_payment:
            co_return co_await close_payment(order.id, deadline);
        case StepKind::settle: {
            const auto done = co_await context_.payments.settle(order.id, step.line, deadline);
            if (!done) throw Unavailable{"a settlement is refused: " + done.error().code};
            crash_point("orders.step.settled");
            co_return true;
        }
        case StepKind::refund: {
            const bool done = co_await context_.payments.refund(order.id, step.line, step.amount, deadline);
            crash_point("orders.step.refunded");
            co_return done;
        }
        case StepKind::release: {
            const Line& line = *order.line(step.line);
            // A refusal (what it was is gone) leaves nothing to give back.
            (void)co_await context_.inventories.of(line).release(hold_id(line.id, step.hold), line.what,
                                                                 deadline);
            crash_point("orders.step.released");
            co_return true;
        }
    }
    co_return false;
}

Task<std::vector<Step>> Saga::perform_all(const Order& order, Deadline deadline) {
    std::vector<Step> done;
    std::set<OrderLineId> waiting;  // the steps of a line go in their order: money first, stock second
    for (const Step& step : order.steps) {
        if (waiting.contains(step.line)) continue;
        bool ok = false;
        try {
            ok = co_await perform(order, step, deadline);
        } catch (const std::exception& error) {
            telemetry::log_fault("orders.saga", error.what());
        }
        if (ok) {
            done.push_back(step);
        } else {
            waiting.insert(step.line);
        }
    }
    co_return done;
}

Task<bool> Saga::drive_round(OrderId id, Deadline deadline) {
    const auto found = co_await context_.stores.orders.get(id, deadline);
    if (!found || (*found)->steps.empty()) co_return false;
    crash_point("orders.drive.begun");
    const auto done = co_await perform_all(**found, deadline);
    crash_point("orders.drive.performed");
    const bool all = done.size() == (*found)->steps.size();
    const auto changed = co_await context_.change(
        id,
        [done, all](const Order& before, Instant at) -> Result<Order> {
            const Order next = without_steps(before, done, at);
            return all ? next : steps_failed(next, at);
        },
        deadline);
    co_return all&& changed && !(*changed)->steps.empty();
}

Task<> Saga::drive(OrderId id, Deadline deadline) {
    // A step may bring others: a payment that could not be closed is to be refunded.
    for (int round = 0; round < most_rounds; ++round)
        if (!co_await drive_round(id, deadline)) co_return;
}

Task<Secured> Saga::secure(const Order& order, const Line& line, Deadline deadline) {
    Inventory& inventory = context_.inventories.of(line);
    Secured secured{false, line.hold};
    if (line.state == LineState::reserved) {
        const auto ok = co_await inventory.confirm(hold_id(line.id, line.hold), line.what, deadline);
        secured.held = ok.has_value();
        if (secured.held) co_return secured;
    }
    // The first hold is over. Another one will do if nobody else has it and the terms are those that were paid.
    ++secured.hold;
    const HoldId again = hold_id(line.id, secured.hold);
    const auto held = co_await inventory.reserve(again, line.what, order.buyer, deadline);
    if (!held || held->price != line.price || held->seller != line.seller) co_return secured;
    crash_point("orders.capture.held_again");
    const auto ok = co_await inventory.confirm(again, line.what, deadline);
    secured.held = ok.has_value();
    co_return secured;
}

Task<> Saga::captured(OrderId id, Deadline deadline) {
    {
        // The buyer's return and the event of payments come together: whoever waited finds it done.
        const auto turn = co_await payments_being_taken_.begin_or_wait(id, deadline);
        co_await take_payment(id, deadline);
    }
    co_await drive(id, deadline);
}

Task<> Saga::take_payment(OrderId id, Deadline deadline) {
    for (int round = 0; round < most_rounds; ++round) {
        auto found = co_await context_.stores.orders.get(id, deadline);
        if (!found) throw Unavailable{"a payment of an order that is not there: " + id.to_string()};
        const Order& order = **found;
        if (order.paid_at) co_return;
        if (order.state == OrderState::expired && !order.steps.empty()) {
            // Its old holds are still being given back: they would be in the way of the new ones.
            co_await drive(id, deadline);
            found = co_await context_.stores.orders.get(id, deadline);
            if (!(*found)->steps.empty()) throw Unavailable{"the holds of an expired order are not back yet"};
            continue;
        }
        std::vector<Secured> lines;
        for (const Line& line : order.lines) {
            Secured secured{false, line.hold};
            if (order.state != OrderState::cancelled) secured = co_await secure(order, line, deadline);
            crash_point("orders.capture.line");
            lines.push_back(secured);
        }
        const std::string secret = seal_code(context_.platform.seal, id, auth::make_totp_secret());
        const auto changed = co_await context_.change(
            id,
            [lines, secret](const Order& before, Instant at) { return capture(before, lines, secret, at); },
            deadline, found->version);
        crash_point("orders.capture.decided");
        if (changed) co_return;
        if (changed.error().kind != RefusalKind::changed_meanwhile)
            throw Unavailable{"a payment cannot be taken: " + changed.error().code};
    }
    throw Unavailable{"an order changed too often while its payment came"};
}

Task<> Saga::unpaid(OrderId id, Deadline deadline) {
    const auto status = co_await context_.payments.cancel(id, deadline);
    crash_point("orders.expire.asked");
    if (is_paid(status)) co_return co_await captured(id, deadline);
    if (status && status->processing) {
        const auto waits = co_await context_.change(
            id, [](const Order& before, Instant at) { return wait_for_payment(before, at); }, deadline);
        if (waits) co_return;
    }
    (void)co_await context_.change(
        id, [](const Order& before, Instant at) { return expire(before, at); }, deadline);
    crash_point("orders.expire.decided");
    co_await drive(id, deadline);
}

}  // namespace bookverse::orders
