// Mails: at a pace, once, late rather than never; in the person's language; what was turned off is not sent.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "platform/service/local_time.hpp"
#include "services/market/api.hpp"
#include "services/notifications/rules.hpp"
#include "services/notifications/test_world.hpp"
#include "services/orders/api.hpp"

namespace bookverse::notifications {
namespace {

using http::Method;
using testing::FakeMailer;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const std::string route = "/api/v1/notifications";
const Currency euro = *Currency::parse("EUR");

void drop(World& world, const Person& person, const std::string& title = "Dune") {
    world.tell(market::ListingPriceDropped{
        person.account, market::ListingId::of_name(title), title, {1000, euro}, {900, euro}});
}
void settle(World& world, const Person& seller) {
    world.tell(orders::LineSettled{.order = orders::OrderId::of_name("o"),
                                   .buyer = AccountId::of_name("buyer"),
                                   .line = {.title = "Emma", .seller = seller.account, .price = {900, euro}},
                                   .earned = {900, euro},
                                   .refunded = {0, euro}});
}
void move_to(World& world, Instant at) {
    world.clock.move(at - world.clock.now());
}
std::string header(const mail::Mail& mail, const std::string& name) {
    const auto found = std::ranges::find(mail.headers, name, &std::pair<std::string, std::string>::first);
    return found == mail.headers.end() ? "" : found->second;
}
/// The path of the link in List-Unsubscribe.
std::string unsubscribe_path(const mail::Mail& mail) {
    const auto value = header(mail, "List-Unsubscribe");
    const auto begin = value.find("/api/");
    return begin == std::string::npos ? "" : value.substr(begin, value.size() - begin - 1);
}

TEST(Mails, are_in_the_persons_language_and_can_be_stopped_unless_required) {
    World world;
    const auto ann = world.student("ann", accounts::Language::de);
    const auto bob = world.student("bob");
    drop(world, ann);
    settle(world, bob);
    auto sent = world.post_now();
    ASSERT_EQ(sent.size(), 2U);
    std::ranges::sort(sent, {}, [](const mail::Mail& mail) { return mail.to.str(); });
    EXPECT_EQ(sent[0].to.str(), "ann@uni.edu");
    EXPECT_EQ(sent[0].subject, "„Dune“ kostet weniger");
    EXPECT_EQ(header(sent[0], "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    EXPECT_TRUE(unsubscribe_path(sent[0]).starts_with(route + "/unsubscribe?token="));
    EXPECT_EQ(sent[1].subject, "9.00 EUR for “Emma”");
    EXPECT_TRUE(sent[1].headers.empty()) << "order notices cannot be turned off";
    EXPECT_EQ(world.post_now().size(), 2U) << "once";
    world.clock.move(24h);
    EXPECT_EQ(world.post_now().size(), 2U);
}

TEST(Mails, one_click_ends_them_without_a_sign_in) {
    World world;
    const auto ann = world.student("ann");
    drop(world, ann);
    const auto path = unsubscribe_path(world.post_now().at(0));
    const auto asked = route + "/subscription" + path.substr(path.find('?'));
    const Person nobody;
    EXPECT_EQ(world.get(nobody, asked).text, R"({"group":"prices","subscribed":true})");
    const auto looked = world.get(nobody, path);
    EXPECT_EQ(looked.status, 302);
    EXPECT_EQ(looked.headers.get("Location"), "/unsubscribe" + path.substr(path.find('?')));
    EXPECT_EQ(world.get(nobody, asked).text, R"({"group":"prices","subscribed":true})")
        << "looking changes nothing";

    const auto post = [&](const std::string& target, const std::string& body, const std::string& type) {
        return world.call(nobody, Method::post, target, body, {{"Content-Type", type}});
    };
    const std::string form = "application/x-www-form-urlencoded";
    EXPECT_EQ(post(path, "something=else", form).code(), "not_one_click");
    EXPECT_EQ(post(path, "List-Unsubscribe=One-Click", "text/plain").status, 415);
    EXPECT_EQ(post(path + "x", "List-Unsubscribe=One-Click", form).status, 404);
    EXPECT_EQ(world.get(nobody, asked + "x").status, 404);
    EXPECT_EQ(world.get(nobody, asked).text, R"({"group":"prices","subscribed":true})");
    EXPECT_EQ(post(path, "List-Unsubscribe=One-Click", form).text,
              R"({"group":"prices","subscribed":false})");
    const std::string multipart =
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    EXPECT_EQ(post(path, multipart, "multipart/form-data; boundary=x").status, 200) << "again is the same";
    drop(world, ann, "Emma");
    EXPECT_EQ(world.post_now().size(), 1U);
    EXPECT_EQ(world.inbox(ann), "price_drop price_drop") << "mails alone were turned off";
    settle(world, ann);
    EXPECT_EQ(world.post_now().size(), 2U) << "and no others";
}

TEST(Mails, what_is_turned_off_while_it_waits_is_not_sent) {
    World world;
    const auto ann = world.student("ann");
    drop(world, ann);
    EXPECT_EQ(world.patch(ann, R"({"groups":[{"group":"prices","email":"off"}]})").status, 200);
    EXPECT_EQ(world.post_now().size(), 0U);
    EXPECT_EQ(world.patch(ann, R"({"groups":[{"group":"prices","email":"at_once"}]})").status, 200);
    world.clock.move(1h);
    EXPECT_EQ(world.post_now().size(), 0U);
}

TEST(Mails, go_to_proved_addresses_of_open_accounts_alone) {
    World world;
    for (const auto* status : {"unverified", "closed"}) {
        const auto person = world.student(status);
        world.accounts.contacts[person.account].status = status;
        drop(world, person);
    }
    const auto without = world.student("without");
    world.accounts.contacts[without.account].email.reset();
    drop(world, without);
    drop(world, world.service::testing::World::student("unknown"));
    const auto suspended = world.student("suspended");
    world.accounts.contacts[suspended.account].status = "suspended";
    drop(world, suspended);
    const auto sent = world.post_now();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].to.str(), "suspended@uni.edu");
}

TEST(Mails, a_server_that_is_down_delays_and_loses_nothing) {
    World world;
    const auto ann = world.student("ann");
    for (int i = 0; i < 5; ++i)
        drop(world, ann, "Book " + std::to_string(i));
    world.mailer.become(FakeMailer::State::down);
    EXPECT_EQ(world.post_now().size(), 0U);
    EXPECT_EQ(world.mailer.tries(), 1) << "one try asks, the others wait";
    world.clock.move(29s);
    (void)world.post_now();
    EXPECT_EQ(world.mailer.tries(), 1);
    for (int hour = 0; hour < 48; ++hour) {
        world.clock.move(1h);
        (void)world.post_now();
    }
    EXPECT_LE(world.mailer.tries(), 49);
    EXPECT_GE(world.mailer.tries(), 40);
    world.mailer.become(FakeMailer::State::up);
    for (int minute = 0; minute < 20; ++minute) {
        world.clock.move(1min);
        (void)world.post_now();
    }
    std::set<std::string> ids;
    for (const auto& mail : world.mailer.sent())
        ids.insert(mail.id);
    EXPECT_EQ(world.mailer.sent().size(), 5U);
    EXPECT_EQ(ids.size(), 5U);
}

TEST(Mails, one_whose_answer_was_lost_is_sent_again_under_the_same_id) {
    World world;
    const auto ann = world.student("ann");
    drop(world, ann);
    world.mailer.become(FakeMailer::State::takes_and_dies);
    EXPECT_EQ(world.post_now().size(), 1U);
    world.mailer.become(FakeMailer::State::up);
    world.clock.move(1min);
    const auto sent = world.post_now();
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_EQ(sent[0].id, sent[1].id);
    EXPECT_EQ(sent[0].text, sent[1].text) << "with the same link";
}

TEST(Mails, one_that_is_refused_for_good_is_given_up) {
    World world;
    drop(world, world.student("ann"));
    world.mailer.become(FakeMailer::State::refuses);
    (void)world.post_now();
    world.mailer.become(FakeMailer::State::up);
    world.clock.move(24h);
    EXPECT_EQ(world.post_now().size(), 0U);
    EXPECT_EQ(world.mailer.tries(), 1);
}

TEST(Mails, leave_at_a_pace_the_oldest_first) {
    World world;
    const auto ann = world.student("ann");
    for (std::size_t i = 0; i < mails_a_look + 5; ++i) {
        drop(world, ann, std::to_string(i));
        world.clock.move(1ms);
    }
    const auto sent = world.post_now();
    ASSERT_EQ(sent.size(), mails_a_look);
    EXPECT_NE(sent.front().subject.find("“0”"), std::string::npos);
    EXPECT_EQ(world.post_now().size(), mails_a_look + 5);
}

TEST(Mails, wait_while_accounts_cannot_be_asked) {
    World world;
    const auto ann = world.student("ann");
    drop(world, ann);
    world.accounts.away = true;
    EXPECT_EQ(world.post_now().size(), 0U);
    world.accounts.away = false;
    world.clock.move(1min);
    EXPECT_EQ(world.post_now().size(), 1U);
}

TEST(Night, holds_mails_back_but_not_those_of_security) {
    World world;
    const auto ann = world.student("ann");
    EXPECT_EQ(world.patch(ann, R"({"quiet_hours":{"from":1320,"to":420}})").status, 200);
    move_to(world, service::next_local_hour(world.clock.now(), 23));
    drop(world, ann);
    settle(world, ann);
    world.tell(accounts::SessionEnded{SessionId::of_name("s"), ann.account, "reused_token"});
    const auto later = world.student("ann");  // her first token has expired
    EXPECT_EQ(world.get(later, route).count(), 3U) << "the inbox makes no noise";
    const auto sent = world.post_now();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].subject, "A device was signed out for safety");
    const auto morning = service::next_local_hour(world.clock.now(), 7);
    move_to(world, morning - 1ms);
    EXPECT_EQ(world.post_now().size(), 1U);
    move_to(world, morning);
    EXPECT_EQ(world.post_now().size(), 3U);
}

