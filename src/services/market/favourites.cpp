#include "services/market/favourites.hpp"

#include "services/market/presence.hpp"
#include "services/market/rules.hpp"

namespace bookverse::market {
namespace {

dto::Favourite view_of(const Favourite& favourite, Presence now) {
    return {.id = favourite.listing,
            .since = favourite.since,
            .title = now.removed ? std::string{} : favourite.title,
            .price_then = favourite.price_then,
            .availability = now.availability,
            .listing = std::move(now.listing)};
}

std::vector<ListingId> listings_of(const std::vector<store::Versioned<Favourite>>& found) {
    std::vector<ListingId> ids;
    for (const auto& favourite : found)
        ids.push_back(favourite->listing);
    return ids;
}

}  // namespace

std::optional<Favourite> told_of(const Favourite& favourite, const FanOut& drop) {
    if (drop.version <= favourite.version_known) return std::nullopt;
    const auto old_price = drop.old_price ? drop.old_price : favourite.price_known;
    if (!old_price || old_price->currency != drop.price.currency || old_price->amount <= drop.price.amount)
        return std::nullopt;
    Favourite next = favourite;
    next.version_known = drop.version;
    next.price_known = drop.price;
    return next;
}

Task<Result<dto::Favourite>> Favourites::keep(Actor actor, ListingId id, Deadline deadline) {
    const auto listing = co_await context_.stores.listings.get(id, deadline);
    const Instant now = context_.now();
    if (!listing || !may_see(**listing, actor, now)) co_return refuse_not_found();
    if (actor.is((*listing)->seller))
        co_return refuse(RefusalKind::conflict, "own_listing", "This is your own copy.");
    if (availability_of(listing->document.get(), actor.account, now) == dto::Availability::gone)
        co_return refuse_not_found();
    if (auto known = co_await get(actor, id, deadline)) co_return known;
    const store::PageOf all{.limit = most_favourites};
    const auto kept = co_await stores_.favourites.find(favourite_by_account, {actor.account}, all, deadline);
    if (kept.items.size() >= most_favourites)
        co_return refuse(RefusalKind::conflict, "too_many_favourites", "You keep as many as you can.");
    Favourite favourite{.id = favourite_id(actor.account, id),
                        .account = actor.account,
                        .listing = id,
                        .since = now,
                        .title = (*listing)->edition.title,
                        .price_then = (*listing)->price,
                        .price_known = (*listing)->price,
                        .version_known = (*listing)->version};
    (void)co_await stores_.favourites.insert(std::move(favourite), deadline);
    co_return co_await get(actor, id, deadline);
}

Task<Result<dto::Favourite>> Favourites::get(Actor actor, ListingId id, Deadline deadline) {
    const auto kept = co_await stores_.favourites.get(favourite_id(actor.account, id), deadline);
    if (!kept) co_return refuse_not_found();
    const std::vector<store::Versioned<Favourite>> one{*kept};
    co_return std::move((co_await views(actor, one, deadline)).front());
}

Task<Result<http::NoContent>> Favourites::drop(Actor actor, ListingId id, Deadline deadline) {
    co_await stores_.favourites.erase(favourite_id(actor.account, id), deadline);
    co_return http::NoContent{};
}

Task<std::vector<dto::Favourite>> Favourites::views(Actor actor,
                                                    const std::vector<store::Versioned<Favourite>>& found,
                                                    Deadline deadline) {
    auto now = co_await presence_of(context_, listings_of(found), actor.account, deadline);
    std::vector<dto::Favourite> all;
    for (std::size_t i = 0; i < found.size(); ++i)
        all.push_back(view_of(*found[i], std::move(now[i])));
    co_return all;
}

Task<Result<FavouritePage>> Favourites::list(http::Call& call, dto::FavouritesQuery query) {
    FavouritePage answer;
    if (!query.listing.value.empty()) {
        std::vector<FavouriteId> named;
        for (const auto& listing : query.listing.value)
            named.push_back(favourite_id(call.actor.account, listing));
        const auto kept = co_await stores_.favourites.get_many(named, call.deadline);
        answer.items = co_await views(call.actor, kept, call.deadline);
        co_return answer;
    }
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found =
        co_await stores_.favourites.find(favourite_by_account, {call.actor.account}, page, call.deadline);
    answer.items = co_await views(call.actor, found.items, call.deadline);
    answer.next = cursors_.next(call, found.next);
    co_return answer;
}

Task<Result<dto::Interests>> Favourites::interest(Actor actor, std::vector<ListingId> listings,
                                                  Deadline deadline) {
    dto::Interests answer;
    for (const auto& listing : co_await context_.stores.listings.get_many(listings, deadline)) {
        if (!actor.is(listing->seller)) continue;
        const store::PageOf page{.limit = most_counted};
        const auto kept =
            co_await stores_.favourites.find(favourite_by_listing, {listing->id}, page, deadline);
        answer.items.push_back(
            {listing->id, static_cast<std::int64_t>(kept.items.size()), !kept.next.empty()});
    }
    co_return answer;
}

Task<bool> Favourites::anybody_keeps(ListingId id, Deadline deadline) {
    co_return (co_await stores_.favourites.find_one(favourite_by_listing, {id}, deadline)).has_value();
}

Task<std::string> Favourites::tell(FanOut drop, Deadline deadline) {
    const store::PageOf page{.limit = fan_out_batch, .after = drop.position};
    const auto found = co_await stores_.favourites.find(favourite_by_listing, {drop.listing}, page, deadline);
    for (const auto& favourite : found.items) {
        (void)co_await stores_.favourites.update(
            favourite->id,
            [drop](const Favourite& before, store::Events& events) -> Result<Favourite> {
                auto next = told_of(before, drop);
                if (!next) return before;
                events.publish(ListingPriceDropped{.account = before.account,
                                                   .listing = before.listing,
                                                   .title = before.title,
                                                   .old_price = drop.old_price.value_or(*before.price_known),
                                                   .new_price = drop.price});
                return std::move(*next);
            },
            deadline);
    }
    co_return found.next;
}

Task<std::vector<dto::Favourite>> Favourites::all_of(AccountId account, Deadline deadline) {
    const store::PageOf page{.limit = most_favourites + 100};
    const auto found = co_await stores_.favourites.find(favourite_by_account, {account}, page, deadline);
    const Actor actor{.kind = Actor::Kind::account, .account = account};
    co_return co_await views(actor, found.items, deadline);
}

Task<> Favourites::forget(AccountId account, Deadline deadline) {
    for (;;) {
        const store::PageOf page{.limit = 200};
        const auto found = co_await stores_.favourites.find(favourite_by_account, {account}, page, deadline);
        if (found.items.empty()) co_return;
        for (const auto& favourite : found.items)
            co_await stores_.favourites.erase(favourite->id, deadline);
    }
}

}  // namespace bookverse::market
