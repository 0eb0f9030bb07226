#include "services/market/stores.hpp"

namespace bookverse::market {

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : editions{store, {.name = "market.editions", .clock = &clock}},
      listings{store,
               {.name = "market.listings",
                .indexes = {listing_by_seller, listed_by_time, listed_by_edition, listing_by_due},
                .clock = &clock}},
      sellers{store, {.name = "market.sellers", .indexes = {seller_by_due}, .clock = &clock}} {}

}  // namespace bookverse::market
