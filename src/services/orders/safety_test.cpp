// What security.md asks of orders: objects, the code, evidence, privacy.
#include <gtest/gtest.h>

#include <atomic>

#include "services/accounts/api.hpp"
#include "services/orders/test_world.hpp"

namespace bookverse::orders {
namespace {

using http::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const Person nobody;

std::string with_code(const std::string& code) {
    return R"({"code":")" + code + "\"}";
}

std::string wrong_code(World& world, const std::string& path) {
    const Secret secret = world.secret(path);
    for (int guess = 0;; ++guess) {
        auto code = std::to_string(guess);
        code.insert(0, 6 - code.size(), '0');
        if (!auth::match_totp(secret, code, world.clock.now(), 0)) return code;
    }
}

// Every route with an id, by who has no part in it.
TEST(OrderSafety, somebody_elses_order_is_not_there) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const Person mallory = world.student("mallory");
    const Person staff = world.with_roles("staff", {Role::student, Role::moderator});
    const std::string path = world.bought(ben, {world.copy(ann)});
    struct Route {
        Method method;
        std::string path;
        std::string body;
    };
    const std::string words = R"({"reason":"other","text":"x"})";
    const Route routes[] = {
        {Method::get, path, ""},
        {Method::post, path + "/payment", ""},
        {Method::post, path + "/payment/returned", ""},
        {Method::post, path + "/cancel", "{}"},
        {Method::put, path + "/meeting", R"({"place":"L","at":"2027-01-15T20:00:00Z"})"},
        {Method::post, path + "/meeting/agree", "{}"},
        {Method::get, path + "/meeting.ics", ""},
        {Method::get, path + "/code", ""},
        {Method::post, path + "/handover", with_code("123456")},
        {Method::post, path + "/handover/unlock", ""},
        {Method::post, world.line(path) + "/confirm", ""},
        {Method::post, world.line(path) + "/dispute", words},
        {Method::post, world.line(path) + "/dispute/statements", R"({"text":"x"})"},
        {Method::get, path + "/photos/" + EvidenceId::of_name("p").to_string(), ""},
    };
    for (const Route& route : routes) {
        EXPECT_EQ(world.call(mallory, route.method, route.path, route.body).status, 404) << route.path;
        EXPECT_EQ(world.call(staff, route.method, route.path, route.body).status, 404) << route.path;
        EXPECT_EQ(world.call(nobody, route.method, route.path, route.body).status, 401) << route.path;
    }
    const std::string decision = "/api/v1/admin/orders" + world.line(path).substr(14) + "/decision";
    const std::string refund = R"({"refund":0,"reason":"so"})";
    EXPECT_EQ(world.post(mallory, decision, refund).status, 403);
    EXPECT_EQ(world.post(staff, decision, refund).status, 404) << "nothing is disputed";
    EXPECT_EQ(world.get(ben, path + "x").status, 404);
}

TEST(OrderSafety, of_200_guesses_at_once_five_are_counted) {
    World world{4};
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const std::string path = world.bought(ben, {world.copy(ann)});
    const std::string wrong = with_code(wrong_code(world, path));
    std::atomic<int> counted = 0;
    std::atomic<int> locked = 0;
    std::vector<Task<>> tasks;
    const auto guess = [&](int) -> Task<> {
        http::Request request;
        request.method = Method::post;
        request.target = path + "/handover";
        request.remote_address = "127.0.0.1";
        request.headers.add("Host", "internal");
        request.headers.add("Authorization", "Bearer " + ann.token);
        request.headers.add("Content-Type", "application/json");
        request.body = wrong;
        const auto answer = co_await world.send_internal(std::move(request));
        if (answer.status == 409) ++counted;
        if (answer.status == 429) ++locked;
    };
    for (int i = 0; i < 200; ++i)
        tasks.push_back(guess(i));
    world.run_all(std::move(tasks));
    EXPECT_EQ(counted, 5);
    EXPECT_EQ(locked, 195);
    world.settle();
    EXPECT_EQ(world.told(CodeLocked::type).size(), 1U);
    EXPECT_EQ(world.post(ann, path + "/handover", with_code(world.code(ben, path))).code(), "code_locked");
    EXPECT_EQ(world.post(ann, path + "/handover/unlock").status, 404);
    EXPECT_EQ(world.post(ben, path + "/handover/unlock").status, 200);
    EXPECT_EQ(world.post(ann, path + "/handover", with_code(world.code(ben, path))).status, 200);
}

