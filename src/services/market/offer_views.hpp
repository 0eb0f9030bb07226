// What buyer and seller see of an offer, and who waits of a line.
#pragma once

#include "services/market/offer_dto.hpp"

namespace bookverse::market {

/// `listing` is null when it is gone; `to` is one of the two.
dto::Offer offer_view(const Offer& offer, const Listing* listing, const Actor& to, Instant now);
dto::QueuePlace place_view(const Listing& listing, AccountId account, Instant now);

}  // namespace bookverse::market
