#include "platform/blobs/names.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace bookverse::blobs::detail {

void check_name(std::string_view name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-';
    };
    const bool whole = !name.empty() && name.size() <= 120 && name.front() != '/' && name.back() != '/' &&
                       name.find("//") == std::string_view::npos && std::ranges::all_of(name, allowed);
    if (!whole) throw std::invalid_argument{"not the name of a blob: " + std::string{name}};
}

void check_blob(const Blob& blob) {
    if (blob.bytes.size() > largest_blob) throw std::invalid_argument{"a blob has at most 16 MiB"};
    const auto printable = [](char c) { return c >= ' ' && c <= '~'; };
    if (blob.content_type.empty() || blob.content_type.size() > 100 ||
        !std::ranges::all_of(blob.content_type, printable)) {
        throw std::invalid_argument{"not a content type"};
    }
}

}  // namespace bookverse::blobs::detail
