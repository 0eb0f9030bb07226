// What orders asks of payments. All of it is idempotent: a payment by its order, a settlement by its line, a
// refund by an id made from the line, of which each is refunded at most once.
#pragma once

#include "platform/service/service_client.hpp"
#include "services/orders/rules.hpp"
#include "services/payments/api.hpp"

namespace bookverse::orders {

using payments::PaymentStatus;

class PaymentsClient {
public:
    explicit PaymentsClient(service::ServiceClient& services) : services_{services} {}

    // All throw Unavailable or DeadlinePassed.

    /// The one payment of an order; the same again answers how it is now.
    Task<Result<PaymentStatus>> request(const Order& order, Deadline deadline);
    /// not_found before request().
    Task<Result<PaymentStatus>> status(OrderId order, Deadline deadline);
    /// Asks the provider now.
    Task<Result<PaymentStatus>> reconcile(OrderId order, Deadline deadline);
    /// No money may come any more; `captured` if it has, `processing` if that is not known yet.
    Task<Result<PaymentStatus>> cancel(OrderId order, Deadline deadline);
    Task<Result<PaymentStatus>> settle(OrderId order, OrderLineId line, Deadline deadline);
    /// True when the provider has it; false while it works on it.
    Task<bool> refund(OrderId order, OrderLineId line, Money amount, Deadline deadline);

private:
    template <class Body>
    Task<Result<PaymentStatus>> ask(http::Method method, OrderId order, std::string rest, Body body,
                                    Deadline deadline) {
        return services_.call<PaymentStatus>(
            "payments", method, "/internal/payments/" + order.to_string() + rest, std::move(body), deadline);
    }

    service::ServiceClient& services_;
};

}  // namespace bookverse::orders
