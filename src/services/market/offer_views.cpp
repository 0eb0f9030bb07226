#include "services/market/offer_views.hpp"

#include <algorithm>

#include "services/market/waiting_line.hpp"

namespace bookverse::market {
namespace {

dto::OfferListing listing_of(const Offer& offer, const Listing* listing, Instant now) {
    dto::OfferListing view{offer.listing, offer.title, {}, std::nullopt, ListingState::withdrawn, {}};
    if (listing == nullptr) return view;
    view.title = listing->edition.title;
    view.authors = listing->edition.authors;
    if (!listing->photos.empty()) view.cover = listing->photos.front().id;
    view.state = state_of(*listing, now);
    view.price = listing->price;
    return view;
}

}  // namespace

dto::Offer offer_view(const Offer& offer, const Listing* listing, const Actor& to, Instant now) {
    const OfferState state = state_of(offer, now);
    const bool open = state == OfferState::made || state == OfferState::countered;
    return {.id = offer.id,
            .listing = listing_of(offer, listing, now),
            .buyer = offer.buyer,
            .seller = offer.seller,
            .state = state,
            .reason = state == offer.state ? offer.reason : OfferReason::no_answer,
            .ended_by = offer.ended_by,
            .price = offer.on_table().price,
            .by = offer.on_table().by,
            .list_price = offer.list_price,
            .steps = offer.steps,
            .can = commands_of(offer, to, now),
            .created_at = offer.created_at,
            .changed_at = offer.changed_at,
            .expires_at = open ? std::optional{offer.expires_at} : std::nullopt,
            .reserved_until = state == OfferState::accepted ? offer.reserved_until : std::nullopt};
}

dto::QueuePlace place_view(const Listing& listing, AccountId account, Instant now) {
    dto::QueuePlace view{listing.id,   static_cast<int>(listing.waiting.size()),
                         most_waiting, std::nullopt,
                         std::nullopt, turn_of(listing, account, now)};
    if (const auto position = position_of(listing, account)) {
        view.position = static_cast<int>(*position) + 1;
        view.joined_at = listing.waiting[*position].since;
    }
    return view;
}

}  // namespace bookverse::market
