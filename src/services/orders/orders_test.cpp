// Purchases from the cart to the end, over the routes.
#include <gtest/gtest.h>

#include "services/orders/test_world.hpp"

namespace bookverse::orders {
namespace {

using http::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

TEST(Orders, a_purchase_from_cart_to_settled) {
    World world;
    const Person ann = world.student("ann");
    const Person eve = world.student("eve");
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(ann, "Dune", 1250);
    const Uuid emma = world.copy(eve, "Emma", 800);

    const std::string lines = "/api/v1/cart/lines/market/";
    EXPECT_EQ(world.put(ben, lines + dune.to_string()).status, 200);
    const auto cart = world.put(ben, lines + emma.to_string());
    EXPECT_EQ(cart.at("/lines").as_array().size(), 2U);
    EXPECT_EQ(cart.number_at("/total/amount"), 2050);
    EXPECT_EQ(world.put(ann, lines + dune.to_string()).code(), "own_listing");
    EXPECT_EQ(world.put(ben, "/api/v1/cart/lines/tickets/" + dune.to_string()).status, 404);

    const auto placed = world.place(ben, {dune, emma});
    ASSERT_EQ(placed.status, 201) << placed.text;
    const std::string path = "/api/v1/orders/" + placed.str("id");
    EXPECT_EQ(placed.number_at("/total/amount"), 2050);
    EXPECT_EQ(placed.text_at("/payment/pay_url"), "/pay/token");
    EXPECT_EQ(world.get(ben, "/api/v1/cart").at("/lines").as_array().size(), 0U);
    EXPECT_EQ(world.get(ben, path + "/code").code(), "not_paid");
    world.pay(path);
    EXPECT_EQ(world.get(ben, path).str("state"), "paid");
    EXPECT_EQ(world.market.sales, 2);

    const auto hers = world.get(ann, path);
    EXPECT_EQ(hers.at("/lines").as_array().size(), 1U) << "her own line only";
    EXPECT_EQ(hers.number_at("/total/amount"), 1250);
    EXPECT_EQ(hers.str("side"), "seller");
    EXPECT_EQ(world.get(ann, "/api/v1/orders?side=seller").count(), 1U);
    EXPECT_EQ(world.get(ben, "/api/v1/orders").count(), 1U);
    EXPECT_EQ(world.get(ann, "/api/v1/orders").count(), 0U);
    EXPECT_EQ(world.get(ann, path + "/code").status, 404) << "the seller never sees it";

    world.hand_over(ann, ben, path);
    EXPECT_EQ(world.get(ben, path).text_at("/lines/0/state"), "handed_over");
    EXPECT_EQ(world.payments.settlements(World::id_of(path)), 0);
    EXPECT_EQ(world.post(ann, world.line(path) + "/confirm").status, 404);
    EXPECT_EQ(world.post(ben, world.line(path) + "/confirm").text_at("/lines/0/state"), "settled");
    EXPECT_EQ(world.payments.settlements(World::id_of(path)), 1);

    world.clock.move(30s);
    world.hand_over(eve, ben, path);
    world.clock.move(48h);
    world.timers();
    world.timers();
    EXPECT_EQ(world.get(ben, path).str("state"), "completed");
    EXPECT_EQ(world.payments.settlements(World::id_of(path)), 2) << "each line once";
    EXPECT_EQ(world.payments.held(World::id_of(path)), 0);
    for (const auto& [type, times] : std::map<std::string_view, std::size_t>{{OrderPlaced::type, 1},
                                                                             {OrderPaid::type, 1},
                                                                             {LineHandedOver::type, 2},
                                                                             {LineSettled::type, 2},
                                                                             {OrderCompleted::type, 1}})
        EXPECT_EQ(world.told(type).size(), times) << type;
    world.clock.move(7 * 24h);
    world.timers();
    world.timers();
    EXPECT_EQ(world.told(LineClosed::type).size(), 2U);
}

TEST(Orders, prices_and_fields_of_the_client_are_refused) {
    World world;
    const Person ben = world.student("ben");
    const std::string id = world.copy(world.student("ann")).to_string();
    const std::string line = R"({"service":"market","what":")" + id + "\"";
    const auto place = [&](const std::string& body) {
        return world.call(ben, Method::post, "/api/v1/orders", body, {{"Idempotency-Key", "k"}});
    };
    for (const char* more : {R"(,"price":1)", R"(,"seller":"x")", R"(,"state":"paid")"})
        EXPECT_EQ(place(R"({"lines":[)" + line + more + "}]}").status, 422) << more;
    EXPECT_EQ(place(R"({"total":1,"lines":[)" + line + "}]}").status, 422);
    EXPECT_EQ(place(R"({"lines":[]})").status, 422);
    EXPECT_EQ(place(R"({"lines":[)" + line + "}," + line + "}]}").faults(), "/lines/1/what:repeated");
    EXPECT_EQ(place(R"({"lines":[{"service":"tickets","what":")" + id + "\"}]}").faults(),
              "/lines/0/service:unknown");
    EXPECT_EQ(world.post(ben, "/api/v1/orders", R"({"lines":[)" + line + "}]}").code(),
              "idempotency_key_missing");
    Person lapsed = world.with_roles("lapsed", {});
    EXPECT_EQ(world.place(lapsed, {*Uuid::parse(id)}).code(), "not_verified");
    EXPECT_EQ(world.place(world.student("ann"), {*Uuid::parse(id)}).code(), "own_listing");
}

