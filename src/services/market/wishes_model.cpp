#include "services/market/wishes_model.hpp"

namespace bookverse::market {

FavouriteId favourite_id(AccountId account, ListingId listing) {
    return FavouriteId::of_name("favourite/" + account.to_string() + "/" + listing.to_string());
}

AlertId alert_id(SavedSearchId search, ListingId listing) {
    return AlertId::of_name("alert/" + search.to_string() + "/" + listing.to_string());
}

}  // namespace bookverse::market
