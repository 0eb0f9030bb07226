// Drives an order on: from a timer, from an event of payments, or right behind the request that decided
// something. Everything it does to others is idempotent there, and what it decides is one update of the order,
// so it may be cut off anywhere and run again, by two at once too.
#pragma once

#include "platform/store/timers.hpp"
#include "services/orders/context.hpp"
#include "services/orders/turns.hpp"

namespace bookverse::orders {

class Saga {
public:
    explicit Saga(Context& context);

    /// Does what the order owes, as far as it goes now; the rest later.
    Task<> drive(OrderId id, Deadline deadline);
    /// The payment has come: lines are bought, late ones if they can still be had, or go back.
    Task<> captured(OrderId id, Deadline deadline);
    /// Its time is over, or the provider gave up: asks payments once more, then lets go.
    Task<> unpaid(OrderId id, Deadline deadline);
    /// After a line could not be had.
    Task<> undo(OrderId id, Deadline deadline);

    /// Whatever is due of any order; says how many.
    Task<std::size_t> run_due() { return timers_.run_due(); }

private:
    Task<> on_due(StoredOrder order);
    /// captured() without what it brings.
    Task<> take_payment(OrderId id, Deadline deadline);
    /// Confirms the hold of a line, or of a late one takes a new hold.
    Task<Secured> secure(const Order& order, const Line& line, Deadline deadline);
    /// False when it is not done yet.
    Task<bool> perform(const Order& order, const Step& step, Deadline deadline);
    Task<bool> close_payment(OrderId id, Deadline deadline);
    Task<std::vector<Step>> perform_all(const Order& order, Deadline deadline);
    /// True when there may be more to do now.
    Task<bool> drive_round(OrderId id, Deadline deadline);

    Context& context_;
    Turns payments_being_taken_{};
    store::DueTimers<Order> timers_;
};

}  // namespace bookverse::orders
