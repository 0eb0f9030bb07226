// What goes over HTTP: the API of the search.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "base/text.hpp"
#include "platform/json/types.hpp"
#include "services/market/api.hpp"
#include "services/search/operator_dto.hpp"

namespace bookverse::search::dto {

using market::Condition;

enum class Sort : std::uint8_t {
    relevance,
    newest,
    price_up,
    price_down,
    distance  ///< copies at the campus `near` first
};
BOOST_DESCRIBE_ENUM(Sort, relevance, newest, price_up, price_down, distance)

/// In whole units of the listing's currency: from this price on, below the next one.
enum class PriceBand : std::uint8_t { from_0, from_5, from_10, from_20, from_50, from_100 };
BOOST_DESCRIBE_ENUM(PriceBand, from_0, from_5, from_10, from_20, from_50, from_100)

/// The seller's mean of stars: from this on, below the next one. `unrated`: nobody has said anything yet.
enum class RatingBand : std::uint8_t { unrated, from_1, from_3, from_4, from_4_5 };
BOOST_DESCRIBE_ENUM(RatingBand, unrated, from_1, from_3, from_4, from_4_5)

/// Values of one facet: any of them; facets: all of them.
struct ListingsQuery {
    std::optional<Text<0, 200>> q;
    json::Items<Text<1, 80>, 20> subject;
    json::Items<Text<1, 20>, 20> course;
    json::Items<Condition, 4> condition;
    json::Items<Text<1, 8>, 20> language;
    json::Items<PriceBand, 6> price;
    json::Items<Text<1, 253>, 20> campus;
    json::Items<RatingBand, 5> seller_rating;
    std::optional<Sort> sort;
    std::optional<Text<1, 253>> near;  ///< the own campus: its domain
    std::optional<std::string> after;
    std::optional<json::Bounded<std::int64_t, 1, 50>> limit;
};
BOOST_DESCRIBE_STRUCT(ListingsQuery, (),
                      (q, subject, course, condition, language, price, campus, seller_rating, sort, near,
                       after, limit))

struct ListingHit {
    market::ListingId id;
    AccountId seller;
    std::string title;
    std::vector<std::string> authors;
    std::optional<std::string> isbn13;
    std::optional<int> year;
    std::string language;
    std::string edition;
    Money price;
    Condition condition;
    bool negotiable;
    std::optional<std::string> campus;
    std::vector<std::string> courses;
    std::optional<std::string> cover;
    Instant published_at;
    std::optional<market::SellerRating> seller_rating;
};
BOOST_DESCRIBE_STRUCT(ListingHit, (),
                      (id, seller, title, authors, isbn13, year, language, edition, price, condition,
                       negotiable, campus, courses, cover, published_at, seller_rating))

struct FacetValue {
    std::string value;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(FacetValue, (), (value, count))

/// Each with its most frequent values. The counts of a facet do not heed what is chosen in it.
struct Facets {
    std::vector<FacetValue> subject;
    std::vector<FacetValue> course;
    std::vector<FacetValue> condition;
    std::vector<FacetValue> language;
    std::vector<FacetValue> price;
    std::vector<FacetValue> campus;
    std::vector<FacetValue> seller_rating;
};
BOOST_DESCRIBE_STRUCT(Facets, (), (subject, course, condition, language, price, campus, seller_rating))

/// Too many matches are not all looked at: then `total` and the counts are extrapolated, and
/// `exact` is false ("about 12,000").
struct ListingResults {
    std::vector<ListingHit> items;
    std::optional<std::string> next;
    std::int64_t total;
    bool exact;
    Facets facets;
    std::optional<std::string>
        did_you_mean;                  ///< when a word occurs nowhere; the items are for this query then
    std::vector<std::string> ignored;  ///< words of the query that occur nowhere and were left out
};
BOOST_DESCRIBE_STRUCT(ListingResults, (), (items, next, total, exact, facets, did_you_mean, ignored))

struct SuggestionsQuery {
    Text<0, 200> q;
};
BOOST_DESCRIBE_STRUCT(SuggestionsQuery, (), (q))

/// At most 10 in all, the most frequent first.
struct Suggestions {
    std::vector<std::string> titles;
    std::vector<std::string> authors;
    std::vector<std::string> courses;
};
BOOST_DESCRIBE_STRUCT(Suggestions, (), (titles, authors, courses))

}  // namespace bookverse::search::dto
