// What somebody means to buy.
#pragma once

#include "services/orders/context.hpp"
#include "services/orders/dto.hpp"

namespace bookverse::orders {

class Carts {
public:
    explicit Carts(Context& context) : context_{context} {}

    Task<Result<dto::Cart>> show(Actor actor, Deadline deadline);
    /// unknown_service, not_found, own_listing, cart_full. What is there already is no refusal.
    Task<Result<dto::Cart>> add(Actor actor, std::string service, Uuid what, Deadline deadline);
    Task<Result<dto::Cart>> remove(Actor actor, std::string service, Uuid what, Deadline deadline);
    /// What was ordered is in the cart no more.
    Task<> ordered(const Order& order, Deadline deadline);
    Task<> erase(AccountId account, Deadline deadline);

private:
    Context& context_;
};

}  // namespace bookverse::orders
