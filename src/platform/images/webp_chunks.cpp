#include "platform/images/webp_chunks.hpp"

#include <cstdint>

namespace bookverse::images::detail {
namespace {

constexpr std::size_t header_size = 8;      // name and length of a chunk
constexpr unsigned char alpha_flag = 0x10;  // of VP8X, the only one that stays

std::uint32_t length_at(std::string_view bytes, std::size_t at) {
    std::uint32_t length = 0;
    for (std::size_t i = 4; i-- > 0;)
        length = length << 8 | static_cast<unsigned char>(bytes[at + i]);
    return length;
}

std::string little_endian(std::size_t length) {
    std::string bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>(length >> shift);
    return bytes;
}

}  // namespace

std::optional<std::string> only_pixel_chunks(std::string_view webp) {
    if (webp.size() < 12 || !webp.starts_with("RIFF") || webp.substr(8, 4) != "WEBP") return std::nullopt;
    if (length_at(webp, 4) + header_size != webp.size()) return std::nullopt;
    std::string kept = "WEBP";
    for (std::size_t at = 12; at < webp.size();) {
        if (webp.size() - at < header_size) return std::nullopt;
        const std::string_view name = webp.substr(at, 4);
        const std::size_t length = length_at(webp, at + 4);
        const std::size_t padded = header_size + length + length % 2;
        if (padded > webp.size() - at) return std::nullopt;
        if (name == "VP8 " || name == "VP8L" || name == "ALPH" || name == "VP8X") {
            const std::size_t begin = kept.size();
            kept += webp.substr(at, padded);
            if (name == "VP8X" && length > 0) kept[begin + header_size] &= alpha_flag;
        }
        at += padded;
    }
    return "RIFF" + little_endian(kept.size()) + kept;
}

}  // namespace bookverse::images::detail
