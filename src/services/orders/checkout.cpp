#include "services/orders/checkout.hpp"

#include <algorithm>

#include "platform/auth/seal.hpp"
#include "platform/service/crash_point.hpp"
#include "services/orders/views.hpp"

namespace bookverse::orders {

using service::crash_point;

namespace {

std::string location_of(OrderId id) {
    return "/api/v1/orders/" + id.to_string();
}

std::unexpected<Refusal> in_flight() {
    Refusal refusal{RefusalKind::conflict, "in_flight", "The same request is being worked on."};
    refusal.retry_after = std::chrono::seconds{1};
    return std::unexpected(std::move(refusal));
}

Result<std::vector<Wanted>> wanted_of(const dto::NewOrder& body, const Inventories& inventories) {
    Refusal wrong{RefusalKind::invalid, "invalid_fields", "Some fields need your attention."};
    std::vector<Wanted> all;
    for (std::size_t i = 0; i < body.lines.size(); ++i) {
        const auto& line = body.lines.value[i];
        const std::string pointer = "/lines/" + std::to_string(i);
        Wanted one{line.service.str(), line.what};
        if (inventories.find(one.service) == nullptr)
            wrong.faults.push_back({pointer + "/service", "unknown", "Nothing of this kind is for sale."});
        if (std::ranges::find(all, one) != all.end())
            wrong.faults.push_back({pointer + "/what", "repeated", "This is in the order twice."});
        all.push_back(std::move(one));
    }
    if (!wrong.faults.empty()) return std::unexpected(std::move(wrong));
    return all;
}

}  // namespace

Task<Result<http::Created<dto::Order>>> Checkout::place(http::Call& call, dto::NewOrder body) {
    if (auto ok = may_buy(call.actor); !ok) co_return std::unexpected(std::move(ok).error());
    const auto key = call.request.headers.get("Idempotency-Key");
    if (!key)
        co_return refuse(RefusalKind::malformed, "idempotency_key_missing",
                         "This request needs an Idempotency-Key.");
    auto wanted = wanted_of(body, context_.inventories);
    if (!wanted) co_return std::unexpected(std::move(wanted).error());
    NewOrder what{.id = order_id(call.actor.account, *key),
                  .buyer = call.actor.account,
                  .lines = std::move(*wanted),
                  .request = auth::sha256_hex(call.request.body)};
    const OrderId id = what.id;
    auto known = co_await context_.stores.orders.get(id, call.deadline);
    auto order = known ? co_await place_again(std::move(*known), std::move(what), call)
                       : co_await place_new(std::move(what), call);
    if (!order) co_return std::unexpected(std::move(order).error());
    co_await carts_.ordered(*order, call.deadline);
    auto view = co_await with_payment(std::move(*order), call);
    if (!view) co_return std::unexpected(std::move(view).error());
    crash_point("orders.place.payment");
    co_return http::Created<dto::Order>{std::move(*view), location_of(id)};
}

Task<Result<Held>> Checkout::hold(const Order& order, std::size_t index, Deadline deadline) {
    const Line& line = order.lines[index];
    auto held = co_await context_.inventories.of(line).reserve(hold_id(line.id, line.hold), line.what,
                                                               order.buyer, deadline);
    if (!held && held.error().faults.empty() && order.lines.size() > 1) {
        // Which one of several it was.
        Refusal refusal = std::move(held).error();
        refusal.faults.push_back({"/lines/" + std::to_string(index), refusal.code, refusal.message});
        co_return std::unexpected(std::move(refusal));
    }
    crash_point("orders.place.held");
    co_return held;
}

Task<Result<Order>> Checkout::place_new(NewOrder what, http::Call& call) {
    Order order = begin(what, context_.now());
    auto first = co_await hold(order, 0, call.deadline);
    if (!first) co_return std::unexpected(std::move(first).error());
    std::vector<Held> held{std::move(*first)};
    const bool more = order.lines.size() > 1;
    if (!more) {
        auto opened = open(order, held, context_.now());
        if (!opened) co_return opened;
        order = std::move(*opened);
    }
    const auto stored = co_await context_.stores.orders.try_insert(
        order, call.deadline, [&order](store::Events& events) { announce(events, nullptr, order); },
        call.traceparent);
    crash_point("orders.place.stored");
    if (!stored) {
        // Two requests with one key at once: their holds are the same ones.
        auto known = co_await context_.stores.orders.get(order.id, call.deadline);
        if (!known) throw Unavailable{"an order is there and not there"};
        co_return co_await place_again(std::move(*known), std::move(what), call);
    }
    if (!more) co_return order;
    co_return co_await hold_others(std::move(order), std::move(held), call);
}

Task<Result<Order>> Checkout::place_again(StoredOrder known, NewOrder what, http::Call& call) {
    if (known->request != what.request)
        co_return refuse(RefusalKind::invalid, "idempotency_key_reused",
                         "This key was used for another request.");
    if (known->state == OrderState::placing) co_return in_flight();
    if (known->state != OrderState::refused) co_return *known;
    co_await saga_.drive(known->id, call.deadline);
    const auto again = co_await context_.change(
        known->id, [](const Order& before, Instant now) { return begin_again(before, now); }, call.deadline);
    if (!again) co_return std::unexpected(again.error());
    co_return co_await hold_others(**again, {}, call);
}

Task<Result<Order>> Checkout::hold_others(Order order, std::vector<Held> held, http::Call& call) {
    while (held.size() < order.lines.size()) {
        auto next = co_await hold(order, held.size(), call.deadline);
        if (!next) {
            co_await saga_.undo(order.id, call.deadline);
            co_return std::unexpected(std::move(next).error());
        }
        held.push_back(std::move(*next));
    }
    crash_point("orders.place.all_held");
    const auto opened = co_await context_.change(
        order.id, [held](const Order& before, Instant now) { return open(before, held, now); }, call.deadline,
        std::nullopt, call.traceparent);
    crash_point("orders.place.opened");
    if (opened) co_return **opened;
    // Mixed currencies, or it took so long that the timer gave up on us.
    co_await saga_.undo(order.id, call.deadline);
    co_return std::unexpected(opened.error());
}

Task<Result<dto::Order>> Checkout::with_payment(Order order, http::Call& call) {
    std::optional<dto::OrderPayment> payment;
    if (order.state == OrderState::open) {
        const auto status = co_await context_.payments.request(order, call.deadline);
        if (!status) co_return std::unexpected(status.error());
        payment = view_of(*status);
        if (status->state == payments::PaymentState::captured) {
            // There was nothing to pay, or it was paid a moment ago.
            co_await saga_.captured(order.id, call.deadline);
            const auto now = co_await context_.stores.orders.get(order.id, call.deadline);
            order = **now;
        }
    }
    auto view = view_of(order, call.actor, context_.now());
    view.payment = std::move(payment);
    co_return view;
}

Task<Result<dto::Order>> Checkout::pay(http::Call& call, OrderId id) {
    const auto order = co_await context_.stores.orders.get(id, call.deadline);
    if (!order) co_return refuse_not_found();
    if (auto ok = may_see(**order, call.actor); !ok) co_return std::unexpected(std::move(ok).error());
    const Who who = who_is(call.actor, **order);
    if (auto ok = allowed(Command::pay, (*order)->state, who); !ok)
        co_return std::unexpected(std::move(ok).error());
    co_return co_await with_payment(**order, call);
}

}  // namespace bookverse::orders
