// What is stored. A listing carries a copy of its edition's card: events and readers need both, and a rule
// does no I/O.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "services/market/api.hpp"

namespace bookverse::market {

struct PhotoTag;
struct OrderLineTag;
using PhotoId = Id<PhotoTag>;
/// Of the orders service; what a reservation is idempotent by.
using OrderLineId = Id<OrderLineTag>;

/// Where an edition's words come from; none of them overwrites what is there.
enum class Source : std::uint8_t { seller, catalogue, lookup };
BOOST_DESCRIBE_ENUM(Source, seller, catalogue, lookup)

struct Edition : EditionCard {
    Source source = Source::seller;
    Instant created_at{};

    const EditionCard& card() const noexcept { return *this; }
    friend bool operator==(const Edition&, const Edition&) = default;
};
BOOST_DESCRIBE_STRUCT(Edition, (EditionCard), (source, created_at))

struct Photo {
    PhotoId id{};
    std::string alt{};
    int width = 0;  ///< of the largest size
    int height = 0;

    friend bool operator==(const Photo&, const Photo&) = default;
};
BOOST_DESCRIBE_STRUCT(Photo, (), (id, alt, width, height))

/// Why a copy is kept for a buyer until they order it: an accepted offer, or their turn in the waiting line.
enum class HoldKind : std::uint8_t { offer, turn };
BOOST_DESCRIBE_ENUM(HoldKind, offer, turn)

/// It takes the place of an order line until there is one. If that one comes to nothing in time, the copy
/// is kept again.
struct Hold {
    HoldKind kind{};
    OrderLineId line{};
    Money price{};
    Instant until{};

    friend bool operator==(const Hold&, const Hold&) = default;
};
BOOST_DESCRIBE_STRUCT(Hold, (), (kind, line, price, until))

struct Reservation {
    OrderLineId line{};
    AccountId buyer{};
    Money price{};
    Instant until{};
    std::optional<Hold> hold{};

    friend bool operator==(const Reservation&, const Reservation&) = default;
};
BOOST_DESCRIBE_STRUCT(Reservation, (), (line, buyer, price, until, hold))

/// When the copy is free of it, whatever comes of the order.
Instant held_until(const Reservation& reservation) noexcept;

/// A place in the waiting line of a reserved copy.
struct Waiting {
    AccountId account{};
    Instant since{};

    friend bool operator==(const Waiting&, const Waiting&) = default;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (account, since))

struct Sale {
    OrderLineId line{};
    AccountId buyer{};
    Money price{};
    Instant at{};

    friend bool operator==(const Sale&, const Sale&) = default;
};
BOOST_DESCRIBE_STRUCT(Sale, (), (line, buyer, price, at))

struct Listing {
    ListingId id{};
    std::int64_t version = 1;  ///< grows with what is told; the store's own also counts timers
    ListingState state = ListingState::draft;
    AccountId seller{};
    bool away = false;  ///< the seller is on holiday, suspended or closed
    EditionCard edition{};
    std::optional<Money> price{};
    std::optional<Condition> condition{};
    std::string description{};
    std::optional<std::string> campus{};
    std::vector<std::string> courses{};
    std::vector<std::string> pickup_places{};
    bool negotiable = false;
    std::vector<Photo> photos{};
    Instant created_at{};
    Instant changed_at{};
    std::optional<Instant> published_at{};  ///< the newest time; none: others never saw it
    std::optional<Instant> listed_at{};     ///< published_at while it is shown: what lists of all go by

    std::optional<Reservation> reservation{};
    std::optional<Sale> sale{};
    std::vector<OrderLineId> released{};  ///< lines that may not come back, newest last
    std::optional<ListingState> before_removal{};
    std::optional<Instant> due_at{};  ///< when the reservation lapses
    std::vector<Waiting> waiting{};   ///< who is next when it comes back; see waiting_line.hpp

    std::optional<std::string> request{};         ///< fingerprint of what created it under an Idempotency-Key
    std::optional<SellerRating> seller_rating{};  ///< a copy of the seller's while it can be had

    friend bool operator==(const Listing&, const Listing&) = default;
};
BOOST_DESCRIBE_STRUCT(Listing, (),
                      (id, version, state, seller, away, edition, price, condition, description, campus,
                       courses, pickup_places, negotiable, photos, created_at, changed_at, published_at,
                       listed_at, reservation, sale, released, before_removal, due_at, waiting, request,
                       seller_rating))

/// What all listings of somebody follow: why they are hidden, and what buyers say. No document: nothing.
struct Seller {
    AccountId id{};
    bool holiday = false;
    std::optional<Instant> suspended_until{};
    Instant suspension_told_at{};  ///< of the event that counts; older ones may come late
    bool closed = false;
    /// When their listings are to be looked at again: a suspension ends, or a listing may have been made
    /// while the others were being changed.
    std::optional<Instant> due_at{};
    std::optional<SellerRating> rating{};
    std::int64_t rating_version = 0;  ///< of the event that counts; older ones may come late

    friend bool operator==(const Seller&, const Seller&) = default;
};
BOOST_DESCRIBE_STRUCT(Seller, (),
                      (id, holiday, suspended_until, suspension_told_at, closed, due_at, rating,
                       rating_version))

bool is_away(const Seller& seller, Instant now) noexcept;

/// What the state is in effect: a lapsed reservation holds nobody off, unless somebody waits.
ListingState state_of(const Listing& listing, Instant now) noexcept;
/// Published, and its seller is there.
bool is_shown(const Listing& listing, Instant now) noexcept;

/// Sold or withdrawn: nobody can have it, unless a sale is undone.
bool is_gone(const Listing& listing) noexcept;
/// What buyers say of its seller, while it can be had; what is gone is not kept up to date.
std::optional<SellerRating> rating_of(const Listing& listing);

/// What others keep of it. `listing` has been published once, so it has price and condition.
ListingCard card_of(const Listing& listing, Instant now);

}  // namespace bookverse::market
