// For tests of this folder: a temporary folder, listings made of a line each, and searches in a sentence.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <boost/json.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "platform/json/json.hpp"
#include "services/search/listing_search.hpp"

namespace bookverse::search::testing {

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "search-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
};

/// Number n of a catalogue: its id and its time are made of n.
inline market::ListingCard listing(int n, std::string title, std::vector<std::string> authors = {}) {
    market::ListingCard card;
    card.id = market::ListingId::of_name("listing/" + std::to_string(n));
    card.version = 1;
    card.state = market::ListingState::published;
    card.shown = true;
    card.edition.title = std::move(title);
    card.edition.authors = std::move(authors);
    card.edition.language = "en";
    card.price = {1000 + n, *Currency::parse("EUR")};
    card.published_at = Instant{std::chrono::seconds{1'700'000'000 + n}};
    return card;
}

inline dto::ListingsQuery query(std::string text) {
    return {.q = *Text<0, 200>::parse(text),
            .subject = {},
            .course = {},
            .condition = {},
            .language = {},
            .price = {},
            .campus = {},
            .seller_rating = {},
            .sort = {},
            .near = {},
            .after = {},
            .limit = {}};
}

struct Page {
    std::vector<std::string> titles;
    std::string next;
    std::int64_t total = 0;
    bool exact = true;
    std::string did_you_mean;
    std::vector<std::string> ignored;
    dto::Facets facets;

    std::string all() const {
        std::string out;
        for (const auto& title : titles)
            out += (out.empty() ? "" : " | ") + title;
        return out;
    }
};

/// By way of the bytes that are sent, read strictly as what the API document promises.
inline Page search(Generation& generation, const dto::ListingsQuery& query, const Limits& limits = {},
                   const std::string& position = {}) {
    const auto outcome = search_listings(query, position, generation, limits, Deadline::never());
    auto results = json::read<dto::ListingResults>(write(outcome, std::nullopt));
    if (!results) throw std::runtime_error{"the answer does not read: " + results.error().code};
    Page page;
    page.next = outcome.next;
    page.total = results->total;
    page.exact = results->exact;
    page.did_you_mean = results->did_you_mean.value_or("");
    page.ignored = results->ignored;
    page.facets = results->facets;
    for (const auto& hit : results->items)
        page.titles.push_back(hit.title);
    return page;
}

inline std::string counts(const std::vector<dto::FacetValue>& values) {
    std::string out;
    for (const auto& [value, count] : values)
        out += (out.empty() ? "" : " ") + value + ":" + std::to_string(count);
    return out;
}

}  // namespace bookverse::search::testing
