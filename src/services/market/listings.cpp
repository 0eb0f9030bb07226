#include "services/market/listings.hpp"

#include "platform/auth/seal.hpp"
#include "services/market/views.hpp"
#include "services/market/words.hpp"

namespace bookverse::market {
namespace {

std::string location_of(ListingId id) {
    return "/api/v1/listings/" + id.to_string();
}

http::Created<dto::Listing> created(const Listing& listing, Instant now) {
    return {listing_view(listing, now), location_of(listing.id)};
}

/// What moderation decided, with its entry for the audit trail in the same write; its caller's role was looked
/// up there.
struct Ordered {
    RemovalOrder order;

    Result<Listing> operator()(const Listing& before, Instant now) const {
        if ((before.state == ListingState::removed) == order.removed) return before;
        Actor actor{.kind = Actor::Kind::account, .account = order.by};
        actor.grant(Role::moderator);
        return order.removed ? remove(before, actor, now) : restore(before, actor, now);
    }
    void announce(const Listing&, const Listing& after, store::Events& events) const {
        events.publish(ListingModerated{after.id, after.seller, order.by, after.state, order.reason});
    }
};

/// With a key the id is made from caller and key: what must happen once has one id.
ListingId id_for(const http::Call& call, std::optional<std::string_view> key) {
    if (!key) return ListingId::make(call.received);
    return ListingId::of_name("listing/" + call.actor.account.to_string() + "/" + std::string{*key});
}

}  // namespace

Result<TaggedListing> tagged(const Result<store::Versioned<Listing>>& changed, Instant now) {
    if (!changed) return std::unexpected(changed.error());
    return TaggedListing{listing_view(**changed, now), (*changed)->version};
}

Task<Result<http::Created<dto::Listing>>> Listings::create(http::Call& call, dto::NewListing body) {
    if (auto ok = may_sell(call.actor); !ok) co_return std::unexpected(std::move(ok).error());
    const auto key = call.request.headers.get("Idempotency-Key");
    const ListingId id = id_for(call, key);
    auto edition = co_await editions_.for_listing(body, id, call.deadline);
    if (!edition) co_return std::unexpected(std::move(edition).error());
    const auto seller = co_await context_.stores.sellers.get(call.actor.account, call.deadline);
    const Instant now = context_.now();
    NewListing what{.id = id,
                    .seller = call.actor.account,
                    .edition = std::move(*edition),
                    .words = words_of(body, context_.currency()),
                    .publish = body.publish.value_or(false),
                    .away = seller && is_away(**seller, now)};
    if (seller) what.seller_rating = (*seller)->rating;
    if (key) what.request = auth::sha256_hex(call.request.body);
    auto listing = market::create(what, call.actor, now);
    if (!listing) co_return std::unexpected(std::move(listing).error());
    const auto stored = co_await context_.stores.listings.try_insert(
        *listing, call.deadline,
        [&listing, now](store::Events& events) { announce(events, nullptr, *listing, now); },
        call.traceparent);
    if (stored) {
        if (listing->listed_at) co_await ready_.forget_newest();
        co_return created(*listing, now);
    }
    if (!key) co_return std::unexpected(stored.error().refusal);
    co_return co_await again(id, *what.request, call.deadline);
}

Task<Result<http::Created<dto::Listing>>> Listings::again(ListingId id, std::string request,
                                                          Deadline deadline) {
    const auto made = co_await context_.stores.listings.get(id, deadline);
    if (!made) throw Unavailable{"a listing is there and not there"};
    if ((*made)->request != request)
        co_return refuse(RefusalKind::invalid, "idempotency_key_reused",
                         "This key was used for another request.");
    co_return created(**made, context_.now());
}

Task<Result<ReadyListing>> Listings::read(Actor actor, ListingId id, Deadline deadline) {
    if (auto found = co_await ready_.find(id); found.bytes) co_return found;
    const auto listing = co_await context_.stores.listings.get(id, deadline);
    if (!listing) co_return refuse_not_found();
    if (auto ok = may_see(**listing, actor, context_.now()); !ok)
        co_return std::unexpected(std::move(ok).error());
    co_return co_await ready_.make(**listing);
}

Task<Result<TaggedListing>> Listings::edit(http::Call& call, ListingId id, std::int64_t seen,
                                           dto::ListingPatch patch) {
    const auto changed = co_await change(
        id,
        [actor = call.actor, seen, words = words_of(patch, context_.currency())](
            const Listing& before, Instant now) { return market::edit(before, actor, seen, words, now); },
        call.deadline, call.traceparent);
    co_return tagged(changed, context_.now());
}

Task<Result<TaggedListing>> Listings::command(http::Call& call, ListingId id, ListingRule rule) {
    const auto changed = co_await change(
        id,
        [actor = call.actor, rule](const Listing& before, Instant now) { return rule(before, actor, now); },
        call.deadline, call.traceparent);
    co_return tagged(changed, context_.now());
}

Task<Result<>> Listings::set_removed(ListingId id, RemovalOrder order, Deadline deadline) {
    const auto changed = co_await change(id, Ordered{std::move(order)}, deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return Result<>{};
}

Task<Result<ListingCard>> Listings::card(ListingId id, Deadline deadline) {
    const auto listing = co_await context_.stores.listings.get(id, deadline);
    if (!listing) co_return refuse_not_found();
    co_return card_of(**listing, context_.now());
}

SummaryPage Listings::page_of(const http::Call& call, const store::FoundPage<Listing>& found,
                              bool shown_only) const {
    SummaryPage page;
    const Instant now = context_.now();
    page.items.reserve(found.items.size());
    for (const auto& listing : found.items)
        if (!shown_only || is_shown(*listing, now)) page.items.push_back(summary_of(*listing, now));
    page.next = cursors_.next(call, found.next);
    return page;
}

Task<Result<ReadyPage>> Listings::newest(http::Call& call, dto::ListingsQuery query) {
    const bool first_page = !query.after && !query.seller && query.count() == http::PageQuery{}.count();
    if (first_page)
        if (auto ready = co_await ready_.find_newest(); ready.bytes) co_return ready;
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    if (query.seller) {
        const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
        const auto found = co_await context_.stores.listings.find(
            listing_by_seller_and_state, {*query.seller, ListingState::published}, page, call.deadline);
        co_return page_once(page_of(call, found, true));
    }
    const auto found = co_await context_.stores.listings.find(
        listed_by_time, {}, only_listed(query.count(), std::move(*position)), call.deadline);
    if (!first_page) co_return page_once(page_of(call, found, true));
    co_return co_await ready_.make_newest(page_of(call, found, true));
}

Task<Result<SummaryPage>> Listings::of_edition(http::Call& call, EditionId edition, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    const auto found = co_await context_.stores.listings.find(
        listed_by_edition, {edition}, only_listed(query.count(), std::move(*position)), call.deadline);
    co_return page_of(call, found, true);
}

Task<Result<SummaryPage>> Listings::own(http::Call& call, dto::OwnListingsQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const AccountId seller = call.actor.account;
    if (query.state) {
        const auto found = co_await context_.stores.listings.find(
            listing_by_seller_and_state, {seller, *query.state}, std::move(page), call.deadline);
        co_return page_of(call, found, false);
    }
    const auto found =
        co_await context_.stores.listings.find(listing_by_seller, {seller}, std::move(page), call.deadline);
    co_return page_of(call, found, false);
}

Task<Result<ListingPage>> Listings::ever_published(std::string after, Deadline deadline) {
    const store::PageOf page{.limit = 500, .after = std::move(after)};
    const auto found = co_await context_.stores.listings.find(listing_by_any_seller, {}, page, deadline);
    ListingPage answer;
    const Instant now = context_.now();
    for (const auto& listing : found.items)
        if (listing->published_at) answer.items.push_back(card_of(*listing, now));
    answer.next = found.next;
    co_return answer;
}

Task<> Listings::refresh(EditionId id, Deadline deadline) {
    const auto edition = co_await context_.stores.editions.get(id, deadline);
    if (!edition) co_return;
    const EditionCard card = (*edition)->card();
    store::PageOf page{.limit = 200};
    do {
        auto found = co_await context_.stores.listings.find(listed_by_edition, {id}, page, deadline);
        for (const auto& listing : found.items) {
            (void)co_await change(
                listing->id,
                [card](const Listing& before, Instant now) -> Result<Listing> {
                    return refresh_edition(before, card, now);
                },
                deadline);
        }
        page.after = std::move(found.next);
    } while (!page.after.empty());
}

}  // namespace bookverse::market
