// The owners of what is reported: market, messages, reviews, accounts. What they show of an object, and what they are
// asked to do because of a decision, through their internal routes.
#pragma once

#include "services/accounts/api.hpp"
#include "services/moderation/context.hpp"
#include "services/moderation/rules.hpp"

namespace bookverse::moderation {

class Owners {
public:
    explicit Owners(Context& context) : context_{context} {}

    struct Seen {
        AccountId owner{};
        Snapshot snapshot{};
    };
    /// As the reporter may see it; not_found for what that is not.
    Task<Result<Seen>> look_at(ObjectKind kind, Uuid object, AccountId reporter, Deadline deadline);
    /// not_found.
    Task<Result<accounts::Standing>> standing(AccountId account, Deadline deadline);
    /// The caller with the roles of the record, not those of the token; not_found for who is no staff.
    Task<Result<Caller>> staff(Actor actor, Deadline deadline);

    /// One step of the saga; the owner's refusal. Throws Unavailable.
    Task<Result<>> apply(Case one, Effect effect, Deadline deadline);

private:
    Task<Result<Seen>> look_at_listing(Uuid object, Deadline deadline);
    Task<Result<Seen>> look_at_message(Uuid object, AccountId reporter, Deadline deadline);
    Task<Result<Seen>> look_at_review(Uuid object, AccountId reporter, Deadline deadline);
    Task<Result<Seen>> look_at_person(Uuid object, Deadline deadline);
    Task<Result<>> suspend(Case one, Effect effect, Deadline deadline);

    Context& context_;
};

bool is_staff(const accounts::Standing& standing) noexcept;

}  // namespace bookverse::moderation
