// The names and pictures beside reviews: copies of what accounts owns. A copy is made when an exchange opens
// and follows the events from then on; the higher version wins, so their order does not matter. It is stored
// empty before it is filled: an event that comes in between finds it.
#pragma once

#include <map>

#include "services/accounts/api.hpp"
#include "services/reviews/context.hpp"

namespace bookverse::reviews {

class People {
public:
    explicit People(Context& context) : context_{context} {}

    /// The account as it is now; keeps the copy. not_found.
    Task<Result<accounts::AccountCard>> meet(AccountId account, Deadline deadline);
    Task<> on_changed(accounts::AccountChanged event, Deadline deadline);
    Task<> on_closed(AccountId account, Deadline deadline);

    /// Reviews of somebody belong to the profile: not_found for who may not see that (closed, not shown to
    /// others, blocked).
    Task<Result<>> may_see(Actor viewer, AccountId account, Deadline deadline) const;
    Task<std::map<AccountId, Person>> find(std::vector<AccountId> accounts, Deadline deadline) const;

private:
    Context& context_;
};

}  // namespace bookverse::reviews
