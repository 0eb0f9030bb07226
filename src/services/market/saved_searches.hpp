// Saved searches, and wanted ads: saved searches that others may see.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/market/context.hpp"
#include "services/market/criteria.hpp"
#include "services/market/key_filter.hpp"
#include "services/market/wishes_stores.hpp"

namespace bookverse::market {

inline constexpr std::size_t most_searches = 50;

using SavedSearchPage = http::Page<dto::SavedSearch>;
using MatchPage = http::Page<dto::Match>;
using WantedPage = http::Page<dto::WantedAd>;

class SavedSearches {
public:
    SavedSearches(Context& context, WishStores& stores, KeyFilter& filter)
        : context_{context}, stores_{stores}, filter_{filter}, cursors_{context.platform.seal} {}

    /// too_many_searches; for a wanted ad not_verified, invalid_fields.
    Task<Result<http::Created<dto::SavedSearch>>> create(http::Call& call, dto::NewSavedSearch body);
    Task<Result<dto::SavedSearch>> get(Actor actor, SavedSearchId id, Deadline deadline);
    Task<Result<dto::SavedSearch>> edit(http::Call& call, SavedSearchId id, dto::SavedSearchPatch patch);
    Task<Result<http::NoContent>> drop(Actor actor, SavedSearchId id, Deadline deadline);
    /// Newest first.
    Task<Result<SavedSearchPage>> list(http::Call& call, http::PageQuery query);
    /// What it has found, newest first.
    Task<Result<MatchPage>> matches(http::Call& call, SavedSearchId id, http::PageQuery query);

    /// Of a campus, of a course, of both, of all; newest first.
    Task<Result<WantedPage>> wanted(http::Call& call, dto::WantedQuery query);
    Task<Result<dto::WantedAd>> wanted_ad(SavedSearchId id, Deadline deadline);

    Task<std::vector<dto::SavedSearch>> all_of(AccountId account, Deadline deadline);
    /// What all of them have found.
    Task<std::vector<Alert>> found_for(AccountId account, Deadline deadline);
    /// The account is closed.
    Task<> forget(AccountId account, Deadline deadline);

private:
    Task<Result<SavedSearch>> own(Actor actor, SavedSearchId id, Deadline deadline);
    /// Where it is to be found by listings; see criteria.hpp.
    Task<std::vector<std::string>> keys_for(const SavedSearch& search, Deadline deadline);
    Task<> erase(SavedSearch search, Deadline deadline);
    Task<std::vector<dto::WantedAd>> seen(const std::vector<store::Versioned<SavedSearch>>& found,
                                          Deadline deadline);

    Context& context_;
    WishStores& stores_;
    KeyFilter& filter_;
    http::Cursors cursors_;
};

/// Rules. not_verified, invalid_fields.
Result<SavedSearch> with_wanted(SavedSearch search, bool wanted, const Actor& actor, Instant now);

}  // namespace bookverse::market
