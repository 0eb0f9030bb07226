// What a change of an exchange is told as. One place, so no change can be told twice or not at all.
#pragma once

#include "platform/store/collection.hpp"
#include "services/reviews/model.hpp"

namespace bookverse::reviews {

void announce(store::Events& events, const Exchange& before, const Exchange& after);

}  // namespace bookverse::reviews
