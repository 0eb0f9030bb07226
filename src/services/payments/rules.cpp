#include "services/payments/rules.hpp"

#include <algorithm>
#include <set>

namespace bookverse::payments {
namespace {

constexpr std::int64_t most = 100'000'000'000;  ///< minor units a payment: sums of sums stay in 64 bits
constexpr std::chrono::minutes between_looks{10};

std::unexpected<Refusal> wrong_line(std::size_t index) {
    return refuse_field("/lines/" + std::to_string(index) + "/line", "wrong_line",
                        "No line of this order, or named twice.");
}

Line line_of(const NewPaymentLine& wanted) {
    Line line{.line = wanted.line, .seller = wanted.seller, .amount = wanted.amount};
    line.kind = wanted.kind.str();
    line.title = wanted.title.str();
    if (wanted.campus) line.campus = wanted.campus->str();
    return line;
}

std::vector<Line> lines_of(const NewPayment& wanted) {
    std::vector<Line> lines;
    for (const NewPaymentLine& line : wanted.lines)
        lines.push_back(line_of(line));
    return lines;
}

Result<std::int64_t> total_of(const std::vector<Line>& lines) {
    std::set<OrderLineId> seen;
    std::int64_t total = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!seen.insert(lines[i].line).second) return wrong_line(i);
        if (lines[i].amount < 0 || lines[i].amount > most)
            return refuse_field("/lines/" + std::to_string(i) + "/amount", "wrong_amount",
                                "Not an amount that can be paid.");
        total += lines[i].amount;
    }
    if (total > most) return refuse_field("/lines", "wrong_amount", "More than can be paid at once.");
    return total;
}

void price(std::vector<Line>& lines, std::span<const FeeRule> rules) {
    std::vector<PricedLine> priced;
    for (const Line& line : lines)
        priced.push_back({line.seller, line.campus, line.kind, line.amount});
    const auto fees = fees_of(priced, rules);
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i].fee = fees[i];
}

RefundPart part_of(Line& line, std::int64_t amount) {
    RefundPart part{.line = line.line, .seller = line.seller, .amount = amount};
    const std::int64_t left = line.amount - line.refunded - amount;
    const std::int64_t fee_after = fee_left(line.fee, line.amount, left);
    if (line.state == LineState::held) {
        part.held = line.amount;
        part.fee = fee_after;
    } else {
        part.fee = fee_after - fee_left(line.fee, line.amount, line.amount - line.refunded);
    }
    part.net = part.held - amount - part.fee;
    line.refunded += amount;
    line.state = left == 0 ? LineState::refunded : LineState::settled;
    return part;
}

bool has_something_left(const Line& line) {
    return line.state == LineState::held || line.amount > line.refunded;
}

/// Of what can be refunded now; `asked` is checked.
void decide(Payment& payment, Refund& refund, Instant now) {
    for (Line& line : payment.lines) {
        const auto asked = std::ranges::find(refund.asked, line.line, &LineRefund::line);
        if (!refund.asked.empty() && asked == refund.asked.end()) continue;
        if (!has_something_left(line)) continue;
        const auto amount = refund.asked.empty() ? line.amount - line.refunded : asked->amount;
        refund.parts.push_back(part_of(line, amount));
        refund.amount += amount;
    }
    refund.decided_at = now;
    refund.state = RefundState::pending;
    if (refund.amount == 0) {  // no money to move, so nobody to ask
        refund.state = RefundState::completed;
        refund.completed_at = now;
    }
}

/// When all of it went back.
void close(Payment& payment) {
    const bool all = std::ranges::all_of(
                         payment.lines, [](const Line& line) { return line.state == LineState::refunded; }) &&
                     std::ranges::all_of(payment.refunds, [](const Refund& refund) {
                         return refund.state == RefundState::completed;
                     });
    if (payment.state == PaymentState::captured && all) payment.state = PaymentState::refunded;
}

void capture(Payment& payment, Instant now) {
    payment.late = payment.state != PaymentState::open;
    payment.state = PaymentState::captured;
    payment.processing = false;
    payment.captured_at = now;
    for (Line& line : payment.lines)
        line.state = LineState::held;
    for (Refund& refund : payment.refunds)
        if (refund.state == RefundState::waiting) decide(payment, refund, now);
    close(payment);
}

