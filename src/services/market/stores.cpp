#include "services/market/stores.hpp"

namespace bookverse::market {

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : editions{store, {.name = "market.editions", .clock = &clock}},
      listings{store,
               {.name = "market.listings",
                .indexes = {listing_by_seller, listed_by_time, listed_by_edition, listing_by_due},
                .clock = &clock}},
      sellers{store, {.name = "market.sellers", .indexes = {seller_by_due}, .clock = &clock}},
      offers{store,
             {.name = "market.offers",
              .indexes = {offer_one_live, offer_by_buyer, offer_by_seller, offer_by_listing,
                          offer_by_listing_and_buyer, offer_by_due},
              .clock = &clock}},
      places{store, {.name = "market.places", .indexes = {place_by_account}, .clock = &clock}} {}

}  // namespace bookverse::market
