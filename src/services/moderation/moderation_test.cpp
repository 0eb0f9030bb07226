#include <gtest/gtest.h>

#include "services/moderation/appeal_token.hpp"
#include "services/moderation/test_world.hpp"

namespace bookverse::moderation {
namespace {

using http::Method;
using testing::Answer;
using testing::Mood;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;
using std::chrono::days;

Deadline soon() {
    return Deadline::after(10s);
}

struct Desk {
    World world;
    Person ann = world.someone("ann");  ///< reports
    Person bob = world.someone("bob");  ///< is reported
    Person mod = world.moderator("mod");
    Person mate = world.moderator("mate");
    Person admin = world.administrator("admin");
    std::string dune = world.listing(bob);
    std::string id{};

    Desk() {
        EXPECT_EQ(world.report(ann, "listing", dune).status, 201);
        id = world.first_case(mod);
    }
    std::string path(const std::string& rest = {}) const { return World::cases(id, rest); }
    std::string decision_of(const Person& affected) {
        return world.get(affected, "/api/v1/decisions").text_at("/items/0/decision_id");
    }
    Answer appeal(const Person& by) {
        return world.post(by, "/api/v1/decisions/" + id + "/appeal",
                          R"({"decision_id":")" + decision_of(bob) + R"(","text":"It is mine"})");
    }
};

TEST(Moderation, several_reports_are_one_case_with_what_was_seen) {
    Desk desk;
    const auto again = desk.world.report(desk.ann, "listing", desk.dune, "spam");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.str("reason"), "fraud") << "the report that is there";
    const Person eve = desk.world.someone("eve");
    ASSERT_EQ(desk.world.report(eve, "listing", desk.dune, "misleading", "Not the book").status, 201);
    const auto queue = desk.world.get(desk.mod, "/api/v1/moderation/cases");
    ASSERT_EQ(queue.items().size(), 1U) << queue.text;
    EXPECT_EQ(queue.number_at("/items/0/reports"), 2);
    EXPECT_EQ(queue.text_at("/items/0/reason"), "fraud") << "the gravest";
    const auto seen = desk.world.get(desk.mod, desk.path());
    EXPECT_EQ(seen.text_at("/snapshots/0/title"), "Dune");
    EXPECT_EQ(seen.text_at("/snapshots/0/text"), "As new");
    EXPECT_EQ(seen.text_at("/all_reports/1/text"), "Not the book");
    EXPECT_EQ(seen.number_at("/all_reports/0/history/reports"), 1);
    EXPECT_EQ(seen.text_at("/affected/name"), "bob");
    desk.world.settle();
    EXPECT_EQ(desk.world.told(CaseOpened::type).size(), 1U);
}

TEST(Moderation, a_crowd_of_reporters_opens_one_case) {
    World world;
    const Person bob = world.someone("bob");
    const Person mod = world.moderator("mod");
    const auto dune = world.listing(bob);
    Context context{world.platform()};
    Owners owners{context};
    Reports reports{context, owners};
    std::vector<Task<Result<dto::OwnReport>>> tasks;
    for (int i = 0; i < 12; ++i) {
        Actor actor{.kind = Actor::Kind::account, .account = world.someone("r" + std::to_string(i)).account};
        dto::NewReport report{ObjectKind::listing, *Uuid::parse(dune), Reason::spam, std::nullopt};
        tasks.push_back(reports.report(std::move(actor), std::move(report), soon()));
    }
    for (const auto& made : world.run_all(std::move(tasks)))
        EXPECT_TRUE(made);
    const auto queue = world.get(mod, "/api/v1/moderation/cases");
    ASSERT_EQ(queue.items().size(), 1U);
    EXPECT_EQ(queue.number_at("/items/0/reports"), 12);
    // The control: without the key that is unique nothing keeps a second case of the same object out.
    auto twin = **world.run(context.stores.cases.get(*CaseId::parse(queue.text_at("/items/0/id")), soon()));
    twin.id = CaseId::of_name("twin");
    const auto kept_out = world.run(context.stores.cases.try_insert(twin, soon()));
    ASSERT_FALSE(kept_out);
    EXPECT_EQ(kept_out.error().duplicate_index, "by_open_key");
    twin.open_key.reset();
    EXPECT_TRUE(world.run(context.stores.cases.try_insert(twin, soon())));
}

TEST(Moderation, what_cannot_be_reported) {
    Desk desk;
    EXPECT_EQ(desk.world.report(desk.bob, "listing", desk.dune).code(), "own_object");
    EXPECT_EQ(desk.world.report(desk.bob, "person", desk.bob.account.to_string()).code(), "own_object");
    EXPECT_EQ(desk.world.report(desk.ann, "listing", Uuid::of_name("none").to_string()).status, 404);
    EXPECT_EQ(desk.world.report(desk.ann, "person", Uuid::of_name("none").to_string()).status, 404);
    EXPECT_EQ(desk.world.report(desk.ann, "listing", desk.dune, "harassment").faults(),
              "/reason:not_for_this");
    EXPECT_EQ(desk.world.report(desk.ann, "event", desk.dune).status, 422);
    EXPECT_EQ(desk.world.report(desk.ann, "listing", desk.dune, "fraud", std::string(1001, 'x')).faults(),
              "/text:too_long");
    desk.world.market.listings[*Uuid::parse(desk.dune)].state = market::ListingState::draft;
    EXPECT_EQ(desk.world.report(desk.mate, "listing", desk.dune).status, 404) << "nobody has seen a draft";
    desk.world.accounts.people[desk.bob.account].status = "closed";
    EXPECT_EQ(desk.world.report(desk.ann, "person", desk.bob.account.to_string()).status, 404);
    const Person nobody;
    EXPECT_EQ(desk.world.report(nobody, "listing", desk.dune).status, 401);
}

TEST(Moderation, a_message_is_reported_by_who_takes_part) {
    Desk desk;
    auto& said = desk.world.messages.said;
    said.id = messages::MessageId::of_name("rude");
    said.author = desk.bob.account;
    said.text = "Rude";
    said.context = {{messages::MessageId::of_name("before"), desk.ann.account, {}, "Hello"}};
    desk.world.messages.member = desk.ann.account;
    EXPECT_EQ(desk.world.report(desk.mate, "message", said.id.to_string(), "harassment").status, 404);
    ASSERT_EQ(desk.world.report(desk.ann, "message", said.id.to_string(), "threat").status, 201);
    const auto id = desk.world.first_case(desk.mod);
    EXPECT_NE(id, desk.id) << "a threat goes before a listing";
    EXPECT_EQ(desk.world.get(desk.mod, World::cases(id)).text_at("/snapshots/0/context/0/text"), "Hello");
    EXPECT_EQ(desk.world.decide(desk.mod, id, "remove", "harassment").status, 200);
    desk.world.settle();
    EXPECT_EQ(desk.world.messages.log, std::vector<std::string>{"hide"});
    EXPECT_EQ(desk.world.first_case(desk.mod, "?kind=message"), "");
    EXPECT_EQ(desk.world.first_case(desk.mod, "?kind=listing"), desk.id);
    EXPECT_EQ(desk.world.first_case(desk.mod, "?state=decided"), id);
    EXPECT_EQ(desk.world.get(desk.mod, "/api/v1/moderation/cases?state=lost").status, 422);
}

TEST(Moderation, a_review_is_removed_and_comes_back) {
    Desk desk;
    auto& written = desk.world.reviews.written;
    written = {.id = reviews::ReviewId::of_name("review"),
               .kind = reviews::ReviewKind::seller,
               .author = desk.bob.account,
               .title = "Dune",
               .text = "A crook",
               .stars = 1};
    const auto review = written.id.to_string();
    EXPECT_EQ(desk.world.report(desk.ann, "review", Uuid::of_name("none").to_string()).status, 404);
    EXPECT_EQ(desk.world.report(desk.bob, "review", review, "spam").code(), "own_object");
    EXPECT_EQ(desk.world.report(desk.ann, "review", review, "counterfeit").faults(), "/reason:not_for_this");
    ASSERT_EQ(desk.world.report(desk.ann, "review", review, "harassment").status, 201);
    const auto id = desk.world.first_case(desk.mod, "?kind=review");
    const auto seen = desk.world.get(desk.mod, World::cases(id));
    EXPECT_EQ(seen.text_at("/snapshots/0/text"), "A crook");
    EXPECT_EQ(seen.text_at("/snapshots/0/state"), "1") << "its stars";
    EXPECT_EQ(desk.world.decide(desk.mod, id, "remove", "harassment").status, 200);
    desk.world.settle();
    EXPECT_EQ(desk.world.post(desk.mod, World::cases(id, "/undo"), R"({"note":"slip"})").status, 200);
    desk.world.settle();
    EXPECT_EQ(desk.world.reviews.log, (std::vector<std::string>{"hide", "show"}));
}

TEST(Moderation, one_moderator_at_a_time) {
    Desk desk;
    EXPECT_EQ(desk.world.post(desk.mod, desk.path("/decisions"), R"({"action":"warn","template_id":"fraud"})")
                  .code(),
              "not_claimed");
    const auto mine = desk.world.claim(desk.mod, desk.id);
    EXPECT_TRUE(mine.at("/claim/mine").as_bool()) << mine.text;
    EXPECT_EQ(desk.world.claim(desk.mate, desk.id).code(), "claimed");
    EXPECT_EQ(desk.world.get(desk.mate, desk.path()).text_at("/claim/name"), "mod");
    EXPECT_EQ(desk.world.call(desk.mate, Method::del, desk.path("/claim")).code(), "claimed");
    EXPECT_EQ(desk.world.call(desk.mod, Method::del, desk.path("/claim")).status, 200);
    EXPECT_EQ(desk.world.claim(desk.mate, desk.id).status, 200);
    desk.world.clock.move(15min);  // tokens have run out by then too
    const Person later = desk.world.moderator("mod");
    EXPECT_EQ(desk.world.claim(later, desk.id).status, 200) << "the lease is over";
}

TEST(Moderation, a_removal_takes_effect_is_told_and_noted) {
    Desk desk;
    const auto heard = desk.world.listen(desk.bob.account);
    const auto done =
        desk.world.decide(desk.mod, desk.id, "remove", "fraud", R"(,"words":"No.","note":"Third time")");
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(done.str("state"), "decided");
    desk.world.settle();
    EXPECT_EQ(desk.world.market.log, std::vector<std::string>{"remove"});
    const auto seen = desk.world.get(desk.mod, desk.path());
    EXPECT_EQ(seen.text_at("/effects/0/state"), "done");
    EXPECT_EQ(seen.text_at("/trail/0/action"), "claimed");
    EXPECT_EQ(seen.text_at("/trail/1/action"), "decided: remove");
    EXPECT_EQ(seen.text_at("/trail/1/note"), "Third time");
    EXPECT_EQ(seen.text_at("/trail/1/actor_name"), "mod");
    EXPECT_EQ(seen.at("/trail").as_array().size(), 2U) << "though every event came twice";
    const auto told = desk.world.told(CaseDecided::type);
    ASSERT_EQ(told.size(), 1U);
    const auto event = json::read<CaseDecided>(told[0]);
    EXPECT_EQ(event->affected, desk.bob.account);
    EXPECT_EQ(event->words, "This looks like an attempt to get money or goods by deception.\nNo.");
    ASSERT_FALSE(heard->empty());
    EXPECT_EQ(heard->front(), "case.decided {\"case_id\":\"" + desk.id + "\"}");
    // The affected person sees what and why, not who.
    const auto own = desk.world.get(desk.bob, "/api/v1/decisions");
    EXPECT_EQ(own.text_at("/items/0/action"), "remove");
    for (const auto& secret : {desk.ann.account.to_string(), desk.mod.account.to_string(),
                               std::string{"Third time"}, std::string{"See for yourself"}}) {
        EXPECT_EQ(own.text.find(secret), std::string::npos) << secret;
    }
    EXPECT_EQ(desk.world.get(desk.ann, "/api/v1/reports").text_at("/items/0/status"), "acted");
    const auto trail = desk.world.get(desk.admin, "/api/v1/moderation/trail?limit=1");
    EXPECT_EQ(trail.text_at("/items/0/action"), "decided: remove");
    EXPECT_TRUE(trail.at("/next").is_string());
}

TEST(Moderation, a_dismissed_report_is_none_of_their_business) {
    Desk desk;
    ASSERT_EQ(desk.world.decide(desk.mod, desk.id, "dismiss", "no_breach").status, 200);
    desk.world.settle();
    EXPECT_TRUE(desk.world.get(desk.bob, "/api/v1/decisions").items().empty());
    EXPECT_EQ(desk.world.get(desk.ann, "/api/v1/reports").text_at("/items/0/status"), "dismissed");
    ASSERT_EQ(desk.world.report(desk.ann, "listing", desk.dune).status, 201) << "a new case";
    const auto id = desk.world.first_case(desk.mod);
    EXPECT_NE(id, desk.id);
    EXPECT_EQ(desk.world.get(desk.mod, World::cases(id)).number_at("/all_reports/0/history/dismissed"), 1);
}

TEST(Moderation, reasons_must_fit_and_words_are_needed_without_one) {
    Desk desk;
    EXPECT_EQ(desk.world.decide(desk.mod, desk.id, "remove", "no_breach").faults(),
              "/template_id:not_for_this");
    EXPECT_EQ(desk.world.decide(desk.mod, desk.id, "remove", "harassment").faults(),
              "/template_id:not_for_this");
    EXPECT_EQ(desk.world.decide(desk.mod, desk.id, "remove", "nothing").faults(),
              "/template_id:not_for_this");
    EXPECT_EQ(desk.world.decide(desk.mod, desk.id, "warn", "other").faults(), "/words:required");
    EXPECT_EQ(desk.world.decide(desk.mod, desk.id, "suspend", "fraud").faults(), "/until:required");
    EXPECT_EQ(desk.world.decide(desk.mod, desk.id, "warn", "fraud", R"(,"by":"me")").faults(),
              "/by:unknown_field");
    desk.world.accounts.people[desk.bob.account].language = accounts::Language::de;
    ASSERT_EQ(desk.world.decide(desk.mod, desk.id, "warn", "fraud").status, 200);
    EXPECT_NE(desk.world.get(desk.bob, "/api/v1/decisions").text.find("Täuschung"), std::string::npos);
}

TEST(Effects, an_owner_that_is_down_is_asked_again) {
    Desk desk;
    desk.world.accounts.mood = Mood::down;
    ASSERT_EQ(
        desk.world
            .decide(desk.mod, desk.id, "suspend", "fraud", desk.world.until(days{7}) + R"(,"remove":true)")
            .status,
        200);
    desk.world.settle();
    EXPECT_EQ(desk.world.market.log, std::vector<std::string>{"remove"}) << "the step before it is done";
    EXPECT_TRUE(desk.world.accounts.log.empty());
    desk.world.job("moderation.effects");
    EXPECT_TRUE(desk.world.accounts.log.empty());
    desk.world.accounts.mood = Mood::well;
    desk.world.clock.move(16s);
    desk.world.job("moderation.effects");
    EXPECT_EQ(desk.world.accounts.log, std::vector<std::string>{"suspend"});
    EXPECT_EQ(desk.world.market.log, std::vector<std::string>{"remove"});
    const auto seen = desk.world.get(desk.mod, desk.path());
    for (const auto& effect : seen.at("/effects").as_array())
        EXPECT_EQ(effect.at("state").as_string(), "done");
}

TEST(Effects, a_crash_between_doing_and_noting_asks_again_with_the_same_cause) {
    Desk desk;
    desk.world.accounts.mood = Mood::dies_before_answering;
    ASSERT_EQ(desk.world.decide(desk.mod, desk.id, "suspend", "fraud", desk.world.until(days{7})).status,
              200);
    desk.world.settle();
    const auto first = desk.world.accounts.last;
    EXPECT_GE(desk.world.accounts.asked, 1);
    EXPECT_EQ(desk.world.get(desk.mod, desk.path()).text_at("/effects/0/state"), "due");
    desk.world.accounts.mood = Mood::well;
    desk.world.clock.move(16s);
    desk.world.job("moderation.effects");
    EXPECT_EQ(desk.world.accounts.last.cause, first.cause) << "so accounts does it once";
    EXPECT_EQ(desk.world.accounts.last.by, desk.mod.account);
    EXPECT_EQ(desk.world.get(desk.mod, desk.path()).text_at("/effects/0/state"), "done");
    const int asked = desk.world.accounts.asked;
    desk.world.clock.move(1h);
    desk.world.job("moderation.effects");
    EXPECT_EQ(desk.world.accounts.asked, asked) << "and then never again";
}

TEST(Effects, an_owners_refusal_is_noted) {
    Desk desk;
    desk.world.market.refuses = true;
    ASSERT_EQ(desk.world.decide(desk.mod, desk.id, "remove", "fraud").status, 200);
    desk.world.settle();
    const auto seen = desk.world.get(desk.mod, desk.path());
    EXPECT_EQ(seen.text_at("/effects/0/state"), "refused");
    EXPECT_EQ(seen.text_at("/effects/0/why"), "wrong_state");
}

TEST(Moderation, undo_reverses_and_opens_again) {
    Desk desk;
    ASSERT_EQ(desk.world.decide(desk.mod, desk.id, "remove", "fraud").status, 200);
    EXPECT_EQ(desk.world.post(desk.mate, desk.path("/undo"), R"({"note":"n"})").code(), "not_your_decision");
    EXPECT_EQ(desk.world.post(desk.mod, desk.path("/undo"), "{}").faults(), "/note:required");
    const auto undone = desk.world.post(desk.mod, desk.path("/undo"), R"({"note":"Wrong one"})");
    ASSERT_EQ(undone.status, 200) << undone.text;
    EXPECT_EQ(undone.str("state"), "open");
    desk.world.settle();
    EXPECT_EQ(desk.world.market.log, (std::vector<std::string>{"remove", "restore"}));
    EXPECT_TRUE(desk.world.get(desk.bob, "/api/v1/decisions").at("/items/0/taken_back").as_bool());
    EXPECT_EQ(desk.world.told(CaseReviewed::type).size(), 1U);
    // Reported anew in between: the old case only takes back.
    ASSERT_EQ(desk.world.decide(desk.mod, desk.id, "remove", "fraud").status, 200);
    const Person eve = desk.world.someone("eve");
    ASSERT_EQ(desk.world.report(eve, "listing", desk.dune).status, 201);
    const auto settled = desk.world.post(desk.admin, desk.path("/undo"), R"({"note":"n"})");
    EXPECT_EQ(settled.str("state"), "settled") << settled.text;
    EXPECT_EQ(desk.world.get(desk.mod, "/api/v1/moderation/cases").items().size(), 1U);
}

TEST(Moderation, an_appeal_is_looked_at_by_somebody_else) {
    Desk desk;
    ASSERT_EQ(desk.world.decide(desk.mod, desk.id, "remove", "fraud").status, 200);
    EXPECT_EQ(desk.appeal(desk.ann).status, 404);
    EXPECT_EQ(desk.appeal(desk.mod).status, 404);
    const auto filed = desk.appeal(desk.bob);
    ASSERT_EQ(filed.status, 200) << filed.text;
    EXPECT_EQ(filed.text_at("/appeal/text"), "It is mine");
    EXPECT_EQ(desk.appeal(desk.bob).code(), "wrong_state");
    EXPECT_EQ(desk.world.post(desk.mod, desk.path("/undo"), R"({"note":"n"})").code(), "wrong_state");
    EXPECT_EQ(desk.world.first_case(desk.mod, "?state=appealed"), desk.id);
    const std::string answer = R"({"take_back":true,"words":"You are right."})";
    ASSERT_EQ(desk.world.claim(desk.mod, desk.id).status, 200);
    EXPECT_EQ(desk.world.post(desk.mod, desk.path("/appeal-answer"), answer).code(), "own_decision");
    ASSERT_EQ(desk.world.call(desk.mod, Method::del, desk.path("/claim")).status, 200);
    ASSERT_EQ(desk.world.claim(desk.mate, desk.id).status, 200);
    const auto settled = desk.world.post(desk.mate, desk.path("/appeal-answer"), answer);
    EXPECT_EQ(settled.str("state"), "settled") << settled.text;
    desk.world.settle();
    EXPECT_EQ(desk.world.market.log, (std::vector<std::string>{"remove", "restore"}));
    const auto own = desk.world.get(desk.bob, "/api/v1/decisions");
    EXPECT_TRUE(own.at("/items/0/appeal/taken_back").as_bool());
    EXPECT_EQ(own.text_at("/items/0/appeal/words"), "You are right.");
    EXPECT_EQ(own.text.find(desk.mate.account.to_string()), std::string::npos);
}

TEST(Moderation, who_is_suspended_appeals_with_the_link_of_the_mail) {
    Desk desk;
    ASSERT_EQ(desk.world.decide(desk.mod, desk.id, "suspend", "fraud", desk.world.until(days{7})).status,
              200);
    desk.world.settle();
    const auto order = desk.world.accounts.last;
    EXPECT_EQ(order.reason, "This looks like an attempt to get money or goods by deception.");
    const std::string mark = "/appeal?token=";
    ASSERT_EQ(order.appeal_path.find(mark), 0U);
    const auto token = order.appeal_path.substr(mark.size());
    const Person nobody;
    const auto send = [&](const std::string& with) {
        return desk.world.post(nobody, "/api/v1/appeals",
                               R"({"token":")" + with + R"(","text":"It is mine"})");
    };
    EXPECT_EQ(send(token + "A").faults(), "/token:invalid_token");
    EXPECT_EQ(send(token).status, 204);
    EXPECT_EQ(send(token).code(), "wrong_state") << "once";
    EXPECT_EQ(desk.world.first_case(desk.mod, "?state=appealed"), desk.id);
}

// Staff routes × {reporter, reported, somebody, nobody, moderator, administrator}, and reported staff.
TEST(Access, case_by_case) {
    Desk desk;
    const Person nobody;
    const Person eve = desk.world.someone("eve");
    struct Row {
        Method method;
        std::string path;
        std::string body;
        int by_moderator, by_admin;  ///< one after the other
    };
    const Row rows[] = {
        {Method::get, "/api/v1/moderation/cases", "", 200, 200},
        {Method::get, "/api/v1/moderation/templates", "", 200, 200},
        {Method::get, desk.path(), "", 200, 200},
        {Method::put, desk.path("/claim"), "", 200, 409},
        {Method::del, desk.path("/claim"), "", 200, 409},
        {Method::post, desk.path("/decisions"), R"({"action":"warn","template_id":"fraud"})", 409, 409},
        {Method::post, desk.path("/undo"), R"({"note":"n"})", 409, 409},
        {Method::post, desk.path("/appeal-answer"), R"({"take_back":true,"words":"w"})", 409, 409},
        {Method::get, "/api/v1/moderation/trail", "", 403, 200},
    };
    for (const Row& row : rows) {
        for (const auto* person : std::initializer_list<const Person*>{&desk.ann, &desk.bob, &eve})
            EXPECT_EQ(desk.world.call(*person, row.method, row.path, row.body).status, 403) << row.path;
        EXPECT_EQ(desk.world.call(nobody, row.method, row.path, row.body).status, 401) << row.path;
        EXPECT_EQ(desk.world.call(desk.mod, row.method, row.path, row.body).status, row.by_moderator)
            << row.path;
        EXPECT_EQ(desk.world.call(desk.admin, row.method, row.path, row.body).status, row.by_admin)
            << row.path;
    }
    const std::string none = World::cases(CaseId::of_name("none").to_string());
    EXPECT_EQ(desk.world.get(desk.mod, none).status, 404);
    for (const auto* list : {"/api/v1/reports", "/api/v1/decisions"}) {
        EXPECT_EQ(desk.world.get(nobody, list).status, 401);
        EXPECT_TRUE(desk.world.get(eve, list).items().empty()) << "only one's own";
    }
}

TEST(Access, roles_come_from_the_record_not_from_the_token) {
    Desk desk;
    desk.world.accounts.people[desk.mod.account].roles = {Role::student};
    for (const auto& path : {std::string{"/api/v1/moderation/cases"}, desk.path()})
        EXPECT_EQ(desk.world.get(desk.mod, path).status, 404);
    EXPECT_EQ(desk.world.claim(desk.mod, desk.id).status, 404);
    desk.world.accounts.people[desk.mate.account].status = "suspended";
    EXPECT_EQ(desk.world.claim(desk.mate, desk.id).status, 404);
}

TEST(Access, reported_staff_see_nothing_and_only_administrators_decide) {
    Desk desk;
    ASSERT_EQ(desk.world.report(desk.ann, "person", desk.mate.account.to_string(), "harassment").status, 201);
    const auto id = desk.world.first_case(desk.mod, "?kind=person");
    EXPECT_EQ(desk.world.first_case(desk.mate, "?kind=person"), "") << "their own case";
    EXPECT_EQ(desk.world.get(desk.mate, World::cases(id)).status, 404);
    EXPECT_EQ(desk.world.claim(desk.mate, id).status, 404);
    EXPECT_EQ(desk.world.claim(desk.mod, id).code(), "staff_case");
    EXPECT_EQ(desk.world.decide(desk.admin, id, "warn", "harassment").status, 200);
    ASSERT_EQ(desk.world.report(desk.mate, "listing", desk.dune).status, 201);
    EXPECT_EQ(desk.world.claim(desk.mate, desk.id).code(), "own_report");
}

TEST(Privacy, exports_name_nobody_else_and_closing_takes_the_profile) {
    Desk desk;
    ASSERT_EQ(desk.world.report(desk.ann, "person", desk.bob.account.to_string()).status, 201);
    const auto person = desk.world.first_case(desk.mod, "?kind=person");
    ASSERT_EQ(desk.world.decide(desk.mod, person, "warn", "fraud").status, 200);
    const auto of_bob = desk.world.run(desk.world.service.export_of(desk.bob.account, soon()));
    ASSERT_EQ(of_bob.size(), 1U);
    EXPECT_EQ(of_bob[0].file_name, "moderation/decisions.json");
    EXPECT_EQ(of_bob[0].bytes.find(desk.ann.account.to_string()), std::string::npos);
    const auto of_ann = desk.world.run(desk.world.service.export_of(desk.ann.account, soon()));
    ASSERT_EQ(of_ann.size(), 1U);
    EXPECT_EQ(of_ann[0].file_name, "moderation/reports.json");
    EXPECT_TRUE(desk.world.run(desk.world.service.export_of(desk.mod.account, soon())).empty());
    desk.world.tell(accounts::AccountClosed{desk.bob.account});
    const auto stored = desk.world.run(desk.world.service.stores().cases.get(*CaseId::parse(person), soon()));
    EXPECT_EQ(json::write(**stored).find("Bio of bob"), std::string::npos);
    EXPECT_EQ(json::write((*stored)->snapshots).find("\"bob\""), std::string::npos);
}

TEST(Limits, reports_are_bounded) {
    Desk desk;
    for (int i = 1; i < 20; ++i)
        ASSERT_EQ(desk.world.report(desk.ann, "listing", desk.dune).status, 201);
    EXPECT_EQ(desk.world.report(desk.ann, "listing", desk.dune).status, 429);
}

}  // namespace
}  // namespace bookverse::moderation
