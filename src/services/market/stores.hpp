// The collections of this service and their indexes.
#pragma once

#include "platform/store/collection.hpp"
#include "services/market/model.hpp"
#include "services/market/offer.hpp"

namespace bookverse::market {

/// One's own: all in a state, newest change first.
inline const store::Index<Listing, AccountId, ListingState> listing_by_seller_and_state{
    "by_seller", {"seller", "state", "changed_at"}};
/// The same index by its first field, and as a walk over all of them.
inline const store::Index<Listing, AccountId> listing_by_seller{"by_seller",
                                                                {"seller", "state", "changed_at"}};
inline const store::Index<Listing> listing_by_any_seller{"by_seller", {"seller", "state", "changed_at"}};
/// Null for what is not shown; see only_listed().
inline const store::Index<Listing> listed_by_time{
    .name = "listed_by_time", .fields = {"listed_at"}, .sparse = true};
inline const store::Index<Listing, EditionId> listed_by_edition{
    "listed_by_edition",
    {"edition.id", "listed_at"}};  // the others too: an edition's new words reach all its copies
inline const store::Index<Listing> listing_by_due{.name = "by_due", .fields = {"due_at"}, .sparse = true};
inline const store::Index<Seller> seller_by_due{"by_due", {"due_at"}};

/// One a buyer and listing that is not over.
inline const store::Index<Offer, ListingId, AccountId> offer_one_live{
    "one_live", {"live_on", "buyer"}, store::unique};
inline const store::Index<Offer, ListingId> offer_live_on{"one_live", {"live_on", "buyer"}, store::unique};
inline const store::Index<Offer, AccountId> offer_by_buyer{"by_buyer", {"buyer", "changed_at"}};
inline const store::Index<Offer, AccountId> offer_by_seller{"by_seller", {"seller", "changed_at"}};
inline const store::Index<Offer, ListingId> offer_by_listing{"by_listing", {"listing", "changed_at"}};
inline const store::Index<Offer, ListingId, AccountId> offer_by_listing_and_buyer{
    "by_listing_and_buyer", {"listing", "buyer", "changed_at"}};
inline const store::Index<Offer> offer_by_due{"by_due", {"due_at"}};
inline const store::Index<Place, AccountId> place_by_account{"by_account", {"account", "since"}};

/// Newest first, without what is not shown: nulls sort before every instant.
inline store::PageOf only_listed(std::size_t limit, std::string after) {
    store::PageOf page;
    page.limit = limit;
    page.after = std::move(after);
    page.descending = true;
    page.at_least = store::value_of(Instant{});
    return page;
}

struct Stores {
    Stores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Edition> editions;
    store::Collection<Listing> listings;
    store::Collection<Seller> sellers;
    store::Collection<Offer> offers;
    store::Collection<Place> places;
};

}  // namespace bookverse::market
