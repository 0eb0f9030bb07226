#include "services/payments/stripe.hpp"

#include <gtest/gtest.h>

#include <deque>

#include "platform/http/client.hpp"
#include "platform/http/test_server.hpp"
#include "services/payments/test_world.hpp"
#include "services/payments/webhook_signature.hpp"

namespace bookverse::payments {
namespace {

using http::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const Currency eur = *Currency::parse("EUR");
const OrderId order = OrderId::of_name("one");
const PaymentId payment = payment_id(order);
const RefundId refund = RefundId::of_name("r");

std::string metadata() {
    return R"("metadata": {"payment": ")" + payment.to_string() + R"(", "order": ")" + order.to_string() +
           "\"}";
}

/// As Stripe sends them: pretty printed, with members that we do not read.
std::string event(const std::string& type, const std::string& object) {
    return R"({
  "id": "evt_3NxY2eLkdIwHu7ix0Dg8wq3M",
  "object": "event",
  "api_version": "2023-10-16",
  "created": 1695390000,
  "data": {
    "object": )" +
           object + R"(
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {"id": "req_aJ0bTgQ8", "idempotency_key": "payment/1"},
  "type": ")" +
           type + "\"\n}";
}

std::string intent_object() {
    return R"({
      "id": "pi_3NxY2eLkdIwHu7ix", "object": "payment_intent", "amount": 1250, "amount_received": 1250,
      "automatic_payment_methods": {"enabled": true}, "client_secret": "pi_3Nx_secret_q", "currency": "eur",
      "latest_charge": "ch_3NxY2eLkdIwHu7ix", "livemode": false, )" +
           metadata() + R"(, "next_action": null, "payment_method_types": ["card"], "status": "succeeded"})";
}

std::string charge_object() {
    return R"({
      "id": "ch_3NxY2eLkdIwHu7ix", "object": "charge", "amount": 1250, "amount_refunded": 1250,
      "balance_transaction": "txn_1", "billing_details": {"address": {"city": null}}, "currency": "eur", )" +
           metadata() + R"(, "paid": true, "refunded": true, "payment_intent": "pi_3NxY2eLkdIwHu7ix"})";
}

std::string session_object() {
    return R"({
      "id": "cs_test_a1", "object": "checkout.session", "amount_subtotal": 1250, "amount_total": 1250,
      "currency": "eur", "customer_details": {"email": "somebody@campus.test"}, )" +
           metadata() + R"(, "mode": "payment", "payment_intent": "pi_3NxY2eLkdIwHu7ix",
      "payment_status": "paid", "status": "complete", "url": null})";
}

TEST(StripeWebhooks, of_every_recorded_shape_name_our_payment) {
    http::Client client;
    const Secret secret{"whsec_recorded"};
    const Secret newer{"whsec_newer"};
    const Stripe stripe{client, {.webhook_secrets = {secret, newer}}};
    const Instant now{1'695'390'000'000ms};
    const auto hear = [&](const std::string& body, const Secret& by, Instant at) {
        http::Headers headers;
        headers.add("Stripe-Signature", sign_webhook(by, body, at));
        return stripe.hear(headers, body, now);
    };
    for (const auto& [type, object] : std::vector<std::pair<std::string, std::string>>{
             {"payment_intent.succeeded", intent_object()},
             {"payment_intent.processing", intent_object()},
             {"charge.refunded", charge_object()},
             {"checkout.session.completed", session_object()},
             {"checkout.session.async_payment_succeeded", session_object()}}) {
        const auto body = event(type, object);
        const auto hint = hear(body, secret, now);
        ASSERT_TRUE(hint && *hint) << type;
        EXPECT_EQ((*hint)->event, "evt_3NxY2eLkdIwHu7ix0Dg8wq3M");
        EXPECT_EQ((*hint)->payment, payment);
        EXPECT_EQ((*hint)->order, order);
        EXPECT_EQ((*hint)->amount, (Money{1250, eur}));
        EXPECT_TRUE(hear(body, newer, now)) << "the secret is being changed";
        EXPECT_EQ(hear(body, Secret{"whsec_other"}, now).error().code, "bad_signature");
        EXPECT_EQ(hear(body, secret, now - 301s).error().code, "bad_signature");
    }
    const auto body = event("payment_intent.succeeded", intent_object());
    http::Headers headers;
    headers.add("Stripe-Signature", sign_webhook(secret, body, now));
    auto compact = body;
    std::erase(compact, '\n');
    EXPECT_EQ(stripe.hear(headers, compact, now).error().code, "bad_signature")
        << "the same JSON in other bytes is not what was signed";
    const auto none = hear(event("customer.created", R"({"id": "cus_1", "metadata": {}})"), secret, now);
    ASSERT_TRUE(none.has_value());
    EXPECT_FALSE(none->has_value()) << "none of ours to follow, and no reason to send it again";
    EXPECT_EQ(hear("{", secret, now).error().kind, RefusalKind::malformed);
}

