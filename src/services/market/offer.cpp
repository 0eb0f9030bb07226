#include "services/market/offer.hpp"

namespace bookverse::market {

OrderLineId line_of(OfferId offer) {
    return OrderLineId::of_name("offer/" + offer.to_string());
}

OfferCard card_of(const Offer& offer) {
    return {.id = offer.id,
            .listing = offer.listing,
            .title = offer.title,
            .buyer = offer.buyer,
            .seller = offer.seller,
            .price = offer.on_table().price,
            .list_price = offer.list_price,
            .by = offer.on_table().by};
}

PlaceId place_id(ListingId listing, AccountId account) {
    return PlaceId::of_name("place/" + listing.to_string() + "/" + account.to_string());
}

}  // namespace bookverse::market
