#include "services/market/offer_rules.hpp"

#include <algorithm>
#include <array>

#include "services/market/rules.hpp"

namespace bookverse::market {
namespace {

enum class Cell : std::uint8_t { yes, again, turn, wrong, over };

struct Row {
    OfferCommand command;
    OfferWho who;
    /// made, countered, accepting, accepted, bought, declined, withdrawn, lapsed, closed
    std::array<Cell, 9> by_state;
};

constexpr auto yes = Cell::yes;
constexpr auto again = Cell::again;
constexpr auto turn = Cell::turn;
constexpr auto wrong = Cell::wrong;
constexpr auto over = Cell::over;

// Who is named by no row finds nothing.
constexpr Row table[] = {
    {OfferCommand::accept, OfferWho::seller, {yes, turn, again, again, over, over, over, over, over}},
    {OfferCommand::accept, OfferWho::buyer, {turn, yes, again, again, over, over, over, over, over}},
    {OfferCommand::decline, OfferWho::seller, {yes, turn, wrong, wrong, over, again, over, over, over}},
    {OfferCommand::decline, OfferWho::buyer, {turn, yes, wrong, wrong, over, again, over, over, over}},
    {OfferCommand::counter, OfferWho::seller, {yes, turn, wrong, wrong, over, over, over, over, over}},
    {OfferCommand::counter, OfferWho::buyer, {turn, yes, wrong, wrong, over, over, over, over, over}},
    {OfferCommand::withdraw, OfferWho::buyer, {yes, yes, wrong, yes, over, over, again, over, over}},
    {OfferCommand::withdraw, OfferWho::seller, {wrong, yes, wrong, wrong, over, over, again, over, over}},
};

std::unexpected<Refusal> refusal_of(Cell cell) {
    if (cell == turn)
        return refuse(RefusalKind::conflict, "not_your_turn", "It is the other one's turn to answer.");
    if (cell == over) return refuse(RefusalKind::conflict, "offer_over", "This offer is over.");
    return refuse(RefusalKind::conflict, "wrong_state", "That is not possible in the present state.");
}

OfferSide side_of(const Offer& offer, const Actor& actor) {
    return actor.is(offer.seller) ? OfferSide::seller : OfferSide::buyer;
}

Result<OfferVerdict> may(OfferCommand command, const Offer& offer, const Actor& actor, Instant now) {
    return allowed(command, state_of(offer, now), who_is(actor, offer));
}

Offer ended(Offer offer, OfferState state, Instant now) {
    offer.state = state;
    offer.live_on.reset();
    offer.due_at.reset();
    offer.changed_at = now;
    return offer;
}

Offer ended(Offer offer, OfferState state, OfferReason reason, Instant now) {
    offer.reason = reason;
    return ended(std::move(offer), state, now);
}

void await_answer(Offer& offer, OfferStep step) {
    offer.state = step.by == OfferSide::buyer ? OfferState::made : OfferState::countered;
    offer.changed_at = step.at;
    offer.expires_at = step.at + offer_life;
    offer.due_at = offer.expires_at;
    offer.steps.push_back(std::move(step));
}

std::unexpected<Refusal> refuse_above() {
    return refuse_field("/amount", "above_list_price", "An offer is never above the list price.");
}

/// Why an unanswered offer cannot stand; none: it can.
std::optional<OfferReason> why_not(const Offer& offer, const Listing* listing, Instant now) {
    if (listing == nullptr) return OfferReason::not_for_sale;
    switch (state_of(*listing, now)) {
        case ListingState::published:
            break;
        case ListingState::reserved:
            return OfferReason::reserved;
        case ListingState::sold:
            return OfferReason::sold;
        default:
            return OfferReason::not_for_sale;
    }
    if (!is_shown(*listing, now)) return OfferReason::not_for_sale;
    if (listing->price != offer.list_price) return OfferReason::price_changed;
    if (!listing->negotiable) return OfferReason::not_negotiable;
    return std::nullopt;
}

bool keeps_copy_for(const Listing& listing, const Offer& offer, Instant now) {
    const auto& held = listing.reservation;
    return listing.state == ListingState::reserved && held && held->hold &&
           held->hold->line == line_of(offer.id) && held_until(*held) > now;
}

Offer follow_accepted(const Offer& offer, const Listing* listing, Instant now) {
    if (listing != nullptr && keeps_copy_for(*listing, offer, now)) return offer;
    const bool is_sold = listing != nullptr && listing->state == ListingState::sold && listing->sale;
    if (is_sold && listing->sale->buyer == offer.buyer) return ended(offer, OfferState::bought, now);
    if (offer.reserved_until && *offer.reserved_until > now)
        return ended(offer, OfferState::closed, is_sold ? OfferReason::sold : OfferReason::not_for_sale, now);
    return ended(offer, OfferState::lapsed, OfferReason::not_bought, now);
}

}  // namespace

OfferWho who_is(const Actor& actor, const Offer& offer) noexcept {
    if (actor.is_service()) return OfferWho::system;
    if (actor.is(offer.buyer)) return OfferWho::buyer;
    if (actor.is(offer.seller)) return OfferWho::seller;
    return actor.is_account() ? OfferWho::other : OfferWho::anonymous;
}

Result<OfferVerdict> allowed(OfferCommand command, OfferState state, OfferWho who) {
    for (const Row& row : table) {
        if (row.command != command || row.who != who) continue;
        const Cell cell = row.by_state[static_cast<std::size_t>(state)];
        if (cell == yes) return OfferVerdict::yes;
        if (cell == again) return OfferVerdict::again;
        return refusal_of(cell);
    }
    return refuse_not_found();
}

Result<> may_see(const Offer& offer, const Actor& actor) {
    const OfferWho who = who_is(actor, offer);
    if (who == OfferWho::buyer || who == OfferWho::seller) return {};
    return refuse_not_found();
}

std::vector<OfferCommand> commands_of(const Offer& offer, const Actor& actor, Instant now) {
    std::vector<OfferCommand> all;
    for (const auto command :
         {OfferCommand::accept, OfferCommand::decline, OfferCommand::counter, OfferCommand::withdraw}) {
        if (command == OfferCommand::counter && offer.steps.size() >= most_steps) continue;
        if (may(command, offer, actor, now) == OfferVerdict::yes) all.push_back(command);
    }
    return all;
}

OfferState state_of(const Offer& offer, Instant now) noexcept {
    const bool open = offer.state == OfferState::made || offer.state == OfferState::countered;
    return open && offer.expires_at <= now ? OfferState::lapsed : offer.state;
}

bool is_over(OfferState state) noexcept {
    return state > OfferState::accepted;
}

Result<> may_buy(const Actor& actor) {
    if (actor.has(Role::student)) return {};
    return refuse(RefusalKind::forbidden, "not_verified",
                  "Only students with a valid campus address may buy: please renew your proof.");
}

Result<Offer> make_offer(OfferId id, const Listing& listing, const Actor& actor, Money amount, Instant now) {
    if (auto ok = may_see(listing, actor, now); !ok) return std::unexpected(std::move(ok).error());
    if (actor.is(listing.seller))
        return refuse(RefusalKind::conflict, "own_listing", "This is your own copy.");
    if (auto ok = may_buy(actor); !ok) return std::unexpected(std::move(ok).error());
    if (!is_shown(listing, now) || !listing.price)
        return refuse(RefusalKind::conflict, "not_for_sale", "This copy cannot be had now.");
    if (!listing.negotiable)
        return refuse(RefusalKind::conflict, "not_negotiable", "The price of this copy is fixed.");
    if (amount > *listing.price) return refuse_above();
    Offer offer;
    offer.id = id;
    offer.listing = listing.id;
    offer.live_on = listing.id;
    offer.title = listing.edition.title;
    offer.buyer = actor.account;
    offer.seller = listing.seller;
    offer.list_price = *listing.price;
    offer.created_at = now;
    await_answer(offer, {OfferSide::buyer, amount, now});
    return offer;
}

Result<Offer> accept(const Offer& offer, const Actor& actor, Money seen, Instant now) {
    const auto verdict = may(OfferCommand::accept, offer, actor, now);
    if (!verdict) return std::unexpected(verdict.error());
    if (offer.on_table().price != seen)
        return refuse(RefusalKind::conflict, "offer_changed", "Another amount stands there now.");
    if (verdict == OfferVerdict::again) return offer;
    Offer next = offer;
    next.state = OfferState::accepting;
    next.changed_at = now;
    next.due_at = now;
    return next;
}

Result<Offer> decline(const Offer& offer, const Actor& actor, Instant now) {
    const auto verdict = may(OfferCommand::decline, offer, actor, now);
    if (!verdict) return std::unexpected(verdict.error());
    if (verdict == OfferVerdict::again) return offer;
    Offer next = ended(offer, OfferState::declined, now);
    next.ended_by = side_of(offer, actor);
    return next;
}

Result<Offer> counter(const Offer& offer, const Actor& actor, Money amount, Instant now) {
    const auto verdict = may(OfferCommand::counter, offer, actor, now);
    if (!verdict) return std::unexpected(verdict.error());
    if (amount > offer.list_price) return refuse_above();
    if (amount == offer.on_table().price)
        return refuse_field("/amount", "same_amount", "That amount stands there already: accept it.");
    if (offer.steps.size() >= most_steps)
        return refuse(RefusalKind::conflict, "too_many_rounds",
                      "You two have gone to and fro often enough: accept or decline.");
    Offer next = offer;
    await_answer(next, {side_of(offer, actor), amount, now});
    return next;
}

Result<Offer> withdraw(const Offer& offer, const Actor& actor, Instant now) {
    const auto verdict = may(OfferCommand::withdraw, offer, actor, now);
    if (!verdict) return std::unexpected(verdict.error());
    if (verdict == OfferVerdict::again) return offer;
    Offer next = ended(offer, OfferState::withdrawn, now);
    next.ended_by = side_of(offer, actor);
    if (offer.state == OfferState::accepted) next.due_at = now;
    return next;
}

Result<Offer> accepted(const Offer& offer, Instant reserved_until, Instant now) {
    if (offer.state == OfferState::accepted) return offer;
    if (offer.state != OfferState::accepting) return refusal_of(wrong);
    Offer next = offer;
    next.state = OfferState::accepted;
    next.changed_at = now;
    next.reserved_until = reserved_until;
    next.due_at = reserved_until;
    return next;
}

Offer not_reserved(const Offer& offer, const Listing* listing, Instant now) {
    if (offer.state != OfferState::accepting) return offer;
    const auto reason = why_not(offer, listing, now).value_or(OfferReason::reserved);
    return ended(offer, OfferState::closed, reason, now);
}

Offer follow(const Offer& offer, const Listing* listing, Instant now) {
    switch (offer.state) {
        case OfferState::made:
        case OfferState::countered:
            if (offer.expires_at <= now) return ended(offer, OfferState::lapsed, OfferReason::no_answer, now);
            if (const auto reason = why_not(offer, listing, now))
                return ended(offer, OfferState::closed, *reason, now);
            return offer;
        case OfferState::accepted:
            return follow_accepted(offer, listing, now);
        default:
            return offer;
    }
}

Offer close_account(const Offer& offer, Instant now) {
    // One that is being accepted lapses when nobody buys.
    if (is_over(offer.state) || offer.state == OfferState::accepting) return offer;
    Offer next = ended(offer, OfferState::closed, OfferReason::account_closed, now);
    if (offer.state == OfferState::accepted) next.due_at = now;
    return next;
}

Offer suspend_account(const Offer& offer, Instant now) {
    if (is_over(offer.state) || offer.state == OfferState::accepting) return offer;
    Offer next = ended(offer, OfferState::withdrawn, now);
    next.ended_by = OfferSide::buyer;
    if (offer.state == OfferState::accepted) next.due_at = now;
    return next;
}

void announce(store::Events& events, const Offer* before, const Offer& after) {
    const OfferCard card = card_of(after);
    if (before == nullptr) return events.publish(OfferMade{card, after.expires_at});
    if (before->steps.size() != after.steps.size())
        return events.publish(OfferCountered{card, after.expires_at});
    if (before->state == after.state) return;
    switch (after.state) {
        case OfferState::made:
        case OfferState::countered:
        case OfferState::accepting:
            return;
        case OfferState::accepted:
            return events.publish(OfferAccepted{card, after.reserved_until.value_or(Instant{})});
        case OfferState::bought:
            return events.publish(OfferBought{card});
        case OfferState::declined:
            return events.publish(OfferDeclined{card});
        case OfferState::withdrawn:
            return events.publish(OfferWithdrawn{card, after.ended_by.value_or(OfferSide::buyer)});
        case OfferState::lapsed:
            return events.publish(OfferLapsed{card, after.reason.value_or(OfferReason::no_answer)});
        case OfferState::closed:
            return events.publish(OfferClosed{card, after.reason.value_or(OfferReason::not_for_sale)});
    }
}

}  // namespace bookverse::market