TEST(Orders, the_same_key_is_the_same_order) {
    World world;
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(world.student("ann"));
    const auto first = world.place(ben, {dune}, "one");
    const auto again = world.place(ben, {dune}, "one");
    EXPECT_EQ(first.text, again.text);
    EXPECT_EQ(world.place(ben, {dune, world.copy(world.student("ann"), "Emma")}, "one").code(),
              "idempotency_key_reused");
    EXPECT_EQ(world.place(ben, {dune}, "two").code(), "not_for_sale") << "another key is another order";
    EXPECT_EQ(world.place(world.student("eve"), {dune}, "one").code(), "not_for_sale")
        << "a key belongs to its caller";
    world.settle();
    EXPECT_EQ(world.told(OrderPlaced::type).size(), 1U);
}

TEST(Orders, every_line_is_held_or_none) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const Person eve = world.student("eve");
    const Uuid dune = world.copy(ann, "Dune");
    const Uuid emma = world.copy(ann, "Emma");
    const std::string theirs = world.order(eve, {emma});
    const auto refused = world.place(ben, {dune, emma}, "both");
    EXPECT_EQ(refused.code(), "not_for_sale");
    EXPECT_EQ(refused.faults(), "/lines/1:not_for_sale") << "says which";
    EXPECT_FALSE(world.stock(dune).held) << "the first one was given back";
    EXPECT_EQ(world.get(ben, "/api/v1/orders").count(), 0U);

    EXPECT_EQ(world.post(eve, theirs + "/cancel").str("state"), "cancelled");
    const auto now = world.place(ben, {dune, emma}, "both");
    EXPECT_EQ(now.status, 201) << "a refusal may be tried again with the same key: " << now.text;
    EXPECT_TRUE(world.stock(dune).held);
}

// The market fails while the second line is being held: the order's timer undoes what was taken.
TEST(Orders, what_was_being_placed_is_undone_by_its_timer) {
    World world;
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(world.student("ann"), "Dune");
    const Uuid emma = world.copy(world.student("ann"), "Emma");
    world.run_void([](World* it, AccountId buyer, Uuid one, Uuid two) -> Task<> {
        // As a process leaves it that dies between the two holds.
        Order order = begin({.id = order_id(buyer, "k"),
                             .buyer = buyer,
                             .lines = {{"market", one}, {"market", two}},
                             .request = "r"},
                            it->clock.now());
        (void)it->market.reserve(hold_id(order.lines[0].id, 0), market::ListingId{one}, buyer);
        (void)co_await it->service.stores().orders.insert(order, Deadline::after(9s));
    }(&world, ben.account, dune, emma));
    world.timers();
    EXPECT_TRUE(world.stock(dune).held) << "whoever places it still has time";
    world.clock.move(30s);
    world.timers();
    EXPECT_FALSE(world.stock(dune).held);
    EXPECT_EQ(world.place(ben, {dune, emma}, "k").code(), "idempotency_key_reused");
    EXPECT_EQ(world.place(ben, {dune}, "l").status, 201);
}

