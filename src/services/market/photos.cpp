#include "services/market/photos.hpp"

#include "platform/async/run.hpp"
#include "platform/blobs/blobs.hpp"
#include "platform/images/images.hpp"
#include "services/market/views.hpp"

namespace bookverse::market {
namespace {

std::string blob_name(PhotoId id, int size) {
    return "listing-photos/" + id.to_string() + "-" + std::to_string(size);
}

}  // namespace

Task<Result<http::Created<dto::Listing>>> Photos::add(http::Call& call, ListingId id, std::string bytes,
                                                      std::string alt) {
    // Whether it may be is asked before anything is decoded, and again with the write.
    const auto listing = co_await context_.stores.listings.get(id, call.deadline);
    if (!listing) co_return refuse_not_found();
    Photo photo{.id = PhotoId::make(context_.now()), .alt = std::move(alt)};
    if (auto ok = add_photo(**listing, call.actor, photo, context_.now()); !ok)
        co_return std::unexpected(std::move(ok).error());
    auto made = co_await offload(
        context_.platform.images,
        [bytes = std::move(bytes)] {
            return images::to_webp(bytes, {.sizes = {photo_sizes.begin(), photo_sizes.end()}});
        },
        call.deadline);
    if (!made) co_return std::unexpected(std::move(made).error());
    photo.width = made->back().width;
    photo.height = made->back().height;
    // A crash before the listing knows them leaves files that nobody sees.
    for (std::size_t i = 0; i < photo_sizes.size(); ++i) {
        blobs::Blob blob{"image/webp", std::move((*made)[i].bytes)};
        co_await context_.platform.blobs.put(blob_name(photo.id, photo_sizes[i]), std::move(blob),
                                             call.deadline);
    }
    const auto changed = co_await listings_.change(
        id,
        [actor = call.actor, photo](const Listing& before, Instant now) {
            return add_photo(before, actor, photo, now);
        },
        call.deadline, call.traceparent);
    if (!changed) {
        co_await erase(photo.id, call.deadline);
        co_return std::unexpected(changed.error());
    }
    co_return http::Created<dto::Listing>{listing_view(**changed, context_.now()),
                                          "/api/v1/photos/" + photo.id.to_string()};
}

Task<Result<TaggedListing>> Photos::order(http::Call& call, ListingId id, std::vector<PhotoId> order) {
    const auto changed = co_await listings_.change(
        id,
        [actor = call.actor, order = std::move(order)](const Listing& before, Instant now) {
            return order_photos(before, actor, order, now);
        },
        call.deadline, call.traceparent);
    co_return tagged(changed, context_.now());
}

Task<Result<TaggedListing>> Photos::remove(http::Call& call, ListingId id, PhotoId photo) {
    const auto changed = co_await listings_.change(
        id,
        [actor = call.actor, photo](const Listing& before, Instant now) {
            return remove_photo(before, actor, photo, now);
        },
        call.deadline, call.traceparent);
    if (changed) co_await erase(photo, call.deadline);
    co_return tagged(changed, context_.now());
}

Task<Result<std::string>> Photos::bytes(PhotoId id, std::int32_t size, Deadline deadline) {
    int stored = photo_sizes.back();
    for (const int candidate : photo_sizes) {
        if (candidate >= size) {
            stored = candidate;
            break;
        }
    }
    auto blob = co_await context_.platform.blobs.get(blob_name(id, stored), deadline);
    if (!blob) co_return refuse_not_found();
    co_return std::move(blob->bytes);
}

Task<> Photos::erase(PhotoId id, Deadline deadline) {
    for (const int size : photo_sizes)
        co_await context_.platform.blobs.erase(blob_name(id, size), deadline);
}

}  // namespace bookverse::market
