// What other services may know of the market: ids, the words below, the events and the internal routes.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "platform/auth/actor.hpp"

namespace bookverse::market {

struct EditionTag;
struct ListingTag;
struct OfferTag;
using EditionId = Id<EditionTag>;
using ListingId = Id<ListingTag>;
struct SavedSearchTag;
using SavedSearchId = Id<SavedSearchTag>;
using OfferId = Id<OfferTag>;

/// From best to worst; what each means is in docs/ and in the web app's texts.
enum class Condition : std::uint8_t { brand_new, like_new, good, acceptable };
BOOST_DESCRIBE_ENUM(Condition, brand_new, like_new, good, acceptable)

/// `removed` is a moderator's act, which moderators may undo, `withdrawn` the seller's, which is final.
enum class ListingState : std::uint8_t { draft, published, reserved, sold, paused, withdrawn, removed };
BOOST_DESCRIBE_ENUM(ListingState, draft, published, reserved, sold, paused, withdrawn, removed)

/// What is known of an edition, as others show and search it.
struct EditionCard {
    EditionId id;
    std::optional<std::string> isbn13{};  ///< digits only
    std::string title{};
    std::string original_title{};
    std::vector<std::string> authors{};
    std::optional<int> year{};
    std::string language{};  ///< ISO 639, as short as it gets: en, de, pt; empty: not known
    std::string publisher{};
    std::string edition{};  ///< "3rd, revised"
    std::vector<std::string> subjects{};
    std::optional<std::string> work{};  ///< the same for all editions of one work

    friend bool operator==(const EditionCard&, const EditionCard&) = default;
};
BOOST_DESCRIBE_STRUCT(EditionCard, (),
                      (id, isbn13, title, original_title, authors, year, language, publisher, edition,
                       subjects, work))

/// What buyers say of a seller, once there is something published.
struct SellerRating {
    std::int32_t hundredths = 0;  ///< the mean, in hundredths of a star: 100 to 500
    std::int64_t reviews = 0;

    friend bool operator==(const SellerRating&, const SellerRating&) = default;
};
BOOST_DESCRIBE_STRUCT(SellerRating, (), (hundredths, reviews))

/// One copy for sale, as others show and search it. `version` grows with each change that is told, so what
/// comes late is known by it.
struct ListingCard {
    ListingId id;
    std::int64_t version = 0;
    ListingState state = ListingState::draft;
    bool shown = false;  ///< published, and the seller is neither on holiday nor suspended nor closed
    AccountId seller{};
    EditionCard edition{};
    Money price{};
    Condition condition = Condition::good;
    std::string description{};
    std::optional<std::string> campus{};  ///< its domain
    std::vector<std::string> courses{};
    bool negotiable = false;
    std::optional<std::string> cover{};  ///< the first photo: /api/v1/photos/{cover}?size=…
    Instant published_at{};
    std::optional<SellerRating> seller_rating{};  ///< none: nobody has rated the seller (decision 0114)

