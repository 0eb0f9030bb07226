// Whether a copy that somebody remembers is still there for them.
#pragma once

#include "services/market/context.hpp"
#include "services/market/wishes_dto.hpp"

namespace bookverse::market {

/// As a stranger sees it, whatever roles the person has; null: there is none.
dto::Availability availability_of(const Listing* listing, AccountId viewer, Instant now);

/// A listing beside what somebody remembers of it.
struct Presence {
    dto::Availability availability = dto::Availability::gone;
    std::optional<dto::ListingSummary> listing{};
    bool removed = false;  ///< by a moderator: its words are not repeated
};

/// Of each of the ids, in their order; at most 1000.
Task<std::vector<Presence>> presence_of(Context& context, std::vector<ListingId> ids, AccountId viewer,
                                        Deadline deadline);

}  // namespace bookverse::market