TEST(Orders, fifteen_minutes_unpaid_and_it_is_over) {
    World world;
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(world.student("ann"));
    const std::string path = world.order(ben, {dune});
    world.clock.move(15min - 1ms);
    world.timers();
    EXPECT_EQ(world.get(ben, path).str("state"), "open");
    world.clock.move(1ms);
    world.timers();
    EXPECT_EQ(world.get(ben, path).str("state"), "expired");
    EXPECT_FALSE(world.stock(dune).held);
    EXPECT_EQ(world.post(ben, path + "/payment").code(), "order_over");
    EXPECT_EQ(world.told(OrderExpired::type).size(), 1U);
}

TEST(Orders, a_hold_does_not_end_while_the_provider_works_or_has_it) {
    World world;
    const Person ben = world.student("ben");
    const std::string slow = world.order(ben, {world.copy(world.student("ann"), "Dune")}, "slow");
    const std::string quick = world.order(ben, {world.copy(world.student("ann"), "Emma")}, "quick");
    world.payments.all.at({World::id_of(slow).value}).status.processing = true;
    (void)world.payments.capture(World::id_of(quick), world.clock.now());  // and nobody has told
    world.clock.move(15min);
    world.timers();
    EXPECT_EQ(world.get(ben, slow).str("state"), "open") << "asked again in a minute";
    EXPECT_EQ(world.get(ben, quick).str("state"), "paid") << "payments was asked first";
    for (int i = 0; i < 5; ++i) {
        world.clock.move(1min);
        world.timers();
    }
    EXPECT_EQ(world.get(ben, slow).str("state"), "expired");
    world.pay(slow);
    EXPECT_EQ(world.get(ben, slow).str("state"), "paid") << "late, and the copy was still there";
}

TEST(Orders, a_late_payment_goes_back_once_when_somebody_else_has_the_copy) {
    World world;
    const Person ben = world.student("ben");
    const Person eve = world.student("eve");
    const Uuid dune = world.copy(world.student("ann"));
    const std::string path = world.order(ben, {dune});
    world.clock.move(15min);
    world.timers();
    const std::string hers = world.bought(eve, {dune});
    world.pay(path);
    world.pay(path);
    EXPECT_EQ(world.get(ben, path).str("state"), "cancelled");
    EXPECT_EQ(world.get(ben, path).text_at("/lines/0/ending"), "not_available");
    EXPECT_EQ(world.payments.refunded(World::id_of(path)), 1250);
    EXPECT_EQ(world.payments.all.at({World::id_of(path).value}).status.refunds.size(), 1U) << "once";
    EXPECT_EQ(world.get(eve, hers).str("state"), "paid");
    EXPECT_TRUE(world.stock(dune).sold);
    EXPECT_EQ(world.market.sales, 1);
}

TEST(Orders, a_late_payment_is_not_kept_at_another_price) {
    World world;
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(world.student("ann"));
    const std::string path = world.order(ben, {dune});
    world.clock.move(15min);
    world.timers();
    world.stock(dune).card.price.amount = 1400;
    world.pay(path);
    EXPECT_EQ(world.get(ben, path).str("state"), "cancelled");
    EXPECT_EQ(world.payments.refunded(World::id_of(path)), 1250);
    EXPECT_FALSE(world.stock(dune).held) << "and nothing is kept from others";
}

TEST(Orders, browser_and_event_at_once_are_one_purchase) {
    World world{4};
    const Person ben = world.student("ben");
    for (int round = 0; round < 5; ++round) {
        const std::string key = std::to_string(round);
        const std::string path = world.order(ben, {world.copy(world.student("ann"), "B" + key)}, key);
        const auto event = world.payments.capture(World::id_of(path), world.clock.now());
        world.tell(event);
        EXPECT_EQ(world.post(ben, path + "/payment/returned").str("state"), "paid");
        world.tell(event);
    }
    world.settle();
    EXPECT_EQ(world.told(OrderPaid::type).size(), 5U);
    EXPECT_EQ(world.market.sales, 5);
}