    friend bool operator==(const ListingCard&, const ListingCard&) = default;
};
BOOST_DESCRIBE_STRUCT(ListingCard, (),
                      (id, version, state, shown, seller, edition, price, condition, description, campus,
                       courses, negotiable, cover, published_at, seller_rating))

// Events. Each carries the whole card behind the change: who keeps a copy takes the card with the highest
// version and needs no call back. Which type it is says why it changed.

/// For the first time, or again after a pause.
struct ListingPublished {
    static constexpr std::string_view type = "listing.published";
    ListingCard listing;
};
BOOST_DESCRIBE_STRUCT(ListingPublished, (), (listing))

/// Edited while published, or its seller went on or came back from holiday or suspension.
struct ListingChanged {
    static constexpr std::string_view type = "listing.changed";
    ListingCard listing;
    std::optional<Money> old_price{};  ///< when the price changed
};
BOOST_DESCRIBE_STRUCT(ListingChanged, (), (listing, old_price))

struct ListingReserved {
    static constexpr std::string_view type = "listing.reserved";
    ListingCard listing;
    Instant until{};
};
BOOST_DESCRIBE_STRUCT(ListingReserved, (), (listing, until))

/// A reservation lapsed or was given back: it can be had again.
struct ListingReleased {
    static constexpr std::string_view type = "listing.released";
    ListingCard listing;
};
BOOST_DESCRIBE_STRUCT(ListingReleased, (), (listing))

struct ListingSold {
    static constexpr std::string_view type = "listing.sold";
    ListingCard listing;
    AccountId buyer{};
    Money paid{};
};
BOOST_DESCRIBE_STRUCT(ListingSold, (), (listing, buyer, paid))

/// Paused, withdrawn by the seller or removed by a moderator; `listing.state` says which.
struct ListingHidden {
    static constexpr std::string_view type = "listing.hidden";
    ListingCard listing;
};
BOOST_DESCRIBE_STRUCT(ListingHidden, (), (listing))

/// Staff removed or restored it: for the audit trail and the seller's notice. Beside the event that tells the
/// state.
struct ListingModerated {
    static constexpr std::string_view type = "listing.moderated";
    ListingId listing;
    AccountId seller;
    AccountId moderator;
    ListingState state = ListingState::removed;  ///< behind it
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ListingModerated, (), (listing, seller, moderator, state, reason))

// To single people, about what they keep in mind. Each is told once.

/// A copy among somebody's favourites costs less.
struct ListingPriceDropped {
    static constexpr std::string_view type = "listing.price_dropped";
    AccountId account;
    ListingId listing;
    std::string title;
    Money old_price;
    Money new_price;
};
BOOST_DESCRIBE_STRUCT(ListingPriceDropped, (), (account, listing, title, old_price, new_price))

/// A copy that a saved search found, with what a notice says of it.
struct FoundCopy {
    SavedSearchId search;
    std::string label;  ///< of the search
    ListingId listing;
    std::string title;
    Money price;
    Condition condition = Condition::good;
};
BOOST_DESCRIBE_STRUCT(FoundCopy, (), (search, label, listing, title, price, condition))

struct SavedSearchMatched {
    static constexpr std::string_view type = "saved_search.matched";
    AccountId account;
    FoundCopy found;
};
BOOST_DESCRIBE_STRUCT(SavedSearchMatched, (), (account, found))

/// What the searches that tell once a day have found and can still be had, newest first.
struct SavedSearchDigest {
    static constexpr std::string_view type = "saved_search.digest";
    AccountId account;
    std::vector<FoundCopy> found{};
    std::int64_t more = 0;  ///< that there was no room for
};
BOOST_DESCRIBE_STRUCT(SavedSearchDigest, (), (account, found, more))

// Offers

/// Whose amount stands on the table.
enum class OfferSide : std::uint8_t { buyer, seller };
BOOST_DESCRIBE_ENUM(OfferSide, buyer, seller)

/// `made`: the seller's turn, `countered`: the buyer's. `accepting`: agreed, the copy is being reserved, for
/// moments. `accepted`: reserved for the buyer. The others are over.
enum class OfferState : std::uint8_t {
    made,
    countered,
    accepting,
    accepted,
    bought,
    declined,
    withdrawn,
    lapsed,
    closed
};
BOOST_DESCRIBE_ENUM(OfferState, made, countered, accepting, accepted, bought, declined, withdrawn, lapsed,
                    closed)

/// Why an offer lapsed (the first two) or was closed.
enum class OfferReason : std::uint8_t {
    no_answer,   ///< in 48 hours
    not_bought,  ///< in the time for which the copy was reserved
    price_changed,
    not_negotiable,  ///< any more
    reserved,        ///< for somebody else
    sold,
    not_for_sale,  ///< paused, withdrawn, removed, or the seller is away
    account_closed
};
BOOST_DESCRIBE_ENUM(OfferReason, no_answer, not_bought, price_changed, not_negotiable, reserved, sold,
                    not_for_sale, account_closed)

/// An offer as its events tell it.
struct OfferCard {
    OfferId id{};
    ListingId listing{};
    std::string title{};
    AccountId buyer{};
    AccountId seller{};
    Money price{};  ///< on the table
    Money list_price{};
    OfferSide by = OfferSide::buyer;

