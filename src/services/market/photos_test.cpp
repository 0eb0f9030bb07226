#include <gtest/gtest.h>

#include "platform/auth/seal.hpp"
#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;

const Person nobody;

/// One red dot.
std::string tiny_png() {
    return *auth::base64url_decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk-M9QDwADhgGAWjR9awAAAABJRU5ErkJggg");
}

/// CRC-32 as PNG has it.
std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

void put_number(std::string& bytes, std::size_t at, std::uint32_t number) {
    for (std::size_t i = 0; i < 4; ++i)
        bytes[at + i] = static_cast<char>(number >> (24 - 8 * i));
}

/// A PNG that claims to be `width` x `height`: a bomb if anybody decoded it.
std::string claiming(std::uint32_t width, std::uint32_t height) {
    std::string png = tiny_png();
    put_number(png, 16, width);
    put_number(png, 20, height);
    put_number(png, 29, crc_of(std::string_view{png}.substr(12, 17)));
    return png;
}

struct Album {
    World world;
    Person ann = world.student("ann");
    std::string path = "/api/v1/listings/" + world.offer(ann);

    Answer add(std::string bytes, const std::string& type = "image/png", const std::string& query = {}) {
        return world.call(ann, Method::post, path + "/photos" + query, std::move(bytes),
                          {{"Content-Type", type}});
    }
    std::string photo(const Answer& answer, std::size_t index) {
        return std::string{answer.body.at("photos").get_array().at(index).at("id").get_string()};
    }
};

TEST(Photos, are_written_anew_in_three_sizes_that_never_change) {
    Album album;
    const auto added = album.add(tiny_png(), "image/png", "?alt=The%20cover");
    ASSERT_EQ(added.status, 201) << added.text;
    const auto& photo = added.body.at("photos").get_array().at(0);
    EXPECT_EQ(photo.at("alt").get_string(), "The cover");
    EXPECT_EQ(photo.at("width").as_int64(), 1);
    const std::string id = album.photo(added, 0);
    EXPECT_EQ(added.headers.get("Location"), "/api/v1/photos/" + id);
    for (const auto* size : {"", "?size=1", "?size=160", "?size=161", "?size=1600", "?size=4096"}) {
        const auto picture = album.world.get(nobody, "/api/v1/photos/" + id + size);
        EXPECT_EQ(picture.status, 200) << size;
        EXPECT_EQ(picture.text.substr(0, 4), "RIFF");
        EXPECT_EQ(picture.headers.get("Content-Type"), "image/webp");
        EXPECT_EQ(picture.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
        EXPECT_EQ(picture.headers.get("Content-Security-Policy"), "default-src 'none'; sandbox");
        EXPECT_EQ(picture.headers.get("X-Content-Type-Options"), "nosniff");
    }
    EXPECT_EQ(album.world.get(nobody, "/api/v1/photos/" + id + "?size=0").status, 422);
    const auto seen = album.world.get(nobody, album.path);
    EXPECT_EQ(album.photo(seen, 0), id) << "the ready bytes of before are forgotten";
    album.world.settle();
    const auto changed = album.world.told(ListingChanged::type);
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_EQ(json::read<ListingChanged>(changed[0])->listing.cover, id);
}

TEST(Photos, what_is_no_picture_leaves_nothing) {
    Album album;
    struct Case {
        std::string bytes, type;
        int status;
        std::string code;
    };
    std::string cut = tiny_png();
    cut.resize(45);
    const Case cases[] = {
        {"<svg/>", "image/svg+xml", 415, "unsupported_media"},
        {"no picture at all", "image/png", 415, "unsupported_picture"},
        {"GIF89a...........", "image/jpeg", 415, "unsupported_picture"},
        {claiming(30'000, 30'000), "image/png", 413, "too_many_pixels"},
        {cut, "image/png", 422, "broken_picture"},
        {"", "image/png", 415, "unsupported_picture"},
    };
    for (const auto& [bytes, type, status, code] : cases) {
        const auto answer = album.add(bytes, type);
        EXPECT_EQ(answer.status, status) << answer.text;
        EXPECT_EQ(answer.code(), code);
    }
    EXPECT_TRUE(album.world.get(album.ann, album.path).body.at("photos").get_array().empty());
    EXPECT_EQ(album.world.get(nobody, album.path).etag(), "\"1\"");
}

TEST(Photos, at_most_eight_ordered_and_removed) {
    Album album;
    Answer last;
    for (std::size_t i = 0; i < most_photos; ++i) {
        last = album.add(tiny_png());
        ASSERT_EQ(last.status, 201) << last.text;
    }
    EXPECT_EQ(album.add(tiny_png()).code(), "too_many_photos");
    std::string order;
    for (std::size_t i = most_photos; i-- > 0;)
        order += (order.empty() ? "" : ",") + ("\"" + album.photo(last, i) + "\"");
    const auto turned =
        album.world.call(album.ann, Method::put, album.path + "/photos", R"({"photos":[)" + order + "]}");
    EXPECT_EQ(turned.status, 200) << turned.text;
    EXPECT_EQ(album.photo(turned, 0), album.photo(last, most_photos - 1));
    EXPECT_EQ(album.world.call(album.ann, Method::put, album.path + "/photos", R"({"photos":[]})").faults(),
              "/photos:not_its_photos");
    const std::string gone = album.photo(turned, 0);
    const auto removed = album.world.call(album.ann, Method::del, album.path + "/photos/" + gone);
    EXPECT_EQ(removed.status, 200) << removed.text;
    EXPECT_EQ(album.photo(removed, 0), album.photo(turned, 1)) << "the next one is the cover";
    EXPECT_EQ(album.world.get(nobody, "/api/v1/photos/" + gone).status, 404);
    EXPECT_EQ(album.world.call(album.ann, Method::del, album.path + "/photos/" + gone).status, 404);
}

TEST(Photos, only_of_ones_own_listing) {
    Album album;
    const auto other = album.world.student("bob");
    EXPECT_EQ(
        album.world
            .call(other, Method::post, album.path + "/photos", tiny_png(), {{"Content-Type", "image/png"}})
            .status,
        404);
    EXPECT_EQ(
        album.world
            .call(nobody, Method::post, album.path + "/photos", tiny_png(), {{"Content-Type", "image/png"}})
            .status,
        401);
}

}  // namespace
}  // namespace bookverse::market
