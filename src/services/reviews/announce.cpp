#include "services/reviews/announce.hpp"

namespace bookverse::reviews {

void announce(store::Events& events, const Exchange& before, const Exchange& after) {
    for (const ReviewKind kind : all_kinds) {
        const auto& now = after.review(kind);
        const auto& then = before.review(kind);
        if (!now || !after.over_at) continue;
        if (!before.over_at) {
            events.publish(ReviewPublished{card_of(after, kind)});
            continue;
        }
        if (now->hidden != then->hidden)
            events.publish(ReviewHidden{card_of(after, kind), false, now->hidden});
        if (!now->answer) continue;
        if (!then->answer)
            events.publish(ReviewAnswered{card_of(after, kind)});
        else if (now->answer->hidden != then->answer->hidden)
            events.publish(ReviewHidden{card_of(after, kind), true, now->answer->hidden});
    }
}

}  // namespace bookverse::reviews