TEST(Digest, collects_a_day_for_the_persons_hour) {
    World world;
    const auto ann = world.student("ann");
    EXPECT_EQ(world.patch(ann, R"({"groups":[{"group":"prices","email":"daily"}],"digest_hour":20})").status,
              200);
    drop(world, ann, "Dune");
    world.clock.move(1s);
    drop(world, ann, "Emma");
    EXPECT_EQ(world.post_now().size(), 0U);
    const auto hour = service::next_local_hour(world.clock.now(), 20);
    move_to(world, hour - 1ms);
    world.job("notifications.digests");
    EXPECT_EQ(world.mailer.sent().size(), 0U) << "not before its hour";
    move_to(world, hour);
    world.job("notifications.digests");
    const auto sent = world.mailer.sent();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].subject, "2 news for you");
    EXPECT_NE(sent[0].text.find("“Dune” costs less"), std::string::npos);
    EXPECT_NE(sent[0].text.find("“Emma” costs less"), std::string::npos);
    world.job("notifications.digests");
    world.clock.move(25h);
    world.job("notifications.digests");
    EXPECT_EQ(world.mailer.sent().size(), 1U) << "a day without news has no digest";
    drop(world, ann, "Ulysses");
    world.clock.move(24h);
    world.job("notifications.digests");
    EXPECT_EQ(world.mailer.sent().size(), 2U);

    const auto path = unsubscribe_path(sent[0]);
    EXPECT_EQ(world
                  .call({}, Method::post, path, "List-Unsubscribe=One-Click",
                        {{"Content-Type", "application/x-www-form-urlencoded"}})
                  .text,
              R"({"group":null,"subscribed":false})");
    drop(world, ann, "Middlemarch");
    world.clock.move(24h);
    world.job("notifications.digests");
    EXPECT_EQ(world.post_now().size(), 2U);
}

