// Reporting something, and seeing what became of it.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/moderation/dto.hpp"
#include "services/moderation/owners.hpp"

namespace bookverse::moderation {

class Reports {
public:
    Reports(Context& context, Owners& owners)
        : context_{context}, owners_{owners}, cursors_{context.platform.seal} {}

    /// not_found for what the reporter may not see, own_object. Reporting again changes nothing.
    Task<Result<dto::OwnReport>> report(Actor actor, dto::NewReport wanted, Deadline deadline);
    /// Newest first.
    Task<Result<http::Page<dto::OwnReport>>> list(http::Call& call, http::PageQuery query);

private:
    /// The open case with the report in it.
    Task<Result<store::Versioned<Case>>> file(dto::NewReport wanted, Report report, Owners::Seen seen,
                                              bool staff, Deadline deadline);

    Context& context_;
    Owners& owners_;
    http::Cursors cursors_;
};

}  // namespace bookverse::moderation
