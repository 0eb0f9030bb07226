// Who may do what to a listing in which state, and what becomes of it. Pure: no clock, no store.
// README.md has the picture; rules_test.cpp the whole table, state × command × caller.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.hpp"
#include "services/market/model.hpp"

namespace bookverse::market {

inline constexpr std::size_t most_photos = 8;
/// A copy is new, and comes first, at most so often; a pause does not make it new either.
inline constexpr std::chrono::days new_again_after{7};

enum class Command : std::uint8_t {
    see,
    edit,  ///< words, price, photos
    publish,
    pause,
    resume,
    bump,  ///< to the top of what is newest
    withdraw,
    remove,
    restore,
    reserve,
    confirm,
    release,
    lapse,  ///< the reservation's time is over
};
BOOST_DESCRIBE_ENUM(Command, see, edit, publish, pause, resume, bump, withdraw, remove, restore, reserve,
                    confirm, release, lapse)

/// How the caller stands to the listing; `system` is another service or a timer of ours.
enum class Who : std::uint8_t { anonymous, owner, other, moderator, system };
BOOST_DESCRIBE_ENUM(Who, anonymous, owner, other, moderator, system)

/// A moderator is the owner of their own listings.
Who who_is(const Actor& actor, const Listing& listing) noexcept;

/// The table.
Result<> allowed(Command command, ListingState state, Who who);

/// May this caller see it? not_found otherwise. Looks at more than the state: the seller may be away.
Result<> may_see(const Listing& listing, const Actor& actor, Instant now);

/// not_verified without a valid campus proof.
Result<> may_sell(const Actor& actor);

struct ListingWords {
    std::optional<Money> price{};
    std::optional<Condition> condition{};
    std::optional<std::string> description{};
    std::optional<std::optional<std::string>> campus{};  ///< the inner one empty: none
    std::optional<std::vector<std::string>> courses{};
    std::optional<std::vector<std::string>> pickup_places{};
    std::optional<bool> negotiable{};
};

struct NewListing {
    ListingId id;
    AccountId seller;
    EditionCard edition;
    ListingWords words;
    bool publish = false;
    bool away = false;
    std::optional<std::string> request{};
    std::optional<SellerRating> seller_rating{};
};
/// Asks may_sell() too; publishing refuses as publish() does.
Result<Listing> create(const NewListing& what, const Actor& actor, Instant now);

/// `seen` is the version that the caller edited; none: whatever it is now.
Result<Listing> edit(const Listing& listing, const Actor& actor, std::optional<std::int64_t> seen,
                     const ListingWords& words, Instant now);
/// too_many_photos.
Result<Listing> add_photo(const Listing& listing, const Actor& actor, Photo photo, Instant now);
/// invalid_fields unless these are its photos, each once.
Result<Listing> order_photos(const Listing& listing, const Actor& actor, const std::vector<PhotoId>& order,
                             Instant now);
/// not_found for a photo that it has not.
Result<Listing> remove_photo(const Listing& listing, const Actor& actor, PhotoId photo, Instant now);

/// invalid_fields while price or condition is missing.
Result<Listing> publish(const Listing& listing, const Actor& actor, Instant now);
Result<Listing> pause(const Listing& listing, const Actor& actor, Instant now);
/// As publish().
Result<Listing> resume(const Listing& listing, const Actor& actor, Instant now);
/// bumped_lately within a week of being new.
Result<Listing> bump(const Listing& listing, const Actor& actor, Instant now);
Result<Listing> withdraw(const Listing& listing, const Actor& actor, Instant now);
Result<Listing> remove(const Listing& listing, const Actor& actor, Instant now);
Result<Listing> restore(const Listing& listing, const Actor& actor, Instant now);

/// not_for_sale, own_listing, price_changed (above the list price), reservation_over (the line was released
/// before). The line that holds it gets the same reservation again; an order of the buyer for whom it is kept
/// (Hold) takes the hold's place, at the hold's price.
Result<Listing> reserve(const Listing& listing, const Reservation& wanted, Instant now);
/// not_reserved. For the line that bought it: nothing to do.
Result<Listing> confirm(const Listing& listing, OrderLineId line, Instant now);
/// Never refuses but for a listing that is gone; for a line that holds nothing it only remembers that it may
/// not come back. The copy falls back to the buyer's hold, or else to the next in the waiting line.
Result<Listing> release(const Listing& listing, OrderLineId line, Instant now);
/// Nothing to do before its time; what comes then is as in release().
Listing lapse(const Listing& listing, Instant now);

/// The seller has left or come back.
Listing set_away(const Listing& listing, bool away, Instant now);
/// What buyers say of the seller has changed. One that is sold or withdrawn stays as it is.
Listing set_rating(const Listing& listing, const std::optional<SellerRating>& rating, Instant now);
/// The seller's account is closed: nothing personal stays, what is not sold is withdrawn.
Listing close(const Listing& listing, Instant now);
/// The edition's words have become more.
Listing refresh_edition(const Listing& listing, const EditionCard& edition, Instant now);

}  // namespace bookverse::market
