#include <gtest/gtest.h>

#include "platform/service/service_client.hpp"
#include "services/accounts/test_world.hpp"

namespace bookverse::accounts {
namespace {

using http::Method;
using testing::Answer;
using testing::Browser;
using testing::World;
using namespace std::chrono_literals;

Deadline soon() {
    return Deadline::after(10s);
}

TEST(Staff, roles_are_given_with_a_reason_and_noted_once) {
    World world;
    Browser boss = world.staff("root@campus.example", {Role::administrator});
    Browser ann = world.student("ann@campus.example");
    const std::string route = "/api/v1/admin/accounts/" + ann.account + "/roles";
    EXPECT_EQ(world.call(boss, Method::put, route, R"({"roles":["student","moderator"]})").faults(),
              "/reason:required");
    const auto given =
        world.call(boss, Method::put, route, R"({"roles":["student","moderator"],"reason":"helps"})");
    EXPECT_EQ(given.status, 200) << given.text;
    world.settle();
    const auto audit = world.get(boss, "/api/v1/admin/audit?limit=1");
    const auto& entry = audit.body.at("items").get_array().at(0);
    EXPECT_EQ(entry.at("action").get_string(), "roles_changed");
    EXPECT_EQ(entry.at("actor_id").get_string(), boss.account);
    EXPECT_EQ(entry.at("actor_name").get_string(), "Ann");
    EXPECT_EQ(entry.at("subject_id").get_string(), ann.account);
    EXPECT_EQ(entry.at("subject_name").get_string(), "Ann");
    EXPECT_EQ(entry.at("reason").get_string(), "helps");
    EXPECT_EQ(entry.at("details").at("after").get_string(), "student,moderator");

    // Page by page, newest first, each entry once.
    std::vector<std::string> ids;
    std::string after;
    do {
        const auto page =
            world.get(boss, "/api/v1/admin/audit?limit=2" + (after.empty() ? "" : "&after=" + after));
        ASSERT_EQ(page.status, 200) << page.text;
        for (const auto& item : page.body.at("items").get_array())
            ids.emplace_back(item.at("id").get_string());
        after = page.str("next");
    } while (!after.empty());
    EXPECT_EQ(ids.size(), 3U) << "two proofs and a change, though every event came twice";
    EXPECT_EQ(world.get(boss, "/api/v1/admin/audit?after=forged").status, 422);
}

TEST(Staff, a_role_counts_from_the_record_not_from_the_token) {
    World world;
    Browser boss = world.staff("root@campus.example", {Role::administrator});
    ASSERT_EQ(world.get(boss, "/api/v1/admin/accounts").status, 200);
    (void)world.run(world.stores().accounts.update(
        *AccountId::parse(boss.account),
        [](const Account& account) -> Result<Account> {
            Account next = account;
            next.roles = {Role::student};
            return next;
        },
        soon()));
    EXPECT_EQ(world.get(boss, "/api/v1/admin/accounts").status, 404) << "the token still says administrator";
}

TEST(Staff, a_suspension_ends_sessions_at_once_and_itself_by_its_date) {
    World world;
    Browser mod = world.staff("mod@campus.example", {Role::moderator});
    Browser ann = world.student("ann@campus.example");
    const std::string route = "/api/v1/admin/accounts/" + ann.account + "/suspension";
    const std::string until = to_string(world.clock().now() + 24h);
    const auto done = world.call(mod, Method::put, route, R"({"until":")" + until + R"(","reason":"spam"})");
    EXPECT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(done.str("status"), "suspended");
    EXPECT_EQ(world.get(ann, "/api/v1/accounts/me").code(), "suspended");
    EXPECT_EQ(world.refresh(ann).status, 401);
    EXPECT_EQ(world.sign_in(ann, "ann@campus.example").code(), "suspended");
    EXPECT_EQ(world.sign_in(ann, "ann@campus.example", "wrong words 1").code(), "wrong_credentials")
        << "told to the owner only";
    EXPECT_TRUE(World::eventually([&] {
        const auto mails = world.mails();
        return std::ranges::any_of(
            mails, [](const auto& mail) { return mail.text.find("spam") != std::string::npos; });
    }));
    world.clock().move(24h);
    EXPECT_EQ(world.sign_in(ann, "ann@campus.example").status, 201);
}

TEST(Staff, find_accounts_by_name_address_and_role) {
    World world;
    Browser boss = world.staff("root@campus.example", {Role::administrator});
    for (const auto* email : {"ann1@campus.example", "ann2@campus.example", "bob@campus.example"})
        world.student(email);
    const auto count = [&](const std::string& query) {
        const auto page = world.get(boss, "/api/v1/admin/accounts?" + query);
        EXPECT_EQ(page.status, 200) << page.text;
        return page.body.at("items").get_array().size();
    };
    EXPECT_EQ(count("query=ann1%40"), 1U);
    EXPECT_EQ(count("query=ann"), 4U) << "by name: all are called Ann";
    EXPECT_EQ(count("query=x"), 0U);
    EXPECT_EQ(count("role=administrator"), 1U);
    EXPECT_EQ(count("role=student"), 4U);
    EXPECT_EQ(count("query=ann&role=administrator"), 1U);
    EXPECT_EQ(count("limit=2"), 2U);
    // Who may suspend must be able to find whom.
    boss = world.staff("mod@campus.example", {Role::moderator});
    EXPECT_EQ(count("query=bob%40"), 1U);
}

// Every route with an id × owner, other, nobody, moderator, administrator.
TEST(Access, object_by_object) {
    World world;
    Browser owner = world.student("owner@campus.example");
    Browser other = world.student("other@campus.example");
    Browser mod = world.staff("mod@campus.example", {Role::moderator});
    Browser admin = world.staff("admin@campus.example", {Role::administrator});
    Browser nobody;
    ASSERT_EQ(world
                  .call(owner, Method::patch, "/api/v1/accounts/me", R"({"profile_visible":false})",
                        {{"If-Match", owner.etag}})
                  .status,
              200);
    const std::string until = to_string(world.clock().now() + 1h);
    const std::string no_one = AccountId::of_name("no one").to_string();
    struct Row {
        Method method;
        std::string target;
        std::string body;
        int by_owner, by_other, by_nobody, by_mod, by_admin;
    };
    const Row rows[] = {
        {Method::get, "/api/v1/accounts/" + owner.account, "", 200, 404, 404, 200, 200},
        {Method::get, "/api/v1/accounts/" + no_one, "", 404, 404, 404, 404, 404},
        {Method::get, "/api/v1/pictures/" + no_one, "", 404, 404, 404, 404, 404},
        {Method::del, "/api/v1/sessions/" + no_one, "", 404, 404, 401, 404, 404},
        {Method::put, "/api/v1/accounts/me/blocks/" + no_one, "", 404, 404, 401, 404, 404},
        {Method::del, "/api/v1/accounts/me/blocks/" + no_one, "", 404, 404, 401, 404, 404},
        {Method::put, "/api/v1/admin/accounts/" + no_one + "/roles", R"({"roles":["student"],"reason":"r"})",
         403, 403, 401, 403, 404},
        {Method::put, "/api/v1/admin/accounts/" + owner.account + "/roles",
         R"({"roles":["student"],"reason":"r"})", 403, 403, 401, 403, 200},
        {Method::put, "/api/v1/admin/accounts/" + admin.account + "/suspension",
         R"({"until":")" + until + R"(","reason":"r"})", 403, 403, 401, 403, 409},
        {Method::put, "/api/v1/admin/accounts/" + no_one + "/suspension", R"({"until":null,"reason":"r"})",
         403, 403, 401, 404, 404},
        {Method::get, "/api/v1/admin/accounts", "", 403, 403, 401, 200, 200},
        {Method::get, "/api/v1/admin/audit", "", 403, 403, 401, 403, 200},
        {Method::get, "/internal/accounts/cards/" + owner.account, "", 404, 404, 404, 404, 404},
        {Method::get, "/internal/accounts/contacts/" + owner.account, "", 404, 404, 404, 404, 404},
        {Method::get, "/internal/accounts/blocks/" + owner.account + "/" + other.account, "", 404, 404, 404,
         404, 404},
        // Last: it ends what the others need.
        {Method::del, "/api/v1/sessions/" + owner.session, "", 204, 404, 401, 404, 404},
    };
    for (const Row& row : rows) {
        const std::pair<Browser*, int> callers[] = {{&other, row.by_other},
                                                    {&nobody, row.by_nobody},
                                                    {&mod, row.by_mod},
                                                    {&admin, row.by_admin},
                                                    {&owner, row.by_owner}};
        int index = 0;
        for (const auto& [browser, status] : callers) {
            const auto answer = world.call(*browser, row.method, row.target, row.body);
            EXPECT_EQ(answer.status, status) << row.target << " caller " << index << " " << answer.text;
            ++index;
        }
    }
}

TEST(Internal, other_services_ask_for_cards_and_blocks) {
    World world;
    Browser ann = world.student("ann@campus.example");
    Browser bob = world.student("bob@campus.example");
    auto& services = world.platform().services;
    const auto blocked = [&] {
        return world
            .run(services.call<BlockedAnswer>("accounts", Method::get,
                                              "/internal/accounts/blocks/" + ann.account + "/" + bob.account,
                                              http::NoContent{}, soon()))
            ->blocked;
    };
    EXPECT_FALSE(blocked());
    ASSERT_EQ(world.call(bob, Method::put, "/api/v1/accounts/me/blocks/" + ann.account).status, 204);
    EXPECT_TRUE(blocked());
    const auto card = world.run(services.call<AccountCard>(
        "accounts", Method::get, "/internal/accounts/cards/" + ann.account, http::NoContent{}, soon()));
    ASSERT_TRUE(card);
    EXPECT_EQ(card->name, "Ann");
    EXPECT_TRUE(card->verified);
    EXPECT_EQ(card->status, "active");
}

TEST(Staff, moderation_suspends_for_a_cause_once_and_the_mail_shows_the_way_to_appeal) {
    World world;
    Browser boss = world.staff("root@campus.example", {Role::administrator});
    Browser mod = world.staff("mod@campus.example", {Role::moderator});
    Browser ann = world.student("ann@campus.example");
    const auto id = *AccountId::parse(ann.account);
    const auto order = [&](const Browser& by, const Browser& whom, std::optional<Instant> until) {
        SuspensionOrder body{.cause = Uuid::of_name("decision"), .by = *AccountId::parse(by.account)};
        body.until = until;
        body.reason = "Fraud.";
        body.appeal_path = "/appeal?token=t0ken";
        return world.run(world.platform().services.call<Standing>(
            "accounts", Method::put, "/internal/accounts/suspensions/" + whom.account, std::move(body),
            soon()));
    };
    EXPECT_EQ(order(ann, mod, world.clock().now() + 24h).error().code, "not_found") << "no staff";
    EXPECT_EQ(order(mod, boss, world.clock().now() + 24h).error().code, "staff_account");
    const auto suspended = order(mod, ann, world.clock().now() + 24h);
    ASSERT_TRUE(suspended);
    EXPECT_EQ(suspended->status, "suspended");
    ASSERT_TRUE(order(mod, ann, world.clock().now() + 48h));
    world.settle();
    EXPECT_EQ(world.refresh(ann).status, 401);
    std::size_t mails = 0;
    for (const auto& mail : world.mails()) {
        if (mail.subject.find("suspended") == std::string::npos) continue;
        ++mails;
        EXPECT_NE(mail.text.find("https://books.example.edu/appeal?token=t0ken"), std::string::npos)
            << mail.text;
        EXPECT_NE(mail.text.find("Fraud."), std::string::npos);
    }
    EXPECT_EQ(mails, 1U) << "asked twice, told once";
    EXPECT_EQ((*world.run(world.stores().accounts.get(id, soon())))->suspended_until,
              suspended->suspended_until);
    const auto audit = world.get(boss, "/api/v1/admin/audit?limit=1");
    EXPECT_EQ(audit.body.at("items").get_array().at(0).at("action").get_string(), "suspended");
    EXPECT_EQ(audit.body.at("items").get_array().at(0).at("actor_id").get_string(), mod.account);
    EXPECT_EQ(order(mod, ann, std::nullopt)->status, "active");
    const auto standing = world.run(world.platform().services.call<Standing>(
        "accounts", Method::get, "/internal/accounts/standings/" + mod.account, http::NoContent{}, soon()));
    EXPECT_EQ(standing->roles, (std::vector{Role::student, Role::moderator}));
    EXPECT_EQ(world.call(boss, Method::put, "/internal/accounts/suspensions/" + ann.account, "{}").status,
              404);
    EXPECT_EQ(world.get(boss, "/internal/accounts/standings/" + ann.account).status, 404);
}

}  // namespace
}  // namespace bookverse::accounts
