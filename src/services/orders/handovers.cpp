#include "services/orders/handovers.hpp"

#include "platform/auth/totp.hpp"
#include "services/orders/code.hpp"
#include "services/orders/handover.hpp"
#include "services/orders/views.hpp"

namespace bookverse::orders {

Task<Result<dto::HandoverCode>> Handovers::code(Actor actor, OrderId id, Deadline deadline) {
    const auto order = co_await context_.stores.orders.get(id, deadline);
    if (!order) co_return refuse_not_found();
    if (auto ok = may_see(**order, actor); !ok) co_return std::unexpected(std::move(ok).error());
    if (auto ok = allowed(Command::show_code, (*order)->state, who_is(actor, **order)); !ok)
        co_return std::unexpected(std::move(ok).error());
    const Secret secret = open_code(context_.platform.seal, **order);
    co_return dto::HandoverCode{auth::base32(secret.reveal()), 6, 30, context_.now()};
}

Task<Result<TaggedOrder>> Handovers::enter(http::Call& call, OrderId id, dto::EnteredCode entered) {
    // What the run that was written found; earlier runs are overwritten.
    const auto refusal = std::make_shared<std::optional<Refusal>>();
    auto changed = co_await context_.change(
        id,
        [refusal, actor = call.actor, lines = entered.named(), code = entered.code.value,
         &seal = context_.platform.seal](const Order& before, Instant now) -> Result<Order> {
            *refusal = std::nullopt;
            if (auto ok = may_see(before, actor); !ok) return std::unexpected(std::move(ok).error());
            if (!before.handover) return refuse(RefusalKind::conflict, "not_paid", "This has not been paid.");
            auto tried = hand_over(before, actor, lines, code.reveal(), open_code(seal, before), now);
            if (!tried) return std::unexpected(std::move(tried).error());
            *refusal = std::move(tried->refusal);
            return std::move(tried->after);
        },
        call.deadline, std::nullopt, call.traceparent);
    if (changed && *refusal) co_return std::unexpected(**refusal);
    co_return co_await purchases_.answer(call, std::move(changed));
}

Task<Result<TaggedOrder>> Handovers::unlock(http::Call& call, OrderId id) {
    auto changed = co_await context_.change(
        id,
        [actor = call.actor](const Order& before, Instant now) { return unlock_code(before, actor, now); },
        call.deadline, std::nullopt, call.traceparent);
    co_return co_await purchases_.answer(call, std::move(changed));
}

}  // namespace bookverse::orders
