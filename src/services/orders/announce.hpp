// What a change of an order is told as. One place, so no change can be told twice or not at all.
#pragma once

#include "platform/store/collection.hpp"
#include "services/orders/model.hpp"

namespace bookverse::orders {

/// `before` none: the order is new.
void announce(store::Events& events, const Order* before, const Order& after);

}  // namespace bookverse::orders
