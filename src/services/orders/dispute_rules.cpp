// Disputes and meetings, of rules.hpp.
#include <algorithm>

#include "services/orders/changes.hpp"

namespace bookverse::orders {

using detail::may;
using detail::move;
using detail::remember;

namespace {

Meeting* meeting_with(Order& order, AccountId seller) {
    const auto found = std::ranges::find(order.meetings, seller, &Meeting::seller);
    return found == order.meetings.end() ? nullptr : &*found;
}

/// Something of this seller is still to be handed over, and the caller is one of the two.
Result<> may_meet(const Order& order, const Actor& actor, AccountId seller) {
    if (auto ok = may_see(order, actor); !ok) return ok;
    if (auto ok = may(Command::meet, order, actor); !ok) return ok;
    if (!actor.is(order.buyer) && !actor.is(seller)) return refuse_not_found();
    bool known = false;
    for (const Line& line : order.lines) {
        if (line.seller != seller) continue;
        if (line.state == LineState::sold) return {};
        known = true;
    }
    if (!known) return refuse_not_found();
    return refuse(RefusalKind::conflict, "too_late", "It is too late for that.");
}

}  // namespace

Result<Order> propose(const Order& order, const Actor& actor, AccountId seller, const Place& place,
                      Instant now) {
    if (auto ok = may_meet(order, actor, seller); !ok) return std::unexpected(std::move(ok).error());
    if (place.at <= now) return refuse_field("/at", "in_the_past", "Please name a time to come.");
    if (order.paid_at && place.at > *order.paid_at + give_up_after)
        return refuse_field("/at", "too_far_away", "The handover has to be within 14 days of the payment.");
    Order next = order;
    Meeting* meeting = meeting_with(next, seller);
    if (meeting == nullptr) meeting = &next.meetings.emplace_back(Meeting{.seller = seller, .revision = -1});
    meeting->place = place.place;
    meeting->at = place.at;
    meeting->proposed_by = actor.account;
    meeting->agreed = false;
    ++meeting->revision;
    return tidied(std::move(next), now);
}

Result<Order> agree(const Order& order, const Actor& actor, AccountId seller, Instant now) {
    if (auto ok = may_meet(order, actor, seller); !ok) return std::unexpected(std::move(ok).error());
    Order next = order;
    Meeting* const meeting = meeting_with(next, seller);
    if (meeting == nullptr)
        return refuse(RefusalKind::conflict, "no_proposal", "Nobody has named a place and a time yet.");
    if (meeting->proposed_by == actor.account)
        return refuse(RefusalKind::conflict, "own_proposal", "The other one has to agree.");
    meeting->agreed = true;
    return tidied(std::move(next), now);
}

Result<Order> dispute(const Order& order, const Actor& actor, OrderLineId id, DisputeReason reason,
                      const std::string& text, Instant now) {
    Order next = order;
    Line* const line = next.line(id);
    if (line == nullptr) return refuse_not_found();
    if (auto ok = may(LineCommand::dispute, order, *line, actor); !ok)
        return std::unexpected(std::move(ok).error());
    // The timer may be late; the two days are not.
    if (now >= line->since + settle_after)
        return refuse(RefusalKind::conflict, "too_late", "It is too late for that.");
    move(*line, LineState::disputed, now);
    line->dispute = Dispute{.reason = reason, .opened_at = now, .statements = {{actor.account, now, text}}};
    remember(next, Moment::disputed, now, actor, id);
    return tidied(std::move(next), now);
}

Result<Order> state_view(const Order& order, const Actor& actor, OrderLineId id, const std::string& text,
                         Instant now) {
    Order next = order;
    Line* const line = next.line(id);
    if (line == nullptr) return refuse_not_found();
    if (auto ok = may(LineCommand::argue, order, *line, actor); !ok)
        return std::unexpected(std::move(ok).error());
    auto& statements = line->dispute->statements;
    if (std::ranges::count(statements, actor.account, &Statement::by) >=
        static_cast<std::ptrdiff_t>(most_statements))
        return refuse(RefusalKind::conflict, "too_many_statements", "You have said enough: please wait.");
    statements.push_back({actor.account, now, text});
    return tidied(std::move(next), now);
}

Result<Order> add_evidence(const Order& order, const Actor& actor, OrderLineId id, Evidence photo,
                           Instant now) {
    Order next = order;
    Line* const line = next.line(id);
    if (line == nullptr) return refuse_not_found();
    if (auto ok = may(LineCommand::argue, order, *line, actor); !ok)
        return std::unexpected(std::move(ok).error());
    auto& evidence = line->dispute->evidence;
    if (std::ranges::count(evidence, actor.account, &Evidence::by) >=
        static_cast<std::ptrdiff_t>(most_evidence))
        return refuse(RefusalKind::conflict, "too_many_photos", "A dispute has at most 6 photos of a side.");
    photo.by = actor.account;
    photo.at = now;
    evidence.push_back(photo);
    return tidied(std::move(next), now);
}

Result<Order> decide(const Order& order, const Actor& actor, OrderLineId id, std::int64_t refund,
                     const std::string& reason, Instant now) {
    Order next = order;
    Line* const line = next.line(id);
    if (line == nullptr) return refuse_not_found();
    if (auto ok = may(LineCommand::decide, order, *line, actor); !ok)
        return std::unexpected(std::move(ok).error());
    if (refund < 0 || refund > line->price.amount)
        return refuse_field("/refund", "out_of_range", "Between nothing and the price.");
    line->dispute->decided_by = actor.account;
    line->dispute->decided_at = now;
    line->dispute->decision = reason;
    remember(next, Moment::decided, now, actor, id);
    if (refund == line->price.amount) {
        detail::refund(next, *line, Ending::dispute, false, now);
    } else {
        line->refunded.amount = refund;
        detail::settle(next, *line, now);
    }
    return tidied(std::move(next), now);
}

}  // namespace bookverse::orders
