// The affected person's side: what was decided about them, and the one appeal against it.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/moderation/context.hpp"
#include "services/moderation/dto.hpp"

namespace bookverse::moderation {

class Appeals {
public:
    explicit Appeals(Context& context) : context_{context}, cursors_{context.platform.seal} {}

    /// Newest first; dismissed reports are none of their business.
    Task<Result<http::Page<dto::OwnDecision>>> decisions(http::Call& call, http::PageQuery query);
    /// not_found for who is not affected, not_appealable, appeal_over.
    Task<Result<dto::OwnDecision>> appeal(Actor actor, CaseId id, dto::NewAppeal wanted, Deadline deadline);
    /// For who cannot sign in; invalid_token.
    Task<Result<>> appeal_by_token(dto::AppealByToken wanted, Deadline deadline);

private:
    Task<Result<store::Versioned<Case>>> file(CaseId id, std::optional<AccountId> by, Uuid decision,
                                              std::string text, Deadline deadline);

    Context& context_;
    http::Cursors cursors_;
};

}  // namespace bookverse::moderation
