// One search over listings, from the parsed query to what is sent. Runs on one thread, does not wait.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/search/dto.hpp"
#include "services/search/filters.hpp"
#include "services/search/generation.hpp"

namespace bookverse::search {

/// Answers in parts, so that hits stay the bytes that they are stored as.
struct Outcome {
    std::vector<SharedBytes> hits;
    std::vector<market::ListingId> ids;  ///< of the hits
    std::string next;                    ///< position of the next page; empty at the end
    std::int64_t total = 0;
    bool exact = true;
    dto::Facets facets;
    std::optional<std::string> did_you_mean;
    std::vector<std::string> ignored;
};

/// `position`: `next` of the page before, or empty. Throws DeadlinePassed, TornIndex.
Outcome search_listings(const dto::ListingsQuery& query, const std::string& position, Generation& generation,
                        const Limits& limits, Deadline deadline);

/// JSON of dto::ListingResults.
std::string write(const Outcome& outcome, const std::optional<std::string>& next);

dto::Suggestions suggest(const std::string& typed, Generation& generation, Deadline deadline);

}  // namespace bookverse::search
