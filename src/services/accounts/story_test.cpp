// What a student does, through the pipeline.
#include <gtest/gtest.h>

#include "services/accounts/test_world.hpp"

namespace bookverse::accounts {
namespace {

using http::Method;
using testing::Browser;
using testing::World;
using namespace std::chrono_literals;

TEST(Story, sign_up_verify_sign_in_edit_second_device_sign_out_everywhere) {
    World world;
    Browser laptop;
    EXPECT_EQ(world.sign_up("ann@cs.campus.example").status, 202);
    EXPECT_EQ(world.sign_in(laptop, "ann@cs.campus.example").code(), "not_verified");
    const std::string token = world.mailed_token("ann@cs.campus.example", "/verify");
    EXPECT_EQ(world.get(laptop, "/api/v1/accounts/verify").status, 405) << "a GET never uses a link";
    EXPECT_EQ(world.post(laptop, "/api/v1/accounts/verify", R"({"token":")" + token + "\"}").status, 204);
    EXPECT_EQ(world.post(laptop, "/api/v1/accounts/verify", R"({"token":")" + token + "\"}").code(),
              "link_expired");

    const auto session = world.sign_in(laptop, "Ann@CS.campus.example");
    ASSERT_EQ(session.status, 201) << session.text;
    const auto cookie = session.cookie("__Host-rt");
    ASSERT_TRUE(cookie);
    for (const auto* part : {"HttpOnly", "Secure", "SameSite=Strict", "Path=/"}) {
        EXPECT_NE(cookie->find(part), std::string::npos) << part;
    }
    EXPECT_EQ(session.text.find("correct horse"), std::string::npos);
    EXPECT_EQ(session.text.find("argon2"), std::string::npos);

    const auto own = world.get(laptop, "/api/v1/accounts/me");
    EXPECT_EQ(own.str("email"), "ann@cs.campus.example");
    EXPECT_EQ(own.body.at("campus").at("name").get_string(), "Test Campus");
    EXPECT_EQ(world.call(laptop, Method::patch, "/api/v1/accounts/me", R"({"name":"Änn"})").status, 428);
    const std::string seen = laptop.etag;
    const auto patched =
        world.call(laptop, Method::patch, "/api/v1/accounts/me",
                   R"({"name":"Änn","bio":"Hi","campus":"tum.de","courses":["CS1"],"theme":"dark"})",
                   {{"If-Match", seen}});
    EXPECT_EQ(patched.status, 200) << patched.text;
    EXPECT_EQ(patched.str("name"), "Änn");
    EXPECT_EQ(world.call(laptop, Method::patch, "/api/v1/accounts/me", R"({"bio":"x"})", {{"If-Match", seen}})
                  .code(),
              "changed_meanwhile");
    EXPECT_EQ(world
                  .call(laptop, Method::patch, "/api/v1/accounts/me", R"({"campus":"nowhere.example"})",
                        {{"If-Match", laptop.etag}})
                  .faults(),
              "/campus:unknown_campus");

    Browser phone;
    ASSERT_EQ(world.sign_in(phone, "ann@cs.campus.example").status, 201);
    EXPECT_EQ(world.get(phone, "/api/v1/sessions").body.at("items").get_array().size(), 2U);
    EXPECT_EQ(world.call(laptop, Method::del, "/api/v1/sessions").status, 204);
    EXPECT_EQ(world.refresh(phone).code(), "session_ended");
    EXPECT_EQ(world.refresh(laptop).status, 401);
    EXPECT_EQ(world.get(phone, "/api/v1/accounts/me").code(), "session_ended")
        << "at once, not after ten minutes";
}