TEST(StripeApi, counts_money_as_stripe_does) {
    struct Case {
        const char* currency;
        std::int64_t ours;
        std::int64_t theirs;
    };
    for (const auto& [code, ours, theirs] :
         {Case{"EUR", 1250, 1250}, Case{"JPY", 1250, 1250}, Case{"ISK", 1250, 125000}, Case{"UGX", 3, 300},
          Case{"BHD", 1250, 1250}}) {
        const Money money{ours, *Currency::parse(code)};
        EXPECT_EQ(stripe::amount_of(money), theirs) << code;
        EXPECT_EQ(stripe::money_of(theirs, stripe::currency_of(money.currency)), money) << code;
    }
    EXPECT_EQ(stripe::money_of(1, "zzz"), std::nullopt);
    EXPECT_EQ(stripe::form_of({{"a[b]", "x y&z"}, {"c", "ü"}}), "a%5Bb%5D=x%20y%26z&c=%C3%BC");
}

std::string session(const std::string& status, const std::string& intent) {
    return R"({"id":"cs_1","object":"checkout.session","status":")" + status + R"(","payment_intent":)" +
           intent + "}";
}
std::string intent(const std::string& status, int received = 1250, int refunded = 0) {
    return R"({"id":"pi_1","status":")" + status + R"(","amount_received":)" + std::to_string(received) +
           R"(,"currency":"eur",)" + metadata() + R"(,"latest_charge":{"amount_refunded":)" +
           std::to_string(refunded) + "}}";
}

TEST(StripeApi, states_are_what_the_table_says) {
    struct Case {
        std::string session;
        ChargeState state;
        std::int64_t refunded;
    };
    for (const auto& [text, state, refunded] : std::vector<Case>{
             {session("open", "null"), ChargeState::open, 0},
             {session("expired", "null"), ChargeState::gone, 0},
             {session("open", intent("requires_payment_method", 0)), ChargeState::open, 0},
             {session("open", intent("requires_action", 0)), ChargeState::open, 0},
             {session("complete", intent("processing", 0)), ChargeState::processing, 0},
             {session("complete", intent("canceled", 0)), ChargeState::gone, 0},
             {session("complete", intent("succeeded")), ChargeState::captured, 0},
             {session("complete", intent("succeeded", 1250, 400)), ChargeState::captured, 400}}) {
        const auto read = json::read<stripe::Session>(text, json::Mode::lenient);
        ASSERT_TRUE(read) << text;
        const auto charge = stripe::charge_of(*read);
        EXPECT_EQ(charge.state, state) << text;
        EXPECT_EQ(charge.refunded, refunded) << text;
        if (state == ChargeState::captured) {
            EXPECT_EQ(charge.amount, (Money{1250, eur}));
            EXPECT_EQ(charge.order, order);
        }
    }
}

/// Answers what the test tells it, and remembers what it was asked.
class FakeStripe {
public:
    struct Asked {
        std::string line;  ///< "POST /v1/refunds"
        std::string body;
        std::string key;
        std::string authorization;
    };
    void answer(int status, std::string body) { answers_.emplace_back(status, std::move(body)); }
    std::vector<Asked> asked{};

    Stripe& provider() { return stripe_; }
    std::string url() { return "http://127.0.0.1:" + std::to_string(server_.server.port()); }
    template <class T>
    T run(Task<T> task) {
        return asio::co_spawn(io_.one(), std::move(task), asio::use_future).get();
    }

private:
    Task<http::Response> serve(http::Request request) {
        asked.push_back({std::string{to_string(request.method)} + " " + request.target, request.body,
                         std::string{request.headers.get("Idempotency-Key").value_or("")},
                         std::string{request.headers.get("Authorization").value_or("")}});
        if (answers_.empty()) co_return http::Response::json(500, "{}");
        auto [status, body] = std::move(answers_.front());
        answers_.pop_front();
        co_return http::Response::json(status, std::move(body));
    }