TEST(Digest, is_delayed_by_a_server_that_is_down_and_stays_the_same) {
    World world;
    const auto ann = world.student("ann");
    (void)world.patch(ann, R"({"groups":[{"group":"prices","email":"daily"}]})");
    drop(world, ann, "Dune");
    move_to(world, service::next_local_hour(world.clock.now(), world.settings.digest_hour));
    world.mailer.become(FakeMailer::State::takes_and_dies);
    world.job("notifications.digests");
    drop(world, ann, "Emma");
    world.mailer.become(FakeMailer::State::up);
    world.clock.move(1min);
    world.job("notifications.digests");
    auto sent = world.mailer.sent();
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_EQ(sent[0].id, sent[1].id);
    EXPECT_EQ(sent[0].text, sent[1].text) << "what came meanwhile waits for the next one";
    world.clock.move(24h);
    world.job("notifications.digests");
    sent = world.mailer.sent();
    ASSERT_EQ(sent.size(), 3U);
    EXPECT_NE(sent[2].id, sent[1].id);
    EXPECT_NE(sent[2].text.find("Emma"), std::string::npos);
    EXPECT_EQ(sent[2].text.find("Dune"), std::string::npos);
}

TEST(Digest, the_markets_digest_is_one_already) {
    World world;
    const auto ann = world.student("ann");
    (void)world.patch(ann, R"({"groups":[{"group":"searches","email":"daily"}]})");
    market::SavedSearchDigest found{.account = ann.account};
    found.found.push_back({market::SavedSearchId::of_name("s"),
                           "calculus",
                           market::ListingId::of_name("l"),
                           "Calculus",
                           {500, euro},
                           {}});
    world.tell(found);
    const auto sent = world.post_now();
    ASSERT_EQ(sent.size(), 1U) << "it has waited for its hour";
    EXPECT_EQ(sent[0].subject, "What your searches found today");
}

