#include "platform/service/pictures.hpp"

#include "platform/async/run.hpp"
#include "platform/blobs/blobs.hpp"

namespace bookverse::service {

Task<Result<PictureSize>> keep_picture(Platform& platform, std::string bytes, images::Wanted wanted,
                                       std::function<std::string(int)> name_of, Deadline deadline) {
    auto made = co_await offload(
        platform.images, [bytes = std::move(bytes), wanted] { return images::to_webp(bytes, wanted); },
        deadline);
    if (!made) co_return std::unexpected(std::move(made).error());
    for (std::size_t i = 0; i < wanted.sizes.size(); ++i) {
        blobs::Blob blob{"image/webp", std::move((*made)[i].bytes)};
        co_await platform.blobs.put(name_of(wanted.sizes[i]), std::move(blob), deadline);
    }
    co_return PictureSize{made->back().width, made->back().height};
}

}  // namespace bookverse::service
