// Who may do what to an offer in which state, and what becomes of it. Pure: no clock, no store. README.md
// has the picture; offer_rules_test.cpp the whole table, state × command × caller.
#pragma once

#include "base/refusal.hpp"
#include "platform/store/collection.hpp"
#include "services/market/offer.hpp"

namespace bookverse::market {

inline constexpr auto offer_life = std::chrono::hours{48};
inline constexpr auto offer_hold = std::chrono::hours{24};
inline constexpr std::size_t most_steps = 10;  ///< of one offer: amounts to and fro

/// What people do; what time and the listing do is follow().
enum class OfferCommand : std::uint8_t { accept, decline, counter, withdraw };
BOOST_DESCRIBE_ENUM(OfferCommand, accept, decline, counter, withdraw)

/// How the caller stands to it. Staff are `other`: a reported offer has its conversation.
enum class OfferWho : std::uint8_t { anonymous, buyer, seller, other, system };
BOOST_DESCRIBE_ENUM(OfferWho, anonymous, buyer, seller, other, system)

OfferWho who_is(const Actor& actor, const Offer& offer) noexcept;

/// `again`: it is so already, by this very command.
enum class OfferVerdict : std::uint8_t { yes, again };
/// The table.
Result<OfferVerdict> allowed(OfferCommand command, OfferState state, OfferWho who);
/// Buyer and seller may, in any state. not_found for others.
Result<> may_see(const Offer& offer, const Actor& actor);
/// What the caller may do now.
std::vector<OfferCommand> commands_of(const Offer& offer, const Actor& actor, Instant now);

/// An unanswered offer whose time is over is lapsed, whatever the stored state says until the timer has run.
OfferState state_of(const Offer& offer, Instant now) noexcept;
bool is_over(OfferState state) noexcept;

/// not_verified without a valid campus proof.
Result<> may_buy(const Actor& actor);
/// Asks may_buy() too; not_found, own_listing, not_for_sale, not_negotiable, invalid_fields (above the list
/// price).
Result<Offer> make_offer(OfferId id, const Listing& listing, const Actor& actor, Money amount, Instant now);

/// The agreement, before the copy is reserved: state `accepting`, due at once. `seen` is the amount that the
/// caller means: offer_changed when another one stands there.
Result<Offer> accept(const Offer& offer, const Actor& actor, Money seen, Instant now);
Result<Offer> decline(const Offer& offer, const Actor& actor, Instant now);
/// too_many_rounds, invalid_fields.
Result<Offer> counter(const Offer& offer, const Actor& actor, Money amount, Instant now);
/// An accepted one is due at once: its copy has to be given back.
Result<Offer> withdraw(const Offer& offer, const Actor& actor, Instant now);

/// The copy is reserved for it. wrong_state unless it waits for that.
Result<Offer> accepted(const Offer& offer, Instant reserved_until, Instant now);
/// The copy cannot be had, so it is closed. Nothing to do for one that does not wait for that.
Offer not_reserved(const Offer& offer, const Listing* listing, Instant now);

/// What time and the listing (null: gone) have made of it.
Offer follow(const Offer& offer, const Listing* listing, Instant now);
/// The buyer's account is closed; is suspended, which the seller need not know: a withdrawal. One that was
/// accepted is due at once, as in withdraw().
Offer close_account(const Offer& offer, Instant now);
Offer suspend_account(const Offer& offer, Instant now);

/// Which event a change is to others; `before` is null for a new one.
void announce(store::Events& events, const Offer* before, const Offer& after);

}  // namespace bookverse::market
