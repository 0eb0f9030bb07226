// An offer as it is stored: what a buyer and a seller say about one copy's price, to and fro. It is also the
// saga of its acceptance: state `accepting` and `due_at` bring it to its end after a crash.
#pragma once

#include "services/market/model.hpp"

namespace bookverse::market {

/// An amount that one of the two named.
struct OfferStep {
    OfferSide by{};
    Money price{};
    Instant at{};

    friend bool operator==(const OfferStep&, const OfferStep&) = default;
};
BOOST_DESCRIBE_STRUCT(OfferStep, (), (by, price, at))

struct Offer {
    OfferId id{};
    ListingId listing{};
    std::optional<ListingId> live_on{};  ///< the listing while it is not over: one a buyer and listing
    std::string title{};                 ///< of the book: for events
    AccountId buyer{};
    AccountId seller{};
    OfferState state = OfferState::made;
    std::optional<OfferReason> reason{};
    std::optional<OfferSide> ended_by{};  ///< who declined or withdrew
    Money list_price{};
    std::vector<OfferStep> steps{};  ///< never empty; the last one is on the table
    Instant created_at{};
    Instant changed_at{};
    Instant expires_at{};                     ///< without an answer
    std::optional<Instant> reserved_until{};  ///< since it was accepted
    std::optional<Instant> due_at{};

    std::optional<std::string> request{};  ///< fingerprint of what created it under an Idempotency-Key

    const OfferStep& on_table() const { return steps.back(); }
    friend bool operator==(const Offer&, const Offer&) = default;
};
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (id, listing, live_on, title, buyer, seller, state, reason, ended_by, list_price, steps,
                       created_at, changed_at, expires_at, reserved_until, due_at, request))

/// What its acceptance reserves the copy under.
OrderLineId line_of(OfferId offer);

OfferCard card_of(const Offer& offer);

/// That an account is somewhere in line, to list it by; whether and where is in the listing.
struct PlaceTag;
using PlaceId = Id<PlaceTag>;
struct Place {
    PlaceId id{};
    AccountId account{};
    ListingId listing{};
    Instant since{};

    friend bool operator==(const Place&, const Place&) = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (id, account, listing, since))

PlaceId place_id(ListingId listing, AccountId account);

}  // namespace bookverse::market
