#include "services/market/offers.hpp"

#include "platform/auth/seal.hpp"
#include "platform/service/live.hpp"
#include "platform/store/find_all.hpp"
#include "services/market/rules.hpp"

namespace bookverse::market {
namespace {

Deadline timer_deadline() {
    return Deadline::after(std::chrono::seconds{10});
}

/// What the browsers of both are told: the page reads the rest.
struct OfferLive {
    OfferId offer;
    ListingId listing;
};
BOOST_DESCRIBE_STRUCT(OfferLive, (), (offer, listing))

OfferId id_for(const http::Call& call, std::optional<std::string_view> key) {
    if (!key) return OfferId::make(call.received);
    return OfferId::of_name("offer/" + call.actor.account.to_string() + "/" + std::string{*key});
}

std::string location_of(OfferId id) {
    return "/api/v1/offers/" + id.to_string();
}

const Listing* pointer(const std::optional<store::Versioned<Listing>>& listing) {
    return listing ? &**listing : nullptr;
}

/// The hold of this offer has become an order.
bool is_ordered(const Listing* listing, OfferId offer, Instant now) {
    const auto* held = listing != nullptr && listing->reservation ? &*listing->reservation : nullptr;
    return held != nullptr && held->hold && held->hold->line == line_of(offer) &&
           held->line != held->hold->line && held->until > now;
}

}  // namespace

Offers::Offers(Context& context, Listings& listings, Contacts& contacts, OfferLists& lists)
    : context_{context},
      listings_{listings},
      contacts_{contacts},
      lists_{lists},
      timers_{context.stores.offers,
              offer_by_due,
              context.platform.clock,
              {.name = "market.offers", .due_at = &Offer::due_at},
              [this](store::Versioned<Offer> due) { return drive(*due, timer_deadline()); }} {}

/// The one way in which an offer changes: the rule and its event.
template <class F>
Task<Result<store::Versioned<Offer>>> Offers::change(OfferId id, F rule, Deadline deadline,
                                                     std::string traceparent) {
    co_return co_await context_.stores.offers.update(
        id,
        [rule = std::move(rule), now = context_.now()](const Offer& before,
                                                       store::Events& events) -> Result<Offer> {
            Result<Offer> next = rule(before, now);
            if (next) announce(events, &before, *next);
            return next;
        },
        deadline, std::nullopt, std::move(traceparent));
}

Task<Result<http::Created<dto::Offer>>> Offers::make(http::Call& call, ListingId listing_id,
                                                     std::int64_t amount) {
    const auto listing = co_await context_.stores.listings.get(listing_id, call.deadline);
    if (!listing) co_return refuse_not_found();
    const auto key = call.request.headers.get("Idempotency-Key");
    const Money price{amount, context_.currency()};
    std::optional<std::string> request;
    if (key) {
        request = auth::sha256_hex(call.request.target + '\n' + call.request.body);
        const OfferId id = id_for(call, key);
        if (co_await context_.stores.offers.get(id, call.deadline))
            co_return co_await again(id, *request, call.actor, call.deadline);
    }
    auto offer = make_offer(id_for(call, key), **listing, call.actor, price, context_.now());
    if (!offer) co_return std::unexpected(std::move(offer).error());
    if (auto ok = co_await contacts_.may_deal(offer->buyer, offer->seller, call.deadline); !ok)
        co_return std::unexpected(std::move(ok).error());
    offer->request = std::move(request);
    const auto stored = co_await context_.stores.offers.try_insert(
        *offer, call.deadline, [&offer](store::Events& events) { announce(events, nullptr, *offer); },
        call.traceparent);
    if (stored)
        co_return http::Created<dto::Offer>{co_await lists_.show_one(*offer, call.actor, call.deadline),
                                            location_of(offer->id)};
    if (stored.error().duplicate_index == offer_one_live.name)
        co_return refuse(RefusalKind::conflict, "offer_open",
                         "You have an offer for this copy already: wait for the answer, or take it back.");
    if (!key) co_return std::unexpected(stored.error().refusal);
    co_return co_await again(offer->id, *offer->request, call.actor, call.deadline);
}

Task<Result<http::Created<dto::Offer>>> Offers::again(OfferId id, std::string request, Actor actor,
                                                      Deadline deadline) {
    const auto made = co_await context_.stores.offers.get(id, deadline);
    if (!made) throw Unavailable{"an offer is there and not there"};
    if ((*made)->request != request)
        co_return refuse(RefusalKind::invalid, "idempotency_key_reused",
                         "This key was used for another request.");
    co_return http::Created<dto::Offer>{co_await lists_.show_one(**made, actor, deadline), location_of(id)};
}

Task<Result<Offer>> Offers::load(Actor actor, OfferId id, Deadline deadline) {
    const auto offer = co_await context_.stores.offers.get(id, deadline);
    if (!offer) co_return refuse_not_found();
    if (auto ok = may_see(**offer, actor); !ok) co_return std::unexpected(std::move(ok).error());
    const auto listing = co_await context_.stores.listings.get((*offer)->listing, deadline);
    if (market::follow(**offer, pointer(listing), context_.now()) == **offer) co_return **offer;
    co_await drive(**offer, deadline);
    const auto now = co_await context_.stores.offers.get(id, deadline);
    if (!now) co_return refuse_not_found();
    co_return **now;
}

Task<Result<dto::Offer>> Offers::accept(http::Call& call, OfferId id, std::int64_t amount) {
    const auto offer = co_await load(call.actor, id, call.deadline);
    if (!offer) co_return std::unexpected(offer.error());
    if (auto ok = co_await contacts_.may_deal(offer->buyer, offer->seller, call.deadline); !ok)
        co_return std::unexpected(std::move(ok).error());
    const auto agreed = co_await change(
        id,
        [actor = call.actor, seen = Money{amount, context_.currency()}](const Offer& before, Instant now) {
            return market::accept(before, actor, seen, now);
        },
        call.deadline, call.traceparent);
    if (!agreed) co_return std::unexpected(agreed.error());
    const auto done = co_await reserve(**agreed, call.deadline, call.traceparent);
    if (!done) co_return std::unexpected(done.error());
    co_return co_await lists_.show_one(*done, call.actor, call.deadline);
}

// The copy first: its one document decides who of several wins. What happens to it under the offer's line
// happens once, however often this runs.
Task<Result<Offer>> Offers::reserve(Offer offer, Deadline deadline, std::string traceparent) {
    if (offer.state != OfferState::accepting) co_return offer;
    const auto held = co_await listings_.change(
        offer.listing,
        [offer](const Listing& before, Instant now) {
            const Hold hold{HoldKind::offer, line_of(offer.id), offer.on_table().price, now + offer_hold};
            return market::reserve(before, {hold.line, offer.buyer, hold.price, hold.until, hold}, now);
        },
        deadline, traceparent);
    if (!held) {
        const auto listing = co_await context_.stores.listings.get(offer.listing, deadline);
        std::optional<Listing> seen;
        if (listing) seen = **listing;
        (void)co_await change(
            offer.id,
            [seen](const Offer& before, Instant now) -> Result<Offer> {
                return not_reserved(before, seen ? &*seen : nullptr, now);
            },
            deadline, traceparent);
        co_return std::unexpected(held.error());
    }
    const auto& hold = (*held)->reservation->hold;
    const auto marked = co_await change(
        offer.id,
        [until = hold ? hold->until : (*held)->reservation->until](const Offer& before, Instant now) {
            return accepted(before, until, now);
        },
        deadline, traceparent);
    if (!marked) co_return std::unexpected(marked.error());
    co_return **marked;
}

Task<> Offers::drive(Offer offer, Deadline deadline) {
    if (offer.state == OfferState::accepting) {
        (void)co_await reserve(std::move(offer), deadline, {});
        co_return;
    }
    if (is_over(offer.state)) {  // it was accepted: the copy is free again
        (void)co_await listings_.change(
            offer.listing,
            [line = line_of(offer.id)](const Listing& before, Instant now) {
                return market::release(before, line, now);
            },
            deadline);
        co_return;
    }
    const auto listing = co_await context_.stores.listings.get(offer.listing, deadline);
    std::optional<Listing> seen;
    if (listing) seen = **listing;
    (void)co_await change(
        offer.id,
        [offer, seen](const Offer& before, Instant now) -> Result<Offer> {
            // One that moved on behind this look at the listing is judged by the next one.
            if (before.state != offer.state || before.steps != offer.steps) return before;
            return market::follow(before, seen ? &*seen : nullptr, now);
        },
        deadline);
}

Task<Result<dto::Offer>> Offers::counter(http::Call& call, OfferId id, std::int64_t amount) {
    const auto offer = co_await load(call.actor, id, call.deadline);
    if (!offer) co_return std::unexpected(offer.error());
    if (auto ok = co_await contacts_.may_deal(offer->buyer, offer->seller, call.deadline); !ok)
        co_return std::unexpected(std::move(ok).error());
    const auto changed = co_await change(
        id,
        [actor = call.actor, price = Money{amount, context_.currency()}](const Offer& before, Instant now) {
            return market::counter(before, actor, price, now);
        },
        call.deadline, call.traceparent);
    if (!changed) co_return std::unexpected(changed.error());
    co_return co_await lists_.show_one(**changed, call.actor, call.deadline);
}

Task<Result<dto::Offer>> Offers::command(http::Call& call, OfferId id, OfferRule rule) {
    const auto offer = co_await load(call.actor, id, call.deadline);
    if (!offer) co_return std::unexpected(offer.error());
    const auto listing = co_await context_.stores.listings.get(offer->listing, call.deadline);
    if (is_ordered(pointer(listing), id, context_.now()))
        co_return refuse(RefusalKind::conflict, "ordered", "The copy is being bought: see the order.");
    const auto changed = co_await change(
        id, [actor = call.actor, rule](const Offer& before, Instant now) { return rule(before, actor, now); },
        call.deadline, call.traceparent);
    if (!changed) co_return std::unexpected(changed.error());
    if ((*changed)->due_at) co_await drive(**changed, call.deadline);
    co_return co_await lists_.show_one(**changed, call.actor, call.deadline);
}

Task<> Offers::follow(ListingId listing, Deadline deadline) {
    // Collected first: what is over leaves the index that is walked.
    for (const Offer& offer :
         co_await store::find_all(context_.stores.offers, offer_live_on, {listing}, deadline))
        if (offer.state != OfferState::accepting) co_await drive(offer, deadline);
}

Task<> Offers::end_all_of(AccountId buyer, Offer (*rule)(const Offer&, Instant), Deadline deadline) {
    for (const Offer& offer :
         co_await store::find_all(context_.stores.offers, offer_by_buyer, {buyer}, deadline)) {
        if (is_over(offer.state)) continue;
        (void)co_await change(
            offer.id, [rule](const Offer& before, Instant now) -> Result<Offer> { return rule(before, now); },
            deadline);
    }
}

Task<> Offers::tell(OfferCard offer, std::string type) {
    const auto data = json::write(OfferLive{offer.id, offer.listing});
    for (const AccountId person : {offer.buyer, offer.seller})
        co_await service::tell_live(context_.platform.cache, person, type, data);
}

}  // namespace bookverse::market
