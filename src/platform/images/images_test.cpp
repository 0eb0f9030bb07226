#include "platform/images/images.hpp"

#include <gtest/gtest.h>
#include <vips/vips.h>
#include <zlib.h>

#include <array>
#include <cmath>
#include <memory>
#include <thread>

#include "platform/images/webp_chunks.hpp"

namespace bookverse::images {
namespace {

// The tests link libvips to make pictures of every kind; the library under test loads it by itself.

struct Unref {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

enum Corner { top_left, top_right, bottom_left, bottom_right };

/// Dark grey, with one bright quarter, so that turning and cropping show.
Image canvas(int width, int height, Corner bright) {
    need_library();
    VipsImage *black = nullptr, *grey = nullptr, *copy = nullptr;
    vips_black(&black, width, height, "bands", 3, nullptr);
    vips_linear1(black, &grey, 1, 60, "uchar", TRUE, nullptr);
    copy = vips_image_copy_memory(grey);
    g_object_unref(black);
    g_object_unref(grey);
    const std::array<double, 3> white = {255, 255, 255};
    const int left = bright == top_right || bright == bottom_right ? width / 2 : 0;
    const int top = bright == bottom_left || bright == bottom_right ? height / 2 : 0;
    vips_draw_rect(copy, const_cast<double*>(white.data()), 3, left, top, width / 2, height / 2, "fill", TRUE,
                   nullptr);
    return Image{copy};
}

std::string save(VipsImage* image, const std::string& suffix) {
    void* data = nullptr;
    std::size_t size = 0;
    EXPECT_EQ(vips_image_write_to_buffer(image, suffix.c_str(), &data, &size, nullptr), 0)
        << vips_error_buffer();
    std::string bytes{static_cast<const char*>(data), size};
    g_free(data);
    return bytes;
}

Image load(const std::string& bytes) {
    // The copy in memory does not point to `bytes` any more.
    const Image lazy{vips_image_new_from_buffer(bytes.data(), bytes.size(), "", nullptr)};
    return lazy ? Image{vips_image_copy_memory(lazy.get())} : nullptr;
}

double brightness(VipsImage* image, Corner corner) {
    const int x = (corner == top_right || corner == bottom_right ? 3 : 1) * image->Xsize / 4;
    const int y = (corner == bottom_left || corner == bottom_right ? 3 : 1) * image->Ysize / 4;
    double* values = nullptr;
    int count = 0;
    EXPECT_EQ(vips_getpoint(image, &values, &count, x, y, nullptr), 0);
    const double value = values[0];
    g_free(values);
    return value;
}

std::string code_of(std::string_view bytes) {
    const auto made = to_webp(bytes, {.sizes = {64}});
    return made ? "" : made.error().code;
}

TEST(Images, the_three_formats_become_webp) {
    struct Case {
        const char* suffix;
        Format format;
    };
    const Case cases[] = {{".jpg[Q=80]", Format::jpeg}, {".jpg[interlace]", Format::jpeg},
                          {".png", Format::png},        {".png[palette]", Format::png},
                          {".webp", Format::webp},      {".webp[lossless]", Format::webp}};
    for (const Case& c : cases) {
        const std::string bytes = save(canvas(400, 300, top_right).get(), c.suffix);
        const auto header = probe(bytes);
        ASSERT_TRUE(header) << c.suffix;
        EXPECT_EQ(header->format, c.format);
        EXPECT_EQ(header->width, 400);
        EXPECT_EQ(header->height, 300);
        const auto made = to_webp(bytes, {.sizes = {200, 1000, 40}});
        ASSERT_TRUE(made) << c.suffix << made.error().message;
        ASSERT_EQ(made->size(), 3U);
        const std::pair<int, int> sizes[] = {{200, 150}, {400, 300}, {40, 30}};
        for (std::size_t i = 0; i < 3; ++i) {
            const Picture& picture = (*made)[i];
            EXPECT_EQ(std::pair(picture.width, picture.height), sizes[i]) << c.suffix;
            EXPECT_EQ(picture.bytes.substr(0, 4) + picture.bytes.substr(8, 4), "RIFFWEBP");
            const Image image = load(picture.bytes);
            ASSERT_TRUE(image);
            EXPECT_EQ(image->Xsize, picture.width);
            EXPECT_GT(brightness(image.get(), top_right), 200) << c.suffix;
            EXPECT_LT(brightness(image.get(), bottom_left), 100) << c.suffix;
        }
    }
}

TEST(Images, square_cuts_the_middle) {
    for (const auto& [width, height] : {std::pair{400, 300}, std::pair{90, 400}, std::pair{50, 50}}) {
        const auto made = to_webp(save(canvas(width, height, top_left).get(), ".png"),
                                  {.sizes = {256, 64}, .square = true});
        ASSERT_TRUE(made);
        for (const Picture& picture : *made)
            EXPECT_EQ(picture.width, picture.height);
        EXPECT_EQ((*made)[0].width, std::min({256, width, height}));
        EXPECT_GT(brightness(load((*made)[0].bytes).get(), top_left), 200);
        EXPECT_LT(brightness(load((*made)[0].bytes).get(), bottom_right), 100);
    }
}

TEST(Images, is_turned_upright_and_loses_its_metadata) {
    struct Case {
        int orientation;
        Corner stored, shown;
        bool turned;
    };
    // EXIF orientation: 3 is upside down, 6 must be turned clockwise, 8 counter-clockwise.
    const Case cases[] = {{1, top_left, top_left, false},
                          {3, bottom_right, top_left, false},
                          {6, bottom_left, top_left, true},
                          {8, top_right, top_left, true}};
    for (const Case& c : cases) {
        const Image image = canvas(200, 100, c.stored);
        vips_image_set_int(image.get(), "orientation", c.orientation);
        vips_image_set_string(image.get(), "exif-ifd0-Make",
                              "SecretCamera (SecretCamera, ASCII, 13 components, 13 bytes)");
        vips_image_set_string(image.get(), "exif-ifd3-GPSLatitude",
                              "48/1 8/1 30/1 (48, 8, 30, Rational, 3 components, 24 bytes)");
        vips_image_set_blob_copy(image.get(), "xmp-data", "<x:xmpmeta>SecretCamera</x:xmpmeta>", 36);
        const std::string bytes = save(image.get(), ".jpg");
        ASSERT_NE(bytes.find("SecretCamera"), std::string::npos);
        const Image before = load(bytes);
        ASSERT_NE(vips_image_get_typeof(before.get(), "exif-ifd3-GPSLatitude"), 0U);

        for (const bool square : {false, true}) {
            const auto made = to_webp(bytes, {.sizes = {100}, .square = square});
            ASSERT_TRUE(made);
            const Picture& picture = made->front();
            if (!square) EXPECT_EQ(picture.width < picture.height, c.turned) << c.orientation;
            for (const auto* trace : {"SecretCamera", "EXIF", "Exif", "XMP", "ICCP"}) {
                EXPECT_EQ(picture.bytes.find(trace), std::string::npos) << trace;
            }
            const Image after = load(picture.bytes);
            EXPECT_EQ(vips_image_get_typeof(after.get(), "exif-ifd3-GPSLatitude"), 0U);
            EXPECT_EQ(vips_image_get_typeof(after.get(), "orientation"), 0U);
            EXPECT_GT(brightness(after.get(), c.shown), 200) << c.orientation;
            EXPECT_LT(brightness(after.get(), bottom_right), 100) << c.orientation;
        }
    }
}

void append_chunk(std::string& png, std::string chunk) {
    const auto big_endian = [](std::uint32_t value) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(value >> shift);
        return bytes;
    };
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(chunk.data()), static_cast<uInt>(chunk.size()));
    png += big_endian(static_cast<std::uint32_t>(chunk.size() - 4)) + chunk +
           big_endian(static_cast<std::uint32_t>(sum));
}

/// A valid PNG of one bit a pixel, all black: small in the mail, huge in memory.
std::string black_png(std::uint16_t width, std::uint16_t height) {
    const std::string raw((width / 8U + 2U) * height, '\0');
    uLongf size = compressBound(raw.size());
    std::string packed(size, '\0');
    compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(raw.data()),
              raw.size(), 9);
    packed.resize(size);
    std::string header{"IHDR\0\0", 6};
    header += {static_cast<char>(width >> 8),
               static_cast<char>(width),
               0,
               0,
               static_cast<char>(height >> 8),
               static_cast<char>(height),
               1,
               0,
               0,
               0,
               0};
    std::string png = "\x89PNG\r\n\x1A\n";
    append_chunk(png, header);
    append_chunk(png, "IDAT" + packed);
    append_chunk(png, "IEND");
    return png;
}

