// What the rules over a listing share; nobody else's business.
#pragma once

#include "services/market/model.hpp"

namespace bookverse::market::rules {

/// What every change that is told ends with: a free copy goes to who waits, the version grows.
Listing told(Listing next, Instant now);
void free_copy(Listing& listing, ListingState state);
/// The line that holds the copy is over: the hold behind it has it again, or the next who waits, or nobody.
void end_line(Listing& listing, Instant now);
/// A reservation whose time is over is gone as soon as anybody changes something.
Listing without_lapsed(Listing listing, Instant now);
/// That this line may not come back.
void remember(Listing& listing, OrderLineId line);
/// A copy that is up or was: sold, withdrawn, removed.
bool is_final(ListingState state) noexcept;

}  // namespace bookverse::market::rules
