#include "services/payments/webhooks.hpp"

#include <algorithm>

#include "platform/service/background.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::payments {
namespace {

constexpr std::chrono::hours longest_wait{72};

bool fits(const Hint& hint, const Payment& payment) {
    return (!hint.order || *hint.order == payment.order) &&
           (!hint.amount || *hint.amount == Money{payment.amount, payment.currency});
}

}  // namespace

Webhooks::Webhooks(Context& context, Checkout& checkout)
    : context_{context},
      checkout_{checkout},
      timers_{context.stores.waiting,
              waiting_by_due,
              context.platform.clock,
              {.name = "payments.waiting_events", .due_at = &WaitingEvent::due_at},
              [this](store::Versioned<WaitingEvent> due) { return drop(*due); }} {}

Task<Result<http::NoContent>> Webhooks::receive(std::string provider, http::Headers headers, std::string body,
                                                Deadline deadline, std::string traceparent) {
    const auto known = context_.providers.find(provider);
    if (known == context_.providers.end()) co_return refuse_not_found();
    auto hint = known->second->hear(headers, body, context_.now());
    if (!hint) co_return std::unexpected(std::move(hint).error());
    if (!*hint) co_return http::NoContent{};
    co_return co_await follow(std::move(provider), std::move(**hint), deadline, std::move(traceparent));
}

Task<Result<http::NoContent>> Webhooks::follow(std::string provider, Hint hint, Deadline deadline,
                                               std::string traceparent) {
    const std::string id = provider + "/" + hint.event;
    auto payment = co_await context_.stores.payments.get(hint.payment, deadline);
    if (!payment) {
        WaitingEvent event{.id = id,
                           .provider = provider,
                           .payment = hint.payment,
                           .received_at = context_.now(),
                           .due_at = context_.now() + longest_wait};
        (void)co_await context_.stores.waiting.try_insert(std::move(event), deadline);
        // It may have come while we wrote that down: then nobody else looks at the note.
        payment = co_await context_.stores.payments.get(hint.payment, deadline);
        if (!payment) co_return http::NoContent{};
        (void)co_await context_.stores.waiting.erase(id, deadline);
    }
    if ((*payment)->provider != provider || !fits(hint, **payment))
        co_return refuse(RefusalKind::conflict, "wrong_payment", "This is not about a payment of ours.");
    if (std::ranges::find((*payment)->events, id) != (*payment)->events.end()) co_return http::NoContent{};
    const auto changed = co_await checkout_.look(**payment, id, deadline, std::move(traceparent));
    if (!changed) co_return std::unexpected(changed.error());
    co_return http::NoContent{};
}

Task<> Webhooks::drop(WaitingEvent event) {
    context_.platform.telemetry.log(telemetry::Level::warn, "payments.event_of_nobody",
                                    {{"event", event.id}, {"payment", event.payment.to_string()}});
    (void)co_await context_.stores.waiting.erase(event.id, service::job_deadline());
}

Task<> Webhooks::run_due() {
    (void)co_await timers_.run_due();
}

}  // namespace bookverse::payments