    friend bool operator==(const OfferCard&, const OfferCard&) = default;
};
BOOST_DESCRIBE_STRUCT(OfferCard, (), (id, listing, title, buyer, seller, price, list_price, by))

/// For the seller.
struct OfferMade {
    static constexpr std::string_view type = "offer.made";
    OfferCard offer;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(OfferMade, (), (offer, expires_at))

/// For who did not counter: `offer.by` did.
struct OfferCountered {
    static constexpr std::string_view type = "offer.countered";
    OfferCard offer;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(OfferCountered, (), (offer, expires_at))

/// For who named the amount, `offer.by`; the copy is reserved for the buyer at it.
struct OfferAccepted {
    static constexpr std::string_view type = "offer.accepted";
    OfferCard offer;
    Instant reserved_until{};
};
BOOST_DESCRIBE_STRUCT(OfferAccepted, (), (offer, reserved_until))

/// For who named the amount.
struct OfferDeclined {
    static constexpr std::string_view type = "offer.declined";
    OfferCard offer;
};
BOOST_DESCRIBE_STRUCT(OfferDeclined, (), (offer))

/// For the other side of `by`.
struct OfferWithdrawn {
    static constexpr std::string_view type = "offer.withdrawn";
    OfferCard offer;
    OfferSide by = OfferSide::buyer;
};
BOOST_DESCRIBE_STRUCT(OfferWithdrawn, (), (offer, by))

/// Its time is over: no_answer or not_bought. For both.
struct OfferLapsed {
    static constexpr std::string_view type = "offer.lapsed";
    OfferCard offer;
    OfferReason reason{};
};
BOOST_DESCRIBE_STRUCT(OfferLapsed, (), (offer, reason))

/// The listing does not stand any more as it did. For the buyer; the seller knows.
struct OfferClosed {
    static constexpr std::string_view type = "offer.closed";
    OfferCard offer;
    OfferReason reason{};
};
BOOST_DESCRIBE_STRUCT(OfferClosed, (), (offer, reason))

/// The buyer bought the copy: an end for both, which orders tell in their own way.
struct OfferBought {
    static constexpr std::string_view type = "offer.bought";
    OfferCard offer;
};
BOOST_DESCRIBE_STRUCT(OfferBought, (), (offer))

inline constexpr std::string_view offer_event_types[] = {
    OfferMade::type,      OfferCountered::type, OfferAccepted::type, OfferDeclined::type,
    OfferWithdrawn::type, OfferLapsed::type,    OfferClosed::type,   OfferBought::type,
};

/// The part that all offer events share.
struct OfferEvent {
    OfferCard offer;
};
BOOST_DESCRIBE_STRUCT(OfferEvent, (), (offer))

// The waiting line of a reserved copy

/// The copy came back and is kept for the first in line, at the list price, until then.
struct QueueTurn {
    static constexpr std::string_view type = "queue.turn";
    ListingId listing{};
    std::string title{};
    AccountId account{};
    AccountId seller{};
    Money price{};
    Instant until{};
};
BOOST_DESCRIBE_STRUCT(QueueTurn, (), (listing, title, account, seller, price, until))

/// Somebody had the turn and did not buy; the place is gone.
struct QueueTurnOver {
    static constexpr std::string_view type = "queue.turn_over";
    ListingId listing{};
    std::string title{};
    AccountId account{};
};
BOOST_DESCRIBE_STRUCT(QueueTurnOver, (), (listing, title, account))

/// Sold, withdrawn or removed: for everybody who waited.
struct QueueEnded {
    static constexpr std::string_view type = "queue.ended";
    ListingId listing{};
    std::string title{};
    std::vector<AccountId> accounts{};  ///< first to last, who had the turn too
    ListingState state{};               ///< of the listing
};
BOOST_DESCRIBE_STRUCT(QueueEnded, (), (listing, title, accounts, state))

/// PUT /internal/market/listings/{id}/removal: what moderation decided, as the state that is wanted.
struct RemovalOrder {
    bool removed = true;
    AccountId by{};  ///< the moderator, whose role moderation has checked
    Uuid cause{};    ///< the decision
    std::string reason{};
};
BOOST_DESCRIBE_STRUCT(RemovalOrder, (), (removed, by, cause, reason))

/// All of the above that carry a card: for who only keeps a copy.
inline constexpr std::string_view listing_event_types[] = {
    ListingPublished::type, ListingChanged::type, ListingReserved::type,
    ListingReleased::type,  ListingSold::type,    ListingHidden::type,
};

/// The part that all listing events share.
struct ListingEvent {
    ListingCard listing;
};
BOOST_DESCRIBE_STRUCT(ListingEvent, (), (listing))

/// GET /internal/market/listings?after=: every listing that was ever published, in the order of their ids,
/// for who builds a copy anew. `next` is empty at the end.
struct ListingPage {
    std::vector<ListingCard> items;
    std::string next;
};
BOOST_DESCRIBE_STRUCT(ListingPage, (), (items, next))

}  // namespace bookverse::market