TEST(Preferences, are_a_table_of_group_and_channel) {
    World world;
    const auto ann = world.student("ann");
    const auto defaults = world.get(ann, route + "/preferences");
    ASSERT_EQ(defaults.at("/groups").as_array().size(), 9U);
    EXPECT_EQ(defaults.number_at("/digest_hour"), world.settings.digest_hour);
    EXPECT_TRUE(defaults.at("/quiet_hours").is_null());
    for (const auto& row : defaults.at("/groups").as_array()) {
        const std::string group{row.at("group").as_string()};
        const bool required = row.at("required").as_bool();
        EXPECT_TRUE(row.at("in_app").as_bool());
        EXPECT_EQ(row.at("email").as_string(), "at_once");
        for (const auto* change : {R"("in_app":false)", R"("email":"off")", R"("email":"daily")"}) {
            const auto answer = world.patch(ann, R"({"groups":[{"group":")" + group + "\"," + change + "}]}");
            EXPECT_EQ(answer.status, required ? 409 : 200) << group << change;
            if (required) EXPECT_EQ(answer.code(), "group_required");
        }
    }
    EXPECT_EQ(world.patch(ann, R"({"quiet_hours":{"from":60,"to":60}})").faults(),
              "/quiet_hours/to:same_time");
    struct Row {
        std::string body;
        int status;
    };
    const Row rows[] = {{R"({"quiet_hours":{"from":1320,"to":420},"digest_hour":7})", 200},
                        {R"({"quiet_hours":{"from":1440,"to":420}})", 422},
                        {R"({"digest_hour":24})", 422},
                        {R"({"groups":[{"group":"nothing","in_app":true}]})", 422},
                        {R"({"account":"x"})", 422},
                        {R"({"closed":true})", 422}};
    for (const Row& row : rows)
        EXPECT_EQ(world.patch(ann, row.body).status, row.status) << row.body;
    const auto now = world.get(ann, route + "/preferences");
    EXPECT_EQ(now.number_at("/quiet_hours/from"), 1320);
    EXPECT_EQ(now.number_at("/digest_hour"), 7);
    const auto cleared = world.patch(ann, R"({"quiet_hours":null,"digest_hour":null})");
    EXPECT_TRUE(cleared.at("/quiet_hours").is_null());
    EXPECT_EQ(cleared.number_at("/digest_hour"), world.settings.digest_hour);
}

TEST(Preferences, nothing_is_told_where_both_are_off) {
    World world;
    const auto ann = world.student("ann");
    (void)world.patch(ann, R"({"groups":[{"group":"prices","in_app":false,"email":"off"}]})");
    drop(world, ann);
    EXPECT_EQ(world.inbox(ann), "");
    EXPECT_EQ(world.post_now().size(), 0U);
    (void)world.patch(ann, R"({"groups":[{"group":"prices","email":"at_once"}]})");
    drop(world, ann, "Emma");
    EXPECT_EQ(world.inbox(ann), "");
    EXPECT_EQ(world.unread(ann), 0);
    EXPECT_EQ(world.post_now().size(), 1U) << "by mail alone";
}

}  // namespace
}  // namespace bookverse::notifications
