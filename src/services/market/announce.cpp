#include "services/market/announce.hpp"

#include "services/market/waiting_line.hpp"

namespace bookverse::market {
namespace {

void announce_published(store::Events& events, ListingState from, const Listing* before, ListingCard card) {
    switch (from) {
        case ListingState::reserved:
        case ListingState::sold:
            events.publish(ListingReleased{std::move(card)});
            return;
        case ListingState::published: {
            ListingChanged changed{std::move(card)};
            if (before->price != changed.listing.price) changed.old_price = before->price;
            events.publish(changed);
            return;
        }
        default:
            events.publish(ListingPublished{std::move(card)});
    }
}

bool same_reservation(const Listing* before, const Listing& after) {
    return before != nullptr && before->reservation == after.reservation;
}

}  // namespace

void announce(store::Events& events, const Listing* before, const Listing& after, Instant now) {
    if (before != nullptr && before->version == after.version) return;
    if (!after.published_at) return;
    if (before != nullptr) announce_line(events, *before, after);
    const ListingState from = before != nullptr ? before->state : ListingState::draft;
    auto card = card_of(after, now);
    switch (after.state) {
        case ListingState::published:
            announce_published(events, from, before, std::move(card));
            return;
        case ListingState::reserved:
            if (same_reservation(before, after)) {
                events.publish(ListingChanged{std::move(card)});
            } else {
                events.publish(ListingReserved{std::move(card), held_until(*after.reservation)});
            }
            return;
        case ListingState::sold:
            if (from == ListingState::sold) {
                events.publish(ListingChanged{std::move(card)});
            } else {
                events.publish(ListingSold{std::move(card), after.sale->buyer, after.sale->price});
            }
            return;
        case ListingState::draft:
            return;
        case ListingState::paused:
        case ListingState::withdrawn:
        case ListingState::removed:
            if (from != after.state) events.publish(ListingHidden{std::move(card)});
    }
}

}  // namespace bookverse::market
