// Reading offers: one, one's own, all for an export. The copy beside each is read anew.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/market/context.hpp"
#include "services/market/offer_dto.hpp"

namespace bookverse::market {

using OfferPage = http::Page<dto::Offer>;

class OfferLists {
public:
    explicit OfferLists(Context& context) : context_{context}, cursors_{context.platform.seal} {}

    /// not_found for who is neither buyer nor seller.
    Task<Result<dto::Offer>> one(Actor actor, OfferId id, Deadline deadline);
    /// Newest change first; not_found for what comes in on somebody else's listing.
    Task<Result<OfferPage>> list(http::Call& call, dto::OffersQuery query);
    /// Every offer of an account, made and received, as the app shows it.
    Task<std::vector<dto::Offer>> all_of(AccountId account, Deadline deadline);

    Task<dto::Offer> show_one(Offer offer, Actor actor, Deadline deadline);

private:
    Task<std::vector<dto::Offer>> show(std::vector<Offer> offers, Actor actor, Deadline deadline);

    Context& context_;
    http::Cursors cursors_;
};

}  // namespace bookverse::market