TEST(Story, nobody_learns_whether_an_address_is_known) {
    World world;
    Browser ann = world.student("ann@campus.example");
    const auto known = world.sign_up("ann@campus.example", "another pass 7");
    const auto unknown = world.sign_up("bob@campus.example");
    EXPECT_EQ(known.status, unknown.status);
    EXPECT_EQ(known.text, unknown.text);
    EXPECT_TRUE(World::eventually([&] { return world.mails_to("ann@campus.example") == 2; }));
    EXPECT_EQ(world.mails().back().subject.empty(), false);

    Browser nobody;
    for (const auto* route : {"/api/v1/password-resets", "/api/v1/accounts/verification-mails"}) {
        const auto a = world.post(nobody, route, R"({"email":"ann@campus.example"})");
        const auto b = world.post(nobody, route, R"({"email":"zoe@campus.example"})");
        EXPECT_EQ(a.status, 202) << a.text;
        EXPECT_EQ(a.text, b.text);
        EXPECT_EQ(b.status, 202);
    }
    const auto wrong = world.sign_in(nobody, "ann@campus.example", "wrong password");
    const auto none = world.sign_in(nobody, "zoe@campus.example", "wrong password");
    EXPECT_EQ(wrong.code(), "wrong_credentials");
    EXPECT_EQ(wrong.status, none.status);
    EXPECT_EQ(wrong.code(), none.code());
    EXPECT_EQ(wrong.str("title"), none.str("title"));
    world.settle();
    EXPECT_EQ(world.mails_to("zoe@campus.example"), 0U);
}

TEST(Story, sign_up_wants_a_campus_address_and_a_password_that_is_not_common) {
    World world;
    EXPECT_EQ(world.sign_up("ann@gmail.com", "password123").faults(),
              "/email:not_a_campus_address,/password:common_password");
    EXPECT_EQ(world.sign_up("ann@x.mdx.ac").faults(), "/email:not_a_campus_address") << "abused";
    EXPECT_EQ(world.sign_up("ann@campus.example", "short").faults(), "/password:too_short");
}

TEST(Story, a_second_sign_up_before_the_proof_replaces_the_first) {
    World world;
    Browser browser;
    EXPECT_EQ(world.sign_up("ann@campus.example", "attackers pass").status, 202);
    const std::string first = world.mailed_token("ann@campus.example", "/verify");
    EXPECT_EQ(world.sign_up("ann@campus.example", "owners own pass").status, 202);
    const std::string second = world.mailed_token("ann@campus.example", "/verify", 2);
    EXPECT_NE(first, second);
    EXPECT_EQ(world.post(browser, "/api/v1/accounts/verify", R"({"token":")" + first + "\"}").status, 410);
    EXPECT_EQ(world.post(browser, "/api/v1/accounts/verify", R"({"token":")" + second + "\"}").status, 204);
    EXPECT_EQ(world.sign_in(browser, "ann@campus.example", "attackers pass").status, 401);
    EXPECT_EQ(world.sign_in(browser, "ann@campus.example", "owners own pass").status, 201);
}

TEST(Story, links_expire_and_hold_for_one_purpose) {
    World world;
    Browser browser;
    ASSERT_EQ(world.sign_up("ann@campus.example").status, 202);
    const std::string token = world.mailed_token("ann@campus.example", "/verify");
    EXPECT_EQ(world
                  .post(browser, "/api/v1/password-resets/confirm",
                        R"({"token":")" + token + R"(","password":"a new password"})")
                  .status,
              410);
    world.clock().move(24h);
    EXPECT_EQ(world.post(browser, "/api/v1/accounts/verify", R"({"token":")" + token + "\"}").status, 410);
    EXPECT_EQ(world.post(browser, "/api/v1/accounts/verification-mails", R"({"email":"ann@campus.example"})")
                  .status,
              202);
    const std::string fresh = world.mailed_token("ann@campus.example", "/verify", 2);
    std::string bent = fresh;
    bent.back() = bent.back() == 'A' ? 'B' : 'A';
    EXPECT_EQ(world.post(browser, "/api/v1/accounts/verify", R"({"token":")" + bent + "\"}").status, 410);
    EXPECT_EQ(world.post(browser, "/api/v1/accounts/verify", R"({"token":")" + fresh + "\"}").status, 204);
}

