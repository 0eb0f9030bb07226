#include "services/market/wishes_stores.hpp"

namespace bookverse::market {

WishStores::WishStores(store::DocumentStore& store, const Clock& clock)
    : favourites{store,
                 {.name = "market.favourites",
                  .indexes = {favourite_by_account, favourite_by_listing},
                  .clock = &clock}},
      searches{store,
               {.name = "market.saved_searches",
                .indexes = {search_by_account, search_by_key, wanted_by_shelf},
                .clock = &clock}},
      alerts{store,
             {.name = "market.alerts",
              .indexes = {alert_by_search, alert_by_pending, alert_by_due},
              .clock = &clock}},
      digests{store, {.name = "market.digests", .indexes = {digest_by_due}, .clock = &clock}},
      fan_outs{store, {.name = "market.fan_outs", .indexes = {fan_out_by_due}, .clock = &clock}},
      sales{store,
            {.name = "market.sales",
             .indexes = {sale_by_edition, sale_by_work, sale_by_subject},
             .clock = &clock}} {}

}  // namespace bookverse::market
