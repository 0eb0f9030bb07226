// The rules of holding a copy: for an order line, for who it is kept for, and back.
#include <algorithm>

#include "services/market/rules.hpp"
#include "services/market/rules_shared.hpp"
#include "services/market/waiting_line.hpp"

namespace bookverse::market {
namespace rules {
namespace {

constexpr std::size_t remembered_lines = 32;

}  // namespace

bool is_final(ListingState state) noexcept {
    return state == ListingState::sold || state == ListingState::withdrawn || state == ListingState::removed;
}

Listing told(Listing next, Instant now) {
    if (next.state == ListingState::published) pass_on(next, now);
    if (is_final(next.state)) next.waiting.clear();
    ++next.version;
    next.changed_at = now;
    next.listed_at = is_shown(next, now) ? next.published_at : std::nullopt;
    return next;
}

void free_copy(Listing& listing, ListingState state) {
    listing.state = state;
    listing.reservation.reset();
    listing.due_at.reset();
}

void end_line(Listing& listing, Instant now) {
    Reservation& now_held = *listing.reservation;
    const auto& hold = now_held.hold;
    if (hold && now_held.line != hold->line && hold->until > now) {
        now_held.line = hold->line;
        now_held.until = hold->until;
        listing.due_at = hold->until;
        return;
    }
    free_copy(listing, ListingState::published);
    pass_on(listing, now);
}

Listing without_lapsed(Listing listing, Instant now) {
    const bool is_held = listing.state == ListingState::reserved && listing.reservation;
    if (is_held && listing.reservation->until <= now) end_line(listing, now);
    return listing;
}

void remember(Listing& listing, OrderLineId line) {
    if (std::ranges::find(listing.released, line) != listing.released.end()) return;
    if (listing.released.size() == remembered_lines) listing.released.erase(listing.released.begin());
    listing.released.push_back(line);
}

}  // namespace rules

using rules::free_copy;
using rules::remember;
using rules::told;
using rules::without_lapsed;

Result<Listing> reserve(const Listing& listing, const Reservation& wanted, Instant now) {
    Listing next = without_lapsed(listing, now);
    const bool same_line = next.reservation && next.reservation->line == wanted.line;
    if (same_line && next.state == ListingState::reserved) return listing;
    if (listing.sale && listing.sale->line == wanted.line && listing.state == ListingState::sold)
        return listing;
    if (std::ranges::find(listing.released, wanted.line) != listing.released.end())
        return refuse(RefusalKind::conflict, "reservation_over", "This order line gave the copy back.");
    if (is_kept_for(next, wanted.buyer) && !wanted.hold && !next.away) {
        next.reservation->line = wanted.line;
        next.reservation->until = wanted.until;
        next.due_at = wanted.until;
        return told(std::move(next), now);
    }
    if (auto ok = allowed(Command::reserve, next.state, Who::system); !ok)
        return std::unexpected(std::move(ok).error());
    if (listing.away) return refuse(RefusalKind::conflict, "not_for_sale", "This copy cannot be had now.");
    if (listing.seller == wanted.buyer)
        return refuse(RefusalKind::conflict, "own_listing", "This is your own copy.");
    if (listing.price && wanted.price > *listing.price)
        return refuse(RefusalKind::conflict, "price_changed", "The price is lower by now.");
    next.state = ListingState::reserved;
    next.reservation = wanted;
    next.due_at = wanted.until;
    return told(std::move(next), now);
}

Result<Listing> confirm(const Listing& listing, OrderLineId line, Instant now) {
    if (listing.state == ListingState::sold && listing.sale && listing.sale->line == line) return listing;
    // The stored state counts, not the one in effect: a payment that came late finds the copy while nobody
    // else took it.
    if (auto ok = allowed(Command::confirm, listing.state, Who::system); !ok)
        return std::unexpected(std::move(ok).error());
    if (!listing.reservation || listing.reservation->line != line)
        return refuse(RefusalKind::conflict, "not_reserved", "This copy is not reserved for that order.");
    Listing next = listing;
    next.sale = Sale{line, listing.reservation->buyer, listing.reservation->price, now};
    free_copy(next, ListingState::sold);
    return told(std::move(next), now);
}

Result<Listing> release(const Listing& listing, OrderLineId line, Instant now) {
    if (auto ok = allowed(Command::release, listing.state, Who::system); !ok)
        return std::unexpected(std::move(ok).error());
    Listing next = listing;
    remember(next, line);
    const bool holds = next.reservation && next.reservation->line == line;
    const bool bought = next.state == ListingState::sold && next.sale && next.sale->line == line;
    if (bought) next.sale.reset();
    if (!holds && !bought) {
        // The hold behind an order that goes on.
        if (next.reservation && next.reservation->hold && next.reservation->hold->line == line)
            next.reservation->hold.reset();
        return next;
    }
    if (holds)
        rules::end_line(next, now);
    else
        free_copy(next, ListingState::published);
    return told(std::move(next), now);
}

Listing lapse(const Listing& listing, Instant now) {
    Listing next = without_lapsed(listing, now);
    if (next == listing) return listing;
    return told(std::move(next), now);
}

}  // namespace bookverse::market
