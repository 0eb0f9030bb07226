// The names, pictures and titles beside conversations: copies of what accounts and market own. A copy is made
// when a conversation opens and follows the events from then on; the higher version wins, so their order does
// not matter. It is stored empty before it is filled: an event that comes in between finds it.
#pragma once

#include "services/accounts/api.hpp"
#include "services/messages/context.hpp"
#include "services/orders/api.hpp"

namespace bookverse::messages {

class Copies {
public:
    explicit Copies(Context& context) : context_{context} {}

    /// The account as it is now; keeps the copy. not_found.
    Task<Result<accounts::AccountCard>> meet(AccountId account, Deadline deadline);
    /// The listing as it is now. not_found.
    Task<Result<market::ListingCard>> look_up(market::ListingId listing, Deadline deadline);
    Task<> keep(market::ListingCard card, Deadline deadline);
    /// The order as it is now. not_found.
    Task<Result<orders::OrderCard>> look_up(orders::OrderId order, Deadline deadline);
    /// What its owner sells in the order; that stays as it was sold.
    Task<> keep(Conversation about, orders::OrderCard order, Deadline deadline);

    Task<> on_changed(accounts::AccountChanged event, Deadline deadline);
    Task<> on_closed(AccountId account, Deadline deadline);
    /// Of most listings nobody has asked anything: this is a read, where an update waits for the writer. Who comes
    /// too early for the empty copy is read behind it by keep().
    Task<bool> follows(market::ListingId listing, Deadline deadline);
    Task<> on_listing(market::ListingCard card, Deadline deadline);

private:
    Context& context_;
};

}  // namespace bookverse::messages
