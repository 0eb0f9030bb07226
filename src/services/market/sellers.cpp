#include "services/market/sellers.hpp"

#include "platform/store/find_all.hpp"

namespace bookverse::market {
namespace {

constexpr auto once_more = std::chrono::minutes{1};

Deadline timer_deadline() {
    return Deadline::after(std::chrono::seconds{20});
}

}  // namespace

Sellers::Sellers(Context& context, Listings& listings, Photos& photos)
    : context_{context},
      listings_{listings},
      photos_{photos},
      timers_{context.stores.sellers,
              seller_by_due,
              context.platform.clock,
              {.name = "market.sellers", .due_at = &Seller::due_at},
              [this](store::Versioned<Seller> due) { return look_again(*due); }} {}

Task<> Sellers::look_again(Seller due) {
    co_await follow(due.id, timer_deadline());
    if (!due.suspended_until || *due.suspended_until <= context_.now()) co_return;
    (void)co_await context_.stores.sellers.update(
        due.id,
        [](const Seller& seller) -> Result<Seller> {
            Seller next = seller;
            next.due_at = next.suspended_until;
            return next;
        },
        timer_deadline());
}

Task<Result<dto::Holiday>> Sellers::holiday(Actor actor, Deadline deadline) {
    const auto seller = co_await context_.stores.sellers.get(actor.account, deadline);
    co_return dto::Holiday{seller && (*seller)->holiday};
}

Task<Result<dto::Holiday>> Sellers::set_holiday(Actor actor, bool on, Deadline deadline) {
    co_await store(actor.account, [on](Seller& seller) { seller.holiday = on; }, deadline);
    co_await follow(actor.account, deadline);
    co_return dto::Holiday{on};
}

Task<> Sellers::suspended(AccountId id, std::optional<Instant> until, Instant at, Deadline deadline) {
    co_await store(
        id,
        [until, at](Seller& seller) {
            if (at < seller.suspension_told_at) return;
            seller.suspension_told_at = at;
            seller.suspended_until = until;
        },
        deadline);
    co_await follow(id, deadline);
}

Task<> Sellers::closed(AccountId id, Deadline deadline) {
    co_await store(id, [](Seller& seller) { seller.closed = true; }, deadline);
    co_await follow(id, deadline);
}

Task<> Sellers::rated(AccountId id, SellerRating rating, std::int64_t version, Deadline deadline) {
    co_await store(
        id,
        [rating, version](Seller& seller) {
            if (version <= seller.rating_version) return;
            seller.rating_version = version;
            seller.rating = rating.reviews > 0 ? std::optional{rating} : std::nullopt;
        },
        deadline);
    co_await follow(id, deadline);
}

/// Changes the seller's document, or makes it.
Task<> Sellers::store(AccountId id, Change change, Deadline deadline) {
    const Instant soon = context_.now() + once_more;
    for (;;) {
        const auto updated = co_await context_.stores.sellers.update(
            id,
            [change, soon](const Seller& seller, store::Events& events) -> Result<Seller> {
                Seller next = seller;
                change(next);
                if (next == seller) return next;
                next.due_at = soon;
                events.publish(SellerChanged{next.id});
                return next;
            },
            deadline);
        if (updated) co_return;
        Seller fresh;
        fresh.id = id;
        change(fresh);
        fresh.due_at = soon;
        const auto inserted = co_await context_.stores.sellers.insert(
            fresh, deadline, [id](store::Events& events) { events.publish(SellerChanged{id}); });
        if (inserted) co_return;
    }
}

Task<std::vector<Listing>> Sellers::all_of(AccountId seller, Deadline deadline) {
    co_return co_await store::find_all(context_.stores.listings, listing_by_seller, {seller}, deadline);
}

Task<> Sellers::follow(AccountId id, Deadline deadline) {
    const auto seller = co_await context_.stores.sellers.get(id, deadline);
    if (!seller) co_return;
    // Collected first: each change moves a listing within the index that is walked.
    for (const Listing& listing : co_await all_of(id, deadline))
        co_await follow_one(listing, **seller, deadline);
}

Task<> Sellers::follow_listing(ListingId id, Deadline deadline) {
    const auto listing = co_await context_.stores.listings.get(id, deadline);
    if (!listing) co_return;
    const auto seller = co_await context_.stores.sellers.get((*listing)->seller, deadline);
    if (seller) co_await follow_one(**listing, **seller, deadline);
}

Task<> Sellers::follow_one(const Listing& listing, const Seller& seller, Deadline deadline) {
    const bool away = is_away(seller, context_.now());
    const bool closed = seller.closed;
    const bool rated = is_gone(listing) || listing.seller_rating == seller.rating;
    if (listing.away == away && rated && !closed) co_return;
    // Pictures first: once the listing has forgotten them nobody could.
    if (closed)
        for (const Photo& photo : listing.photos)
            co_await photos_.erase(photo.id, deadline);
    (void)co_await listings_.change(
        listing.id,
        [away, closed, rating = seller.rating](const Listing& before, Instant now) -> Result<Listing> {
            if (closed) return close(before, now);
            return set_rating(set_away(before, away, now), rating, now);
        },
        deadline);
}

}  // namespace bookverse::market