/// Somebody gave money back at the provider, past us: from the first line on.
void follow_foreign_refund(Payment& payment, std::int64_t refunded, Instant now) {
    std::int64_t missing = refunded;
    for (const Refund& refund : payment.refunds)
        if (refund.decided_at && refund.state != RefundState::failed) missing -= refund.amount;
    // One that the provider had refused was made there by hand.
    for (Refund& refund : payment.refunds) {
        if (refund.state != RefundState::failed || refund.amount > missing) continue;
        refund.state = RefundState::completed;
        refund.completed_at = now;
        missing -= refund.amount;
    }
    close(payment);
    if (missing <= 0) return;
    Refund refund{
        .id = RefundId::of_name("at the provider/" + payment.id.to_string() + "/" + std::to_string(refunded)),
        .reason = "Refunded at the provider",
        .asked_at = now};
    for (Line& line : payment.lines) {
        const auto amount = std::min(missing, line.amount - line.refunded);
        if (amount <= 0) continue;
        refund.asked.push_back({line.line, amount});
        refund.parts.push_back(part_of(line, amount));
        refund.amount += amount;
        missing -= amount;
    }
    if (refund.amount == 0) return;
    refund.state = RefundState::completed;
    refund.decided_at = now;
    refund.completed_at = now;
    payment.refunds.push_back(std::move(refund));
    close(payment);
}

void remember(Payment& payment, const std::string& event) {
    if (event.empty() || std::ranges::find(payment.events, event) != payment.events.end()) return;
    if (payment.events.size() >= remembered_events) payment.events.erase(payment.events.begin());
    payment.events.push_back(event);
}

bool is_over(PaymentState state) {
    return state == PaymentState::failed || state == PaymentState::expired ||
           state == PaymentState::cancelled;
}

Result<> check_refund(const Payment& payment, const RefundOrder& order) {
    if (!payment.captured_at) {
        if (order.lines.empty()) return {};
        return refuse(RefusalKind::conflict, "not_captured", "This order has not been paid.");
    }
    std::set<OrderLineId> seen;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const LineRefund& asked = order.lines.value[i];
        const Line* const line = find_line(payment, asked.line);
        if (line == nullptr || !seen.insert(asked.line).second) return wrong_line(i);
        const bool fits = asked.amount <= line->amount - line->refunded &&
                          (asked.amount > 0 || (asked.amount == 0 && line->amount == 0));
        if (!fits)
            return refuse(RefusalKind::conflict, "more_than_paid",
                          "A refund is at most what was paid and not refunded yet.");
    }
    return {};
}

Refund* refund_in(Payment& payment, RefundId id) {
    const auto found = std::ranges::find(payment.refunds, id, &Refund::id);
    return found == payment.refunds.end() ? nullptr : &*found;
}

/// What every change ends with.
Payment looked_after(Payment next, Instant now) {
    next.due_at = next_look(next, now);
    return next;
}

}  // namespace

Result<Payment> create(OrderId order, const NewPayment& wanted, std::span<const FeeRule> fees,
                       Currency currency, Instant now) {
    if (!(wanted.currency == currency))
        return refuse_field("/currency", "wrong_currency", "Not the currency of this installation.");
    Payment payment{.id = payment_id(order), .order = order, .buyer = wanted.buyer, .currency = currency};
    payment.lines = lines_of(wanted);
    const auto total = total_of(payment.lines);
    if (!total) return std::unexpected(total.error());
    payment.amount = *total;
    price(payment.lines, fees);
    payment.return_path = wanted.return_path.str();
    payment.created_at = now;
    payment.expires_at = wanted.expires_at;
    if (payment.amount == 0) capture(payment, now);
    return looked_after(std::move(payment), now);
}

Result<> same_payment(const Payment& payment, const NewPayment& wanted) {
    const auto lines = lines_of(wanted);
    const bool same = payment.buyer == wanted.buyer && payment.currency == wanted.currency &&
                      payment.expires_at == wanted.expires_at &&
                      std::ranges::equal(lines, payment.lines, [](const Line& a, const Line& b) {
                          return a.line == b.line && a.seller == b.seller && a.amount == b.amount &&
                                 a.kind == b.kind && a.campus == b.campus;
                      });
    if (same) return {};
    return refuse(RefusalKind::conflict, "payment_differs",
                  "This order has a payment already, of other lines or amounts.");
}

