#include "services/payments/model.hpp"

#include <algorithm>

namespace bookverse::payments {

PaymentId payment_id(OrderId order) {
    return PaymentId::of_name("payment/" + order.to_string());
}

EarningId earning_id(const std::string& cause, AccountId seller) {
    return EarningId::of_name("earning/" + cause + "/" + seller.to_string());
}

bool is_returned_payout(const Earning& earning) {
    return earning.cause.starts_with("failed/");
}

PayoutId payout_id(AccountId seller, std::int64_t number) {
    return PayoutId::of_name("payout/" + seller.to_string() + "/" + std::to_string(number));
}

const Refund* find_refund(const Payment& payment, RefundId id) {
    const auto found = std::ranges::find(payment.refunds, id, &Refund::id);
    return found == payment.refunds.end() ? nullptr : &*found;
}

const Line* find_line(const Payment& payment, OrderLineId line) {
    const auto found = std::ranges::find(payment.lines, line, &Line::line);
    return found == payment.lines.end() ? nullptr : &*found;
}

std::int64_t held_of(const Payment& payment) {
    std::int64_t sum = 0;
    for (const Line& line : payment.lines)
        if (line.state == LineState::held) sum += line.amount;
    return sum;
}

std::int64_t refunding_of(const Payment& payment) {
    std::int64_t sum = 0;
    for (const Refund& refund : payment.refunds)
        if (refund.decided_at && !refund.completed_at) sum += refund.amount;
    return sum;
}

PaymentStatus status_of(const Payment& payment) {
    PaymentStatus status{.payment = payment.id, .order = payment.order, .state = payment.state};
    status.late = payment.late;
    status.processing = payment.processing;
    status.amount = {payment.amount, payment.currency};
    if (payment.state == PaymentState::open) status.pay_url = payment.pay_url;
    status.expires_at = payment.expires_at;
    status.captured_at = payment.captured_at;
    for (const Line& line : payment.lines)
        status.lines.push_back(
            {line.line,
             line.state,
             {line.amount, payment.currency},
             {fee_left(line.fee, line.amount, line.amount - line.refunded), payment.currency},
             {line.refunded, payment.currency}});
    for (const Refund& refund : payment.refunds)
        status.refunds.push_back({refund.id, refund.state, {refund.amount, payment.currency}});
    return status;
}

}  // namespace bookverse::payments
