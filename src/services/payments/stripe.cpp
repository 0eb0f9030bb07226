#include "services/payments/stripe.hpp"

#include <algorithm>

#include "platform/http/client.hpp"
#include "platform/json/json.hpp"
#include "services/payments/webhook_signature.hpp"

namespace bookverse::payments {
namespace {

/// Refusals that may be none later: then it is tried again.
bool passes(const std::string& code) {
    return code == "balance_insufficient" || code == "lock_timeout" || code == "rate_limit";
}

std::string back_to(const std::string& public_url, const std::string& path) {
    return public_url + (path.starts_with('/') ? path : "/");
}

}  // namespace

Stripe::Stripe(http::Client& http, StripeOptions options) : http_{http}, options_{std::move(options)} {}

/// Throws Unavailable for what may be otherwise soon: a busy or broken Stripe, a key that is being changed.
Task<std::expected<std::string, std::string>> Stripe::send(http::Request request, Deadline deadline) {
    request.headers.add("Authorization", "Bearer " + options_.key.reveal());
    request.headers.add("Stripe-Version", stripe::api_version);
    const auto response = co_await http_.send(options_.url, std::move(request), deadline);
    const auto* const text = std::get_if<std::string>(&response.body);
    if (response.status == 200 && text != nullptr) co_return *text;
    const auto error = json::read<stripe::Error>(text != nullptr ? *text : "", json::Mode::lenient);
    const auto code = error ? error->error.code.value_or(error->error.type) : std::string{"no answer"};
    const bool lasting = response.status == 400 || response.status == 402 || response.status == 404;
    if (lasting && error && !passes(code)) co_return std::unexpected(code);
    throw Unavailable{"Stripe answers " + std::to_string(response.status) + " (" + code + ")"};
}

template <class Answer>
Task<Answer> Stripe::get(std::string target, Deadline deadline) {
    http::Request request;
    request.target = std::move(target);
    const auto text = co_await send(std::move(request), deadline);
    if (!text) throw Unavailable{"Stripe refuses to tell: " + text.error()};
    auto answer = json::read<Answer>(*text, json::Mode::lenient);
    if (!answer) throw Unavailable{"Stripe answers something else than its API says"};
    co_return std::move(*answer);
}

template <class Answer>
Task<std::expected<Answer, std::string>> Stripe::post(std::string target, Form form, std::string key,
                                                      Deadline deadline) {
    http::Request request;
    request.method = http::Method::post;
    request.target = std::move(target);
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    if (!key.empty()) request.headers.add("Idempotency-Key", std::move(key));
    request.body = stripe::form_of(form);
    const auto text = co_await send(std::move(request), deadline);
    if (!text) co_return std::unexpected(text.error());
    auto answer = json::read<Answer>(*text, json::Mode::lenient);
    if (!answer) throw Unavailable{"Stripe answers something else than its API says"};
    co_return std::move(*answer);
}

Task<Opened> Stripe::open(Bill bill, Deadline deadline) {
    const auto back = back_to(options_.public_url, bill.return_path);
    const auto payment = bill.payment.to_string();
    const auto order = bill.order.to_string();
    Form form{
        {"mode", "payment"},
        {"client_reference_id", order},
        {"success_url", back},
        {"cancel_url", back},
        {"line_items[0][quantity]", "1"},
        {"line_items[0][price_data][currency]", stripe::currency_of(bill.amount.currency)},
        {"line_items[0][price_data][unit_amount]", std::to_string(stripe::amount_of(bill.amount))},
        {"line_items[0][price_data][product_data][name]", bill.title},
        {"metadata[payment]", payment},
        {"metadata[order]", order},
        {"payment_intent_data[metadata][payment]", payment},
        {"payment_intent_data[metadata][order]", order},
        {"payment_intent_data[transfer_group]", order},
    };
    const auto made = co_await post<stripe::NewSession>("/v1/checkout/sessions", std::move(form),
                                                        "payment/" + payment, deadline);
    if (!made) throw Unavailable{"Stripe opens no payment: " + made.error()};
    co_return Opened{made->id, made->url.value_or("")};
}

Task<stripe::Session> Stripe::session(std::string reference, Deadline deadline) {
    co_return co_await get<stripe::Session>(
        "/v1/checkout/sessions/" + reference + "?expand%5B%5D=payment_intent.latest_charge", deadline);
}

Task<Charge> Stripe::look(PaymentId, std::string reference, Deadline deadline) {
    co_return stripe::charge_of(co_await session(std::move(reference), deadline));
}

Task<Charge> Stripe::cancel(PaymentId payment, std::string reference, Deadline deadline) {
    // A session that was used or is over refuses: what it is then is looked at below.
    (void)co_await post<stripe::NewSession>("/v1/checkout/sessions/" + reference + "/expire", {}, {},
                                            deadline);
    co_return co_await look(payment, std::move(reference), deadline);
}

Task<Move> Stripe::refund(RefundId refund, PaymentId, std::string reference, Money amount,
                          Deadline deadline) {
    const auto paid = co_await session(std::move(reference), deadline);
    if (!paid.payment_intent) co_return Move{MoveState::refused, "nothing_was_paid"};
    const auto id = refund.to_string();
    const auto known = co_await get<stripe::RefundList>(
        "/v1/refunds?limit=100&payment_intent=" + paid.payment_intent->id, deadline);
    for (const auto& one : known.data)
        if (one.metadata && one.metadata->contains("refund") && one.metadata->at("refund") == id)
            co_return stripe::move_of(one);
    auto form = stripe::refund_form(paid.payment_intent->id, amount, id);
    const auto made = co_await post<stripe::Refund>("/v1/refunds", std::move(form), "refund/" + id, deadline);
    if (!made) co_return Move{MoveState::refused, made.error()};
    co_return stripe::move_of(*made);
}

Result<> Stripe::check_destination(std::string_view destination) const {
    constexpr std::string_view prefix = "acct_";
    const auto is_id = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    if (destination.empty()) return {};
    if (destination.starts_with(prefix) && destination.size() > prefix.size() &&
        std::ranges::all_of(destination.substr(prefix.size()), is_id))
        return {};
    return refuse_field("/destination", "not_a_payout_account",
                        "A connected account of Stripe begins with acct_.");
}

Task<Move> Stripe::pay_out(PayoutId payout, AccountId, std::string destination, Money amount,
                           Deadline deadline) {
    if (destination.empty()) co_return Move{MoveState::refused, "no_destination"};
    const auto id = payout.to_string();
    const auto known =
        co_await get<stripe::TransferList>("/v1/transfers?limit=1&transfer_group=payout-" + id, deadline);
    const bool done = std::ranges::any_of(known.data, [&](const stripe::Transfer& one) {
        return one.metadata && one.metadata->contains("payout") && one.metadata->at("payout") == id;
    });
    if (done) co_return Move{MoveState::done};
    Form form{{"amount", std::to_string(stripe::amount_of(amount))},
              {"currency", stripe::currency_of(amount.currency)},
              {"destination", std::move(destination)},
              {"transfer_group", "payout-" + id},
              {"metadata[payout]", id}};
    const auto made =
        co_await post<stripe::Transfer>("/v1/transfers", std::move(form), "payout/" + id, deadline);
    if (!made) co_return Move{MoveState::refused, made.error()};
    co_return Move{MoveState::done};
}

Result<std::optional<Hint>> Stripe::hear(const http::Headers& headers, std::string_view body,
                                         Instant now) const {
    const auto header = headers.get(signature_header).value_or("");
    if (auto ok = check_webhook(header, body, options_.webhook_secrets, now); !ok)
        return std::unexpected(ok.error());
    auto event = json::read<stripe::Event>(body, json::Mode::lenient);
    if (!event) return std::unexpected(event.error());
    return stripe::hint_of(*event);
}

}  // namespace bookverse::payments
