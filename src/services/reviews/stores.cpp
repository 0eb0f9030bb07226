#include "services/reviews/stores.hpp"

namespace bookverse::reviews {

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : exchanges{store,
                {.name = "reviews.exchanges",
                 .schema_version = 1,
                 .indexes = {exchange_by_order, exchange_by_person, exchange_by_waiting, exchange_by_subject,
                             exchange_by_text, exchange_by_due},
                 .clock = &clock}},
      tallies{store,
              {.name = "reviews.tallies", .schema_version = 1, .indexes = {tally_by_place}, .clock = &clock}},
      summaries{store, {.name = "reviews.summaries", .schema_version = 1, .clock = &clock}},
      people{store, {.name = "reviews.people", .schema_version = 1, .clock = &clock}} {}

}  // namespace bookverse::reviews