// The negative control: a count that is looked at before and written after lets more than five through.
TEST(OrderSafety, without_the_count_in_the_write_more_are_tried) {
    World world{4};
    const Person ann = world.student("ann");
    const std::string path = world.bought(world.student("ben"), {world.copy(ann)});
    const OrderId id = World::id_of(path);
    std::atomic<int> looked = 0;
    std::atomic<int> tried = 0;
    const auto guess = [&](int) -> Task<> {
        const auto order = co_await world.service.stores().orders.get(id, Deadline::after(20s));
        const bool open = (*order)->handover->tries < 5;
        ++looked;
        while (looked < 50)
            co_await sleep_for(1ms);  // as it happens when all are quick
        if (!open) co_return;
        ++tried;
        (void)co_await world.service.stores().orders.update(
            id,
            [](Order before) -> Result<Order> {
                ++before.handover->tries;
                return before;
            },
            Deadline::after(20s));
    };
    std::vector<Task<>> tasks;
    for (int i = 0; i < 50; ++i)
        tasks.push_back(guess(i));
    world.run_all(std::move(tasks));
    EXPECT_GT(tried, 5);
}

TEST(OrderSafety, the_secret_is_the_buyers_and_sealed_at_rest) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const std::string path = world.bought(ben, {world.copy(ann)});
    const auto shown = world.get(ben, path + "/code");
    EXPECT_EQ(shown.str("secret"), auth::base32(world.secret(path).reveal()));
    EXPECT_EQ(shown.number_at("/digits"), 6);
    EXPECT_EQ(shown.number_at("/period"), 30);
    EXPECT_EQ(shown.headers.get("Cache-Control"), "no-store");
    const std::string stored = json::write(world.stored(path));
    EXPECT_EQ(stored.find(shown.str("secret")), std::string::npos);
    EXPECT_EQ(stored.find(world.secret(path).reveal()), std::string::npos);
    for (const Person& who : {ann, ben}) {
        const std::string text = world.get(who, path).text;
        EXPECT_EQ(text.find("sealed"), std::string::npos);
        EXPECT_EQ(text.find("used_step"), std::string::npos);
    }
}

TEST(OrderSafety, a_dispute_with_photos_and_a_moderator) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const Person staff = world.with_roles("staff", {Role::student, Role::moderator});
    const std::string path = world.bought(ben, {world.copy(ann)});
    const std::string dispute = world.line(path) + "/dispute";
    const std::string words = R"({"reason":"damaged","text":"Pages are missing."})";
    EXPECT_EQ(world.post(ben, dispute, words).code(), "wrong_state") << "not handed over";
    world.hand_over(ann, ben, path);
    EXPECT_EQ(world.post(ann, dispute, words).status, 404);
    EXPECT_EQ(world.post(ben, dispute, words).text_at("/lines/0/state"), "disputed");
    const std::string dot =
        "\x89PNG\r\n\x1a\n"
        "not really";
    EXPECT_EQ(world.call(ben, Method::post, dispute + "/photos", dot, {{"Content-Type", "image/png"}}).status,
              422);
    EXPECT_EQ(
        world.call(ben, Method::post, dispute + "/photos", "<svg/>", {{"Content-Type", "image/png"}}).code(),
        "unsupported_picture");
    EXPECT_EQ(world.post(ann, dispute + "/statements", R"({"text":"They were there."})").status, 200);
    EXPECT_EQ(world.get(staff, path).str("side"), "moderator");
    EXPECT_EQ(world.get(staff, "/api/v1/admin/orders/disputes").count(), 1U);
    const std::string decision = "/api/v1/admin/orders" + world.line(path).substr(14) + "/decision";
    EXPECT_EQ(world.post(staff, decision, R"({"refund":9999,"reason":"so"})").faults(),
              "/refund:out_of_range");
    const auto decided = world.post(staff, decision, R"({"refund":500,"reason":"Both a little."})");
    EXPECT_EQ(decided.text_at("/lines/0/state"), "settled") << decided.text;
    EXPECT_EQ(world.post(staff, decision, R"({"refund":0,"reason":"again"})").code(), "too_late");
    EXPECT_EQ(world.payments.refunded(World::id_of(path)), 500);
    EXPECT_EQ(world.payments.held(World::id_of(path)), 0);
    EXPECT_EQ(world.get(staff, "/api/v1/admin/orders/disputes").count(), 0U);
    world.settle();
    EXPECT_EQ(world.told(DisputeDecided::type).size(), 1U);
    EXPECT_EQ(world.told(LineSettled::type).size(), 1U);
    EXPECT_EQ(world.told(OrderCompleted::type).size(), 1U);
}

