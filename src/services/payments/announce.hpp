// Which events and transfers a change is to others.
#pragma once

#include "platform/store/collection.hpp"
#include "services/payments/model.hpp"

namespace bookverse::payments {

/// `before` is null for a new one.
void announce(store::Events& events, const Payment* before, const Payment& after);
void announce(store::Events& events, const Payout* before, const Payout& after);

}  // namespace bookverse::payments
