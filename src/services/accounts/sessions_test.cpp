#include <gtest/gtest.h>

#include "platform/auth/tokens.hpp"
#include "services/accounts/test_world.hpp"

namespace bookverse::accounts {
namespace {

using http::Method;
using testing::Browser;
using testing::World;
using namespace std::chrono_literals;

TEST(Sessions, each_refresh_replaces_the_token_and_an_old_one_closes_the_family) {
    World world;
    Browser ann = world.student("ann@campus.example");
    const std::string first = ann.cookies["__Host-rt"];
    Browser twin = ann;
    EXPECT_EQ(world.refresh(ann).status, 200);
    const std::string second = ann.cookies["__Host-rt"];
    EXPECT_NE(first, second);
    EXPECT_EQ(world.refresh(twin).status, 200) << "two tabs within ten seconds";
    EXPECT_EQ(twin.cookies["__Host-rt"], second) << "and the same child";
    EXPECT_EQ(world.refresh(ann).status, 200);
    world.clock().move(11s);
    Browser thief;
    thief.cookies["__Host-rt"] = first;
    EXPECT_EQ(world.refresh(thief).code(), "session_ended");
    EXPECT_EQ(world.refresh(ann).code(), "session_ended") << "the owner too: nobody knows who the thief is";
    EXPECT_EQ(world.get(ann, "/api/v1/accounts/me").code(), "session_ended");
}

TEST(Sessions, a_refresh_token_is_good_for_nothing_when_it_was_made_up) {
    World world;
    for (const std::string text : {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        Browser browser;
        browser.cookies["__Host-rt"] = text;
        EXPECT_EQ(world.refresh(browser).code(), "session_ended") << text;
    }
}

TEST(Sessions, cookie_routes_are_guarded_against_other_sites) {
    World world;
    Browser ann = world.student("ann@campus.example");
    struct Case {
        const char* origin;
        int status;
    };
    for (const Case& c :
         {Case{"https://evil.example", 403}, Case{"null", 403}, Case{"https://books.example.edu", 200}}) {
        const auto answer = world.raw(Method::post, "/api/v1/sessions/refresh",
                                      {{"Origin", c.origin},
                                       {"X-BookVerse", "1"},
                                       {"Cookie", "__Host-rt=" + ann.cookies["__Host-rt"]}});
        EXPECT_EQ(answer.status, c.status) << c.origin;
    }
}

TEST(Sessions, signing_out_here_leaves_the_others) {
    World world;
    Browser ann = world.student("ann@campus.example");
    Browser phone;
    ASSERT_EQ(world.sign_in(phone, "ann@campus.example").status, 201);
    Browser copy = ann;
    EXPECT_EQ(world.call(ann, Method::del, "/api/v1/sessions/current").status, 204);
    EXPECT_FALSE(ann.cookies.contains("__Host-rt"));
    EXPECT_EQ(world.refresh(copy).status, 401);
    EXPECT_EQ(world.get(phone, "/api/v1/sessions").body.at("items").get_array().size(), 1U);
}

TEST(Sessions, a_device_is_signed_out_by_its_owner_only) {
    World world;
    Browser ann = world.student("ann@campus.example");
    Browser bob = world.student("bob@campus.example");
    EXPECT_EQ(world.call(bob, Method::del, "/api/v1/sessions/" + ann.session).status, 404);
    EXPECT_EQ(world.call(bob, Method::del, "/api/v1/sessions/no-id").status, 404);
    Browser phone;
    ASSERT_EQ(world.sign_in(phone, "ann@campus.example").status, 201);
    EXPECT_EQ(world.call(ann, Method::del, "/api/v1/sessions/" + phone.session).status, 204);
    EXPECT_EQ(world.call(ann, Method::del, "/api/v1/sessions/" + phone.session).status, 404);
    EXPECT_EQ(world.refresh(phone).status, 401);
    EXPECT_EQ(world.refresh(ann).status, 200);
}

TEST(Sessions, a_sign_in_that_raced_with_a_new_password_is_dead) {
    World world;
    Browser ann = world.student("ann@campus.example");
    const auto deadline = Deadline::after(10s);
    // The account as a slow sign-in read it, before the password was changed ...
    const auto stale = world.run(world.stores().accounts.get(*AccountId::parse(ann.account), deadline));
    ASSERT_EQ(world
                  .call(ann, Method::put, "/api/v1/accounts/me/password",
                        R"({"current_password":"correct horse 9","new_password":"brand new words"})")
                  .status,
              204);
    // ... and the session that it opens afterwards.
    Context context{world.platform()};
    SecondFactors second_factors{context};
    Sessions sessions{context, second_factors};
    auto grant = world.run(sessions.start(*stale, "thief", "203.0.113.9", deadline));
    ASSERT_TRUE(grant);
    Browser thief;
    thief.cookies["__Host-rt"] = grant->refresh_token.reveal();
    EXPECT_EQ(world.refresh(thief).code(), "session_ended");
    EXPECT_EQ(world.refresh(ann).status, 200);
}

TEST(Sessions, tries_are_limited_by_account) {
    World world;
    Browser ann = world.student("ann@campus.example");
    world.clock().move(2min);
    Browser guesser;
    for (int i = 0; i < 5; ++i) {
        guesser.address = "203.0.113." + std::to_string(i);
        EXPECT_EQ(world.sign_in(guesser, "ann@campus.example", "guess number " + std::to_string(i)).status,
                  401);
    }
    guesser.address = "203.0.113.77";
    const auto answer = world.sign_in(guesser, "ann@campus.example");
    EXPECT_EQ(answer.status, 429) << "even with the right password";
    EXPECT_TRUE(answer.headers.get("Retry-After"));
    world.clock().move(1min);
    EXPECT_EQ(world.sign_in(guesser, "ann@campus.example").status, 201);
}

TEST(Sessions, unused_ones_end_and_are_forgotten) {
    World world;
    Browser ann = world.student("ann@campus.example");
    world.clock().move(std::chrono::days{31});
    EXPECT_EQ(world.refresh(ann).status, 401);
    world.job("accounts.sessions");
    EXPECT_FALSE(world.run(world.stores().sessions.get(*SessionId::parse(ann.session), Deadline::after(5s))));
}

TEST(Keys, rotate_with_overlap_and_old_tokens_stay_good) {
    World world;
    (void)world.student("ann@campus.example");
    const auto kids = [&] {
        Browser nobody;
        return boost::json::parse(world.get(nobody, "/.well-known/jwks.json").text)
            .at("keys")
            .get_array()
            .size();
    };
    EXPECT_EQ(kids(), 1U);
    world.job("accounts.signing_keys");
    EXPECT_EQ(kids(), 1U) << "once";
    world.clock().move(std::chrono::days{30} - 30min);
    world.job("accounts.signing_keys");
    EXPECT_EQ(kids(), 2U) << "published ahead";
    Browser phone;
    ASSERT_EQ(world.sign_in(phone, "ann@campus.example").status, 201);
    const auto kid_of = [](const std::string& token) {
        return *auth::base64url_decode(token.substr(0, token.find('.')));
    };
    const std::string before = kid_of(phone.token);
    world.clock().move(31min);
    world.job("accounts.signing_keys");
    ASSERT_EQ(world.refresh(phone).status, 200);
    world.clock().move(40min);
    world.job("accounts.signing_keys");
    const auto later = world.refresh(phone);
    EXPECT_NE(kid_of(later.str("access_token")), before);
    world.clock().move(2h);
    world.job("accounts.signing_keys");
    EXPECT_EQ(kids(), 1U) << "the old one has gone";
}

TEST(Live, tells_of_changes_and_of_the_end_of_the_session) {
    World world;
    Browser ann = world.student("ann@campus.example");
    Browser phone;
    ASSERT_EQ(world.sign_in(phone, "ann@campus.example").status, 201);
    const auto live = world.get(phone, "/api/v1/live");
    ASSERT_TRUE(live.stream);
    const auto next = [&](const auto& stream) {
        return world.run(stream->next(std::chrono::seconds{20})).value_or("");
    };
    ASSERT_EQ(
        world.call(ann, Method::patch, "/api/v1/accounts/me", R"({"bio":"x"})", {{"If-Match", ann.etag}})
            .status,
        200);
    EXPECT_NE(next(live.stream).find("event: account.changed"), std::string::npos);
    ASSERT_EQ(world.call(ann, Method::del, "/api/v1/sessions/" + phone.session).status, 204);
    std::string text;
    while (text.find("session.ended") == std::string::npos) {
        const auto more = next(live.stream);
        ASSERT_FALSE(more.empty()) << text;
        text += more;
    }
    EXPECT_NE(text.find(phone.session), std::string::npos);
    EXPECT_TRUE(World::eventually([&] { return live.stream->closed(); }));
    EXPECT_EQ(world.get(phone, "/api/v1/live").status, 401);
}

TEST(Live, a_stranger_to_the_replay_is_told_to_fetch_afresh) {
    World world;
    Browser ann = world.student("ann@campus.example");
    const auto live =
        world.call(ann, Method::get, "/api/v1/live", "", {{"Last-Event-ID", "of-another-process-7"}});
    ASSERT_TRUE(live.stream);
    EXPECT_NE(world.run(live.stream->next(std::chrono::seconds{20})).value_or("").find("event: resync"),
              std::string::npos);
}

}  // namespace
}  // namespace bookverse::accounts