TEST(Images, a_bomb_is_refused_by_its_header) {
    const std::string bomb = black_png(16'000, 16'000);
    EXPECT_LT(bomb.size(), 100'000U);
    EXPECT_EQ(code_of(bomb), "too_many_pixels");
    // Without its pixels it is refused for the same reason: nobody looked at them.
    EXPECT_EQ(code_of(bomb.substr(0, 200)), "too_many_pixels");
    EXPECT_EQ(probe(black_png(8'001, 5'000)).error().kind, RefusalKind::too_large);
    EXPECT_TRUE(probe(black_png(8'000, 5'000)));
    EXPECT_EQ(code_of(black_png(500, 400)), "");  // the maker of bombs makes good pictures
}

TEST(Images, what_ends_early_or_is_damaged_is_refused) {
    VipsImage* noise = nullptr;
    need_library();
    ASSERT_EQ(vips_gaussnoise(&noise, 120, 120, nullptr), 0);
    const Image noisy{noise};
    for (const auto* suffix : {".jpg", ".jpg[interlace]", ".png", ".png[interlace]", ".webp"}) {
        const std::string bytes = save(noisy.get(), suffix);
        ASSERT_EQ(code_of(bytes), "") << suffix;
        for (const double part : {0.1, 0.5, 0.9, 0.99}) {
            const auto size = static_cast<std::size_t>(static_cast<double>(bytes.size()) * part);
            EXPECT_EQ(code_of(bytes.substr(0, size)), "broken_picture") << suffix << ' ' << part;
        }
        for (std::size_t size = 0; size < 200; size += 9)
            EXPECT_NE(code_of(bytes.substr(0, size)), "") << suffix << ' ' << size;
    }
    std::string damaged = save(noisy.get(), ".png");
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    EXPECT_EQ(code_of(damaged), "broken_picture");
}

TEST(Images, other_kinds_are_refused) {
    need_library();
    const std::string svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>)";
    const std::string pages[] = {"",
                                 "x",
                                 svg,
                                 "<?xml version=\"1.0\"?>" + svg,
                                 "%PDF-1.7\n",
                                 "GIF89a\1\0\1\0",
                                 "BM",
                                 "<html>",
                                 std::string("RIFF\x10\0\0\0WAVEfmt ", 16),
                                 std::string("RIFF\4\0\0\0WEBP", 12),
                                 std::string("\0\0\0\x18"
                                             "ftypheic",
                                             12),
                                 "II*\0",
                                 "\x89PNG"};
    for (const std::string& bytes : pages) {
        const auto made = to_webp(bytes, {.sizes = {64}});
        ASSERT_FALSE(made) << bytes;
        EXPECT_EQ(made.error().kind, RefusalKind::unsupported_media) << bytes;
    }
    const std::string gif = save(canvas(10, 10, top_left).get(), ".gif"),
                      tiff = save(canvas(10, 10, top_left).get(), ".tif");
    for (const std::string& bytes : {gif, tiff})
        EXPECT_EQ(code_of(bytes), "unsupported_picture");
    // Magic bytes alone make no picture.
    for (const std::string& bytes : {std::string{"\xFF\xD8\xFF\xE0"} + svg, "\x89PNG\r\n\x1A\n" + svg,
                                     std::string("RIFF\xFF\0\0\0WEBPVP8 ", 16) + svg}) {
        EXPECT_EQ(code_of(bytes), "broken_picture");
    }
}

