// What holds for names and blobs on every adapter.
#pragma once

#include <string_view>

#include "platform/blobs/blobs.hpp"

namespace bookverse::blobs::detail {

inline constexpr std::size_t largest_blob = 16 * 1024 * 1024;

/// Throws std::invalid_argument for a name that is none; the adapters may then use it in a path as it stands.
void check_name(std::string_view name);
/// Likewise for a blob: its size, and a content type of printable ASCII of at most 100 characters.
void check_blob(const Blob& blob);

}  // namespace bookverse::blobs::detail
