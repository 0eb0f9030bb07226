#include "services/orders/announce.hpp"

#include <boost/describe/enum_to_string.hpp>

namespace bookverse::orders {
namespace {

void announce_state(store::Events& events, const Order& after) {
    switch (after.state) {
        case OrderState::open:
            events.publish(OrderPlaced{card_of(after), after.pay_until});
            return;
        case OrderState::expired:
            events.publish(OrderExpired{card_of(after)});
            return;
        case OrderState::cancelled:
            events.publish(OrderCancelled{card_of(after)});
            return;
        case OrderState::completed:
            events.publish(OrderCompleted{card_of(after)});
            return;
        case OrderState::paid:  // told by paid_at: it may be over again in the same write
        case OrderState::placing:
        case OrderState::refused:
            return;
    }
}

void announce_line_state(store::Events& events, const Order& order, const Line& line) {
    switch (line.state) {
        case LineState::handed_over:
            events.publish(LineHandedOver{order.id, order.buyer, card_of(line), line.since + settle_after});
            return;
        case LineState::settled:
            events.publish(
                LineSettled{order.id, order.buyer, card_of(line), line.price - line.refunded, line.refunded});
            return;
        case LineState::refunded:
            events.publish(LineRefunded{order.id, order.buyer, card_of(line), line.ending});
            return;
        case LineState::disputed:
            events.publish(OrderDisputed{order.id, order.buyer, card_of(line),
                                         boost::describe::enum_to_string(line.dispute->reason, "other")});
            return;
        default:
            return;
    }
}

void announce_line(store::Events& events, const Order& order, const Line& before, const Line& after) {
    const bool decided = after.dispute && after.dispute->decided_by;
    if (decided && !before.dispute->decided_by) {
        events.publish(DisputeDecided{order.id, order.buyer, card_of(after), *after.dispute->decided_by,
                                      after.refunded, after.dispute->decision});
    }
    if (before.state != after.state) announce_line_state(events, order, after);
    if (after.reminded && !before.reminded) {
        events.publish(LineHandoverDue{order.id, order.buyer, card_of(after), after.since + give_up_after});
    }
    if (after.closed && !before.closed) events.publish(LineClosed{order.id, order.buyer, card_of(after)});
}

const Meeting* same_meeting(const Order& order, AccountId seller) {
    for (const Meeting& meeting : order.meetings)
        if (meeting.seller == seller) return &meeting;
    return nullptr;
}

void announce_meetings(store::Events& events, const Order& before, const Order& after) {
    for (const Meeting& meeting : after.meetings) {
        const Meeting* const old = same_meeting(before, meeting.seller);
        if (old != nullptr && *old == meeting) continue;
        const AccountId other = meeting.proposed_by == after.buyer ? meeting.seller : after.buyer;
        events.publish(MeetingChanged{after.id, after.buyer, meeting.seller,
                                      meeting.agreed ? other : meeting.proposed_by, meeting.place, meeting.at,
                                      meeting.agreed});
    }
}

}  // namespace

void announce(store::Events& events, const Order* before, const Order& after) {
    if (before == nullptr) {
        announce_state(events, after);
        return;
    }
    if (!before->paid_at && after.paid_at && before->state != OrderState::cancelled)
        events.publish(OrderPaid{card_of(after)});
    for (std::size_t i = 0; i < after.lines.size(); ++i)
        announce_line(events, after, before->lines[i], after.lines[i]);
    announce_meetings(events, *before, after);
    const bool locked = after.handover && after.handover->locked;
    if (locked && !(before->handover && before->handover->locked))
        events.publish(CodeLocked{after.id, after.buyer});
    if (before->state != after.state) announce_state(events, after);
}

}  // namespace bookverse::orders
