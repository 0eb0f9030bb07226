// Words that the rules of this folder share; nobody else includes them.
#pragma once

#include "services/orders/rules.hpp"

namespace bookverse::orders::detail {

inline const Actor ourselves = Actor::of_service("orders");

inline Result<> may(Command command, const Order& order, const Actor& actor) {
    return allowed(command, order.state, who_is(actor, order));
}
inline Result<> may(LineCommand command, const Order& order, const Line& line, const Actor& actor) {
    return allowed(command, line.state, who_is(actor, order, line));
}

void remember(Order& order, Moment what, Instant now, const Actor& by = ourselves,
              std::optional<OrderLineId> line = std::nullopt);
void move(Line& line, LineState state, Instant now, Ending ending = Ending::none);
void owe(Order& order, Step step, Instant now);
void give_back(Order& order, Line& line, Ending ending, Instant now);
/// The whole price goes back to the buyer; `stock` when the seller still has the thing.
void refund(Order& order, Line& line, Ending ending, bool stock, Instant now);
/// What was not refunded is the seller's.
void settle(Order& order, Line& line, Instant now);

}  // namespace bookverse::orders::detail
