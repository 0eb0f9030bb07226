// What staff do to accounts, and the trail of it. Roles are looked up, not believed from the token.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/accounts/context.hpp"
#include "services/accounts/dto.hpp"

namespace bookverse::accounts {

class Administration {
public:
    explicit Administration(Context& context) : context_{context}, cursors_{context.platform.seal} {}

    /// `query` with an @ is the beginning of an address, else of a name; not_found for who is no
    /// administrator.
    Task<Result<http::Page<dto::AdminAccount>>> list(http::Call& call, dto::AccountsQuery query);
    Task<Result<dto::AdminAccount>> set_roles(Actor actor, AccountId id, dto::SetRoles wanted,
                                              Deadline deadline);
    Task<Result<dto::AdminAccount>> suspend(Actor actor, AccountId id, dto::SetSuspension wanted,
                                            Deadline deadline);
    /// What a service asks for because a moderator decided it. Refuses as the rule does; not_found also for a
    /// `by` that is no staff any more.
    Task<Result<Standing>> suspend_for(AccountId id, SuspensionOrder order, Deadline deadline);
    Task<Result<Standing>> standing(AccountId id, Deadline deadline);
    Task<Result<http::Page<dto::AuditEntry>>> audit(http::Call& call, http::PageQuery query);

    /// `id` is the event's, so an event that comes twice is one entry.
    Task<> note(Uuid id, Instant at, Audited what, Deadline deadline);

private:
    Context& context_;
    http::Cursors cursors_;
};

}  // namespace bookverse::accounts
