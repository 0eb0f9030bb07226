// The inbox over HTTP: what is told, once; whose it is; read, taken out, forgotten; live.
#include <gtest/gtest.h>

#include "services/market/api.hpp"
#include "services/messages/api.hpp"
#include "services/notifications/rules.hpp"
#include "services/notifications/test_world.hpp"
#include "services/orders/api.hpp"

namespace bookverse::notifications {
namespace {

using http::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const std::string route = "/api/v1/notifications";
const Currency euro = *Currency::parse("EUR");

market::ListingPriceDropped price_drop(const Person& person, const std::string& title = "Dune") {
    return {person.account, market::ListingId::of_name(title), title, {1000, euro}, {900, euro}};
}
market::QueueTurn turn(const Person& person, Instant until) {
    return {market::ListingId::of_name("Emma"), "Emma",      person.account,
            AccountId::of_name("seller"),       {500, euro}, until};
}
messages::MessageSent message(const Person& to, Instant at, const std::string& conversation = "c") {
    return {messages::MessageId::of_name("m"),
            messages::ConversationId::of_name(conversation),
            {},
            AccountId::of_name("author"),
            to.account,
            at,
            "Hi"};
}
bus::Message as_message(const market::ListingPriceDropped& event, Instant at, const std::string& id) {
    return {.id = id,
            .type = std::string{market::ListingPriceDropped::type},
            .subject = "test",
            .at = at,
            .traceparent = {},
            .data = json::write(event)};
}

TEST(Inbox, tells_what_happened_in_the_language_of_the_page) {
    World world;
    const auto ann = world.student("ann");
    EXPECT_EQ(world.unread(ann), 0);
    world.tell(price_drop(ann));
    const auto listed = world.get(ann, route + "?language=de");
    ASSERT_EQ(listed.count(), 1U) << listed.text;
    EXPECT_EQ(listed.text_at("/items/0/title"), "„Dune“ kostet weniger");
    EXPECT_EQ(listed.text_at("/items/0/text"), "„Dune“ von deiner Merkliste kostet jetzt 9,00 EUR.");
    EXPECT_EQ(listed.text_at("/items/0/path"), "/listings/" + market::ListingId::of_name("Dune").to_string());
    EXPECT_EQ(listed.text_at("/items/0/kind"), "price_drop");
    EXPECT_EQ(listed.text_at("/items/0/group"), "prices");
    EXPECT_TRUE(listed.at("/items/0/unread").as_bool());
    EXPECT_EQ(world.get(ann, route).text_at("/items/0/title"), "“Dune” costs less");
    EXPECT_EQ(world.unread(ann), 1);
}

TEST(Inbox, an_event_without_a_rule_is_no_fault) {
    World world;
    const auto ann = world.student("ann");
    bus::Message unknown{.id = "1",
                         .type = "nobody.knows",
                         .subject = "",
                         .at = world.clock.now(),
                         .traceparent = {},
                         .data = "{}"};
    world.run_void(world.service.inbox().deliver(unknown, Deadline::after(10s)));
    world.tell(accounts::SessionEnded{SessionId::of_name("s"), ann.account, "signed_out"});
    EXPECT_EQ(world.get(ann, route).count(), 0U);
}

/// Ten deliveries of one event at once, and how many notices and mails come of them.
std::pair<std::size_t, std::size_t> ten_at_once(World& world) {
    const auto ann = world.student("ann");
    const auto event = as_message(price_drop(ann), world.clock.now(), "one event");
    std::vector<Task<>> deliveries;
    for (int i = 0; i < 10; ++i)
        deliveries.push_back(world.service.inbox().deliver(event, Deadline::after(20s)));
    world.run_all(std::move(deliveries));
    const auto jobs = world.service.jobs();  // they outlive what they run
    std::vector<Task<>> looks;
    for (int i = 0; i < 10; ++i)
        looks.push_back(jobs.front().run());
    world.run_all(std::move(looks));
    return {world.get(ann, route).count(), world.mailer.sent().size()};
}

TEST(Race, one_event_ten_times_is_one_notice_and_one_mail) {
    World world{4};
    EXPECT_EQ(ten_at_once(world), (std::pair<std::size_t, std::size_t>{1, 1}));
}

TEST(Race, without_the_id_of_person_and_event_there_are_ten) {
    World world{4};
    world.service.context().name = [](AccountId, std::string_view) { return NoticeId{new_uuid(Instant{})}; };
    EXPECT_EQ(ten_at_once(world), (std::pair<std::size_t, std::size_t>{10, 10}));
}

TEST(Inbox, pages_are_stable_and_filters_work) {
    World world;
    const auto ann = world.student("ann");
    for (int i = 0; i < 5; ++i) {
        world.tell(price_drop(ann, "Book " + std::to_string(i)));
        world.clock.move(1s);
    }
    world.tell(turn(ann, world.clock.now() + 12h));
    EXPECT_EQ(world.inbox(ann), "queue_turn price_drop price_drop price_drop price_drop price_drop");
    EXPECT_EQ(world.inbox(ann, "?group=queues"), "queue_turn");
    const auto first = world.get(ann, route + "?limit=4");
    ASSERT_EQ(first.count(), 4U);
    world.clock.move(1s);
    world.tell(price_drop(ann, "New"));
    const auto second = world.get(ann, route + "?limit=4&after=" + first.text_at("/next"));
    EXPECT_EQ(second.count(), 2U) << "what came in meanwhile is on no later page";
    EXPECT_EQ(second.text_at("/items/1/title"), "“Book 0” costs less");
    EXPECT_EQ(world.get(ann, route + "?group=queues&after=" + first.text_at("/next")).code(),
              "invalid_fields");
    EXPECT_EQ(world.get(ann, route + "?group=queues&unread=true").faults(), "?unread:not_together");
    EXPECT_EQ(world.get(ann, route + "?group=nothing").status, 422);
}

TEST(Inbox, is_read_one_by_one_by_time_by_page_and_all) {
    World world;
    const auto ann = world.student("ann");
    const auto tell = [&](const std::string& title) {
        world.clock.move(1s);
        world.tell(price_drop(ann, title));
    };
    for (const auto* title : {"A", "B", "C", "D"})
        tell(title);
    const auto listed = world.get(ann, route);
    const auto id = listed.text_at("/items/3/id");
    EXPECT_EQ(world.put(ann, route + "/" + id + "/read").number_at("/notifications"), 3);
    EXPECT_EQ(world.put(ann, route + "/" + id + "/read").number_at("/notifications"), 3)
        << "again is the same";
    const auto until = [](const std::string& at) { return R"({"until":")" + at + "\"}"; };
    EXPECT_EQ(
        world.put(ann, route + "/read", until(listed.text_at("/items/2/at"))).number_at("/notifications"), 2);
    EXPECT_EQ(world
                  .put(ann, route + "/read",
                       R"({"path":"/listings/)" + market::ListingId::of_name("D").to_string() + "\"}")
                  .number_at("/notifications"),
              1);
    EXPECT_EQ(world.get(ann, route + "?unread=true").text_at("/items/0/title"), "“C” costs less");
    EXPECT_EQ(world.put(ann, route + "/read", "{}").number_at("/notifications"), 0);
    EXPECT_EQ(world.get(ann, route).count(), 4U);
    tell("E");
    EXPECT_EQ(
        world.put(ann, route + "/read", until(listed.text_at("/items/0/at"))).number_at("/notifications"), 1)
        << "what came after what was seen stays unread";
}

