// Photos of listings: decoded and made anew in three sizes, whatever came in.
#pragma once

#include <array>

#include "services/market/listings.hpp"

namespace bookverse::market {

/// Pixels of the longer side; a photo is stored in each.
inline constexpr std::array photo_sizes{160, 480, 1600};

class Photos {
public:
    Photos(Context& context, Listings& listings) : context_{context}, listings_{listings} {}

    /// unsupported_picture, too_many_pixels, broken_picture, too_many_photos; as edit().
    Task<Result<http::Created<dto::Listing>>> add(http::Call& call, ListingId id, std::string bytes,
                                                  std::string alt);
    Task<Result<TaggedListing>> order(http::Call& call, ListingId id, std::vector<PhotoId> order);
    Task<Result<TaggedListing>> remove(http::Call& call, ListingId id, PhotoId photo);
    /// The smallest stored size that is at least `size`.
    Task<Result<std::string>> bytes(PhotoId id, std::int32_t size, Deadline deadline);
    /// All sizes; no error when there is none.
    Task<> erase(PhotoId id, Deadline deadline);

private:
    Context& context_;
    Listings& listings_;
};

}  // namespace bookverse::market
