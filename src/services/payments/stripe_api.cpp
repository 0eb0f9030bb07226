#include "services/payments/stripe_api.hpp"

#include <algorithm>
#include <cctype>

#include "platform/http/percent.hpp"

namespace bookverse::payments::stripe {
namespace {

bool counts_hundredths(std::string_view code) {
    return code == "ISK" || code == "UGX";
}

std::optional<std::string> value_of(const std::optional<Metadata>& metadata, const std::string& name) {
    if (!metadata) return std::nullopt;
    const auto found = metadata->find(name);
    return found == metadata->end() ? std::nullopt : std::optional{found->second};
}

}  // namespace

std::int64_t amount_of(Money money) {
    return counts_hundredths(money.currency.code()) ? money.amount * 100 : money.amount;
}

std::string currency_of(Currency currency) {
    std::string code{currency.code()};
    std::ranges::transform(code, code.begin(), [](unsigned char c) { return std::tolower(c); });
    return code;
}

std::optional<Money> money_of(std::int64_t amount, std::string_view currency) {
    std::string code{currency};
    std::ranges::transform(code, code.begin(), [](unsigned char c) { return std::toupper(c); });
    const auto known = Currency::parse(code);
    if (!known) return std::nullopt;
    return Money{counts_hundredths(code) ? amount / 100 : amount, *known};
}

Form refund_form(const std::string& intent, Money amount, const std::string& refund) {
    return {{"payment_intent", intent},
            {"amount", std::to_string(amount_of(amount))},
            {"metadata[refund]", refund}};
}

std::string form_of(const Form& fields) {
    std::string form;
    for (const auto& [name, value] : fields) {
        if (!form.empty()) form += '&';
        http::percent_encode(form, name);
        form += '=';
        http::percent_encode(form, value);
    }
    return form;
}

std::optional<Hint> hint_of(const Event& event) {
    const auto& object = event.data.object;
    const auto payment = PaymentId::parse(value_of(object.metadata, "payment").value_or(""));
    if (!payment) return std::nullopt;
    Hint hint{.event = event.id, .payment = *payment};
    hint.order = OrderId::parse(value_of(object.metadata, "order").value_or(""));
    const auto amount = object.amount_total ? object.amount_total : object.amount;
    if (amount && object.currency) hint.amount = money_of(*amount, *object.currency);
    return hint;
}

Charge charge_of(const Session& session) {
    Charge charge;
    if (session.status == "expired") charge.state = ChargeState::gone;
    if (!session.payment_intent) return charge;
    const Intent& intent = *session.payment_intent;
    if (intent.status == "processing") charge.state = ChargeState::processing;
    if (intent.status == "canceled") charge.state = ChargeState::gone;
    if (intent.status != "succeeded") return charge;
    charge.state = ChargeState::captured;
    charge.amount = money_of(intent.amount_received, intent.currency).value_or(Money{});
    if (intent.latest_charge) {
        const auto back = money_of(intent.latest_charge->amount_refunded, intent.currency);
        charge.refunded = back ? back->amount : 0;
    }
    const auto order = intent.metadata.find("order");
    if (order != intent.metadata.end()) charge.order = OrderId::parse(order->second).value_or(OrderId{});
    return charge;
}

Move move_of(const Refund& refund) {
    if (refund.status == "succeeded") return {MoveState::done, {}};
    if (refund.status == "failed" || refund.status == "canceled")
        return {MoveState::refused, refund.failure_reason.value_or(*refund.status)};
    return {MoveState::pending, {}};
}

}  // namespace bookverse::payments::stripe
