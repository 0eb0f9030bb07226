// What people see of editions and listings.
#pragma once

#include "services/market/dto.hpp"

namespace bookverse::market {

dto::Edition edition_view(const EditionCard& edition);
dto::Listing listing_view(const Listing& listing, Instant now);
dto::ListingSummary summary_of(const Listing& listing, Instant now);

}  // namespace bookverse::market
