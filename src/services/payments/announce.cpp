#include "services/payments/announce.hpp"

#include <algorithm>

#include "services/payments/journal.hpp"

namespace bookverse::payments {
namespace {

bool is_over(PaymentState state) {
    return state == PaymentState::failed || state == PaymentState::expired ||
           state == PaymentState::cancelled;
}

void announce_state(store::Events& events, const Payment* before, const Payment& after) {
    const bool captured_before = before != nullptr && before->captured_at;
    if (after.captured_at && !captured_before)
        events.publish(PaymentCaptured{after.id,
                                       after.order,
                                       after.buyer,
                                       {after.amount, after.currency},
                                       after.provider,
                                       after.late,
                                       *after.captured_at});
    if (is_over(after.state) && (before == nullptr || before->state != after.state))
        events.publish(PaymentFailed{after.id, after.order, after.buyer, after.state});
}

void announce_settled(store::Events& events, const Payment& after, const Line& line, std::int64_t net,
                      std::int64_t fee, Instant at) {
    events.publish(PaymentLineSettled{
        after.id, after.order, line.line, line.seller, {net, after.currency}, {fee, after.currency}, at});
}

void announce_refund(store::Events& events, const Payment& after, const Refund& refund) {
    const Money amount{refund.amount, after.currency};
    if (refund.state == RefundState::failed) {
        events.publish(RefundFailed{refund.id, after.id, after.order, after.buyer, amount, refund.refusal});
        return;
    }
    std::vector<LineRefund> lines;
    for (const RefundPart& part : refund.parts)
        lines.push_back({part.line, part.amount});
    events.publish(RefundCompleted{refund.id, after.id, after.order, after.buyer, amount, std::move(lines),
                                   *refund.completed_at});
}

void announce_refunds(store::Events& events, const Payment* before, const Payment& after) {
    for (const Refund& refund : after.refunds) {
        const Refund* const old = before != nullptr ? find_refund(*before, refund.id) : nullptr;
        const bool decided = refund.decided_at && (old == nullptr || !old->decided_at);
        if (decided)
            for (const RefundPart& part : refund.parts)
                if (part.held != 0 && part.amount != part.held)  // the rest of it became the seller's
                    announce_settled(events, after, *find_line(after, part.line), part.net, part.fee,
                                     *refund.decided_at);
        const bool ended = refund.state == RefundState::completed || refund.state == RefundState::failed;
        if (ended && (old == nullptr || old->state != refund.state)) announce_refund(events, after, refund);
    }
}

template <class Aggregate>
void announce_ledger(store::Events& events, const Aggregate* before, const Aggregate& after) {
    auto fresh = added(before != nullptr ? journal_of(*before) : std::vector<Transfer>{}, journal_of(after));
    // payment.captured says it already, and a purchase has one event less to write.
    std::erase_if(fresh, [](const Transfer& transfer) { return transfer.kind == TransferKind::capture; });
    if (!fresh.empty()) events.publish(LedgerPosted{std::move(fresh)});
}

}  // namespace

void announce(store::Events& events, const Payment* before, const Payment& after) {
    announce_state(events, before, after);
    for (const Line& line : after.lines) {
        const Line* const old = before != nullptr ? find_line(*before, line.line) : nullptr;
        if (line.settled_at && (old == nullptr || !old->settled_at))
            announce_settled(events, after, line, line.amount - line.fee, line.fee, *line.settled_at);
    }
    announce_refunds(events, before, after);
    announce_ledger(events, before, after);
}

void announce(store::Events& events, const Payout* before, const Payout& after) {
    const bool ended = after.ended_at && (before == nullptr || !before->ended_at);
    if (ended && after.state == PayoutState::paid)
        events.publish(PayoutPaid{after.id, after.seller, after.amount, *after.ended_at});
    if (ended && after.state == PayoutState::failed)
        events.publish(PayoutFailed{after.id, after.seller, after.amount, after.refusal, *after.ended_at});
    announce_ledger(events, before, after);
}

}  // namespace bookverse::payments
