// What goes over HTTP. Names and members are the API (docs/api/openapi.json): a change here is a change for
// everybody.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/isbn.hpp"
#include "base/text.hpp"
#include "platform/http/cursor.hpp"
#include "platform/json/types.hpp"
#include "services/market/model.hpp"

namespace bookverse::market::dto {

inline constexpr std::size_t most_photos = 8;
inline constexpr std::int64_t highest_price = 100'000'000;

using Price = json::Bounded<std::int64_t, 1, highest_price>;
using Description = Text<0, 2000, Lines::many>;
using Alt = Text<0, 200>;
using Courses = json::Items<Text<1, 20>, 10>;
using Places = json::Items<Text<1, 80>, 5>;
using Domain = Text<1, 253>;

struct EditionPath {
    EditionId id;
};
BOOST_DESCRIBE_STRUCT(EditionPath, (), (id))

struct ListingPath {
    ListingId id;
};
BOOST_DESCRIBE_STRUCT(ListingPath, (), (id))

/// What a form needs to know before anything is written.
struct MarketInfo {
    std::string currency;
    int currency_decimals;
    std::int64_t highest_price;
    int most_photos;
};
BOOST_DESCRIBE_STRUCT(MarketInfo, (), (currency, currency_decimals, highest_price, most_photos))

// Editions

struct Edition {
    EditionId id;
    std::optional<std::string> isbn13;
    std::optional<std::string> isbn10;
    std::string title;
    std::string original_title;
    std::vector<std::string> authors;
    std::optional<int> year;
    std::string language;
    std::string publisher;
    std::string edition;
    std::vector<std::string> subjects;
    std::optional<std::string> work;
};
BOOST_DESCRIBE_STRUCT(Edition, (),
                      (id, isbn13, isbn10, title, original_title, authors, year, language, publisher, edition,
                       subjects, work))

struct EditionQuery {
    Isbn isbn;
};
BOOST_DESCRIBE_STRUCT(EditionQuery, (), (isbn))

/// A book in the seller's words.
struct NewEdition {
    Text<1, 500> title;
    std::optional<Text<0, 500>> original_title{};
    std::optional<json::Items<Text<1, 200>, 30>> authors{};
    std::optional<json::Bounded<int, -3000, 2100>> year{};
    std::optional<Text<2, 8>> language{};
    std::optional<Text<0, 200>> publisher{};
    std::optional<Text<0, 80>> edition{};
    std::optional<json::Items<Text<1, 80>, 20>> subjects{};
    std::optional<Isbn> isbn{};
};
BOOST_DESCRIBE_STRUCT(NewEdition, (),
                      (title, original_title, authors, year, language, publisher, edition, subjects, isbn))

// Listings

struct NewListing {
    std::optional<EditionId> edition_id;
    std::optional<Isbn> isbn;
    std::optional<NewEdition> edition;
    std::optional<Price> price;
    std::optional<Condition> condition;
    std::optional<Description> description;
    std::optional<Domain> campus;
    std::optional<Courses> courses;
    std::optional<Places> pickup_places;
    std::optional<bool> negotiable;
    std::optional<bool> publish;  ///< at once; else it is a draft

