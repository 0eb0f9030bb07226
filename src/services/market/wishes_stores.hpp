// The collections behind wishes and sales, and their indexes.
#pragma once

#include "platform/store/collection.hpp"
#include "services/market/wishes_model.hpp"

namespace bookverse::market {

inline const store::Index<Favourite, AccountId> favourite_by_account{"by_account", {"account", "since"}};
inline const store::Index<Favourite, ListingId> favourite_by_listing{"by_listing", {"listing"}};

inline const store::Index<SavedSearch, AccountId> search_by_account{"by_account", {"account", "created_at"}};
/// The same index as a walk over all.
inline const store::Index<SavedSearch> search_by_any_account{"by_account", {"account", "created_at"}};
inline const store::Index<SavedSearch, std::string> search_by_key{"by_key", {"keys"}};
inline const store::Index<SavedSearch, std::string> wanted_by_shelf{"by_shelf", {"shelves", "wanted_at"}};

inline const store::Index<Alert, SavedSearchId> alert_by_search{"by_search", {"search", "at"}};
/// Null for what does not wait.
inline const store::Index<Alert, AccountId> alert_by_pending{"by_pending", {"account", "pending_since"}};
inline const store::Index<Alert> alert_by_due{"by_due", {"due_at"}};

inline const store::Index<Digest> digest_by_due{"by_due", {"due_at"}};
inline const store::Index<FanOut> fan_out_by_due{"by_due", {"due_at"}};

// Null for a sale that was undone.
inline const store::Index<SaleRecord, EditionId> sale_by_edition{"by_edition", {"edition", "counted_at"}};
inline const store::Index<SaleRecord, std::string> sale_by_work{"by_work", {"work", "counted_at"}};
inline const store::Index<SaleRecord, std::string> sale_by_subject{"by_subject", {"subjects", "counted_at"}};

struct WishStores {
    WishStores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Favourite> favourites;
    store::Collection<SavedSearch> searches;
    store::Collection<Alert> alerts;
    store::Collection<Digest> digests;
    store::Collection<FanOut> fan_outs;
    store::Collection<SaleRecord> sales;
};

}  // namespace bookverse::market
