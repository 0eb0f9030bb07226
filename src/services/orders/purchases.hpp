// Orders as the people in them see and steer them: lists, one order, cancelling, confirming, the meeting.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/orders/dto.hpp"
#include "services/orders/saga.hpp"

namespace bookverse::orders {

using TaggedOrder = http::Tagged<dto::Order>;

class Purchases {
public:
    Purchases(Context& context, Saga& saga)
        : context_{context}, saga_{saga}, cursors_{context.platform.seal} {}

    /// Newest first.
    Task<Result<http::Page<dto::Order>>> list(http::Call& call, dto::OrdersQuery query);
    Task<Result<TaggedOrder>> one(Actor actor, OrderId id, Deadline deadline);
    /// The browser is back from the payment page: payments asks the provider.
    Task<Result<TaggedOrder>> returned(http::Call& call, OrderId id);
    Task<Result<TaggedOrder>> cancel(http::Call& call, OrderId id, std::vector<OrderLineId> lines);
    Task<Result<TaggedOrder>> confirm(http::Call& call, OrderId id, OrderLineId line);
    Task<Result<TaggedOrder>> propose(http::Call& call, OrderId id, dto::NewMeeting meeting);
    Task<Result<TaggedOrder>> agree(http::Call& call, OrderId id, std::optional<AccountId> seller);
    /// not_found while nobody has named a place and a time.
    Task<Result<std::string>> calendar(Actor actor, OrderId id, std::optional<AccountId> seller,
                                       Deadline deadline);

    // For other services.
    Task<Result<OrderCard>> card(OrderId id, Deadline deadline);
    /// Every line of which money is held, for who compares it with the ledger.
    Task<Result<payments::HeldPage>> held(std::string after, Deadline deadline);

    /// What every command ends with: what is owed is done, as far as it goes, and the caller sees the order.
    Task<Result<TaggedOrder>> answer(http::Call& call, Result<StoredOrder> changed);

private:
    Context& context_;
    Saga& saga_;
    http::Cursors cursors_;
};

}  // namespace bookverse::orders
