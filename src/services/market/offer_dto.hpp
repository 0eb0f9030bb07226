// What goes over HTTP about offers and the waiting line: the API (docs/api/openapi.json).
#pragma once

#include "services/market/dto.hpp"
#include "services/market/offer_rules.hpp"

namespace bookverse::market::dto {

struct OfferPath {
    OfferId id;
};
BOOST_DESCRIBE_STRUCT(OfferPath, (), (id))

struct NewOffer {
    Price amount;  ///< at most the list price
};
BOOST_DESCRIBE_STRUCT(NewOffer, (), (amount))

struct AcceptOffer {
    Price amount;  ///< the one that the caller saw: another may stand there meanwhile
};
BOOST_DESCRIBE_STRUCT(AcceptOffer, (), (amount))

struct CounterOffer {
    Price amount;
};
BOOST_DESCRIBE_STRUCT(CounterOffer, (), (amount))

/// The copy as it is now.
struct OfferListing {
    ListingId id;
    std::string title;
    std::vector<std::string> authors;
    std::optional<PhotoId> cover;
    ListingState state;
    std::optional<Money> price;
};
BOOST_DESCRIBE_STRUCT(OfferListing, (), (id, title, authors, cover, state, price))

struct Offer {
    OfferId id;
    OfferListing listing;
    AccountId buyer;
    AccountId seller;
    OfferState state;
    std::optional<OfferReason> reason;  ///< of lapsed and closed
    std::optional<OfferSide> ended_by;  ///< of declined and withdrawn
    Money price;                        ///< on the table
    OfferSide by;                       ///< who named it
    Money list_price;                   ///< when the offer was made
    std::vector<OfferStep> steps;
    std::vector<OfferCommand> can;  ///< what the caller may do now
    Instant created_at;
    Instant changed_at;
    std::optional<Instant> expires_at;      ///< while somebody has to answer
    std::optional<Instant> reserved_until;  ///< while it is accepted: buy it by then
};
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (id, listing, buyer, seller, state, reason, ended_by, price, by, list_price, steps, can,
                       created_at, changed_at, expires_at, reserved_until))

enum class OffersSide : std::uint8_t { buying, selling };
BOOST_DESCRIBE_ENUM(OffersSide, buying, selling)

struct OffersQuery : http::PageQuery {
    OffersSide side;
    std::optional<ListingId> listing;
};
BOOST_DESCRIBE_STRUCT(OffersQuery, (http::PageQuery), (side, listing))

/// The waiting line of a copy, as the caller stands to it.
struct QueuePlace {
    ListingId listing;
    int length;                   ///< how many wait
    int most;                     ///< it takes no more than these
    std::optional<int> position;  ///< of the caller, from 1; none: not waiting
    std::optional<Instant> joined_at;
    std::optional<Instant> turn_until;  ///< the copy is kept for the caller until then
};
BOOST_DESCRIBE_STRUCT(QueuePlace, (), (listing, length, most, position, joined_at, turn_until))

/// A line in which the caller waits or has the turn.
struct QueueEntry {
    ListingSummary listing;
    QueuePlace place;
};
BOOST_DESCRIBE_STRUCT(QueueEntry, (), (listing, place))

}  // namespace bookverse::market::dto
