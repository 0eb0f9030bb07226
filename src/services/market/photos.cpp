#include "services/market/photos.hpp"

#include "platform/blobs/blobs.hpp"
#include "platform/service/pictures.hpp"
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
    const auto kept = co_await service::keep_picture(
        context_.platform, std::move(bytes), {.sizes = {photo_sizes.begin(), photo_sizes.end()}},
        [id = photo.id](int size) { return blob_name(id, size); }, call.deadline);
    if (!kept) co_return std::unexpected(kept.error());
    photo.width = kept->width;
    photo.height = kept->height;
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