TEST(Inbox, the_badge_ends_at_a_hundred) {
    World world;
    const auto ann = world.student("ann");
    for (int i = 0; i < 103; ++i)
        world.tell(price_drop(ann, std::to_string(i)));
    EXPECT_EQ(world.unread(ann), 100);
    EXPECT_EQ(world.put(ann, route + "/read", "{}").number_at("/notifications"), 0);
}

TEST(Inbox, is_nobody_elses) {
    World world;
    const auto ann = world.student("ann");
    const auto bob = world.student("bob");
    const auto staff = world.with_roles("mod", {Role::moderator, Role::administrator});
    world.tell(price_drop(ann));
    const auto id = world.get(ann, route).text_at("/items/0/id");
    struct Row {
        Method method;
        std::string target;
        std::string body;
        int by_other;
        int by_nobody;
    };
    const Row rows[] = {
        {Method::put, route + "/" + id + "/read", "", 404, 401},
        {Method::del, route + "/" + id, "", 404, 401},
        {Method::get, route, "", 200, 401},
        {Method::get, route + "/unread", "", 200, 401},
        {Method::put, route + "/read", "{}", 200, 401},
        {Method::get, route + "/preferences", "", 200, 401},
        {Method::patch, route + "/preferences", "{}", 200, 401},
        {Method::get, route + "/dev/mails", "", 404, 404},
    };
    for (const Row& row : rows) {
        for (const auto* other : {&bob, &staff}) {
            const auto answer = world.call(*other, row.method, row.target, row.body);
            EXPECT_EQ(answer.status, row.by_other) << row.target;
            EXPECT_EQ(answer.text.find("Dune"), std::string::npos);
        }
        EXPECT_EQ(world.call({}, row.method, row.target, row.body).status, row.by_nobody) << row.target;
    }
    EXPECT_EQ(world.unread(ann), 1);
    for (const auto* body : {R"({"account":"x"})", R"({"until":"yesterday"})", R"({"path":""})"})
        EXPECT_EQ(world.put(ann, route + "/read", body).status, 422) << body;
}

