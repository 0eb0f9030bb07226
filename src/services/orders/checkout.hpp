// From what is wanted to an order that can be paid: every line is held or none, one payment is made.
//
//     hold the first line ─refused─► the answer, nothing was written
//          │ one line                       │ more lines
//          ▼                                ▼
//     insert it as open              insert it as placing ─► hold the others ─► update to open
//          │                                                      └─refused─► update to refused, give back
//          ▼
//     ask payments for the payment ─► the answer
//
// Cut off before the insert the first hold lapses by itself; cut off after it the order's timer undoes what was
// placing, and the same key goes on with what is open. docs/decisions/0150.
#pragma once

#include "platform/http/endpoint.hpp"
#include "services/orders/carts.hpp"
#include "services/orders/saga.hpp"

namespace bookverse::orders {

class Checkout {
public:
    Checkout(Context& context, Carts& carts, Saga& saga) : context_{context}, carts_{carts}, saga_{saga} {}

    /// not_verified, idempotency_key_missing, idempotency_key_reused, in_flight, invalid_fields, and whatever
    /// an inventory refuses with.
    Task<Result<http::Created<dto::Order>>> place(http::Call& call, dto::NewOrder body);
    /// The payment page of an open order; what came of it, for one that is over.
    Task<Result<dto::Order>> pay(http::Call& call, OrderId id);

private:
    Task<Result<Order>> place_new(NewOrder what, http::Call& call);
    /// The key was used before.
    Task<Result<Order>> place_again(StoredOrder order, NewOrder what, http::Call& call);
    /// `held` what is held already, the first lines.
    Task<Result<Order>> hold_others(Order order, std::vector<Held> held, http::Call& call);
    Task<Result<Held>> hold(const Order& order, std::size_t index, Deadline deadline);
    Task<Result<dto::Order>> with_payment(Order order, http::Call& call);

    Context& context_;
    Carts& carts_;
    Saga& saga_;
};

}  // namespace bookverse::orders
