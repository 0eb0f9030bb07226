// Market, payments and orders as one process on a store that outlives it. Requests go to the handlers, past the
// layers that admit callers; events wait in the store until somebody delivers them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/manual_clock.hpp"
#include "platform/http/router.hpp"
#include "services/market/market.hpp"
#include "services/orders/orders.hpp"
#include "services/payments/payments.hpp"
#include "simulation/memory_store.hpp"

namespace bookverse::simulation {

/// What does not change when the process ends. (Behind a pointer: it has half the platform in it.)
struct Surroundings;
struct DropSurroundings {
    void operator()(Surroundings* surroundings) const;
};
using SurroundingsPtr = std::unique_ptr<Surroundings, DropSurroundings>;
SurroundingsPtr make_surroundings(MemoryStore& store, ManualClock& clock);

class Shop {
public:
    explicit Shop(Surroundings& surroundings);
    ~Shop();
    Shop(const Shop&) = delete;
    Shop& operator=(const Shop&) = delete;

    struct Answer {
        int status = 0;
        std::string text{};
        std::string member(std::string_view pointer) const;
    };
    Task<Answer> ask(Actor actor, http::Method method, std::string target, std::string body = {},
                     std::string key = {});
    /// To everybody who hears this type; throws when one of them fails.
    Task<> deliver(store::OutboxEvent event);
    std::vector<service::Job> jobs();
    /// Of an exception that no fault of the store explains: a mistake of ours.
    const std::string& mistake() const noexcept { return mistake_; }

private:
    struct Served;
    Task<http::Response> answer(Served& served, http::Request& request, Actor actor);

    Surroundings& surroundings_;
    std::vector<std::unique_ptr<Served>> served_;
    std::vector<bus::Subscription> subscriptions_;
    std::string mistake_;
};

}  // namespace bookverse::simulation
