// What staff do: the queue, one case with all that belongs to it, claiming, deciding, taking back, answering
// an appeal. Every command is noted in the trail with the change itself.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/moderation/dto.hpp"
#include "services/moderation/owners.hpp"

namespace bookverse::moderation {

class Cases {
public:
    Cases(Context& context, Owners& owners)
        : context_{context}, owners_{owners}, cursors_{context.platform.seal} {}

    /// By priority and age; without cases against the caller.
    Task<Result<http::Page<dto::CaseSummary>>> queue(http::Call& call, dto::CasesQuery query);
    Task<Result<dto::FullCase>> one(Actor actor, CaseId id, Deadline deadline);
    Task<Result<dto::FullCase>> claim(Actor actor, CaseId id, Deadline deadline);
    Task<Result<dto::FullCase>> release(Actor actor, CaseId id, Deadline deadline);
    Task<Result<dto::FullCase>> decide(Actor actor, CaseId id, dto::NewDecision wanted, Deadline deadline);
    Task<Result<dto::FullCase>> undo(Actor actor, CaseId id, dto::Undo wanted, Deadline deadline);
    Task<Result<dto::FullCase>> answer(Actor actor, CaseId id, dto::NewAppealAnswer wanted,
                                       Deadline deadline);

    /// Newest first; for administrators.
    Task<Result<http::Page<dto::TrailItem>>> trail(http::Call& call, http::PageQuery query);
    /// `id` is the event's, so an event that comes twice is one entry.
    Task<> note(Uuid id, Instant at, Noted what, Deadline deadline);

private:
    struct Staffed {
        Caller caller;
        store::Versioned<Case> found;
        accounts::Standing affected;
    };
    /// Caller, case and whom it is about; not_found also for who may not view it.
    Task<Result<Staffed>> load(Actor actor, CaseId id, Deadline deadline);
    Task<dto::FullCase> show(Case one, Caller caller, accounts::Standing affected, Deadline deadline);

    Context& context_;
    Owners& owners_;
    http::Cursors cursors_;
};

}  // namespace bookverse::moderation
