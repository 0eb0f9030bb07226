#include "services/market/presence.hpp"

#include <unordered_map>

#include "services/market/rules.hpp"
#include "services/market/views.hpp"

namespace bookverse::market {

dto::Availability availability_of(const Listing* listing, AccountId viewer, Instant now) {
    const Actor stranger{.kind = Actor::Kind::account, .account = viewer};
    if (listing == nullptr || !may_see(*listing, stranger, now)) return dto::Availability::gone;
    switch (state_of(*listing, now)) {
        case ListingState::published:
            return dto::Availability::for_sale;
        case ListingState::reserved:
            return dto::Availability::reserved;
        case ListingState::sold:
            return dto::Availability::sold;
        default:
            return dto::Availability::gone;
    }
}

Task<std::vector<Presence>> presence_of(Context& context, std::vector<ListingId> ids, AccountId viewer,
                                        Deadline deadline) {
    std::unordered_map<ListingId, store::Versioned<Listing>> there;
    for (auto& listing : co_await context.stores.listings.get_many(ids, deadline))
        there.emplace(listing->id, listing);
    std::vector<Presence> all;
    const Instant now = context.now();
    for (const auto& id : ids) {
        Presence one;
        if (const auto found = there.find(id); found != there.end()) {
            const Listing& listing = *found->second;
            one.availability = availability_of(&listing, viewer, now);
            one.removed = listing.state == ListingState::removed;
            if (one.availability != dto::Availability::gone) one.listing = summary_of(listing, now);
        }
        all.push_back(std::move(one));
    }
    co_return all;
}

}  // namespace bookverse::market