TEST(Story, a_forgotten_password_is_set_anew_and_ends_all_sessions) {
    World world;
    Browser ann = world.student("ann@campus.example");
    Browser browser;
    ASSERT_EQ(world.post(browser, "/api/v1/password-resets", R"({"email":"ann@campus.example"})").status,
              202);
    const std::string token = world.mailed_token("ann@campus.example", "/reset-password");
    const auto confirm = [&](const std::string& password) {
        return world.post(browser, "/api/v1/password-resets/confirm",
                          R"({"token":")" + token + R"(","password":")" + password + "\"}");
    };
    EXPECT_EQ(confirm("password123").faults(), "/password:common_password") << "and the link is still good";
    EXPECT_EQ(confirm("brand new words").status, 204);
    EXPECT_EQ(confirm("brand newer words").status, 410);
    EXPECT_EQ(world.refresh(ann).status, 401);
    EXPECT_EQ(world.sign_in(browser, "ann@campus.example").status, 401);
    EXPECT_EQ(world.sign_in(browser, "ann@campus.example", "brand new words").status, 201);
}

TEST(Story, a_new_password_ends_the_other_sessions_only) {
    World world;
    Browser ann = world.student("ann@campus.example");
    Browser phone;
    ASSERT_EQ(world.sign_in(phone, "ann@campus.example").status, 201);
    const auto change = [&](const std::string& current) {
        return world.call(ann, Method::put, "/api/v1/accounts/me/password",
                          R"({"current_password":")" + current + R"(","new_password":"brand new words"})");
    };
    EXPECT_EQ(change("not my password").code(), "wrong_credentials");
    EXPECT_EQ(change("correct horse 9").status, 204);
    EXPECT_EQ(world.refresh(phone).status, 401);
    EXPECT_EQ(world.refresh(ann).status, 200);
    EXPECT_TRUE(World::eventually([&] { return world.mails_to("ann@campus.example") == 2; }))
        << "the owner is told";
    world.settle();
    EXPECT_EQ(world.mails_to("ann@campus.example"), 2U) << "once, though every event came twice";
}

TEST(Story, what_a_body_may_not_set_is_refused) {
    World world;
    Browser ann = world.student("ann@campus.example");
    for (const auto* field :
         {R"("roles":["administrator"])", R"("role":"administrator")", R"("status":"active")",
          R"("verified_until":"2099-01-01T00:00:00Z")", R"("email":"x@campus.example")",
          R"("id":"00000000-0000-0000-0000-000000000000")", R"("version":9)", R"("picture_id":null)"}) {
        const auto answer = world.call(ann, Method::patch, "/api/v1/accounts/me",
                                       "{" + std::string{field} + "}", {{"If-Match", ann.etag}});
        EXPECT_EQ(answer.status, 422) << field << answer.text;
    }
    const auto stored = world.run(world.stores().accounts.get(*AccountId::parse(ann.account),
                                                              Deadline::after(std::chrono::seconds{5})));
    EXPECT_EQ((*stored)->roles, std::vector{Role::student});
    Browser nobody;
    nobody.address = "198.51.100.99";
    EXPECT_EQ(
        world
            .post(nobody, "/api/v1/accounts",
                  R"({"email":"e@campus.example","password":"correct horse 9","name":"E","language":"en",)"
                  R"("roles":["administrator"]})")
            .status,
        422);
}

TEST(Story, the_first_administrator_is_named_by_the_configuration) {
    World world;
    Browser boss = world.student("boss@campus.example");
    EXPECT_EQ(world.get(boss, "/api/v1/admin/accounts").status, 200);
    Browser ann = world.student("ann@campus.example");
    EXPECT_EQ(world.get(ann, "/api/v1/admin/accounts").status, 403);
}

}  // namespace
}  // namespace bookverse::accounts
