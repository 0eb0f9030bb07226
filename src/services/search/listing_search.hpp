// One search over listings, from the parsed query to what is sent. Runs on one thread, does not wait.
#pragma once

#include <string>

#include "services/search/dto.hpp"
#include "services/search/filters.hpp"
#include "services/search/outcome.hpp"
#include "services/search/places.hpp"

namespace bookverse::search {

/// `position`: `next` of the page before, or empty. Throws DeadlinePassed, TornIndex.
Outcome search_listings(const dto::ListingsQuery& query, const std::string& position, Generation& generation,
                        const Limits& limits, Deadline deadline, const Places& places = {});

dto::Suggestions suggest(const std::string& typed, Generation& generation, Deadline deadline);

}  // namespace bookverse::search
