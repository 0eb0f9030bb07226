#include "services/orders/stores.hpp"

namespace bookverse::orders {

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : orders{store,
             {.name = "orders.orders",
              .indexes = {order_by_party, order_by_due, order_by_dispute},
              .clock = &clock}},
      carts{store, {.name = "orders.carts", .clock = &clock}} {}

}  // namespace bookverse::orders
