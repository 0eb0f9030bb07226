// The Range header, as far as we speak it: one range of bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bookverse::http {

struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t length = 0;  ///< 0: cannot be satisfied
};

/// std::nullopt: not a range that we know; the whole is sent then.
std::optional<ByteRange> parse_range(std::string_view header, std::uint64_t size);

/// True when a tag of the If-None-Match list is `tag` (quoted, strong); weak marks are ignored, as the RFC
/// says.
bool tag_matches(std::string_view if_none_match, std::string_view tag);

}  // namespace bookverse::http
