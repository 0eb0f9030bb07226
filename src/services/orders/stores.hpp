// The collections of this service and their indexes.
#pragma once

#include "platform/store/collection.hpp"
#include "services/orders/model.hpp"

namespace bookverse::orders {

/// By buyer_party(), seller_party() or live_party(), in the order of placing.
inline const store::Index<Order, std::string> order_by_party{"by_party", {"parties", "placed_at"}};
inline const store::Index<Order> order_by_due{.name = "by_due", .fields = {"due_at"}, .sparse = true};
/// Null for what is not disputed: oldest first.
inline const store::Index<Order> order_by_dispute{
    .name = "by_dispute", .fields = {"disputed_since"}, .sparse = true};

struct Stores {
    Stores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Order> orders;
    store::Collection<Cart> carts;
};

}  // namespace bookverse::orders
