// Showing and entering the handover code.
#pragma once

#include "services/orders/purchases.hpp"

namespace bookverse::orders {

class Handovers {
public:
    Handovers(Context& context, Purchases& purchases) : context_{context}, purchases_{purchases} {}

    /// For the buyer's app, once it is paid.
    Task<Result<dto::HandoverCode>> code(Actor actor, OrderId id, Deadline deadline);
    /// By the seller. wrong_code, code_locked.
    Task<Result<TaggedOrder>> enter(http::Call& call, OrderId id, dto::EnteredCode entered);
    Task<Result<TaggedOrder>> unlock(http::Call& call, OrderId id);

private:
    Context& context_;
    Purchases& purchases_;
};

}  // namespace bookverse::orders
