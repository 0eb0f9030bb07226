#include "services/payments/webhooks.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "platform/auth/seal.hpp"
#include "services/payments/test_world.hpp"
#include "services/payments/webhook_signature.hpp"

namespace bookverse::payments {
namespace {

using testing::Answer;
using testing::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const std::string route = "/api/v1/payments/webhooks/sandbox";

class Told : public World {
public:
    explicit Told(std::vector<std::string> faults = {"drop"}, unsigned threads = 1)
        : World{[faults](auto& settings) { settings.sandbox_faults = faults; }, threads} {}

    Secret secret() { return platform().seal.derive("sandbox-webhook", "1"); }
    SandboxEvent event(const std::string& order, std::int64_t amount, const std::string& id = "evt_1") {
        return {id,
                "payment.captured",
                payment_id(order_id(order)),
                order_id(order),
                Money{amount, *Currency::parse("EUR")},
                clock.now()};
    }
    http::Request request(const std::string& body, const std::string& signature) {
        http::Request made;
        made.method = Method::post;
        made.target = route;
        made.remote_address = "203.0.113.9";
        made.headers.add("Host", "books.example.edu");
        made.headers.add("Content-Type", "application/json");
        made.headers.add("Sandbox-Signature", signature);
        made.body = body;
        return made;
    }
    Answer send(const std::string& body, const std::string& signature) {
        return call(Person{}, Method::post, route, body,
                    {{"Content-Type", "application/json"}, {"Sandbox-Signature", signature}});
    }
    Answer send(const SandboxEvent& event) {
        const auto body = json::write(event);
        return send(body, sign_webhook(secret(), body, clock.now()));
    }
};

TEST(WebhookSignature, holds_for_these_bytes_this_secret_and_now) {
    const Secret ours{"whsec_one"};
    const Secret newer{"whsec_two"};
    const Secret others{"whsec_three"};
    const Instant now{1'800'000'000'000ms};
    const std::string body = R"({"id":"evt_1"})";
    struct Case {
        const char* what;
        std::string header;
        std::string body;
        Instant now;
        bool good;
    };
    const auto good = sign_webhook(ours, body, now);
    const std::vector<Secret> secrets{ours, newer};
    for (const auto& [what, header, bytes, at, expected] : std::vector<Case>{
             {"as it was signed", good, body, now, true},
             {"by the newer secret", sign_webhook(newer, body, now), body, now, true},
             {"300 s later", good, body, now + 300s, true},
             {"301 s later", good, body, now + 301s, false},
             {"300 s before", good, body, now - 300s, true},
             {"301 s before", good, body, now - 301s, false},
             {"by another secret", sign_webhook(others, body, now), body, now, false},
             {"another byte", good, body + " ", now, false},
             {"two signatures, one good", good + ",v1=00", body, now, true},
             {"two signatures, the good one last", "t=1800000000,v1=00" + good.substr(good.find(",v1=")),
              body, now, true},
             {"another time than was signed", "t=1800000001" + good.substr(good.find(",v1=")), body, now,
              false},
             {"an older scheme", "t=1800000000,v0=" + good.substr(good.find("v1=") + 3), body, now, false},
             {"no time", good.substr(good.find("v1=")), body, now, false},
             {"no signature", "t=1800000000", body, now, false},
             {"a time that is none", "t=x" + good.substr(good.find(",v1=")), body, now, false},
             {"a time beyond all", "t=9223372036854775807,v1=00", body, now, false},
             {"nothing", "", body, now, false},
         })
        EXPECT_EQ(check_webhook(header, bytes, secrets, at).has_value(), expected) << what;
    EXPECT_FALSE(check_webhook(sign_webhook(Secret{}, body, now), body, std::vector<Secret>{Secret{}}, now))
        << "an empty secret is none";
}

// What `openssl dgst -sha256 -hmac key` says of "0.The quick …".
TEST(WebhookSignature, is_the_hmac_that_others_compute) {
    EXPECT_EQ(sign_webhook(Secret{"key"}, "The quick brown fox jumps over the lazy dog", Instant{0ms}),
              "t=0,v1=8511f28f7a1949f0c42772b447d68b2daf760f5f0439a20a17e3b4e7cd395763");
}

TEST(Webhooks, what_is_not_signed_by_us_or_not_about_this_payment_does_nothing) {
    Told world;
    ASSERT_EQ(world.pay(world.open("one", {1000})).status, 200);
    const auto good = world.event("one", 1000);
    const auto body = json::write(good);
    EXPECT_EQ(world.send(body, sign_webhook(Secret{"guess"}, body, world.clock.now())).code(),
              "bad_signature");
    EXPECT_EQ(world.send(body, sign_webhook(world.secret(), body, world.clock.now() - 301s)).code(),
              "bad_signature");
    EXPECT_EQ(world.send(body, "").code(), "bad_signature");
    EXPECT_EQ(world.send("{", sign_webhook(world.secret(), "{", world.clock.now())).status, 400);
    EXPECT_EQ(world.send(world.event("one", 999)).code(), "wrong_payment");
    auto other_order = good;
    other_order.order = World::order_id("two");
    EXPECT_EQ(world.send(other_order).code(), "wrong_payment");
    EXPECT_EQ(world.call(Person{}, Method::post, "/api/v1/payments/webhooks/nobody", body).status, 404);
    EXPECT_EQ(world.state("one"), "open");
    EXPECT_EQ(world.send(good).status, 204);
    EXPECT_EQ(world.state("one"), "captured");
}

// Signed and right in every part, and yet the provider knows nothing of it: the state is read anew.
TEST(Webhooks, a_signed_claim_is_only_a_hint) {
    Told world;
    world.open("one", {1000});
    EXPECT_EQ(world.send(world.event("one", 1000)).status, 204);
    EXPECT_EQ(world.state("one"), "open");
}

TEST(Webhooks, one_that_comes_before_its_payment_waits) {
    Told world;
    const auto opened = world.open("other", {1});
    // The provider has charged, and its webhook overtakes us.
    SandboxCharge charge{.id = payment_id(World::order_id("one")), .order = World::order_id("one")};
    charge.amount = {1000, *Currency::parse("EUR")};
    charge.state = SandboxState::captured;
    ASSERT_TRUE(world.run(world.stores.sandbox_charges.insert(charge, Deadline::after(20s))));
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(world.send(world.event("one", 1000)).status, 204);
    EXPECT_EQ(world.status("one").status, 404);
    EXPECT_EQ(world.open("one", {1000}).str("state"), "captured");
    EXPECT_EQ(world.books(), "held 1000, provider:sandbox -1000");
    EXPECT_EQ(world.told(PaymentCaptured::type).size(), 1U);
}

TEST(Webhooks, one_that_waits_for_nobody_is_forgotten_after_three_days) {
    Told world;
    EXPECT_EQ(world.send(world.event("never", 1000)).status, 204);
    const auto waiting = [&] {
        return world.run(world.stores.waiting.get("sandbox/evt_1", Deadline::after(20s))).has_value();
    };
    world.clock.move(71h);
    world.job("payments.waiting_events");
    EXPECT_TRUE(waiting());
    world.clock.move(1h);
    world.job("payments.waiting_events");
    EXPECT_FALSE(waiting());
}

int captures_of(World& world) {
    world.settle_events();
    return static_cast<int>(world.told(PaymentCaptured::type).size());
}

TEST(Webhooks, ten_at_once_and_the_browser_have_one_effect) {
    Told world{{"drop"}, 4};
    for (int round = 0; round < 10; ++round) {
        const auto order = "order " + std::to_string(round);
        const auto opened = world.open(order, {1000});
        ASSERT_EQ(world.pay(opened).status, 200);
        const auto body = json::write(world.event(order, 1000, "evt " + order));
        const auto signature = sign_webhook(world.secret(), body, world.clock.now());
        std::atomic<int> fine = 0;
        const auto one = [](Told& at, http::Request request, std::atomic<int>* count) -> Task<> {
            const auto answer = co_await at.send_internal(std::move(request));
            if (answer.status == 204 || answer.status == 200) ++*count;
        };
        std::vector<Task<>> tasks;
        for (int i = 0; i < 10; ++i)
            tasks.push_back(one(world, world.request(body, signature), &fine));
        for (int i = 0; i < 5; ++i)
            tasks.push_back(one(
                world, world.internal_request(Method::post, world.path(order) + "/reconcile", ""), &fine));
        world.run_all(std::move(tasks));
        EXPECT_EQ(fine, 15);
        EXPECT_EQ(world.state(order), "captured");
    }
    EXPECT_EQ(captures_of(world), 10);
    EXPECT_EQ(world.books(), "held 10000, provider:sandbox -10000");
}

// The negative control: who reads the state first and writes it then, without the rule inside the write,
// captures more than once.
TEST(Webhooks, without_the_rule_in_the_write_it_is_captured_more_than_once) {
    Told world{{"drop"}, 4};
    const auto opened = world.open("one", {1000});
    ASSERT_EQ(world.pay(opened).status, 200);
    const auto id = payment_id(World::order_id("one"));
    std::atomic<int> looked = 0;
    const auto careless = [&](int) -> Task<> {
        const auto soon = Deadline::after(20s);
        const auto seen = co_await world.stores.payments.get(id, soon);
        ++looked;
        while (looked < 10)
            co_await sleep_for(1ms);
        if ((*seen)->captured_at) co_return;
        (void)co_await world.stores.payments.update(
            id,
            [](Payment payment, store::Events& events) -> Result<Payment> {
                payment.captured_at = payment.created_at;
                payment.refunds.push_back({});  // so that each write is one
                events.publish(PaymentCaptured{payment.id, payment.order, payment.buyer,
                                               Money{payment.amount, payment.currency}, "sandbox"});
                return payment;
            },
            soon);
    };
    std::vector<Task<>> tasks;
    for (int i = 0; i < 10; ++i)
        tasks.push_back(careless(i));
    world.run_all(std::move(tasks));
    EXPECT_GT(captures_of(world), 1);
}

// The switch: whatever goes wrong on the way, each payment is captured once, and nothing forged counts.
TEST(Webhooks, delayed_repeated_reordered_and_forged_ones_change_nothing_in_the_end) {
    Told world{{"delay", "repeat", "reorder", "forge"}};
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(world.pay(world.open("order " + std::to_string(i), {1000 + i})).str("state"), "captured");
    EXPECT_EQ(world.state("order 0"), "open") << "it is delayed";
    for (int i = 0; i < 12; ++i) {
        world.clock.move(1s);
        world.job("payments.sandbox");
    }
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(world.state("order " + std::to_string(i)), "captured");
    EXPECT_EQ(captures_of(world), 6);
    EXPECT_EQ(world.books(), "held 6015, provider:sandbox -6015");
    const auto left =
        world.run(world.stores.sandbox_webhooks.find(webhook_by_due, {}, {}, Deadline::after(20s)));
    EXPECT_TRUE(left.items.empty()) << "all were delivered";
}

TEST(SandboxFaults, are_a_plan_that_can_be_repeated) {
    const auto plan = [](std::vector<std::string> words) {
        std::string text;
        for (const auto& delivery : deliveries_of("evt_1", sandbox_faults(words)))
            text += (delivery.forged ? "forged@" : "@") + std::to_string(delivery.after.count()) + " ";
        return text;
    };
    EXPECT_EQ(plan({}), "@0 ");
    EXPECT_EQ(plan({"drop"}), "");
    EXPECT_EQ(plan({"delay"}), "@3000 ");
    EXPECT_EQ(plan({"repeat"}), "@0 @0 @1500 ");
    EXPECT_EQ(plan({"forge"}), "forged@0 @0 ");
    EXPECT_EQ(plan({"forge", "drop"}), "forged@0 ");
    EXPECT_EQ(plan({"reorder"}), plan({"reorder"}));
    EXPECT_NE(deliveries_of("evt_1", {SandboxFault::reorder}).front().after,
              deliveries_of("evt_2", {SandboxFault::reorder}).front().after);
    EXPECT_THROW((void)sandbox_faults({"explode"}), std::invalid_argument);
}

}  // namespace
}  // namespace bookverse::payments
