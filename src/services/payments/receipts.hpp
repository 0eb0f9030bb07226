// A receipt is a view of the payment, drawn when somebody wants it: one order, one receipt.
#pragma once

#include "platform/http/endpoint.hpp"
#include "services/payments/context.hpp"

namespace bookverse::payments {

class Receipts {
public:
    explicit Receipts(Context& context) : context_{context} {}

    /// For the buyer. not_found; not_captured (nothing was paid).
    Task<Result<http::Response>> pdf(Actor actor, OrderId order, Deadline deadline);

private:
    Context& context_;
};

}  // namespace bookverse::payments
