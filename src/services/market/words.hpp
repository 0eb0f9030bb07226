// From a request's members to what the rules take.
#pragma once

#include "services/market/dto.hpp"
#include "services/market/rules.hpp"

namespace bookverse::market {

/// In lower case.
std::string domain_of(const dto::Domain& text);

ListingWords words_of(const dto::NewListing& body, Currency currency);
ListingWords words_of(const dto::ListingPatch& patch, Currency currency);

}  // namespace bookverse::market
