// The container of WebP (RIFF chunks).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bookverse::images::detail {

/// The same picture with its pixel chunks only: EXIF, XMP, colour profile and unknown chunks are left out and
/// their flags cleared. std::nullopt when it is not a well-formed container.
std::optional<std::string> only_pixel_chunks(std::string_view webp);

}  // namespace bookverse::images::detail
