#include "services/market/offer_lists.hpp"

#include <map>

#include "services/market/offer_views.hpp"

namespace bookverse::market {

Task<Result<dto::Offer>> OfferLists::one(Actor actor, OfferId id, Deadline deadline) {
    const auto offer = co_await context_.stores.offers.get(id, deadline);
    if (!offer) co_return refuse_not_found();
    if (auto ok = may_see(**offer, actor); !ok) co_return std::unexpected(std::move(ok).error());
    co_return co_await show_one(**offer, actor, deadline);
}

Task<Result<OfferPage>> OfferLists::list(http::Call& call, dto::OffersQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const bool buying = query.side == dto::OffersSide::buying;
    const AccountId self = call.actor.account;
    auto& offers = context_.stores.offers;
    store::FoundPage<Offer> found;
    if (!query.listing) {
        found = co_await offers.find(buying ? offer_by_buyer : offer_by_seller, {self}, std::move(page),
                                     call.deadline);
    } else if (buying) {
        found = co_await offers.find(offer_by_listing_and_buyer, {*query.listing, self}, std::move(page),
                                     call.deadline);
    } else {
        const auto listing = co_await context_.stores.listings.get(*query.listing, call.deadline);
        if (!listing || (*listing)->seller != self) co_return refuse_not_found();
        found = co_await offers.find(offer_by_listing, {*query.listing}, std::move(page), call.deadline);
    }
    std::vector<Offer> all;
    for (const auto& one : found.items)
        all.push_back(*one);
    OfferPage answer;
    answer.next = cursors_.next(call, found.next);
    answer.items = co_await show(std::move(all), call.actor, call.deadline);
    co_return answer;
}

Task<std::vector<dto::Offer>> OfferLists::show(std::vector<Offer> offers, Actor actor, Deadline deadline) {
    std::vector<ListingId> ids;
    for (const auto& offer : offers)
        ids.push_back(offer.listing);
    std::map<ListingId, Listing> listings;
    for (const auto& listing : co_await context_.stores.listings.get_many(std::move(ids), deadline))
        listings.emplace(listing->id, *listing);
    std::vector<dto::Offer> shown;
    for (const auto& offer : offers) {
        const auto listing = listings.find(offer.listing);
        shown.push_back(
            offer_view(offer, listing == listings.end() ? nullptr : &listing->second, actor, context_.now()));
    }
    co_return shown;
}

Task<dto::Offer> OfferLists::show_one(Offer offer, Actor actor, Deadline deadline) {
    std::vector<Offer> one{std::move(offer)};
    auto shown = co_await show(std::move(one), std::move(actor), deadline);
    co_return std::move(shown.front());
}

Task<std::vector<dto::Offer>> OfferLists::all_of(AccountId account, Deadline deadline) {
    Actor actor{.kind = Actor::Kind::account, .account = account};
    std::vector<dto::Offer> all;
    for (const auto* index : {&offer_by_buyer, &offer_by_seller}) {
        store::PageOf page{.limit = 200};
        do {
            auto found = co_await context_.stores.offers.find(*index, {account}, page, deadline);
            std::vector<Offer> offers;
            for (const auto& one : found.items)
                offers.push_back(*one);
            for (auto& view : co_await show(std::move(offers), actor, deadline))
                all.push_back(std::move(view));
            page.after = std::move(found.next);
        } while (!page.after.empty());
    }
    co_return all;
}

}  // namespace bookverse::market
