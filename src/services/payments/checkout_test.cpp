#include <gtest/gtest.h>

#include <set>

#include "services/payments/test_world.hpp"

namespace bookverse::payments {
namespace {

using testing::Answer;
using testing::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const std::string second_step = "4000 0025 0000 3155";
const std::string declined = "4000 0000 0000 0002";
const std::string pending = "4000 0000 0000 0077";

std::string state_of(const Answer& answer) {
    return answer.status == 200 ? answer.str("state") : std::to_string(answer.status) + " " + answer.code();
}

TEST(Checkout, pay_settle_and_every_cent_has_its_place) {
    World world;
    const auto admin = world.with_roles("admin", {Role::student, Role::administrator});
    const auto set = world.call(admin, Method::put, "/api/v1/admin/payments/settings",
                                R"({"fees":[{"basis_points":1000,"fixed":0}],"taxes":[],"issuer":[]})",
                                {{"If-Match", "\"1\""}});
    ASSERT_EQ(set.status, 200) << set.text;
    const auto opened = world.open("one", {1000, 500});
    ASSERT_EQ(opened.status, 200) << opened.text;
    EXPECT_EQ(opened.str("state"), "open");
    EXPECT_EQ(world.open("one", {1000, 500}).text, opened.text) << "again";
    EXPECT_EQ(world.open("one", {1000, 501}).code(), "payment_differs");
    EXPECT_EQ(world.settle("one", 0).code(), "not_held");
    EXPECT_EQ(world.books(), "");

    EXPECT_EQ(world.pay(opened).str("state"), "captured");
    EXPECT_EQ(world.pay(opened).str("state"), "captured") << "the same click again";
    EXPECT_EQ(world.state("one"), "captured");
    EXPECT_EQ(world.books(), "held 1500, provider:sandbox -1500");
    EXPECT_EQ(world.settle("one", 0).str("state"), "captured");
    EXPECT_EQ(world.settle("one", 0).str("state"), "captured");
    EXPECT_EQ(world.books(), "fees 100, held 500, provider:sandbox -1500, sellers 900");
    EXPECT_EQ(world.refund("one", "r", world.part("one", 1, 500)).str("state"), "captured");
    EXPECT_EQ(world.books(), "fees 100, provider:sandbox -1000, sellers 900");
    world.orders_agree();
    EXPECT_TRUE(world.audit().empty());
    EXPECT_EQ(world.told(PaymentCaptured::type).size(), 1U);
    EXPECT_EQ(world.told(PaymentLineSettled::type).size(), 1U);
    EXPECT_EQ(world.told(RefundCompleted::type).size(), 1U);
    EXPECT_EQ(world.told(PaymentFailed::type).size(), 0U);
}

TEST(Checkout, cards_do_what_they_say) {
    World world;
    const auto opened = world.open("one", {1000});
    const auto page = world.get(Person{}, world.page_of(opened));
    ASSERT_EQ(page.status, 200) << page.text;
    EXPECT_EQ(page.number_at("/amount/amount"), 1000);
    EXPECT_EQ(page.str("return_path"), "/orders/1");
    EXPECT_EQ(page.at("/cards").as_array().size(), 4U);
    EXPECT_EQ(world.pay(opened, "1234").faults(), "/card:unknown_card");
    EXPECT_EQ(world.pay(opened, declined).code(), "card_declined");
    EXPECT_EQ(world.state("one"), "open") << "another card may do";
    const auto answer = [&](bool yes) {
        return world.post(Person{}, world.page_of(opened) + "/answer",
                          yes ? R"({"yes":true})" : R"({"yes":false})");
    };
    EXPECT_EQ(answer(true).code(), "wrong_state") << "nothing was asked";
    EXPECT_EQ(world.pay(opened, second_step).str("state"), "action_required");
    EXPECT_EQ(world.state("one"), "open");
    EXPECT_EQ(answer(false).str("state"), "open");
    EXPECT_EQ(world.pay(opened, second_step).str("state"), "action_required");
    EXPECT_EQ(answer(true).str("state"), "captured");
    EXPECT_EQ(answer(true).str("state"), "captured") << "again";
    EXPECT_EQ(world.state("one"), "captured");

    const auto slow = world.open("two", {1000});
    EXPECT_EQ(world.pay(slow, pending).str("state"), "processing");
    EXPECT_EQ(state_of(world.status("two")), "open");
    EXPECT_TRUE(world.status("two").at("/processing").as_bool());
}

TEST(Checkout, a_token_that_is_none_of_ours_finds_nothing) {
    World world;
    const auto page = world.page_of(world.open("one", {1000}));
    EXPECT_EQ(world.get(Person{}, page.substr(0, page.size() - 1) + "A").status, 404);
    EXPECT_EQ(world.get(Person{}, "/api/v1/sandbox/payments/x").status, 404);
    EXPECT_EQ(world.post(Person{}, "/api/v1/sandbox/payments/x/pay", R"({"card":"4242424242424242"})").status,
              404);
}

TEST(Checkout, only_the_buyer_sees_the_payment_and_only_services_the_inside) {
    World world;
    world.paid("one", {1000});
    const std::string path = "/api/v1/payments/" + World::order_id("one").to_string();
    const auto buyer = world.student("buyer");
    EXPECT_EQ(world.get(buyer, path).str("state"), "captured");
    EXPECT_EQ(world.get(buyer, "/api/v1/payments").count(), 1U);
    for (const auto& other :
         {world.student("ann"), world.with_roles("mod", {Role::student, Role::moderator})}) {
        EXPECT_EQ(world.get(other, path).status, 404);
        EXPECT_EQ(world.post(other, path + "/return").status, 404);
        EXPECT_EQ(world.get(other, "/api/v1/payments").count(), 0U);
    }
    EXPECT_EQ(world.get(Person{}, path).status, 401);
    EXPECT_NE(world.call(buyer, Method::get, world.path("one")).status, 200);
    EXPECT_NE(world.call(buyer, Method::put, world.path("one"), world.wanted("one", {1})).status, 200);
    for (const auto* const ledger :
         {"/api/v1/ledger/transfers", "/api/v1/ledger/balances", "/api/v1/admin/payments/settings"}) {
        EXPECT_EQ(world.get(buyer, ledger).status, 403) << ledger;
        EXPECT_EQ(world.get(world.with_roles("mod", {Role::student, Role::moderator}), ledger).status, 403);
        EXPECT_EQ(world.get(Person{}, ledger).status, 401);
    }
}

TEST(Checkout, an_open_payment_ends_at_its_time) {
    World world;
    const auto opened = world.open("one", {1000});
    world.clock.move(14min);
    world.job("payments.payments");
    EXPECT_EQ(world.state("one"), "open");
    world.clock.move(1min);
    world.job("payments.payments");
    EXPECT_EQ(world.state("one"), "expired");
    EXPECT_EQ(world.pay(opened).code(), "wrong_state") << "it was cancelled at the provider too";
    world.clock.move(1h);
    world.job("payments.payments");
    world.settle_events();
    EXPECT_EQ(world.told(PaymentFailed::type).size(), 1U) << "once";
    EXPECT_EQ(world.books(), "");
}

TEST(Checkout, what_is_cancelled_cannot_be_paid_and_what_is_paid_not_cancelled) {
    World world;
    const auto opened = world.open("one", {1000});
    const auto cancel = [&](const std::string& order) {
        return state_of(world.internal(Method::post, world.path(order) + "/cancel"));
    };
    EXPECT_EQ(cancel("one"), "cancelled");
    EXPECT_EQ(cancel("one"), "cancelled");
    EXPECT_EQ(world.pay(opened).code(), "wrong_state");
    world.paid("two", {1000});
    EXPECT_EQ(cancel("two"), "captured");
    EXPECT_EQ(cancel("three"), "404 not_found");
}

// The webhook is lost: whoever cancels or expires learns that it was paid.
TEST(Checkout, a_lost_webhook_is_no_lost_payment) {
    World world{[](auto& settings) { settings.sandbox_faults = {"drop"}; }};
    const auto opened = [&](const std::string& order) {
        const auto made = world.open(order, {1000});
        EXPECT_EQ(world.pay(made).str("state"), "captured");
        EXPECT_EQ(world.state(order), "open");
    };
    opened("cancelled");
    EXPECT_EQ(state_of(world.internal(Method::post, world.path("cancelled") + "/cancel")), "captured");
    opened("asked");
    EXPECT_EQ(state_of(world.internal(Method::post, world.path("asked") + "/reconcile")), "captured");
    opened("returned");
    EXPECT_EQ(state_of(world.post(world.student("buyer"),
                                  "/api/v1/payments/" + World::order_id("returned").to_string() + "/return")),
              "captured");
    opened("expired");
    world.clock.move(15min);
    world.job("payments.payments");
    EXPECT_EQ(world.state("expired"), "captured");
    EXPECT_FALSE(world.status("expired").at("/late").as_bool());
    EXPECT_EQ(world.books(), "held 4000, provider:sandbox -4000");
}

TEST(Checkout, a_late_payment_is_told_and_can_be_kept_or_refunded_once) {
    World world;
    const auto late = [&](const std::string& order) {
        const auto opened = world.open(order, {1000});
        EXPECT_EQ(world.pay(opened, pending).str("state"), "processing");
        world.clock.move(15min);
        world.job("payments.payments");
        EXPECT_EQ(world.state(order), "expired");
        EXPECT_EQ(world.post(Person{}, world.page_of(opened) + "/answer", R"({"yes":true})").str("state"),
                  "captured");
        const auto now = world.status(order);
        EXPECT_EQ(now.str("state"), "captured");
        EXPECT_TRUE(now.at("/late").as_bool());
    };
    late("kept");
    EXPECT_EQ(state_of(world.settle("kept", 0)), "captured");
    world.clock.move(-15min);
    late("returned");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(state_of(world.refund("returned", "late")), "refunded");
    EXPECT_EQ(world.books(), "provider:sandbox -1000, sellers 1000");
    world.settle_events();
    EXPECT_EQ(world.told(RefundCompleted::type).size(), 1U);
    const auto told = world.told(PaymentCaptured::type);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_NE(told[0].find(R"("late":true)"), std::string::npos);
}

TEST(Checkout, a_payment_that_stays_at_the_provider_is_asked_for_until_it_is_known) {
    World world{[](auto& settings) { settings.sandbox_faults = {"drop"}; }};
    const auto opened = world.open("one", {1000});
    EXPECT_EQ(world.pay(opened, pending).str("state"), "processing");
    world.clock.move(15min);
    world.job("payments.payments");
    EXPECT_EQ(world.state("one"), "expired");
    world.post(Person{}, world.page_of(opened) + "/answer", R"({"yes":true})");
    EXPECT_EQ(world.state("one"), "expired") << "no webhook came";
    world.clock.move(10min);
    world.job("payments.payments");
    EXPECT_EQ(world.state("one"), "captured");
    EXPECT_TRUE(world.status("one").at("/late").as_bool());
}

TEST(Checkout, refunded_before_it_is_paid_ends_refunded) {
    World world{[](auto& settings) { settings.sandbox_faults = {"drop"}; }};
    const auto opened = world.open("one", {1000});
    EXPECT_EQ(world.pay(opened).str("state"), "captured");
    EXPECT_EQ(state_of(world.refund("one", "early")), "refunded") << "it was asked for before we knew";
    const auto slow = world.open("two", {700});
    EXPECT_EQ(world.pay(slow, pending).str("state"), "processing");
    const auto asked = world.refund("two", "early");
    EXPECT_EQ(asked.str("state"), "cancelled");
    EXPECT_EQ(asked.text_at("/refunds/0/state"), "waiting");
    world.post(Person{}, world.page_of(slow) + "/answer", R"({"yes":true})");
    EXPECT_EQ(state_of(world.internal(Method::post, world.path("two") + "/reconcile")), "refunded");
    EXPECT_EQ(world.books(), "");
    world.orders_agree();
    EXPECT_TRUE(world.audit().empty());
}

// The answer to a refund is lost after the money has moved: the same id is asked again, and moves nothing.
TEST(Checkout, a_provider_that_times_out_after_refunding_is_asked_by_our_key) {
    World world{[](auto& settings) { settings.sandbox_faults = {"timeout", "drop"}; }};
    world.paid("one", {1000});
    const auto asked = world.refund("one", "r");
    EXPECT_EQ(asked.str("state"), "captured");
    EXPECT_EQ(asked.text_at("/refunds/0/state"), "pending");
    EXPECT_EQ(world.books(), "provider:sandbox -1000, refunding 1000");
    world.orders_agree();
    EXPECT_TRUE(world.audit().empty()) << "what is on its way is no difference";
    world.clock.move(10s);
    world.job("payments.payments");
    EXPECT_EQ(world.state("one"), "refunded");
    EXPECT_EQ(world.books(), "");
    const auto charge =
        world.run(world.stores.sandbox_charges.get(payment_id(World::order_id("one")), Deadline::after(20s)));
    EXPECT_EQ((*charge)->refunds.size(), 1U) << "the provider moved it once";
}

TEST(Checkout, a_refund_that_the_provider_refuses_is_for_staff) {
    World world;
    world.paid("one", {1000});
    // The provider has lost it: as if the account there were closed.
    ASSERT_TRUE(world.run(
        world.stores.sandbox_charges.erase(payment_id(World::order_id("one")), Deadline::after(20s))));
    EXPECT_EQ(world.refund("one", "r").text_at("/refunds/0/state"), "failed");
    world.settle_events();
    EXPECT_EQ(world.told(RefundFailed::type).size(), 1U);
    EXPECT_EQ(world.books(), "provider:sandbox -1000, refunding 1000");
    const auto retry = "/api/v1/admin/payments/" + World::order_id("one").to_string() + "/refunds/" +
                       World::refund_id("r") + "/retry";
    EXPECT_EQ(world.post(world.student("buyer"), retry).status, 403);
    const auto admin = world.with_roles("admin", {Role::student, Role::administrator});
    EXPECT_EQ(world.post(admin, retry).text_at("/refunds/0/state"), "failed") << "still";
}

TEST(Checkout, nothing_to_pay_is_paid_at_once) {
    World world;
    const auto opened = world.open("free", {0, 0});
    EXPECT_EQ(opened.str("state"), "captured");
    EXPECT_EQ(world.settle("free", 0).status, 200);
    EXPECT_EQ(world.refund("free", "r", world.part("free", 1, 0)).status, 200);
    world.settle_events();
    EXPECT_EQ(world.told(PaymentCaptured::type).size(), 1U);
    EXPECT_EQ(world.books(), "");
    world.orders_agree();
    EXPECT_TRUE(world.audit().empty());
}

TEST(Checkout, the_ledger_can_be_read_by_page_and_by_order) {
    World world;
    for (const auto* const order : {"one", "two", "three"})
        world.paid(order, {1000});
    world.settle("two", 0);
    world.settle_events();
    const auto admin = world.with_roles("admin", {Role::student, Role::administrator});
    std::size_t count = 0;
    std::string next = "/api/v1/ledger/transfers?limit=3";
    for (int pages = 0; !next.empty() && pages < 5; ++pages) {
        const auto page = world.get(admin, next);
        ASSERT_EQ(page.status, 200) << page.text;
        count += page.count();
        for (const auto& item : page.items()) {
            std::int64_t sum = 0;
            for (const auto& posting : item.at("postings").as_array())
                sum += posting.at("amount").as_int64();
            EXPECT_EQ(sum, 0);
            EXPECT_EQ(item.at("currency").as_string(), "EUR");
        }
        next = page.str("next").empty() ? "" : "/api/v1/ledger/transfers?limit=3&after=" + page.str("next");
    }
    EXPECT_EQ(count, 4U);
    const auto of_one =
        world.get(admin, "/api/v1/ledger/transfers?order=" + World::order_id("two").to_string());
    ASSERT_EQ(of_one.count(), 2U);
    std::set<std::string> kinds;  // recorded in the same millisecond of this clock
    for (const auto& item : of_one.items())
        kinds.emplace(item.at("kind").as_string());
    EXPECT_EQ(kinds, (std::set<std::string>{"capture", "settlement"}));
    const auto balance = world.get(admin, "/api/v1/ledger/balances");
    EXPECT_TRUE(balance.at("/balanced").as_bool());
    EXPECT_EQ(balance.number_at("/transfers"), 4);
}

}  // namespace
}  // namespace bookverse::payments
