// From a request's members to what the rules take.
#pragma once

#include "services/market/dto.hpp"
#include "services/market/rules.hpp"

namespace bookverse::market {

/// In lower case.
std::string domain_of(const dto::Domain& text);

template <class Words>
std::vector<std::string> strings_of(const Words& words) {
    std::vector<std::string> out;
    for (const auto& word : words)
        out.push_back(word.str());
    return out;
}

template <class Words>
std::vector<std::string> strings_of(const std::optional<Words>& words) {
    return words ? strings_of(*words) : std::vector<std::string>{};
}

ListingWords words_of(const dto::NewListing& body, Currency currency);
ListingWords words_of(const dto::ListingPatch& patch, Currency currency);

}  // namespace bookverse::market