Result<Payment> observe(const Payment& payment, const Charge& charge, const std::string& event, Instant now) {
    Payment next = payment;
    switch (charge.state) {
        case ChargeState::captured:
            if (charge.amount != Money{payment.amount, payment.currency} || charge.order != payment.order)
                return refuse(RefusalKind::conflict, "provider_differs",
                              "The provider has taken other money than was asked for.");
            if (!next.captured_at) capture(next, now);
            follow_foreign_refund(next, charge.refunded, now);
            break;
        case ChargeState::gone:
            next.processing = false;
            if (next.state == PaymentState::open) next.state = PaymentState::failed;
            break;
        case ChargeState::processing:
            if (!next.captured_at) next.processing = true;
            break;
        case ChargeState::open:
            if (!next.captured_at) next.processing = false;
            break;
    }
    if (next == payment) return next;
    remember(next, event);
    return looked_after(std::move(next), now);
}

Payment expire(const Payment& payment, Instant now) {
    if (payment.state != PaymentState::open || payment.expires_at > now) return payment;
    Payment next = payment;
    next.state = PaymentState::expired;
    return looked_after(std::move(next), now);
}

Payment cancel(const Payment& payment, Instant now) {
    if (payment.state != PaymentState::open) return payment;
    Payment next = payment;
    next.state = PaymentState::cancelled;
    return looked_after(std::move(next), now);
}

Result<Payment> settle(const Payment& payment, OrderLineId line, Instant now) {
    Payment next = payment;
    const auto found = std::ranges::find(next.lines, line, &Line::line);
    if (found == next.lines.end()) return refuse_not_found();
    if (found->state == LineState::settled) return next;
    if (found->state != LineState::held)
        return refuse(RefusalKind::conflict, "not_held", "There is no money held for this line.");
    found->state = LineState::settled;
    found->settled_at = now;
    return looked_after(std::move(next), now);
}

Result<Payment> refund(const Payment& payment, RefundId id, const RefundOrder& order, Instant now) {
    if (const Refund* const known = find_refund(payment, id)) {
        if (known->asked == order.lines.value) return payment;
        return refuse(RefusalKind::invalid, "refund_differs", "Another refund was asked for by this id.");
    }
    if (auto ok = check_refund(payment, order); !ok) return std::unexpected(std::move(ok).error());
    if (payment.refunds.size() >= most_refunds)
        return refuse(RefusalKind::conflict, "too_many_refunds", "This payment had too many refunds.");
    Payment next = payment;
    Refund asked{.id = id, .asked = order.lines.value, .reason = order.reason.str(), .asked_at = now};
    if (next.captured_at) decide(next, asked, now);
    next.refunds.push_back(std::move(asked));
    close(next);
    return looked_after(std::move(next), now);
}

Payment refund_answered(const Payment& payment, RefundId id, const Move& move, Instant now) {
    Payment next = payment;
    Refund* const refund = refund_in(next, id);
    if (refund == nullptr || refund->state != RefundState::pending) return payment;
    switch (move.state) {
        case MoveState::done:
            refund->state = RefundState::completed;
            refund->completed_at = now;
            close(next);
            break;
        case MoveState::refused:
            refund->state = RefundState::failed;
            refund->refusal = move.why;
            break;
        case MoveState::pending:
            ++refund->tries;
            break;
    }
    return looked_after(std::move(next), now);
}

Result<Payment> retry_refund(const Payment& payment, RefundId id, Instant now) {
    Payment next = payment;
    Refund* const refund = refund_in(next, id);
    if (refund == nullptr) return refuse_not_found();
    if (refund->state != RefundState::failed)
        return refuse(RefusalKind::conflict, "not_failed", "Only a refund that failed is tried again.");
    refund->state = RefundState::pending;
    refund->refusal.clear();
    refund->tries = 0;
    return looked_after(std::move(next), now);
}

std::optional<Instant> next_look(const Payment& payment, Instant now) {
    std::optional<Instant> next;
    const auto sooner = [&next](Instant at) { next = next ? std::min(*next, at) : at; };
    if (payment.state == PaymentState::open) sooner(payment.expires_at);
    if (is_over(payment.state) && payment.processing && now < payment.expires_at + longest_processing)
        sooner(now + between_looks);
    for (const Refund& refund : payment.refunds)
        if (refund.state == RefundState::pending) sooner(now + pause_after(refund.tries));
    return next;
}

std::chrono::milliseconds pause_after(int tries) {
    const auto doubled = std::chrono::seconds{5} * (1LL << std::clamp(tries, 0, 12));
    return std::min<std::chrono::milliseconds>(doubled, std::chrono::hours{1});
}

}  // namespace bookverse::payments
