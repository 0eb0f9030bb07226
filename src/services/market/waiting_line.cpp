#include "services/market/waiting_line.hpp"

#include <algorithm>

#include "services/market/rules.hpp"
#include "services/market/rules_shared.hpp"

namespace bookverse::market {
namespace {

const Reservation* turn_in(const Listing& listing) noexcept {
    const auto& held = listing.reservation;
    const bool is_turn =
        listing.state == ListingState::reserved && held && held->hold && held->hold->kind == HoldKind::turn;
    return is_turn ? &*held : nullptr;
}

bool has_bought(const Listing& listing, AccountId account) {
    return listing.state == ListingState::sold && listing.sale && listing.sale->buyer == account;
}

bool gave_up(const Listing& listing, OrderLineId line) {
    return std::ranges::find(listing.released, line) != listing.released.end();
}

QueueTurn turn_event(const Listing& listing, const Reservation& turn) {
    return {.listing = listing.id,
            .title = listing.edition.title,
            .account = turn.buyer,
            .seller = listing.seller,
            .price = turn.price,
            .until = turn.hold->until};
}

}  // namespace

std::optional<std::size_t> position_of(const Listing& listing, AccountId account) {
    const auto found = std::ranges::find(listing.waiting, account, &Waiting::account);
    if (found == listing.waiting.end()) return std::nullopt;
    return static_cast<std::size_t>(found - listing.waiting.begin());
}

std::optional<Instant> turn_of(const Listing& listing, AccountId account, Instant now) {
    const auto* turn = turn_in(listing);
    if (turn == nullptr || turn->buyer != account || held_until(*turn) <= now) return std::nullopt;
    return turn->hold->until;
}

bool only_turn(const Listing& listing) noexcept {
    const auto* turn = turn_in(listing);
    return turn != nullptr && turn->line == turn->hold->line;
}

bool is_kept_for(const Listing& listing, AccountId account) noexcept {
    const auto& held = listing.reservation;
    return listing.state == ListingState::reserved && held && held->hold && held->buyer == account &&
           held->line == held->hold->line;
}

Result<Listing> join_line(const Listing& listing, AccountId account, Instant now) {
    if (listing.seller == account)
        return refuse(RefusalKind::conflict, "own_listing", "This is your own copy.");
    Listing next = lapse(listing, now);
    if (next.state == ListingState::published)
        return refuse(RefusalKind::conflict, "for_sale", "Nobody holds this copy: you can have it now.");
    if (next.state != ListingState::reserved || !next.reservation)
        return refuse(RefusalKind::conflict, "not_for_sale", "This copy cannot be had now.");
    if (next.reservation->buyer == account)
        return refuse(RefusalKind::conflict, "holds_it", "This copy is kept for you.");
    if (position_of(next, account)) return next;
    if (next.waiting.size() >= most_waiting)
        return refuse(RefusalKind::conflict, "queue_full", "Too many people wait for this copy already.");
    next.waiting.push_back({account, now});
    return next;
}

Result<Listing> leave_line(const Listing& listing, AccountId account, Instant now) {
    Listing next = lapse(listing, now);
    if (const auto position = position_of(next, account)) {
        next.waiting.erase(next.waiting.begin() + static_cast<std::ptrdiff_t>(*position));
        return next;
    }
    const auto* turn = turn_in(next);
    if (turn == nullptr || turn->buyer != account) return next;
    if (turn->line != turn->hold->line)
        return refuse(RefusalKind::conflict, "ordered", "The copy is being bought: see the order.");
    return release(next, turn->line, now);
}

void pass_on(Listing& listing, Instant now) {
    if (listing.waiting.empty() || listing.away) return;
    const Waiting first = listing.waiting.front();
    listing.waiting.erase(listing.waiting.begin());
    const auto line = OrderLineId::of_name("turn/" + listing.id.to_string() + "/" +
                                           first.account.to_string() + "/" + std::to_string(listing.version));
    const Hold turn{HoldKind::turn, line, listing.price.value_or(Money{}), now + turn_life};
    listing.state = ListingState::reserved;
    listing.reservation = Reservation{line, first.account, turn.price, turn.until, turn};
    listing.due_at = turn.until;
}

void announce_line(store::Events& events, const Listing& before, const Listing& after) {
    const auto* was = turn_in(before);
    const auto* is = turn_in(after);
    const bool same = was != nullptr && is != nullptr && was->hold == is->hold;
    if (is != nullptr && !same) events.publish(turn_event(after, *is));
    const bool ended = rules::is_final(after.state) && !rules::is_final(before.state);
    if (ended) {
        QueueEnded end{after.id, after.edition.title, {}, after.state};
        if (was != nullptr && !has_bought(after, was->buyer)) end.accounts.push_back(was->buyer);
        for (const Waiting& one : before.waiting)
            end.accounts.push_back(one.account);
        if (!end.accounts.empty()) events.publish(end);
        return;
    }
    // Who passed it on knows.
    if (was != nullptr && !same && !gave_up(after, was->hold->line))
        events.publish(QueueTurnOver{after.id, after.edition.title, was->buyer});
}

}  // namespace bookverse::market
