#include "services/payments/checkout.hpp"

#include "platform/service/background.hpp"
#include "platform/service/crash_point.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/payments/announce.hpp"

namespace bookverse::payments {
namespace {

using service::job_deadline;

std::string title_of(const Payment& payment) {
    const auto& first = payment.lines.front().title;
    if (payment.lines.size() == 1) return first;
    return first + " + " + std::to_string(payment.lines.size() - 1);
}

bool may_still_be_paid(const Payment& payment) {
    return payment.state == PaymentState::open || (!payment.captured_at && payment.processing);
}

std::vector<RefundId> pending_of(const Payment& payment) {
    std::vector<RefundId> pending;
    for (const Refund& refund : payment.refunds)
        if (refund.state == RefundState::pending) pending.push_back(refund.id);
    return pending;
}

}  // namespace

Checkout::Checkout(Context& context)
    : context_{context},
      timers_{context.stores.payments,
              payment_by_due,
              context.platform.clock,
              {.name = "payments.payments", .due_at = &Payment::due_at},
              [this](store::Versioned<Payment> due) { return drive(std::move(due)); }} {}

Task<Result<PaymentStatus>> Checkout::answer(Changed changed) {
    if (!changed) co_return std::unexpected(std::move(changed).error());
    co_return status_of(**changed);
}

Task<Checkout::Changed> Checkout::change(PaymentId id, Rule rule, Deadline deadline,
                                         std::string traceparent) {
    co_return co_await context_.stores.payments.update(
        id,
        [rule = std::move(rule), this](const Payment& before, store::Events& events) -> Result<Payment> {
            auto next = rule(before, context_.now());
            if (next && !(*next == before)) announce(events, &before, *next);
            return next;
        },
        deadline, std::nullopt, std::move(traceparent));
}

/// The provider is asked first: without its answer nobody can pay, so nothing is lost when we die between.
Task<Payment> Checkout::opened(Payment payment, Deadline deadline) {
    Provider& provider = context_.provider();
    payment.provider = provider.name();
    if (payment.captured_at) co_return payment;
    Bill bill{.payment = payment.id,
              .order = payment.order,
              .amount = {payment.amount, payment.currency},
              .title = title_of(payment),
              .return_path = payment.return_path,
              .expires_at = payment.expires_at};
    auto answered = co_await provider.open(std::move(bill), deadline);
    payment.reference = std::move(answered.reference);
    payment.pay_url = std::move(answered.pay_url);
    co_return payment;
}

Task<Result<PaymentStatus>> Checkout::open(OrderId order, NewPayment wanted, Deadline deadline,
                                           std::string traceparent) {
    if (const auto known = co_await context_.stores.payments.get(payment_id(order), deadline)) {
        if (auto same = same_payment(**known, wanted); !same) co_return std::unexpected(same.error());
        co_return status_of(**known);
    }
    const auto settings = co_await context_.stores.settings.get("settings", deadline);
    const auto made = create(order, wanted, settings ? (*settings)->fees : std::vector<FeeRule>{},
                             context_.currency(), context_.now());
    if (!made) co_return std::unexpected(made.error());
    const Payment payment = co_await opened(*made, deadline);
    const auto stored = co_await context_.stores.payments.try_insert(
        payment, deadline, [&payment](store::Events& events) { announce(events, nullptr, payment); },
        traceparent);
    if (!stored) co_return co_await open(order, std::move(wanted), deadline, std::move(traceparent));
    service::crash_point("payments.opened");
    co_await take_waiting_events(payment, deadline, traceparent);
    co_return co_await status(order, deadline);
}

/// Webhooks that came before their payment.
Task<> Checkout::take_waiting_events(Payment payment, Deadline deadline, std::string traceparent) {
    const auto waiting =
        co_await context_.stores.waiting.find(waiting_by_payment, {payment.id}, {.limit = 100}, deadline);
    for (const auto& event : waiting.items) {
        if (event->provider == payment.provider)
            (void)co_await look(payment, event->id, deadline, traceparent);
        (void)co_await context_.stores.waiting.erase(event->id, deadline);
    }
}

Task<Result<PaymentStatus>> Checkout::status(OrderId order, Deadline deadline) {
    const auto payment = co_await context_.stores.payments.get(payment_id(order), deadline);
    if (!payment) co_return refuse_not_found();
    co_return status_of(**payment);
}

Task<Checkout::Changed> Checkout::look(Payment payment, std::string event, Deadline deadline,
                                       std::string traceparent) {
    Provider& provider = context_.provider(payment.provider);
    const auto charge = co_await provider.look(payment.id, payment.reference, deadline);
    service::crash_point("payments.looked");
    auto changed = co_await change(
        payment.id,
        [charge, event = std::move(event)](const Payment& before, Instant now) {
            return observe(before, charge, event, now);
        },
        deadline, traceparent);
    if (!changed) {
        context_.platform.telemetry.log(telemetry::Level::error, "payments.provider_differs",
                                        {{"payment", payment.id.to_string()}, {"why", changed.error().code}});
        co_return changed;
    }
    service::crash_point("payments.observed");
    co_return co_await send_refunds(std::move(*changed), deadline, std::move(traceparent));
}

Task<Result<PaymentStatus>> Checkout::reconcile(OrderId order, Deadline deadline, std::string traceparent) {
    const auto payment = co_await context_.stores.payments.get(payment_id(order), deadline);
    if (!payment) co_return refuse_not_found();
    if (!may_still_be_paid(**payment)) co_return status_of(**payment);
    co_return co_await answer(co_await look(**payment, {}, deadline, std::move(traceparent)));
}

Task<Result<PaymentStatus>> Checkout::cancel(OrderId order, Deadline deadline, std::string traceparent) {
    const auto payment = co_await context_.stores.payments.get(payment_id(order), deadline);
    if (!payment) co_return refuse_not_found();
    if ((*payment)->state != PaymentState::open) co_return status_of(**payment);
    const auto charge = co_await context_.provider((*payment)->provider)
                            .cancel((*payment)->id, (*payment)->reference, deadline);
    auto changed = co_await change((*payment)->id,
                                   [charge](const Payment& before, Instant now) -> Result<Payment> {
                                       // What was paid meanwhile is paid; else ours is the name of what became of it: not "failed".
                                       if (charge.state == ChargeState::captured)
                                           return observe(before, charge, {}, now);
                                       return observe(payments::cancel(before, now), charge, {}, now);
                                   },
                                   deadline, traceparent);
    if (!changed) co_return std::unexpected(changed.error());
    co_return co_await answer(co_await send_refunds(std::move(*changed), deadline, std::move(traceparent)));
}

Task<Result<PaymentStatus>> Checkout::settle(OrderId order, OrderLineId line, Deadline deadline,
                                             std::string traceparent) {
    co_return co_await answer(co_await change(
        payment_id(order),
        [line](const Payment& before, Instant now) { return payments::settle(before, line, now); }, deadline,
        std::move(traceparent)));
}

Task<Result<PaymentStatus>> Checkout::refund(OrderId order, RefundId refund, RefundOrder wanted,
                                             Deadline deadline, std::string traceparent) {
    auto changed = co_await change(
        payment_id(order),
        [refund, wanted = std::move(wanted)](const Payment& before, Instant now) {
            return payments::refund(before, refund, wanted, now);
        },
        deadline, traceparent);
    if (!changed) co_return std::unexpected(std::move(changed).error());
    service::crash_point("payments.refund_decided");
    if ((**changed).state == PaymentState::open)
        co_return co_await cancel(order, deadline, std::move(traceparent));
    co_return co_await answer(co_await send_refunds(std::move(*changed), deadline, std::move(traceparent)));
}

Task<Result<PaymentStatus>> Checkout::retry_refund(OrderId order, RefundId refund, Deadline deadline) {
    auto changed = co_await change(
        payment_id(order),
        [refund](const Payment& before, Instant now) { return payments::retry_refund(before, refund, now); },
        deadline, {});
    if (!changed) co_return std::unexpected(std::move(changed).error());
    co_return co_await answer(co_await send_refunds(std::move(*changed), deadline, {}));
}

Task<Checkout::Changed> Checkout::send_refunds(store::Versioned<Payment> payment, Deadline deadline,
                                               std::string traceparent) {
    const auto pending = pending_of(*payment);
    if (pending.empty()) co_return payment;
    for (const RefundId id : pending)
        co_await send_refund(*payment, *find_refund(*payment, id), deadline, traceparent);
    auto now = co_await context_.stores.payments.get(payment->id, deadline);
    co_return now ? Changed{std::move(*now)} : Changed{std::move(payment)};
}

/// Twice at once is no harm: the provider knows the refund's id, and the rule looks at the state.
Task<> Checkout::send_refund(Payment payment, Refund refund, Deadline deadline, std::string traceparent) {
    Move move;
    try {
        move = co_await context_.provider(payment.provider)
                   .refund(refund.id, payment.id, payment.reference, {refund.amount, payment.currency},
                           deadline);
    } catch (const Unavailable& fault) {
        telemetry::log_fault("payments.refund", fault.what());
    } catch (const DeadlinePassed& fault) {
        telemetry::log_fault("payments.refund", fault.what());
        deadline = job_deadline();
    }
    service::crash_point("payments.refund_sent");
    (void)co_await change(
        payment.id,
        [id = refund.id, move](const Payment& before, Instant now) -> Result<Payment> {
            return refund_answered(before, id, move, now);
        },
        deadline, std::move(traceparent));
}

Task<> Checkout::drive(store::Versioned<Payment> due) {
    const Deadline deadline = job_deadline();
    if (may_still_be_paid(*due)) co_await drive_end(*due, deadline);
    const auto now = co_await context_.stores.payments.get(due->id, deadline);
    if (now) (void)co_await send_refunds(*now, deadline, {});
    (void)co_await context_.stores.payments.update(
        due->id,
        [this](Payment payment) -> Result<Payment> {
            payment.due_at = next_look(payment, context_.now());
            return payment;
        },
        deadline);
}

/// Its time is over: nobody may pay any more. What is paid all the same is late.
Task<> Checkout::drive_end(Payment payment, Deadline deadline) {
    Provider& provider = context_.provider(payment.provider);
    const bool ends = payment.state == PaymentState::open && payment.expires_at <= context_.now();
    Charge charge;
    if (ends) {
        charge = co_await provider.cancel(payment.id, payment.reference, deadline);
    } else {
        charge = co_await provider.look(payment.id, payment.reference, deadline);
    }
    (void)co_await change(payment.id,
                          [charge](const Payment& before, Instant now) -> Result<Payment> {
                              if (charge.state == ChargeState::captured)
                                  return observe(before, charge, {}, now);
                              return observe(expire(before, now), charge, {}, now);
                          },
                          deadline, {});
}

Task<> Checkout::run_due() {
    (void)co_await timers_.run_due();
}

}  // namespace bookverse::payments