TEST(Inbox, what_was_taken_out_does_not_come_back_with_its_event) {
    World world;
    const auto ann = world.student("ann");
    const auto event = as_message(price_drop(ann), world.clock.now(), "e");
    world.run_void(world.service.inbox().deliver(event, Deadline::after(10s)));
    const auto path = route + "/" + world.get(ann, route).text_at("/items/0/id");
    EXPECT_EQ(world.call(ann, Method::del, path).status, 204);
    EXPECT_EQ(world.call(ann, Method::del, path).status, 404);
    EXPECT_EQ(world.put(ann, path + "/read").status, 404);
    world.run_void(world.service.inbox().deliver(event, Deadline::after(10s)));
    EXPECT_EQ(world.get(ann, route).count(), 0U);
    EXPECT_EQ(world.unread(ann), 0);
}

TEST(Inbox, forgets_after_a_while) {
    World world;
    const auto ann = world.student("ann");
    world.tell(price_drop(ann, "Old"));
    world.clock.move(std::chrono::days{1});
    world.tell(price_drop(ann, "Newer"));
    world.clock.move(kept_for - std::chrono::days{1} + 1ms);
    world.job("notifications.old");
    const auto later = world.student("ann");  // her first token has expired
    EXPECT_EQ(world.get(later, route).count(), 1U);
    EXPECT_EQ(world.get(later, route).text_at("/items/0/title"), "“Newer” costs less");
}

TEST(Inbox, messages_of_one_conversation_are_one_notice_while_unread) {
    World world;
    const auto ann = world.student("ann");
    for (int i = 0; i < 3; ++i) {
        world.tell(message(ann, world.clock.now()));
        world.clock.move(1s);
    }
    world.tell(message(ann, world.clock.now(), "another"));
    EXPECT_EQ(world.inbox(ann), "message message");
    EXPECT_EQ(world.unread(ann), 2);
    EXPECT_EQ(world.post_now().size(), 2U) << "one mail a conversation until it is looked at";
    (void)world.put(ann, route + "/read", "{}");
    world.clock.move(1s);
    world.tell(message(ann, world.clock.now()));
    EXPECT_EQ(world.inbox(ann), "message message message");
    EXPECT_EQ(world.post_now().size(), 3U);
}

TEST(Inbox, open_browsers_hear_of_it) {
    World world;
    const auto ann = world.student("ann");
    const auto heard = world.listen(ann.account);
    world.tell(price_drop(ann));
    ASSERT_TRUE(World::eventually([&] { return !heard->empty(); }));
    const auto id = world.get(ann, route).text_at("/items/0/id");
    EXPECT_EQ(heard->front(), "notification.created {\"id\":\"" + id +
                                  R"(","kind":"price_drop","group":"prices","unread":1})");
    heard->clear();
    (void)world.put(ann, route + "/" + id + "/read");
    ASSERT_FALSE(heard->empty());
    EXPECT_EQ(heard->back(), R"(notification.read {"unread":0})");
}

TEST(Privacy, an_export_has_it_all_and_a_closed_account_nothing) {
    World world;
    const auto ann = world.student("ann");
    EXPECT_EQ(world.run(world.service.export_of(ann.account, Deadline::after(10s))).size(), 0U);
    world.tell(price_drop(ann));
    EXPECT_EQ(world.patch(ann, R"({"groups":[{"group":"queues","email":"daily"}]})").status, 200);
    world.tell(turn(ann, world.clock.now()));
    const auto parts = world.run(world.service.export_of(ann.account, Deadline::after(10s)));
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].file_name, "notifications/notifications.json");
    EXPECT_NE(parts[0].bytes.find("Dune"), std::string::npos);
    EXPECT_NE(parts[1].bytes.find("daily"), std::string::npos);

    world.tell(accounts::AccountClosed{ann.account});
    EXPECT_EQ(world.get(ann, route).count(), 0U);
    world.tell(price_drop(ann, "Late"));
    EXPECT_EQ(world.get(ann, route).count(), 0U) << "an event that comes late keeps nothing";
    EXPECT_EQ(world.post_now().size(), 0U);
    EXPECT_EQ(world.run(world.service.context().stores.digests.get(ann.account, Deadline::after(10s))),
              std::nullopt);
}

}  // namespace
}  // namespace bookverse::notifications
