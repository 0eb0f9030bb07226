// What a search found, before and after it becomes bytes; and the places where pages end.
#pragma once

#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "services/search/dto.hpp"
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

/// JSON of dto::ListingResults.
std::string write(const Outcome& outcome, const std::optional<std::string>& next);

/// Where a page ended: the key of its last hit, and its number.
struct Place {
    double key = 0;
    Number number = 0;

    static std::optional<Place> parse(const std::string& text) {
        Place place;
        if (text.size() != sizeof place.key + sizeof place.number) return std::nullopt;
        std::memcpy(&place.key, text.data(), sizeof place.key);
        std::memcpy(&place.number, text.data() + sizeof place.key, sizeof place.number);
        return place;
    }
    std::string text() const {
        std::string out(sizeof key + sizeof number, '\0');
        std::memcpy(out.data(), &key, sizeof key);
        std::memcpy(out.data() + sizeof key, &number, sizeof number);
        return out;
    }
};

/// Greater keys first, then the newest.
inline bool before(const Place& a, const Place& b) {
    return a.key != b.key ? a.key > b.key : a.number > b.number;
}

}  // namespace bookverse::search
