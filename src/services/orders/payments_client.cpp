#include "services/orders/payments_client.hpp"

#include <algorithm>

namespace bookverse::orders {
namespace {

/// A text that was checked when it came in, as long as the receipt has room for.
template <class T>
T cut_text(const std::string& text, std::string_view otherwise) {
    std::string begin = text.empty() ? std::string{otherwise} : text;
    while (code_points(begin) > T::max_length) {
        do
            begin.pop_back();
        while (!is_utf8(begin));
    }
    auto parsed = T::parse(begin);
    if (!parsed) parsed = T::parse(otherwise);
    return std::move(*parsed);
}

payments::NewPayment payment_of(const Order& order) {
    payments::NewPayment wanted{.buyer = order.buyer,
                                .currency = order.total.currency,
                                .lines = {},
                                .expires_at = order.placed_at + time_to_pay,
                                .return_path = *Text<1, 500>::parse("/orders/" + order.id.to_string())};
    for (const Line& line : order.lines) {
        payments::NewPaymentLine one{.line = payments::OrderLineId{line.id.value},
                                     .seller = line.seller,
                                     .amount = line.price.amount,
                                     .kind = cut_text<Text<1, 40>>(line.kind, "other"),
                                     .title = cut_text<Text<1, 200>>(line.title, "An item")};
        if (line.campus) one.campus = cut_text<Text<1, 253>>(*line.campus, "none");
        wanted.lines.value.push_back(std::move(one));
    }
    return wanted;
}

}  // namespace

Task<Result<PaymentStatus>> PaymentsClient::request(const Order& order, Deadline deadline) {
    return ask(http::Method::put, order.id, "", payment_of(order), deadline);
}

Task<Result<PaymentStatus>> PaymentsClient::status(OrderId order, Deadline deadline) {
    return ask(http::Method::get, order, "", http::NoContent{}, deadline);
}

Task<Result<PaymentStatus>> PaymentsClient::reconcile(OrderId order, Deadline deadline) {
    return ask(http::Method::post, order, "/reconcile", http::NoContent{}, deadline);
}

Task<Result<PaymentStatus>> PaymentsClient::cancel(OrderId order, Deadline deadline) {
    return ask(http::Method::post, order, "/cancel", http::NoContent{}, deadline);
}

Task<Result<PaymentStatus>> PaymentsClient::settle(OrderId order, OrderLineId line, Deadline deadline) {
    return ask(http::Method::put, order, "/settlements/" + line.to_string(), http::NoContent{}, deadline);
}

Task<bool> PaymentsClient::refund(OrderId order, OrderLineId line, Money amount, Deadline deadline) {
    const auto id = payments::RefundId::of_name("refund/" + line.to_string());
    payments::RefundOrder wanted;
    wanted.lines.value.push_back({payments::OrderLineId{line.value}, amount.amount});
    const auto status =
        co_await ask(http::Method::put, order, "/refunds/" + id.to_string(), std::move(wanted), deadline);
    if (!status)
        throw Unavailable{"a refund of order " + order.to_string() + " is refused: " + status.error().code};
    const auto found = std::ranges::find(status->refunds, id, &payments::RefundStatus::refund);
    co_return found != status->refunds.end() && found->state == payments::RefundState::completed;
}

}  // namespace bookverse::orders
