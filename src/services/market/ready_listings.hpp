// Answers for GET /api/v1/listings/{id} as ready bytes, for listings that everybody may see. Forgotten with
// each change; what a reader puts back a moment too late is forgotten again when the change's event comes
// round, and after a minute at most.
#pragma once

#include "platform/http/endpoint.hpp"
#include "services/market/context.hpp"
#include "services/market/dto.hpp"

namespace bookverse::market {

using ReadyListing = http::CachedJson<dto::Listing>;

class ReadyListings {
public:
    explicit ReadyListings(Context& context) : context_{context} {}

    /// Null bytes: not there.
    Task<ReadyListing> find(ListingId id);
    /// Its bytes; kept when strangers may see it.
    Task<ReadyListing> make(const Listing& listing);
    Task<> forget(ListingId id);

private:
    Context& context_;
};

/// The ETag: the digits behind `"version":`, which is the second member.
std::string version_in(std::string_view json);

}  // namespace bookverse::market