TEST(Images, a_polyglot_leaves_its_second_half_behind) {
    const std::string payload = "<script>alert(document.cookie)</script>PK\3\4";
    const Image image = canvas(64, 64, top_left);
    for (const auto* suffix : {".jpg", ".png", ".webp"}) {
        const auto made = to_webp(save(image.get(), suffix) + payload, {.sizes = {64}});
        if (!made) continue;  // refusing it is as good
        EXPECT_EQ(made->front().bytes.find("script"), std::string::npos) << suffix;
        EXPECT_EQ(made->front().bytes.find("PK\3\4"), std::string::npos) << suffix;
    }
    // A comment inside of the JPEG.
    std::string bytes = save(image.get(), ".jpg");
    bytes.insert(2, std::string("\xFF\xFE\x00", 3) + static_cast<char>(payload.size() + 2) + payload);
    const auto made = to_webp(bytes, {.sizes = {64}});
    ASSERT_TRUE(made);
    EXPECT_EQ(made->front().bytes.find("script"), std::string::npos);
}

TEST(WebpChunks, malformed_containers_are_refused) {
    const std::string good =
        to_webp(save(canvas(64, 64, top_left).get(), ".png"), {.sizes = {64}})->front().bytes;
    EXPECT_EQ(detail::only_pixel_chunks(good), good);
    for (std::size_t size = 0; size < good.size(); ++size) {
        EXPECT_FALSE(detail::only_pixel_chunks(good.substr(0, size))) << size;
    }
    std::string huge = good;
    huge[18] = huge[19] = '\x7F';
    EXPECT_FALSE(detail::only_pixel_chunks(huge));
}

TEST(Images, many_threads) {
    const std::string bytes = save(canvas(600, 400, top_left).get(), ".jpg");
    std::atomic<int> made{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 5; ++i) {
                    if (to_webp(bytes, {.sizes = {200, 50}, .square = i % 2 == 0})) ++made;
                    if (code_of("GIF89a") == "unsupported_picture") ++made;
                }
            });
        }
    }
    EXPECT_EQ(made, 40);
}

}  // namespace
}  // namespace bookverse::images
