// Answers for GET /api/v1/listings/{id} as ready bytes, for listings that everybody may see, and the first page
// of GET /api/v1/listings. Forgotten with each change; what a reader puts back a moment too late is forgotten
// again when the change's event comes round, and after a minute at most, the page after two seconds.
#pragma once

#include "platform/http/endpoint.hpp"
#include "services/market/context.hpp"
#include "services/market/dto.hpp"

namespace bookverse::market {

using ReadyListing = http::CachedJson<dto::Listing>;
using SummaryPage = http::Page<dto::ListingSummary>;
using ReadyPage = http::CachedJson<SummaryPage>;

class ReadyListings {
public:
    explicit ReadyListings(Context& context) : context_{context} {}

    /// Null bytes: not there.
    Task<ReadyListing> find(ListingId id);
    /// Its bytes; kept when strangers may see it.
    Task<ReadyListing> make(const Listing& listing);
    /// Its bytes and the newest page, which it may be on.
    Task<> forget(ListingId id);

    /// Null bytes: not there.
    Task<ReadyPage> find_newest();
    Task<ReadyPage> make_newest(const SummaryPage& page);
    /// After a new one was published.
    Task<> forget_newest();

private:
    Context& context_;
};

/// The ETag: the digits behind `"version":`, which is the second member.
std::string version_in(std::string_view json);
/// A page that nobody keeps.
ReadyPage page_once(const SummaryPage& page);

}  // namespace bookverse::market
