#include "platform/images/images.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "platform/images/vips_library.hpp"
#include "platform/images/webp_chunks.hpp"

namespace bookverse::images {
namespace {

constexpr std::int64_t most_pixels = 40'000'000;
constexpr int webp_quality = 82;

using detail::vips;

struct Unref {
    void operator()(VipsImage* image) const { vips().object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

Refusal unsupported() {
    return {RefusalKind::unsupported_media, "unsupported_picture",
            "Please send a JPEG, PNG or WebP picture."};
}
Refusal too_many_pixels() {
    return {RefusalKind::too_large, "too_many_pixels", "This picture has more than 40 megapixels."};
}
Refusal broken() {
    vips().error_clear();
    return {RefusalKind::invalid, "broken_picture", "This picture is damaged or incomplete."};
}

std::optional<Format> format_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return Format::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Format::png;
    if (bytes.starts_with("RIFF") && bytes.size() > 15 && bytes.substr(8, 4) == "WEBP") return Format::webp;
    return std::nullopt;
}

/// Lazy: this reads the header only. The loader is the one of the magic bytes, nothing is guessed. Errors and
/// early ends fail, warnings do not: phones and cameras write harmless oddities. `shrink` halves a JPEG while
/// it is decoded.
Image open(Format format, std::string_view bytes, int shrink = 1) {
    void* data = const_cast<char*>(bytes.data());  // read only; vips knows no const
    VipsImage* image = nullptr;
    int wrong = -1;
    switch (format) {
        case Format::jpeg:
            wrong = vips().jpegload_buffer(data, bytes.size(), &image, "access", VIPS_ACCESS_SEQUENTIAL,
                                           "fail_on", VIPS_FAIL_ON_ERROR, "shrink", shrink, nullptr);
            break;
        case Format::png:
            wrong = vips().pngload_buffer(data, bytes.size(), &image, "access", VIPS_ACCESS_SEQUENTIAL,
                                          "fail_on", VIPS_FAIL_ON_ERROR, nullptr);
            break;
        case Format::webp:
            wrong = vips().webpload_buffer(data, bytes.size(), &image, "access", VIPS_ACCESS_SEQUENTIAL,
                                           "fail_on", VIPS_FAIL_ON_ERROR, nullptr);
            break;
    }
    return Image{wrong == 0 ? image : nullptr};
}

/// The largest factor that leaves twice the wanted size, so that the result is as sharp as without.
int shrink_on_load(const Probe& header, int size) {
    if (header.format != Format::jpeg) return 1;
    const int side = std::min(header.width, header.height);
    for (const int factor : {8, 4, 2}) {
        if (side / factor >= 2 * size) return factor;
    }
    return 1;
}

/// Decodes the whole picture into memory, upright, in sRGB and no larger than asked for.
/// (vips_thumbnail_buffer would do it in one call, but 8.14 ignores its fail_on: it takes half a JPEG.)
Image decode(const Probe& header, std::string_view bytes, int size, bool square) {
    const Image lazy = open(header.format, bytes, shrink_on_load(header, size));
    if (!lazy) return nullptr;
    VipsImage* small = nullptr;
    const auto crop = square ? VIPS_INTERESTING_CENTRE : VIPS_INTERESTING_NONE;
    const int wrong = vips().thumbnail_image(lazy.get(), &small, size, "height", size, "size", VIPS_SIZE_DOWN,
                                             "crop", crop, "export_profile", "srgb", nullptr);
    const Image sized{wrong == 0 ? small : nullptr};
    return sized ? Image{vips().image_copy_memory(sized.get())} : nullptr;
}

Image shrink(VipsImage* from, int size) {
    VipsImage* image = nullptr;
    const int wrong = vips().thumbnail_image(from, &image, size, "height", size, "size", VIPS_SIZE_DOWN,
                                             "no_rotate", TRUE, nullptr);
    return Image{wrong == 0 ? image : nullptr};
}

/// A new picture of the bare pixels: whatever else the old one carried (EXIF, XMP, profiles, comments) stays
/// behind by construction. The saver's own "strip" is not enough, 8.14 writes EXIF into WebP in spite of it.
Image bare_pixels(VipsImage* from) {
    if (vips().image_get_format(from) != VIPS_FORMAT_UCHAR) return nullptr;
    std::size_t size = 0;
    const std::unique_ptr<void, decltype(vips().free)> pixels{vips().image_write_to_memory(from, &size),
                                                              vips().free};
    if (!pixels) return nullptr;
    const int bands = vips().image_get_bands(from);
    const Image plain{vips().image_new_from_memory_copy(pixels.get(), size, vips().image_get_width(from),
                                                        vips().image_get_height(from), bands,
                                                        VIPS_FORMAT_UCHAR)};
    VipsImage* typed = nullptr;
    const auto colours = bands < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
    if (!plain || vips().copy(plain.get(), &typed, "interpretation", colours, nullptr) != 0) return nullptr;
    return Image{typed};
}

std::optional<Picture> encode(VipsImage* image) {
    const Image bare = bare_pixels(image);
    void* data = nullptr;
    std::size_t size = 0;
    if (!bare ||
        vips().webpsave_buffer(bare.get(), &data, &size, "Q", webp_quality, "strip", TRUE, nullptr) != 0) {
        return std::nullopt;
    }
    const std::unique_ptr<void, decltype(vips().free)> owner{data, vips().free};
    // In spite of "strip", 8.14 adds an EXIF chunk of its own.
    auto bytes = detail::only_pixel_chunks({static_cast<const char*>(data), size});
    if (!bytes) return std::nullopt;
    return Picture{vips().image_get_width(image), vips().image_get_height(image), std::move(*bytes)};
}

}  // namespace

Result<Probe> probe(std::string_view bytes) {
    const auto format = format_of(bytes);
    if (!format) return std::unexpected(unsupported());
    const Image image = open(*format, bytes);
    if (!image) return std::unexpected(broken());
    const Probe found{*format, vips().image_get_width(image.get()), vips().image_get_height(image.get())};
    if (std::int64_t{found.width} * found.height > most_pixels) return std::unexpected(too_many_pixels());
    return found;
}

Result<std::vector<Picture>> to_webp(std::string_view bytes, const Wanted& wanted) {
    const auto header = probe(bytes);
    if (!header) return std::unexpected(header.error());
    std::vector<Picture> made;
    if (wanted.sizes.empty()) return made;

    // A crop is only square when it fits into the picture.
    const int limit =
        wanted.square ? std::min(header->width, header->height) : std::max(header->width, header->height);
    const int largest = std::min(std::ranges::max(wanted.sizes), limit);
    const Image whole = decode(*header, bytes, std::max(largest, 1), wanted.square);
    if (!whole) return std::unexpected(broken());
    for (const int size : wanted.sizes) {
        const Image sized = shrink(whole.get(), std::max(size, 1));
        auto picture = sized ? encode(sized.get()) : std::nullopt;
        if (!picture) return std::unexpected(broken());
        made.push_back(std::move(*picture));
    }
    return made;
}

void need_library() {
    vips();
}

}  // namespace bookverse::images
