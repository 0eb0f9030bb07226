// Pictures from people: looked at, decoded whole, turned upright, made smaller and written anew as WebP
// without any metadata. What comes out was made by us, whatever hid in what came in.
//
// Everything here blocks and burns: call it inside a Pool (offload). Thread-safe. Throws Unavailable when
// libvips cannot be loaded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"

namespace bookverse::images {

enum class Format : std::uint8_t { jpeg, png, webp };

struct Probe {
    Format format{};
    int width = 0;  ///< as stored, before the camera's orientation is applied
    int height = 0;
};

/// By magic bytes and the header, before anything is decoded. Refuses with unsupported_picture (415: not a
/// JPEG, PNG or WebP), too_many_pixels (413: above 40 megapixels) or broken_picture (422).
Result<Probe> probe(std::string_view bytes);

struct Wanted {
    std::vector<int>
        sizes;            ///< the longest side of each result, in pixels; smaller pictures are not enlarged
    bool square = false;  ///< cut to the middle square
};

struct Picture {
    int width = 0;
    int height = 0;
    std::string bytes;  ///< image/webp
};

/// One picture for each wanted size, in that order. Refuses as probe() does; a picture whose data end early
/// or cannot be decoded is a broken_picture.
Result<std::vector<Picture>> to_webp(std::string_view bytes, const Wanted& wanted);

/// Loads libvips now instead of at the first picture: for `bookverse doctor`.
void need_library();

}  // namespace bookverse::images