    std::deque<std::pair<int, std::string>> answers_{};
    http::testing::TestServer server_{[this](http::Request request) { return serve(std::move(request)); }};
    http::testing::IoThreads io_{1};
    http::Client client_{};
    Stripe stripe_{client_, {.url = url(), .key = Secret{"sk_test_1"}, .public_url = "https://books.test"}};
};

const Deadline soon = Deadline::after(1h);

TEST(StripeAdapter, opens_a_page_with_our_key) {
    FakeStripe fake;
    fake.answer(200, R"({"id":"cs_1","url":"https://checkout.stripe.test/c/1","payment_intent":null})");
    Bill bill{.payment = payment, .order = order, .amount = {1250, eur}, .title = "Zafón & more"};
    bill.return_path = "/orders/1";
    const auto opened = fake.run(fake.provider().open(bill, soon));
    EXPECT_EQ(opened.reference, "cs_1");
    EXPECT_EQ(opened.pay_url, "https://checkout.stripe.test/c/1");
    ASSERT_EQ(fake.asked.size(), 1U);
    EXPECT_EQ(fake.asked[0].line, "POST /v1/checkout/sessions");
    EXPECT_EQ(fake.asked[0].key, "payment/" + payment.to_string());
    EXPECT_EQ(fake.asked[0].authorization, "Bearer sk_test_1");
    EXPECT_NE(fake.asked[0].body.find("unit_amount%5D=1250&"), std::string::npos);
    EXPECT_NE(fake.asked[0].body.find("success_url=https%3A%2F%2Fbooks.test%2Forders%2F1"),
              std::string::npos);
}

TEST(StripeAdapter, looks_for_its_refund_before_it_makes_one) {
    FakeStripe fake;
    const auto paid = session("complete", intent("succeeded"));
    const auto ask = [&] {
        return fake.run(fake.provider().refund(refund, payment, "cs_1", {400, eur}, soon));
    };
    fake.answer(200, paid);
    fake.answer(200, R"({"object":"list","data":[]})");
    fake.answer(200, R"({"id":"re_1","status":"pending"})");
    EXPECT_EQ(ask().state, MoveState::pending);
    ASSERT_EQ(fake.asked.size(), 3U);
    EXPECT_EQ(fake.asked[2].line, "POST /v1/refunds");
    EXPECT_EQ(fake.asked[2].key, "refund/" + refund.to_string());
    // A day later Stripe has forgotten the key; the refund itself says whose it is.
    fake.answer(200, paid);
    fake.answer(200, R"({"data":[{"id":"re_1","status":"succeeded","metadata":{"refund":")" +
                         refund.to_string() + "\"}}]}");
    EXPECT_EQ(ask().state, MoveState::done);
    EXPECT_EQ(fake.asked.size(), 5U) << "nothing was made anew";
    fake.answer(200, paid);
    fake.answer(200, R"({"data":[]})");
    fake.answer(400, R"({"error":{"type":"invalid_request_error","code":"charge_already_refunded"}})");
    EXPECT_EQ(ask().why, "charge_already_refunded");
}

TEST(StripeAdapter, what_may_be_otherwise_soon_is_no_refusal) {
    for (const auto& [status, body] : std::vector<std::pair<int, std::string>>{
             {500, "{}"},
             {503, "not JSON"},
             {429, R"({"error":{"type":"invalid_request_error","code":"rate_limit"}})"},
             {409, R"({"error":{"type":"idempotency_error"}})"},
             {401, R"({"error":{"type":"invalid_request_error"}})"},
             {400, R"({"error":{"type":"invalid_request_error","code":"balance_insufficient"}})"},
         }) {
        FakeStripe fake;
        fake.answer(200, R"({"data":[]})");
        fake.answer(status, body);
        EXPECT_THROW((void)fake.run(fake.provider().pay_out(PayoutId::of_name("p"), AccountId::of_name("ann"),
                                                            "acct_1", {100, eur}, soon)),
                     Unavailable)
            << status << body;
    }
}

