#include "services/market/model.hpp"

#include <algorithm>

namespace bookverse::market {

bool is_away(const Seller& seller, Instant now) noexcept {
    return seller.holiday || seller.closed || (seller.suspended_until && *seller.suspended_until > now);
}

Instant held_until(const Reservation& reservation) noexcept {
    if (!reservation.hold) return reservation.until;
    return std::max(reservation.until, reservation.hold->until);
}

ListingState state_of(const Listing& listing, Instant now) noexcept {
    const bool lapsed = listing.state == ListingState::reserved && listing.reservation &&
                        held_until(*listing.reservation) <= now;
    const bool passes_on = !listing.waiting.empty() && !listing.away;
    return lapsed && !passes_on ? ListingState::published : listing.state;
}

bool is_shown(const Listing& listing, Instant now) noexcept {
    return state_of(listing, now) == ListingState::published && !listing.away;
}

bool is_gone(const Listing& listing) noexcept {
    return listing.state == ListingState::sold || listing.state == ListingState::withdrawn;
}

std::optional<SellerRating> rating_of(const Listing& listing) {
    return is_gone(listing) ? std::nullopt : listing.seller_rating;
}

ListingCard card_of(const Listing& listing, Instant now) {
    ListingCard card;
    card.id = listing.id;
    card.version = listing.version;
    card.state = state_of(listing, now);
    card.shown = is_shown(listing, now);
    card.seller = listing.seller;
    card.edition = listing.edition;
    card.price = listing.price.value_or(Money{});
    card.condition = listing.condition.value_or(Condition::good);
    card.description = listing.description;
    card.campus = listing.campus;
    card.courses = listing.courses;
    card.negotiable = listing.negotiable;
    if (!listing.photos.empty()) card.cover = listing.photos.front().id.to_string();
    card.seller_rating = rating_of(listing);
    card.published_at = listing.published_at.value_or(listing.created_at);
    return card;
}

}  // namespace bookverse::market
