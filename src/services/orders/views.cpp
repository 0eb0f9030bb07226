#include "services/orders/views.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "services/orders/handover.hpp"

namespace bookverse::orders {
namespace {

template <class Enum>
std::string word(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

std::optional<Instant> ends_at(const Order& order, const Line& line) {
    switch (line.state) {
        case LineState::reserved:
            return order.pay_until;
        case LineState::sold:
            return line.since + give_up_after;
        case LineState::handed_over:
            return line.since + settle_after;
        case LineState::disputed:
            return line.since + dispute_lapses_after;
        default:
            return std::nullopt;
    }
}

dto::OrderLine line_view(const Order& order, const Line& line, Who who) {
    dto::OrderLine view{line.id,       line.service, line.what,   line.title, line.seller,
                        line.price,    line.state,   line.ending, line.since, ends_at(order, line),
                        line.refunded, {},           {}};
    if (line.dispute) {
        const Dispute& dispute = *line.dispute;
        view.dispute =
            dto::Dispute{dispute.reason,     dispute.opened_at, dispute.opened_at + dispute_lapses_after,
                         dispute.statements, dispute.evidence,  dispute.decided_at,
                         dispute.decision};
    }
    for (const LineCommand command : {LineCommand::cancel, LineCommand::hand_over, LineCommand::confirm,
                                      LineCommand::dispute, LineCommand::argue, LineCommand::decide})
        if (allowed(command, line.state, who)) view.may.push_back(word(command));
    return view;
}

std::optional<dto::CodeState> code_view(const Order& order, Instant now) {
    if (!order.handover) return std::nullopt;
    const Handover& handover = *order.handover;
    const bool over = now >= handover.tries_since + tries_window;
    const auto used =
        std::ranges::count_if(handover.unlocked, [now](Instant at) { return at + unlock_window > now; });
    const int tries = handover.locked || !over ? handover.tries : 0;
    return dto::CodeState{handover.locked, std::max(most_tries - tries, 0),
                          std::max(static_cast<int>(most_unlocks) - static_cast<int>(used), 0)};
}

dto::Side side_of(Who who) {
    if (who == Who::buyer) return dto::Side::buyer;
    return who == Who::seller ? dto::Side::seller : dto::Side::moderator;
}

}  // namespace

dto::Order view_of(const Order& order, const Actor& actor, Instant now) {
    const Who who = who_is(actor, order);
    const bool own_part = who == Who::seller;
    dto::Order view{.id = order.id,
                    .state = order.state,
                    .side = side_of(who),
                    .buyer = order.buyer,
                    .total = own_part ? Money{0, order.total.currency} : order.total,
                    .lines = {},
                    .meetings = {},
                    .placed_at = order.placed_at,
                    .pay_until = order.pay_until,
                    .paid_at = order.paid_at,
                    .code = code_view(order, now),
                    .history = {},
                    .may = {}};
    std::vector<OrderLineId> hidden;
    for (const Line& line : order.lines) {
        if (own_part && !actor.is(line.seller)) {
            hidden.push_back(line.id);
            continue;
        }
        if (own_part) view.total = view.total + line.price;
        view.lines.push_back(line_view(order, line, who_is(actor, order, line)));
    }
    for (const Meeting& meeting : order.meetings)
        if (!own_part || actor.is(meeting.seller)) view.meetings.push_back(meeting);
    for (const HistoryEntry& entry : order.history)
        if (!entry.line || std::ranges::find(hidden, *entry.line) == hidden.end())
            view.history.push_back(entry);
    for (const Command command :
         {Command::pay, Command::cancel, Command::show_code, Command::unlock_code, Command::meet})
        if (allowed(command, order.state, who)) view.may.push_back(word(command));
    return view;
}

dto::OrderPayment view_of(const PaymentStatus& status) {
    return {status.state, status.processing, status.pay_url, status.expires_at};
}

}  // namespace bookverse::orders