TEST(Orders, cancelled_before_the_handover_by_either_side) {
    World world;
    const Person ann = world.student("ann");
    const Person eve = world.student("eve");
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(ann, "Dune");
    const Uuid emma = world.copy(eve, "Emma", 800);
    const std::string path = world.bought(ben, {dune, emma});
    EXPECT_EQ(world.post(ann, path + "/cancel").text_at("/lines/0/ending"), "cancelled_seller");
    EXPECT_EQ(world.get(ben, path).str("state"), "paid") << "the other line goes on";
    EXPECT_EQ(world.payments.refunded(World::id_of(path)), 1250);
    EXPECT_FALSE(world.stock(dune).sold) << "up for sale again";
    EXPECT_EQ(world.post(ann, path + "/cancel").status, 409);
    world.hand_over(eve, ben, path);
    EXPECT_EQ(world.post(ben, path + "/cancel").code(), "too_late");
    EXPECT_EQ(world.post(world.student("mallory"), path + "/cancel").status, 404);
    EXPECT_EQ(world.payments.held(World::id_of(path)), 800);
}

TEST(Orders, an_order_cancelled_while_it_is_paid_goes_back_whole) {
    World world;
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(world.student("ann"));
    const std::string path = world.order(ben, {dune});
    const auto event = world.payments.capture(World::id_of(path), world.clock.now());
    EXPECT_EQ(world.post(ben, path + "/cancel").str("state"), "cancelled");
    world.tell(event);
    EXPECT_TRUE(world.eventually([&] { return world.payments.refunded(World::id_of(path)) == 1250; }));
    world.settle();
    EXPECT_EQ(world.stored(path).state, OrderState::cancelled);
    EXPECT_EQ(world.payments.held(World::id_of(path)), 0);
    EXPECT_FALSE(world.stock(dune).held || world.stock(dune).sold);
}

TEST(Orders, money_first_stock_second) {
    World world;
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(world.student("ann"));
    const std::string path = world.bought(ben, {dune});
    world.payments.refunds_wait = true;
    EXPECT_EQ(world.post(ben, path + "/cancel").text_at("/lines/0/state"), "refunded");
    EXPECT_TRUE(world.stock(dune).sold) << "the provider has not said yes yet";
    EXPECT_EQ(world.get(ben, path).str("state"), "cancelled");
    EXPECT_EQ(world.internal(Method::get, "/internal/closing-objections/" + ben.account.to_string()).status,
              200);
    world.payments.refunds_wait = false;
    world.tell(payments::RefundCompleted{.refund = {},
                                         .payment = {},
                                         .order = {World::id_of(path).value},
                                         .buyer = {},
                                         .amount = {},
                                         .lines = {}});
    EXPECT_TRUE(world.eventually([&] { return world.stored(path).steps.empty(); }));
    EXPECT_FALSE(world.stock(dune).sold);
    EXPECT_EQ(world.stored(path).due_at, std::nullopt);
}

TEST(Orders, what_is_owed_is_done_by_the_timer_when_payments_was_away) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const std::string path = world.bought(ben, {world.copy(ann)});
    world.hand_over(ann, ben, path);
    world.payments.broken = true;
    EXPECT_EQ(world.post(ben, world.line(path) + "/confirm").text_at("/lines/0/state"), "settled")
        << "decided and stored";
    world.payments.broken = false;
    EXPECT_EQ(world.payments.settlements(World::id_of(path)), 0);
    world.clock.move(30s);
    world.timers();
    EXPECT_EQ(world.payments.settlements(World::id_of(path)), 1);
    EXPECT_TRUE(world.stored(path).steps.empty());
    world.clock.move(5min);
    world.timers();
    EXPECT_EQ(world.payments.settlements(World::id_of(path)), 1);
}

TEST(Orders, nobody_met_for_fourteen_days) {
    World world;
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(world.student("ann"));
    const std::string path = world.bought(ben, {dune});
    world.clock.move(72h);
    world.timers();
    world.timers();
    EXPECT_EQ(world.told(LineHandoverDue::type).size(), 1U);
    world.clock.move(11 * 24h);
    world.timers();
    EXPECT_EQ(world.get(ben, path).text_at("/lines/0/ending"), "no_handover");
    EXPECT_EQ(world.payments.refunded(World::id_of(path)), 1250);
    EXPECT_FALSE(world.stock(dune).sold);
    EXPECT_EQ(world.told(LineHandoverDue::type).size(), 1U);
}

}  // namespace
}  // namespace bookverse::orders
