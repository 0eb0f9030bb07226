// What all use cases of this folder share. Made once by ReviewsService, outlives them.
#pragma once

#include "platform/service/service.hpp"
#include "services/reviews/announce.hpp"
#include "services/reviews/stores.hpp"

namespace bookverse::reviews {

struct Context {
    explicit Context(service::Platform& parts) : platform{parts}, stores{parts.store, parts.clock} {}

    service::Platform& platform;
    Stores stores;

    Instant now() const { return platform.clock.now(); }

    /// The one way in which an exchange changes: the rule and what is told of it. `rule(before, now)` is pure.
    template <class F>
    Task<Result<store::Versioned<Exchange>>> change(orders::OrderLineId id, F rule, Deadline deadline,
                                                    std::string traceparent = {}) {
        const Instant at = now();
        co_return co_await stores.exchanges.update(
            id,
            [rule = std::move(rule), at](const Exchange& before, store::Events& events) -> Result<Exchange> {
                Result<Exchange> next = rule(before, at);
                if (next) announce(events, before, *next);
                return next;
            },
            deadline, std::nullopt, std::move(traceparent));
    }
};

}  // namespace bookverse::reviews