    static void check(const NewListing& value, json::Faults& faults);
};
BOOST_DESCRIBE_STRUCT(NewListing, (),
                      (edition_id, isbn, edition, price, condition, description, campus, courses,
                       pickup_places, negotiable, publish))

struct ListingPatch {
    std::optional<Price> price;
    std::optional<Condition> condition;
    std::optional<Description> description;
    json::Patch<Domain> campus;
    std::optional<Courses> courses;
    std::optional<Places> pickup_places;
    std::optional<bool> negotiable;
};
BOOST_DESCRIBE_STRUCT(ListingPatch, (),
                      (price, condition, description, campus, courses, pickup_places, negotiable))

/// `version` stands where the cache reads it: see ready_listing.hpp.
struct Listing {
    ListingId id;
    std::int64_t version;
    ListingState state;
    bool shown;
    AccountId seller;
    Edition edition;
    std::optional<Money> price;
    std::optional<Condition> condition;
    std::string description;
    std::optional<std::string> campus;
    std::vector<std::string> courses;
    std::vector<std::string> pickup_places;
    bool negotiable;
    std::vector<Photo> photos;
    Instant created_at;
    std::optional<Instant> published_at;
    std::optional<Instant> reserved_until;
    std::optional<SellerRating> seller_rating;  ///< none: nobody has rated the seller, or it is sold
};
BOOST_DESCRIBE_STRUCT(Listing, (),
                      (id, version, state, shown, seller, edition, price, condition, description, campus,
                       courses, pickup_places, negotiable, photos, created_at, published_at, reserved_until,
                       seller_rating))

struct ListingSummary {
    ListingId id;
    std::int64_t version;
    ListingState state;
    bool shown;
    AccountId seller;
    EditionId edition_id;
    std::string title;
    std::vector<std::string> authors;
    std::optional<std::string> isbn13;
    std::optional<Money> price;
    std::optional<Condition> condition;
    std::optional<std::string> campus;
    std::vector<std::string> courses;
    bool negotiable;
    std::optional<PhotoId> cover;
    std::optional<Instant> published_at;
    std::optional<Instant> reserved_until;
    std::optional<SellerRating> seller_rating;
};
BOOST_DESCRIBE_STRUCT(ListingSummary, (),
                      (id, version, state, shown, seller, edition_id, title, authors, isbn13, price,
                       condition, campus, courses, negotiable, cover, published_at, reserved_until,
                       seller_rating))

struct ListingsQuery : http::PageQuery {
    std::optional<AccountId> seller;
};
BOOST_DESCRIBE_STRUCT(ListingsQuery, (http::PageQuery), (seller))

struct OwnListingsQuery : http::PageQuery {
    std::optional<ListingState> state;
};
BOOST_DESCRIBE_STRUCT(OwnListingsQuery, (http::PageQuery), (state))

// Photos

struct PhotoPath {
    PhotoId id;
};
BOOST_DESCRIBE_STRUCT(PhotoPath, (), (id))

struct ListingPhotoPath {
    ListingId id;
    PhotoId photo;
};
BOOST_DESCRIBE_STRUCT(ListingPhotoPath, (), (id, photo))

struct PhotoQuery {
    std::optional<json::Bounded<std::int32_t, 1, 4096>> size;
};
BOOST_DESCRIBE_STRUCT(PhotoQuery, (), (size))

struct NewPhotoQuery {
    std::optional<Alt> alt;
};
BOOST_DESCRIBE_STRUCT(NewPhotoQuery, (), (alt))

struct PhotoOrder {
    json::Items<PhotoId, most_photos> photos;
};
BOOST_DESCRIBE_STRUCT(PhotoOrder, (), (photos))

// Sellers

struct Holiday {
    bool on;
};
BOOST_DESCRIBE_STRUCT(Holiday, (), (on))

struct ImportedListing {
    std::int64_t line;
    ListingId id;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(ImportedListing, (), (line, id, title))

struct ImportReport {
    std::vector<ImportedListing> created;
    std::vector<ImportedListing> changed;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (), (created, changed))

// Other services

struct Reserve {
    OrderLineId line;
    ListingId listing;
    AccountId buyer;
    json::Bounded<std::int64_t, 1, 10'080> minutes;
};
BOOST_DESCRIBE_STRUCT(Reserve, (), (line, listing, buyer, minutes))

struct LineOfListing {
    OrderLineId line;
    ListingId listing;
};
BOOST_DESCRIBE_STRUCT(LineOfListing, (), (line, listing))

struct Reserved {
    OrderLineId line;
    ListingId listing;
    AccountId seller;
    Money price;
    std::optional<Instant> until;  ///< none: sold
};
BOOST_DESCRIBE_STRUCT(Reserved, (), (line, listing, seller, price, until))

struct PositionQuery {
    std::optional<std::string> after;
};
BOOST_DESCRIBE_STRUCT(PositionQuery, (), (after))

}  // namespace bookverse::market::dto
