// Where the stock is kept of what an order's lines are about. A port, chosen by the line's service: orders
// knows holds, prices and sellers, never what is sold. All of it is idempotent by hold, and a hold that was
// released never comes back.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "platform/service/service_client.hpp"
#include "services/orders/rules.hpp"

namespace bookverse::orders {

/// How a thing is offered now; prices may change until it is held.
struct Offer {
    Held terms{};
    bool available = false;
    std::optional<std::string> picture{};  ///< a path of ours
};

class Inventory {
public:
    Inventory() = default;
    Inventory(const Inventory&) = delete;
    Inventory& operator=(const Inventory&) = delete;
    virtual ~Inventory() = default;

    // All throw Unavailable or DeadlinePassed; then it may have happened.

    /// not_for_sale, own_listing, reservation_over, not_found and the like: this buyer cannot have it.
    virtual Task<Result<Held>> reserve(HoldId hold, Uuid what, AccountId buyer, Deadline deadline) = 0;
    /// Whatever refuses: the hold is not there any more.
    virtual Task<Result<>> confirm(HoldId hold, Uuid what, Deadline deadline) = 0;
    /// Also after it was confirmed.
    virtual Task<Result<>> release(HoldId hold, Uuid what, Deadline deadline) = 0;
    /// For this buyer: it may be kept for them, at an agreed price. not_found.
    virtual Task<Result<Offer>> look_up(Uuid what, AccountId buyer, Deadline deadline) = 0;
};

std::unique_ptr<Inventory> make_market_inventory(service::ServiceClient& services);

class Inventories {
public:
    explicit Inventories(service::ServiceClient& services);

    /// nullptr for a name that keeps no stock.
    Inventory* find(const std::string& service) const noexcept;
    /// Throws Unavailable for such a name: a line that this version does not know.
    Inventory& of(const Line& line) const;

private:
    std::map<std::string, std::unique_ptr<Inventory>, std::less<>> by_service_;
};

}  // namespace bookverse::orders
