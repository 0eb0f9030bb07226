#include "services/orders/changes.hpp"

#include <algorithm>

namespace bookverse::orders {
namespace detail {

void remember(Order& order, Moment what, Instant now, const Actor& by, std::optional<OrderLineId> line) {
    HistoryEntry entry{now, what, line, std::nullopt};
    if (by.is_account()) entry.by = by.account;
    order.history.push_back(entry);
}

void move(Line& line, LineState state, Instant now, Ending ending) {
    line.state = state;
    line.since = now;
    line.ending = ending;
}

void owe(Order& order, Step step, Instant now) {
    order.steps.push_back(step);
    order.steps_due = now + step_retry;
    order.step_failures = 0;
}

void give_back(Order& order, Line& line, Ending ending, Instant now) {
    move(line, LineState::released, now, ending);
    owe(order, {.kind = StepKind::release, .line = line.id, .hold = line.hold}, now);
}

void refund(Order& order, Line& line, Ending ending, bool stock, Instant now) {
    move(line, LineState::refunded, now, ending);
    line.refunded = line.price;
    owe(order, {.kind = StepKind::refund, .line = line.id, .amount = line.price}, now);
    if (stock) owe(order, {.kind = StepKind::release, .line = line.id, .hold = line.hold}, now);
}

void settle(Order& order, Line& line, Instant now) {
    move(line, LineState::settled, now);
    // A refund of a part of held money gives the rest to the seller by itself.
    const bool whole = line.refunded.amount == 0;
    owe(order,
        {.kind = whole ? StepKind::settle : StepKind::refund,
         .line = line.id,
         .amount = whole ? line.price : line.refunded},
        now);
}

}  // namespace detail

namespace {

bool is_live(const Order& order) noexcept {
    if (!order.steps.empty()) return true;
    return std::ranges::any_of(order.lines, [](const Line& line) {
        return is_held(line.state) || line.state == LineState::reserved;
    });
}

std::vector<std::string> parties_of(const Order& order) {
    // What nobody could have placed is in nobody's list.
    if (order.state == OrderState::placing || order.state == OrderState::refused) return {};
    std::vector<std::string> parties{buyer_party(order.buyer)};
    std::vector<AccountId> people{order.buyer};
    for (const Line& line : order.lines) {
        if (std::ranges::find(people, line.seller) != people.end()) continue;
        people.push_back(line.seller);
        parties.push_back(seller_party(line.seller));
    }
    if (!is_live(order)) return parties;
    for (const AccountId person : people)
        parties.push_back(live_party(person));
    return parties;
}

std::optional<Instant> oldest_dispute(const Order& order) {
    std::optional<Instant> oldest;
    for (const Line& line : order.lines)
        if (line.state == LineState::disputed && (!oldest || line.since < *oldest)) oldest = line.since;
    return oldest;
}

/// Paid for and all of it decided.
void finish(Order& order, Instant now) {
    if (order.state != OrderState::paid) return;
    bool settled = false;
    for (const Line& line : order.lines) {
        if (!is_final(line.state)) return;
        settled = settled || line.state == LineState::settled;
    }
    order.state = settled ? OrderState::completed : OrderState::cancelled;
    detail::remember(order, settled ? Moment::completed : Moment::cancelled, now);
}

std::optional<Instant> line_due(const Line& line) {
    switch (line.state) {
        case LineState::sold:
            return line.since + (line.reminded ? Duration{give_up_after} : Duration{remind_after});
        case LineState::handed_over:
            return line.since + settle_after;
        case LineState::disputed:
            return line.since + dispute_lapses_after;
        case LineState::settled:
            if (!line.closed) return line.since + close_after;
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<Instant> next_due(const Order& order) {
    std::optional<Instant> due;
    const auto at = [&due](Instant time) {
        if (!due || time < *due) due = time;
    };
    if (!order.steps.empty()) at(order.steps_due);
    if (order.state == OrderState::placing) at(order.placed_at + placing_lease);
    if (order.state == OrderState::open) at(order.pay_until);
    for (const Line& line : order.lines)
        if (const auto time = line_due(line)) at(*time);
    return due;
}

Order tidied(Order order, Instant now) {
    finish(order, now);
    order.parties = parties_of(order);
    order.disputed_since = oldest_dispute(order);
    order.due_at = next_due(order);
    return order;
}

Order without_steps(const Order& order, const std::vector<Step>& done, Instant now) {
    Order next = order;
    for (const Step& step : done) {
        const auto found = std::ranges::find(next.steps, step);
        if (found != next.steps.end()) next.steps.erase(found);
    }
    next.step_failures = 0;
    return tidied(std::move(next), now);
}

Order steps_failed(const Order& order, Instant now) {
    Order next = order;
    if (next.steps.empty()) return next;
    const int doublings = std::min(next.step_failures, 7);
    ++next.step_failures;
    next.steps_due = now + step_retry * (1 << doublings);
    return tidied(std::move(next), now);
}

}  // namespace bookverse::orders
