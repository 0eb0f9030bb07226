#include "platform/store/combine.hpp"

namespace bookverse::store {

Turn take_turn(const Rule& rule, Stored& state) {
    Turn turn;
    try {
        std::vector<OutboxEvent> events;
        auto next = rule(state, events);
        if (!next) {
            turn.outcome = std::move(next).error();
            return turn;
        }
        // The same state with events is still a write: an event is not lost because nothing else changed.
        if (*next != state.aggregate || !events.empty()) {
            state.aggregate = std::move(*next);
            ++state.version;
            turn.changed = true;
        }
        turn.outcome = state;
        turn.events = std::move(events);
    } catch (...) {
        turn.error = std::current_exception();
    }
    return turn;
}

}  // namespace bookverse::store
