// What all use cases of this folder share. Made once by OrdersService, outlives them.
#pragma once

#include "platform/service/service.hpp"
#include "platform/service/settings.hpp"
#include "services/orders/announce.hpp"
#include "services/orders/inventory.hpp"
#include "services/orders/payments_client.hpp"
#include "services/orders/stores.hpp"

namespace bookverse::orders {

using StoredOrder = store::Versioned<Order>;

struct Context {
    explicit Context(service::Platform& parts)
        : platform{parts},
          stores{parts.store, parts.clock},
          inventories{parts.services},
          payments{parts.services} {}

    service::Platform& platform;
    Stores stores;
    Inventories inventories;
    PaymentsClient payments;

    Instant now() const { return platform.clock.now(); }

    /// The one way in which an order changes: the rule and what is told of it. `rule(before, now)` is pure.
    template <class F>
    Task<Result<StoredOrder>> change(OrderId id, F rule, Deadline deadline,
                                     std::optional<std::int64_t> expected = std::nullopt,
                                     std::string traceparent = {}) {
        const Instant at = now();
        co_return co_await stores.orders.update(
            id,
            [rule = std::move(rule), at](const Order& before, store::Events& events) -> Result<Order> {
                Result<Order> next = rule(before, at);
                if (next) announce(events, &before, *next);
                return next;
            },
            deadline, expected, std::move(traceparent));
    }
};

}  // namespace bookverse::orders
