#include "services/orders/handover.hpp"

#include <algorithm>

#include "platform/auth/totp.hpp"
#include "services/orders/changes.hpp"

namespace bookverse::orders {
namespace {

std::chrono::seconds left(Instant end, Instant now) {
    return std::max(std::chrono::ceil<std::chrono::seconds>(end - now), std::chrono::seconds{1});
}

Result<std::vector<OrderLineId>> lines_to_hand_over(const Order& order, const Actor& actor,
                                                    const std::vector<OrderLineId>& named) {
    std::vector<OrderLineId> found;
    Result<> refused = refuse_not_found();
    for (const Line& line : order.lines) {
        const bool wanted =
            named.empty() ? actor.is(line.seller) : std::ranges::find(named, line.id) != named.end();
        if (!wanted) continue;
        auto ok = detail::may(LineCommand::hand_over, order, line, actor);
        if (ok) {
            found.push_back(line.id);
            continue;
        }
        refused = std::move(ok);
        if (!named.empty()) break;
    }
    const bool all = named.empty() ? !found.empty() : found.size() == named.size();
    if (!all) return std::unexpected(std::move(refused).error());
    return found;
}

Tried wrong(Order order, Instant now) {
    Handover& handover = *order.handover;
    if (handover.tries++ == 0) handover.tries_since = now;
    Refusal refusal{RefusalKind::conflict, "wrong_code", "This is not the code that the buyer's app shows."};
    if (handover.tries >= most_tries) {
        handover.locked = true;
        detail::remember(order, Moment::code_locked, now);
    }
    return {tidied(std::move(order), now), std::move(refusal)};
}

}  // namespace

Result<Tried> hand_over(const Order& order, const Actor& actor, const std::vector<OrderLineId>& lines,
                        std::string_view code, const Secret& secret, Instant now) {
    if (auto ok = may_see(order, actor); !ok) return std::unexpected(std::move(ok).error());
    const auto chosen = lines_to_hand_over(order, actor, lines);
    if (!chosen) return std::unexpected(chosen.error());
    Order next = order;
    Handover& handover = *next.handover;
    if (handover.locked)
        return refuse(RefusalKind::too_many, "code_locked",
                      "Too many wrong codes: the buyer can open the entry again in their app.");
    if (now >= handover.tries_since + tries_window) handover.tries = 0;
    const auto step = auth::match_totp(secret, code, now, handover.used_step);
    if (!step) return wrong(std::move(next), now);
    handover.used_step = *step;
    handover.tries = 0;
    for (const OrderLineId id : *chosen) {
        detail::move(*next.line(id), LineState::handed_over, now);
        detail::remember(next, Moment::handed_over, now, actor, id);
    }
    return Tried{tidied(std::move(next), now), std::nullopt};
}

Result<Order> unlock_code(const Order& order, const Actor& actor, Instant now) {
    if (auto ok = may_see(order, actor); !ok) return std::unexpected(std::move(ok).error());
    if (auto ok = detail::may(Command::unlock_code, order, actor); !ok)
        return std::unexpected(std::move(ok).error());
    if (!order.handover->locked) return order;
    Order next = order;
    Handover& handover = *next.handover;
    std::erase_if(handover.unlocked, [now](Instant at) { return at + unlock_window <= now; });
    if (handover.unlocked.size() >= most_unlocks) {
        Refusal refusal{RefusalKind::too_many, "too_many_unlocks", "It can be opened three times a day."};
        refusal.retry_after = left(handover.unlocked.front() + unlock_window, now);
        return std::unexpected(std::move(refusal));
    }
    handover.unlocked.push_back(now);
    handover.locked = false;
    handover.tries = 0;
    detail::remember(next, Moment::code_unlocked, now, actor);
    return tidied(std::move(next), now);
}

}  // namespace bookverse::orders