TEST(StripeAdapter, pays_out_once_and_only_to_somebody) {
    FakeStripe fake;
    const auto id = PayoutId::of_name("p");
    const auto pay = [&](const std::string& to) {
        return fake.run(fake.provider().pay_out(id, AccountId::of_name("ann"), to, {100, eur}, soon));
    };
    EXPECT_EQ(pay("").why, "no_destination");
    EXPECT_TRUE(fake.asked.empty());
    fake.answer(200, R"({"data":[]})");
    fake.answer(200, R"({"id":"tr_1","metadata":{}})");
    EXPECT_EQ(pay("acct_1").state, MoveState::done);
    EXPECT_EQ(fake.asked.back().key, "payout/" + id.to_string());
    fake.answer(200, R"({"data":[{"id":"tr_1","metadata":{"payout":")" + id.to_string() + "\"}}]}");
    EXPECT_EQ(pay("acct_1").state, MoveState::done);
    EXPECT_EQ(fake.asked.size(), 3U);
    fake.answer(200, R"({"data":[]})");
    fake.answer(400, R"({"error":{"type":"invalid_request_error","code":"account_invalid"}})");
    EXPECT_EQ(pay("acct_2").why, "account_invalid");
}

TEST(StripeAdapter, takes_only_what_can_be_a_connected_account) {
    FakeStripe fake;
    EXPECT_TRUE(fake.provider().needs_destination());
    for (const auto* good : {"", "acct_1", "acct_1032D82eZvKYlo2C"})
        EXPECT_TRUE(fake.provider().check_destination(good)) << good;
    for (const auto* bad : {"acct_", "1", "DE12 3456", "acct_1&amount=5", "acct_1/x", " acct_1", "acct_é"}) {
        const auto refused = fake.provider().check_destination(bad);
        ASSERT_FALSE(refused) << bad;
        EXPECT_EQ(refused.error().faults.front().code, "not_a_payout_account");
    }
    EXPECT_TRUE(fake.asked.empty()) << "a look costs no call";
}

TEST(StripeAdapter, a_used_session_cannot_be_cancelled_and_says_what_it_is) {
    FakeStripe fake;
    fake.answer(400, R"({"error":{"type":"invalid_request_error"}})");
    fake.answer(200, session("complete", intent("succeeded")));
    EXPECT_EQ(fake.run(fake.provider().cancel(payment, "cs_1", soon)).state, ChargeState::captured);
    EXPECT_EQ(fake.asked[0].line, "POST /v1/checkout/sessions/cs_1/expire");
    fake.answer(200, R"({"id":"cs_1"})");
    fake.answer(200, session("expired", "null"));
    EXPECT_EQ(fake.run(fake.provider().cancel(payment, "cs_1", soon)).state, ChargeState::gone);
}

// Through the whole service: opened at Stripe, a signed webhook, the state read anew, a refund.
TEST(StripeAdapter, carries_a_purchase) {
    FakeStripe fake;
    World world{[&](auto& settings) {
        settings.payment_provider = "stripe";
        settings.stripe_url = fake.url();
        settings.stripe_key = Secret{"sk_test_1"};
        settings.stripe_webhook_secrets = {Secret{"whsec_1"}};
    }};
    fake.answer(200, R"({"id":"cs_1","url":"https://checkout.stripe.test/c/1"})");
    const auto opened = world.open("one", {1250});
    EXPECT_EQ(opened.str("pay_url"), "https://checkout.stripe.test/c/1") << opened.text;
    const auto body = event("payment_intent.succeeded", intent_object());
    const auto tell = [&] {
        return world.call(Person{}, Method::post, "/api/v1/payments/webhooks/stripe", body,
                          {{"Content-Type", "application/json"},
                           {"Stripe-Signature", sign_webhook(Secret{"whsec_1"}, body, world.clock.now())}});
    };
    fake.answer(200, session("open", "null"));
    EXPECT_EQ(tell().status, 204);
    EXPECT_EQ(world.state("one"), "open") << "Stripe itself does not say so";
    fake.answer(503, "");
    EXPECT_EQ(tell().status, 503) << "Stripe sends it again";
    fake.answer(200, session("complete", intent("succeeded")));
    EXPECT_EQ(tell().status, 204);
    EXPECT_EQ(world.state("one"), "captured");
    const auto asked = fake.asked.size();
    EXPECT_EQ(tell().status, 204);
    EXPECT_EQ(fake.asked.size(), asked) << "this event has been seen";
    fake.answer(200, session("complete", intent("succeeded")));
    fake.answer(200, R"({"data":[]})");
    fake.answer(200, R"({"id":"re_1","status":"succeeded"})");
    EXPECT_EQ(world.refund("one", "r").str("state"), "refunded");
    EXPECT_EQ(world.books(), "");
}

}  // namespace
}  // namespace bookverse::payments
