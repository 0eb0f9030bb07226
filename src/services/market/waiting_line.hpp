// The waiting line of a copy, and what keeps a copy beyond one order line. Pure rules over the listing: the
// line is part of it, so that a copy that comes back is the next one's in the same write and nobody can slip
// in between.
#pragma once

#include "base/refusal.hpp"
#include "platform/store/collection.hpp"
#include "services/market/model.hpp"

namespace bookverse::market {

inline constexpr auto turn_life = std::chrono::hours{12};
inline constexpr std::size_t most_waiting = 20;

/// From 0; none: does not wait.
std::optional<std::size_t> position_of(const Listing& listing, AccountId account);
/// While it is this account's turn: until when.
std::optional<Instant> turn_of(const Listing& listing, AccountId account, Instant now);
/// Somebody has the turn, and nothing is ordered.
bool only_turn(const Listing& listing) noexcept;
/// A hold of this account waits for its order.
bool is_kept_for(const Listing& listing, AccountId account) noexcept;

/// own_listing, for_sale (it can be had at once), holds_it (the caller has it), queue_full, not_for_sale.
/// Who waits already stays where they are.
Result<Listing> join_line(const Listing& listing, AccountId account, Instant now);
/// Who has the turn passes it on; ordered: while an order of theirs holds the copy. For who is not in line
/// nothing happens.
Result<Listing> leave_line(const Listing& listing, AccountId account, Instant now);

/// The copy is free: it becomes the first one's, as a reservation. Nothing to do without a line or while the
/// seller is away.
void pass_on(Listing& listing, Instant now);

/// The events of a change, seen from its line.
void announce_line(store::Events& events, const Listing& before, const Listing& after);

}  // namespace bookverse::market
