// How somebody could have a copy now: what carts are made of.
#pragma once

#include <boost/describe.hpp>

#include "services/market/api.hpp"

namespace bookverse::market::dto {

struct ListingBuyerPath {
    ListingId id;
    AccountId buyer;
};
BOOST_DESCRIBE_STRUCT(ListingBuyerPath, (), (id, buyer))

/// GET /internal/market/listings/{id}/terms/{buyer}: how somebody could have it now, without holding it.
struct ListingTerms {
    ListingCard listing;
    bool available = false;  ///< also when it is kept for this buyer by an offer or the waiting line
    Money price{};           ///< the agreed one, if there is one
};
BOOST_DESCRIBE_STRUCT(ListingTerms, (), (listing, available, price))

}  // namespace bookverse::market::dto
