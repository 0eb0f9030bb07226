// Offers for a copy's price: made, answered, accepted.
//
// Accepting is a saga in the offer's document, since the copy is another one: agreed (`accepting`) → the copy
// is reserved under the offer's line → `accepted`. The request drives it; after a crash the timer does.
#pragma once

#include "platform/store/timers.hpp"
#include "services/market/contacts.hpp"
#include "services/market/listings.hpp"
#include "services/market/offer_lists.hpp"

namespace bookverse::market {

/// decline, withdraw.
using OfferRule = Result<Offer> (*)(const Offer&, const Actor&, Instant);

class Offers {
public:
    Offers(Context& context, Listings& listings, Contacts& contacts, OfferLists& lists);

    /// not_found, not_verified, own_listing, not_for_sale, not_negotiable, invalid_fields, offer_open,
    /// blocked; idempotency_key_reused.
    Task<Result<http::Created<dto::Offer>>> make(http::Call& call, ListingId listing, std::int64_t amount);
    /// not_found, offer_over, not_your_turn, offer_changed, blocked; not_for_sale, price_changed: closed by it.
    Task<Result<dto::Offer>> accept(http::Call& call, OfferId id, std::int64_t amount);
    /// not_found, offer_over, not_your_turn, too_many_rounds, invalid_fields, blocked.
    Task<Result<dto::Offer>> counter(http::Call& call, OfferId id, std::int64_t amount);
    /// not_found, offer_over, not_your_turn, wrong_state.
    Task<Result<dto::Offer>> command(http::Call& call, OfferId id, OfferRule rule);

    /// The listing has changed: what that makes of its offers.
    Task<> follow(ListingId listing, Deadline deadline);
    /// close_account() or suspend_account() for all that the buyer has.
    Task<> end_all_of(AccountId buyer, Offer (*rule)(const Offer&, Instant), Deadline deadline);
    Task<> tell(OfferCard offer, std::string type);
    Task<std::size_t> run_due() { return timers_.run_due(); }

private:
    template <class F>
    Task<Result<store::Versioned<Offer>>> change(OfferId id, F rule, Deadline deadline,
                                                 std::string traceparent = {});
    Task<Result<http::Created<dto::Offer>>> again(OfferId id, std::string request, Actor actor,
                                                  Deadline deadline);
    /// The offer as the caller may see it, brought up to the listing.
    Task<Result<Offer>> load(Actor actor, OfferId id, Deadline deadline);
    /// What a saga or timer has to do for it now.
    Task<> drive(Offer offer, Deadline deadline);
    Task<Result<Offer>> reserve(Offer offer, Deadline deadline, std::string traceparent);

    Context& context_;
    Listings& listings_;
    Contacts& contacts_;
    OfferLists& lists_;
    store::DueTimers<Offer> timers_;
};

}  // namespace bookverse::market
