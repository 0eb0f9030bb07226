// What is stored of people's wishes: favourites, saved searches (some of them wanted ads), what they found,
// and of sales, which say what books are worth.
#pragma once

#include "services/market/model.hpp"

namespace bookverse::market {

struct FavouriteTag;
struct AlertTag;
struct FanOutTag;
using FavouriteId = Id<FavouriteTag>;
using AlertId = Id<AlertTag>;
using FanOutId = Id<FanOutTag>;

/// A copy that somebody keeps in mind. The id is made of the pair: keeping it twice is keeping it once.
struct Favourite {
    FavouriteId id{};
    AccountId account{};
    ListingId listing{};
    Instant since{};
    std::string title{};
    std::optional<Money> price_then{};   ///< when it was saved
    std::optional<Money> price_known{};  ///< then, or the last that they were told of
    std::int64_t version_known = 0;      ///< of the listing, likewise: what is older was known

    friend bool operator==(const Favourite&, const Favourite&) = default;
};
BOOST_DESCRIBE_STRUCT(Favourite, (),
                      (id, account, listing, since, title, price_then, price_known, version_known))

FavouriteId favourite_id(AccountId account, ListingId listing);

enum class Frequency : std::uint8_t { at_once, daily, off };
BOOST_DESCRIBE_ENUM(Frequency, at_once, daily, off)

/// Any of a list, all of what is named. Also what people see of it.
struct Criteria {
    std::optional<std::string> text{};
    std::optional<std::string> isbn{};  ///< 13 digits
    std::vector<std::string> courses{};
    std::vector<std::string> subjects{};
    std::optional<std::string> campus{};
    std::optional<Money> max_price{};
    std::vector<Condition> conditions{};
    std::optional<std::string> language{};

    friend bool operator==(const Criteria&, const Criteria&) = default;
};
BOOST_DESCRIBE_STRUCT(Criteria, (), (text, isbn, courses, subjects, campus, max_price, conditions, language))

/// A saved search; with `wanted_at` others see it too, as a wanted ad.
struct SavedSearch {
    SavedSearchId id{};
    AccountId account{};
    std::string label{};
    Criteria criteria{};
    Frequency frequency = Frequency::at_once;
    std::string note{};
    Instant created_at{};
    Instant since{};                     ///< of these criteria: what was published before is no news
    std::optional<Instant> wanted_at{};  ///< none: nobody else's business
    /// A listing that matches has one of these; see matching.hpp. Empty while it is off.
    std::vector<std::string> keys{};
    std::vector<std::string> shelves{};  ///< on which wanted ads it lies; empty: it is none

    friend bool operator==(const SavedSearch&, const SavedSearch&) = default;
};
BOOST_DESCRIBE_STRUCT(SavedSearch, (),
                      (id, account, label, criteria, frequency, note, created_at, since, wanted_at, keys,
                       shelves))

/// A saved search found a copy. The id is made of the pair: it is told once.
struct Alert {
    AlertId id{};
    AccountId account{};
    SavedSearchId search{};
    ListingId listing{};
    std::string title{};
    Instant at{};
    std::optional<Instant> pending_since{};  ///< while it waits for the digest
    std::optional<Instant> due_at{};         ///< when it is forgotten

    friend bool operator==(const Alert&, const Alert&) = default;
};
BOOST_DESCRIBE_STRUCT(Alert, (), (id, account, search, listing, title, at, pending_since, due_at))

AlertId alert_id(SavedSearchId search, ListingId listing);

/// When somebody gets their digest, and what is in the one that went out last.
struct Digest {
    AccountId id{};
    std::optional<Instant> due_at{};
    std::int64_t asked = 0;       ///< grows with each alert that is to go into it
    std::vector<AlertId> told{};  ///< of these the alerts are yet to be marked

    friend bool operator==(const Digest&, const Digest&) = default;
};
BOOST_DESCRIBE_STRUCT(Digest, (), (id, due_at, asked, told))

enum class FanOutKind : std::uint8_t { price_drop, match };
BOOST_DESCRIBE_ENUM(FanOutKind, price_drop, match)

/// Something about a listing that concerns many: told batch by batch, this is how far it has got.
struct FanOut {
    FanOutId id{};
    FanOutKind kind = FanOutKind::price_drop;
    ListingId listing{};
    std::int64_t version = 0;          ///< of the listing when it happened
    std::optional<Money> old_price{};  ///< when the price changed
    Money price{};
    std::string key{};  ///< match: of the searches that are looked at
    std::string position{};
    std::optional<Instant> due_at{};

    friend bool operator==(const FanOut&, const FanOut&) = default;
};
BOOST_DESCRIBE_STRUCT(FanOut, (), (id, kind, listing, version, old_price, price, key, position, due_at))

/// What a copy was sold for. The id is the listing's: a copy is sold once, or not in the end.
struct SaleRecord {
    ListingId id{};
    std::int64_t version = 0;  ///< of the listing; what is older comes late
    EditionId edition{};
    std::optional<std::string> work{};
    std::vector<std::string> subjects{};  ///< folded
    Condition condition = Condition::good;
    Money price{};
    std::optional<Instant> counted_at{};  ///< when it was sold; none: the sale was undone

    friend bool operator==(const SaleRecord&, const SaleRecord&) = default;
};
BOOST_DESCRIBE_STRUCT(SaleRecord, (), (id, version, edition, work, subjects, condition, price, counted_at))

/// What the sales have in common with the book that was asked about.
enum class Basis : std::uint8_t { edition, work, subject };
BOOST_DESCRIBE_ENUM(Basis, edition, work, subject)

}  // namespace bookverse::market
