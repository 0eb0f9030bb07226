#include "services/orders/rules.hpp"

#include <algorithm>

#include "services/orders/changes.hpp"

namespace bookverse::orders {

using detail::give_back;
using detail::may;
using detail::move;
using detail::ourselves;
using detail::owe;
using detail::refund;
using detail::remember;
using detail::settle;

namespace {

/// The ids of those that the caller means: the named ones, or all of theirs that are sold.
Result<std::vector<OrderLineId>> meant(const Order& order, const Actor& actor, LineCommand command,
                                       const std::vector<OrderLineId>& named) {
    std::vector<OrderLineId> found;
    Result<> refused;
    for (const Line& line : order.lines) {
        const bool wanted = named.empty() ? actor.is(order.buyer) || actor.is(line.seller)
                                          : std::ranges::find(named, line.id) != named.end();
        if (!wanted) continue;
        if (auto ok = may(command, order, line, actor)) {
            found.push_back(line.id);
        } else if (refused || !is_final(line.state)) {  // what is still going on says more
            refused = std::unexpected(std::move(ok).error());
        }
    }
    if (!named.empty() && found.size() + (refused ? 0 : 1) < named.size()) return refuse_not_found();
    if (!refused && (found.empty() || !named.empty())) return std::unexpected(std::move(refused).error());
    if (found.empty()) return refuse_not_found();
    return found;
}

void release_all(Order& order, Ending ending, Instant now) {
    for (Line& line : order.lines)
        give_back(order, line, ending, now);
}

void take_paid(Order& order, Line& line, const Secured& secured, Instant now) {
    const int first = line.hold;
    line.hold = std::max(secured.hold, first);
    if (secured.held) {
        move(line, LineState::sold, now);
        return;
    }
    refund(order, line, Ending::not_available, false, now);
    // Whatever another run of the same payment may have taken meanwhile.
    for (int hold = first; hold <= line.hold; ++hold)
        owe(order, {.kind = StepKind::release, .line = line.id, .hold = hold}, now);
}

}  // namespace

Order begin(const NewOrder& what, Instant now) {
    Order order{.id = what.id, .buyer = what.buyer, .placed_at = now, .request = what.request};
    for (std::size_t i = 0; i < what.lines.size(); ++i) {
        order.lines.push_back({.id = line_id(what.id, i),
                               .service = what.lines[i].service,
                               .what = what.lines[i].what,
                               .since = now});
    }
    return tidied(std::move(order), now);
}

Result<Order> begin_again(const Order& order, Instant now) {
    if (order.state != OrderState::refused || !order.steps.empty())
        return refuse(RefusalKind::conflict, "in_flight", "The same request is being worked on.");
    Order next = order;
    next.state = OrderState::placing;
    next.placed_at = now;
    ++next.placings;
    for (Line& line : next.lines) {
        move(line, LineState::wanted, now);
        ++line.hold;
    }
    return tidied(std::move(next), now);
}

Result<Order> open(const Order& order, const std::vector<Held>& held, Instant now) {
    if (auto ok = may(Command::open, order, ourselves); !ok) return std::unexpected(std::move(ok).error());
    Order next = order;
    next.total = {0, held.front().price.currency};
    for (std::size_t i = 0; i < next.lines.size(); ++i) {
        Line& line = next.lines[i];
        if (held[i].price.currency != next.total.currency)
            return refuse(RefusalKind::conflict, "mixed_currencies", "One order is paid in one currency.");
        line.seller = held[i].seller;
        line.price = held[i].price;
        line.kind = held[i].kind;
        line.title = held[i].title;
        line.campus = held[i].campus;
        line.refunded = {0, line.price.currency};
        next.total = next.total + line.price;
        move(line, LineState::reserved, now);
    }
    next.state = OrderState::open;
    next.placed_at = now;
    next.pay_until = now + time_to_pay;
    remember(next, Moment::placed, now);
    return tidied(std::move(next), now);
}

Result<Order> undo(const Order& order, Instant now) {
    if (auto ok = may(Command::undo, order, ourselves); !ok) return std::unexpected(std::move(ok).error());
    Order next = order;
    next.state = OrderState::refused;
    release_all(next, Ending::refused, now);
    return tidied(std::move(next), now);
}

Result<Order> capture(const Order& order, const std::vector<Secured>& lines, const std::string& sealed_secret,
                      Instant now) {
    if (auto ok = may(Command::capture, order, ourselves); !ok) return std::unexpected(std::move(ok).error());
    if (order.paid_at) return order;
    Order next = order;
    next.paid_at = now;
    const bool was_open = order.state == OrderState::open;
    remember(next, was_open ? Moment::paid : Moment::paid_late, now);
    const bool kept = order.state != OrderState::cancelled;
    for (std::size_t i = 0; i < next.lines.size(); ++i) {
        Secured secured = lines[i];
        secured.held = secured.held && kept;
        const Ending before = next.lines[i].ending;
        take_paid(next, next.lines[i], secured, now);
        if (!kept) next.lines[i].ending = before;
    }
    if (kept) {
        next.state = OrderState::paid;
        if (!next.handover) next.handover = Handover{.sealed_secret = sealed_secret};
    }
    return tidied(std::move(next), now);
}

Result<Order> expire(const Order& order, Instant now) {
    if (auto ok = may(Command::expire, order, ourselves); !ok) return std::unexpected(std::move(ok).error());
    Order next = order;
    next.state = OrderState::expired;
    release_all(next, Ending::expired, now);
    remember(next, Moment::expired, now);
    return tidied(std::move(next), now);
}

Result<Order> wait_for_payment(const Order& order, Instant now) {
    if (auto ok = may(Command::wait, order, ourselves); !ok) return std::unexpected(std::move(ok).error());
    if (now >= order.placed_at + time_to_pay + payment_grace)
        return refuse(RefusalKind::conflict, "wrong_state", "It was waited for long enough.");
    Order next = order;
    next.pay_until = now + ask_payment_every;
    return tidied(std::move(next), now);
}

Result<Order> cancel(const Order& order, const Actor& actor, const std::vector<OrderLineId>& lines,
                     Instant now) {
    if (auto ok = may_see(order, actor); !ok) return std::unexpected(std::move(ok).error());
    const Ending ending = actor.is(order.buyer) ? Ending::cancelled_buyer : Ending::cancelled_seller;
    Order next = order;
    if (order.state != OrderState::paid) {
        if (auto ok = may(Command::cancel, order, actor); !ok) return std::unexpected(std::move(ok).error());
        next.state = OrderState::cancelled;
        owe(next, {.kind = StepKind::close_payment}, now);
        release_all(next, ending, now);
        remember(next, Moment::cancelled, now, actor);
        return tidied(std::move(next), now);
    }
    const auto chosen = meant(order, actor, LineCommand::cancel, lines);
    if (!chosen) return std::unexpected(chosen.error());
    for (const OrderLineId id : *chosen) {
        refund(next, *next.line(id), ending, true, now);
        remember(next, Moment::refunded, now, actor, id);
    }
    return tidied(std::move(next), now);
}

Result<Order> confirm(const Order& order, const Actor& actor, OrderLineId id, Instant now) {
    Order next = order;
    Line* const line = next.line(id);
    if (line == nullptr) return refuse_not_found();
    if (auto ok = may(LineCommand::confirm, order, *line, actor); !ok)
        return std::unexpected(std::move(ok).error());
    settle(next, *line, now);
    remember(next, Moment::confirmed, now, actor, id);
    return tidied(std::move(next), now);
}

namespace {

/// What time has brought to one line; false when that is nothing.
bool pass_time(Order& order, Line& line, Instant now) {
    const auto due = [&](LineCommand command, Duration after) {
        return now >= line.since + after && allowed(command, line.state, Who::system);
    };
    if (due(LineCommand::give_up, give_up_after)) {
        refund(order, line, Ending::no_handover, true, now);
        remember(order, Moment::refunded, now, ourselves, line.id);
    } else if (!line.reminded && due(LineCommand::remind, remind_after)) {
        line.reminded = true;
        remember(order, Moment::reminded, now, ourselves, line.id);
    } else if (due(LineCommand::settle, settle_after)) {
        settle(order, line, now);
        remember(order, Moment::settled, now, ourselves, line.id);
    } else if (due(LineCommand::lapse, dispute_lapses_after)) {
        refund(order, line, Ending::dispute_lapsed, false, now);
        remember(order, Moment::refunded, now, ourselves, line.id);
    } else if (!line.closed && due(LineCommand::close, close_after)) {
        line.closed = true;
    } else {
        return false;
    }
    return true;
}

}  // namespace

Order pass_time(const Order& order, Instant now) {
    Order next = order;
    for (Line& line : next.lines)
        pass_time(next, line, now);
    return tidied(std::move(next), now);
}

}  // namespace bookverse::orders