TEST(OrderSafety, a_dispute_that_nobody_settles_is_refunded_after_60_days) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const Uuid dune = world.copy(ann);
    const std::string path = world.bought(ben, {dune});
    world.hand_over(ann, ben, path);
    world.clock.move(47h);
    EXPECT_EQ(world.post(ben, world.line(path) + "/dispute", R"({"reason":"other","text":"x"})").status, 200);
    world.clock.move(60 * 24h - 1ms);
    world.timers();
    EXPECT_EQ(world.payments.refunded(World::id_of(path)), 0);
    world.clock.move(1ms);
    world.timers();
    EXPECT_EQ(world.get(ben, path).text_at("/lines/0/ending"), "dispute_lapsed");
    EXPECT_EQ(world.payments.refunded(World::id_of(path)), 1250);
    EXPECT_TRUE(world.stock(dune).sold) << "the seller has not got it back: not up for sale";
}

TEST(OrderSafety, a_meeting_is_named_agreed_and_told) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const std::string path = world.bought(ben, {world.copy(ann)});
    const std::string place = R"({"place":"Library, desk 3","at":"2027-01-16T10:00:00Z"})";
    EXPECT_EQ(world.get(ben, path + "/meeting.ics").status, 404);
    EXPECT_EQ(world.put(ben, path + "/meeting", place).status, 200);
    EXPECT_EQ(world.post(ben, path + "/meeting/agree").code(), "own_proposal");
    EXPECT_EQ(world.post(ann, path + "/meeting/agree").at("/meetings/0/agreed").as_bool(), true);
    const auto file = world.get(ann, path + "/meeting.ics");
    EXPECT_NE(file.text.find("DTSTART:20270116T100000Z"), std::string::npos) << file.text;
    EXPECT_EQ(file.headers.get("Content-Type"), "text/calendar; charset=utf-8");
    world.settle();
    EXPECT_EQ(world.told(MeetingChanged::type).size(), 2U);
}

TEST(OrderSafety, held_money_keeps_an_account_open_and_all_of_it_is_exported) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const auto objects = [&](const Person& who) {
        return world.run(world.service.objects_to_closing(who.account, Deadline::after(9s)));
    };
    EXPECT_FALSE(objects(ben));
    const std::string path = world.bought(ben, {world.copy(ann)});
    EXPECT_EQ(objects(ben)->code, "money_held");
    EXPECT_EQ(objects(ann)->code, "money_held");
    world.put(ben, path + "/meeting", R"({"place":"Bank","at":"2027-01-16T10:00:00Z"})");
    world.put(ben, "/api/v1/cart/lines/market/" + world.copy(ann, "Emma").to_string());
    const auto parts = world.run(world.service.export_of(ben.account, Deadline::after(9s)));
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].file_name, "orders/bought.json");
    EXPECT_NE(parts[0].bytes.find("Dune"), std::string::npos);
    EXPECT_EQ(parts[1].file_name, "orders/cart.json");
    EXPECT_EQ(parts[0].bytes.find("sealed"), std::string::npos);

    world.post(ben, path + "/cancel");
    EXPECT_FALSE(objects(ben)) << "it is over";
    world.tell(accounts::AccountClosed{ben.account});
    EXPECT_TRUE(world.eventually([&] { return world.stored(path).meetings.empty(); }));
    EXPECT_EQ(world.stored(path).total.amount, 1250) << "what was paid stays";
}

TEST(OrderSafety, what_is_held_is_told_to_who_compares_it) {
    World world;
    const Person ann = world.student("ann");
    const Person ben = world.student("ben");
    const std::string one = world.bought(ben, {world.copy(ann, "A", 100), world.copy(ann, "B", 50)}, "1");
    const std::string two = world.bought(ben, {world.copy(ann, "C", 7)}, "2");
    world.order(ben, {world.copy(ann, "D", 1000)}, "3");
    world.post(ben, two + "/cancel");
    world.hand_over(ann, ben, one);
    const auto page = world.internal(Method::get, "/internal/orders/held");
    ASSERT_EQ(page.count(), 2U) << page.text;
    EXPECT_EQ(page.number_at("/items/0/amount/amount") + page.number_at("/items/1/amount/amount"), 150);
    EXPECT_EQ(page.text_at("/items/0/order"), World::id_of(one).to_string());
    EXPECT_EQ(world.internal(Method::get, "/internal/orders/" + World::id_of(one).to_string()).str("state"),
              "paid");
}

}  // namespace
}  // namespace bookverse::orders
