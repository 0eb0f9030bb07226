// Which event a change is to others.
#pragma once

#include "platform/store/collection.hpp"
#include "services/market/model.hpp"

namespace bookverse::market {

/// `before` is null for a new one. Says nothing of what others never saw, nor of a change that is none.
void announce(store::Events& events, const Listing* before, const Listing& after, Instant now);

}  // namespace bookverse::market
