#include "services/orders/purchases.hpp"

#include "platform/auth/seal.hpp"
#include "platform/service/crash_point.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/orders/calendar.hpp"
#include "services/orders/views.hpp"

namespace bookverse::orders {
namespace {

/// The one to meet when the request does not say: the caller, or the only seller.
std::optional<AccountId> seller_meant(const Order& order, const Actor& actor,
                                      std::optional<AccountId> named) {
    if (named) return named;
    if (who_is(actor, order) == Who::seller) return actor.account;
    const AccountId first = order.lines.front().seller;
    for (const Line& line : order.lines)
        if (line.seller != first) return std::nullopt;
    return first;
}

std::unexpected<Refusal> which_seller() {
    return refuse_field("/seller", "required", "Please say which of the sellers.");
}

}  // namespace

Task<Result<TaggedOrder>> Purchases::answer(http::Call& call, Result<StoredOrder> changed) {
    if (!changed) co_return std::unexpected(std::move(changed).error());
    service::crash_point("orders.command.decided");
    if (!(*changed)->steps.empty()) {
        // It is decided and stored; what it brings comes in any case, now or by the timer.
        try {
            co_await saga_.drive((*changed)->id, call.deadline);
        } catch (const std::exception& error) {
            telemetry::log_fault("orders.saga", error.what());
        }
    }
    co_return TaggedOrder{view_of(**changed, call.actor, context_.now()), changed->version};
}

Task<Result<http::Page<dto::Order>>> Purchases::list(http::Call& call, dto::OrdersQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const AccountId me = call.actor.account;
    const bool sells = query.side == dto::ListSide::seller;
    const auto found = co_await context_.stores.orders.find(
        order_by_party, {sells ? seller_party(me) : buyer_party(me)}, page, call.deadline);
    http::Page<dto::Order> answer;
    for (const auto& order : found.items)
        answer.items.push_back(view_of(*order, call.actor, context_.now()));
    answer.next = cursors_.next(call, found.next);
    co_return answer;
}

Task<Result<TaggedOrder>> Purchases::one(Actor actor, OrderId id, Deadline deadline) {
    const auto order = co_await context_.stores.orders.get(id, deadline);
    if (!order) co_return refuse_not_found();
    if (auto ok = may_see(**order, actor); !ok) co_return std::unexpected(std::move(ok).error());
    co_return TaggedOrder{view_of(**order, actor, context_.now()), order->version};
}

Task<Result<TaggedOrder>> Purchases::returned(http::Call& call, OrderId id) {
    const auto order = co_await context_.stores.orders.get(id, call.deadline);
    if (!order) co_return refuse_not_found();
    if (auto ok = may_see(**order, call.actor); !ok) co_return std::unexpected(std::move(ok).error());
    // The return proves nothing: the state comes from the provider.
    if (!(*order)->paid_at && call.actor.is((*order)->buyer)) {
        const auto status = co_await context_.payments.reconcile(id, call.deadline);
        if (status && status->state == payments::PaymentState::captured)
            co_await saga_.captured(id, call.deadline);
    }
    co_return co_await one(call.actor, id, call.deadline);
}

Task<Result<TaggedOrder>> Purchases::cancel(http::Call& call, OrderId id, std::vector<OrderLineId> lines) {
    auto changed = co_await context_.change(
        id,
        [actor = call.actor, lines = std::move(lines)](const Order& before, Instant now) {
            return orders::cancel(before, actor, lines, now);
        },
        call.deadline, std::nullopt, call.traceparent);
    co_return co_await answer(call, std::move(changed));
}

Task<Result<TaggedOrder>> Purchases::confirm(http::Call& call, OrderId id, OrderLineId line) {
    auto changed = co_await context_.change(
        id,
        [actor = call.actor, line](const Order& before, Instant now) -> Result<Order> {
            if (auto ok = may_see(before, actor); !ok) return std::unexpected(std::move(ok).error());
            return orders::confirm(before, actor, line, now);
        },
        call.deadline, std::nullopt, call.traceparent);
    co_return co_await answer(call, std::move(changed));
}

Task<Result<TaggedOrder>> Purchases::propose(http::Call& call, OrderId id, dto::NewMeeting meeting) {
    const Place place{meeting.place.str(), meeting.at};
    auto changed = co_await context_.change(
        id,
        [actor = call.actor, named = meeting.seller, place](const Order& before,
                                                            Instant now) -> Result<Order> {
            const auto seller = seller_meant(before, actor, named);
            if (!seller) return which_seller();
            return orders::propose(before, actor, *seller, place, now);
        },
        call.deadline, std::nullopt, call.traceparent);
    co_return co_await answer(call, std::move(changed));
}

Task<Result<TaggedOrder>> Purchases::agree(http::Call& call, OrderId id, std::optional<AccountId> named) {
    auto changed = co_await context_.change(
        id,
        [actor = call.actor, named](const Order& before, Instant now) -> Result<Order> {
            const auto seller = seller_meant(before, actor, named);
            if (!seller) return which_seller();
            return orders::agree(before, actor, *seller, now);
        },
        call.deadline, std::nullopt, call.traceparent);
    co_return co_await answer(call, std::move(changed));
}

Task<Result<std::string>> Purchases::calendar(Actor actor, OrderId id, std::optional<AccountId> named,
                                              Deadline deadline) {
    const auto order = co_await context_.stores.orders.get(id, deadline);
    if (!order) co_return refuse_not_found();
    const Who who = who_is(actor, **order);
    if (who != Who::buyer && who != Who::seller) co_return refuse_not_found();
    const auto seller = seller_meant(**order, actor, named);
    for (const Meeting& meeting : (*order)->meetings) {
        if (meeting.seller != seller || (who == Who::seller && !actor.is(meeting.seller))) continue;
        co_return calendar_of(**order, meeting, context_.platform.settings.public_url, context_.now());
    }
    co_return refuse_not_found();
}

Task<Result<OrderCard>> Purchases::card(OrderId id, Deadline deadline) {
    const auto order = co_await context_.stores.orders.get(id, deadline);
    if (!order) co_return refuse_not_found();
    co_return card_of(**order);
}

Task<Result<payments::HeldPage>> Purchases::held(std::string after, Deadline deadline) {
    // Whatever is held has a timer, so the timers' index has it.
    store::PageOf page{.limit = 500, .after = auth::base64url_decode(after).value_or("")};
    page.at_least = store::value_of(Instant{});
    const auto found = co_await context_.stores.orders.find(order_by_due, {}, page, deadline);
    payments::HeldPage answer;
    for (const auto& order : found.items)
        for (const Line& line : order->lines)
            if (is_held(line.state))
                answer.items.push_back(
                    {payments::OrderId{order->id.value}, payments::OrderLineId{line.id.value}, line.price});
    answer.next = auth::base64url(found.next);  // it goes into a query as it is
    co_return answer;
}

}  // namespace bookverse::orders
