// What goes over HTTP of favourites, saved searches, wanted ads and price guidance.
#pragma once

#include "services/market/dto.hpp"
#include "services/market/wishes_model.hpp"

namespace bookverse::market::dto {

// Favourites

struct FavouritePath {
    ListingId listing;
};
BOOST_DESCRIBE_STRUCT(FavouritePath, (), (listing))

/// What has become of a copy that somebody kept in mind; gone: not to be seen any more.
enum class Availability : std::uint8_t { for_sale, reserved, sold, gone };
BOOST_DESCRIBE_ENUM(Availability, for_sale, reserved, sold, gone)

struct Favourite {
    ListingId id;  ///< of the listing
    Instant since;
    std::string title;
    std::optional<Money> price_then;
    Availability availability;
    std::optional<ListingSummary> listing;  ///< as it is now; none: gone
};
BOOST_DESCRIBE_STRUCT(Favourite, (), (id, since, title, price_then, availability, listing))

struct FavouritesQuery : http::PageQuery {
    json::Items<ListingId, 50> listing;  ///< named: which of these are kept, all in one answer
};
BOOST_DESCRIBE_STRUCT(FavouritesQuery, (http::PageQuery), (listing))

struct InterestQuery {
    json::Items<ListingId, 50> listing;
};
BOOST_DESCRIBE_STRUCT(InterestQuery, (), (listing))

struct Interest {
    ListingId id;
    std::int64_t favourites;
    bool more;  ///< there are more than were counted
};
BOOST_DESCRIBE_STRUCT(Interest, (), (id, favourites, more))

struct Interests {
    std::vector<Interest> items;
};
BOOST_DESCRIBE_STRUCT(Interests, (), (items))

// Saved searches

using Subjects = json::Items<Text<1, 80>, 10>;
using Label = Text<1, 80>;
using Note = Text<0, 500, Lines::many>;

/// Any of a list, all of what is named. Needs at least one of text, isbn, courses and subjects.
struct NewCriteria {
    std::optional<Text<1, 200>> text;
    std::optional<Isbn> isbn;
    std::optional<Courses> courses;
    std::optional<Subjects> subjects;
    std::optional<Domain> campus;
    std::optional<Price> max_price;
    std::optional<json::Items<Condition, 4>> conditions;
    std::optional<Text<2, 8>> language;

    static void check(const NewCriteria& value, json::Faults& faults);
};
BOOST_DESCRIBE_STRUCT(NewCriteria, (),
                      (text, isbn, courses, subjects, campus, max_price, conditions, language))

struct NewSavedSearch {
    NewCriteria criteria;
    std::optional<Label> label;  ///< none: made from the criteria
    std::optional<Frequency> frequency;
    std::optional<bool> wanted;  ///< others may see it, as a wanted ad
    std::optional<Note> note;    ///< of the wanted ad
};
BOOST_DESCRIBE_STRUCT(NewSavedSearch, (), (criteria, label, frequency, wanted, note))

struct SavedSearchPatch {
    std::optional<NewCriteria> criteria;  ///< all of them anew
    std::optional<Label> label;
    std::optional<Frequency> frequency;
    std::optional<bool> wanted;
    std::optional<Note> note;
};
BOOST_DESCRIBE_STRUCT(SavedSearchPatch, (), (criteria, label, frequency, wanted, note))

struct SavedSearchPath {
    SavedSearchId id;
};
BOOST_DESCRIBE_STRUCT(SavedSearchPath, (), (id))

struct SavedSearch {
    SavedSearchId id;
    std::string label;
    Criteria criteria;
    Frequency frequency;
    bool wanted;
    std::string note;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(SavedSearch, (), (id, label, criteria, frequency, wanted, note, created_at))

/// A copy that a saved search found.
struct Match {
    ListingId id;  ///< of the listing
    Instant found_at;
    std::string title;
    Availability availability;
    std::optional<ListingSummary> listing;  ///< as it is now; none: gone
};
BOOST_DESCRIBE_STRUCT(Match, (), (id, found_at, title, availability, listing))

// Wanted ads

struct WantedQuery : http::PageQuery {
    std::optional<Domain> campus;
    std::optional<Text<1, 20>> course;
};
BOOST_DESCRIBE_STRUCT(WantedQuery, (http::PageQuery), (campus, course))

struct WantedAd {
    SavedSearchId id;
    AccountId account;
    std::string label;
    std::string note;
    Criteria criteria;
    Instant since;
};
BOOST_DESCRIBE_STRUCT(WantedAd, (), (id, account, label, note, criteria, since))

// Price guidance

/// An edition by its id or by its ISBN in any writing.
struct EditionRef {
    EditionId id;
};

struct EditionRefPath {
    EditionRef id;
};
BOOST_DESCRIBE_STRUCT(EditionRefPath, (), (id))

struct PriceGuidanceQuery {
    std::optional<Condition> condition;
};
BOOST_DESCRIBE_STRUCT(PriceGuidanceQuery, (), (condition))

/// Quantiles of what comparable copies were sold for. `basis` none: too few sales to say anything.
struct PriceGuidance {
    std::optional<Basis> basis;
    std::optional<Condition> condition;  ///< when there were enough in this condition alone
    std::int64_t sales;
    std::optional<Money> low;     ///< a quarter sold for less
    std::optional<Money> middle;  ///< half
    std::optional<Money> high;    ///< three quarters
};
BOOST_DESCRIBE_STRUCT(PriceGuidance, (), (basis, condition, sales, low, middle, high))

}  // namespace bookverse::market::dto

template <>
struct bookverse::json::Scalar<bookverse::market::dto::EditionRef> {
    static std::expected<market::dto::EditionRef, TextFault> parse(std::string_view text);
    static Schema schema() { return Schema::text({}, 10, 40); }
};
