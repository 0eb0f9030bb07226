// The life of a payment: what orders asks for, what the provider says, what is due. Every change goes through
// change(), which publishes events and transfers in the same write.
#pragma once

#include <functional>
#include <string>

#include "platform/http/call.hpp"
#include "platform/store/timers.hpp"
#include "services/payments/context.hpp"
#include "services/payments/rules.hpp"

namespace bookverse::payments {

class Checkout {
public:
    explicit Checkout(Context& context);

    using Rule = std::function<Result<Payment>(const Payment&, Instant now)>;
    using Changed = Result<store::Versioned<Payment>>;

    // For orders; each answers the state behind it.
    /// As create() and same_payment().
    Task<Result<PaymentStatus>> open(OrderId order, NewPayment wanted, Deadline deadline,
                                     std::string traceparent);
    Task<Result<PaymentStatus>> status(OrderId order, Deadline deadline);
    Task<Result<PaymentStatus>> reconcile(OrderId order, Deadline deadline, std::string traceparent);
    Task<Result<PaymentStatus>> cancel(OrderId order, Deadline deadline, std::string traceparent);
    Task<Result<PaymentStatus>> settle(OrderId order, OrderLineId line, Deadline deadline,
                                       std::string traceparent);
    Task<Result<PaymentStatus>> refund(OrderId order, RefundId refund, RefundOrder wanted, Deadline deadline,
                                       std::string traceparent);
    /// For staff: one that failed is sent again.
    Task<Result<PaymentStatus>> retry_refund(OrderId order, RefundId refund, Deadline deadline);

    /// Asks the provider how it stands and books it. `event`: the webhook that made us ask.
    Task<Changed> look(Payment payment, std::string event, Deadline deadline, std::string traceparent);
    Task<Changed> change(PaymentId id, Rule rule, Deadline deadline, std::string traceparent);
    /// What is pending there is sent to the provider; the payment as it is then.
    Task<Changed> send_refunds(store::Versioned<Payment> payment, Deadline deadline, std::string traceparent);

    Task<> run_due();

private:
    Task<> drive(store::Versioned<Payment> due);
    Task<> drive_end(Payment payment, Deadline deadline);
    Task<> send_refund(Payment payment, Refund refund, Deadline deadline, std::string traceparent);
    Task<Payment> opened(Payment payment, Deadline deadline);
    Task<> take_waiting_events(Payment payment, Deadline deadline, std::string traceparent);
    Task<Result<PaymentStatus>> answer(Changed changed);

    Context& context_;
    store::DueTimers<Payment> timers_;
};

}  // namespace bookverse::payments
