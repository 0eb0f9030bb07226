#include "services/accounts/second_factor.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include "platform/auth/totp.hpp"
#include "services/accounts/test_world.hpp"

namespace bookverse::accounts {
namespace {

using http::Method;
using testing::Browser;
using testing::World;
using namespace std::chrono_literals;

/// As an authenticator app reads it.
Secret secret_of(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        bits = bits << 5 | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
        if ((count += 5) >= 8) bytes += static_cast<char>(bits >> (count -= 8) & 0xFF);
    }
    return Secret{bytes};
}

struct App {
    Secret secret;
    std::vector<std::string> recovery;
    std::string code(World& world) const {
        return auth::totp_code(secret, auth::totp_step(world.clock().now()));
    }
};

App set_up(World& world, Browser& browser) {
    App app;
    EXPECT_EQ(world.post(browser, "/api/v1/accounts/me/totp", R"({"password":"wrong words 1"})").code(),
              "wrong_credentials");
    const auto begun = world.post(browser, "/api/v1/accounts/me/totp", R"({"password":"correct horse 9"})");
    EXPECT_EQ(begun.status, 200) << begun.text;
    app.secret = secret_of(begun.str("secret"));
    EXPECT_EQ(world.post(browser, "/api/v1/accounts/me/totp/confirm", R"({"code":"000000x"})").faults(),
              "/code:wrong_code");
    const auto on =
        world.post(browser, "/api/v1/accounts/me/totp/confirm", R"({"code":")" + app.code(world) + "\"}");
    EXPECT_EQ(on.status, 200) << on.text;
    for (const auto& code : on.body.at("recovery_codes").get_array())
        app.recovery.emplace_back(code.get_string());
    EXPECT_EQ(app.recovery.size(), 10U);
    world.clock().move(2min);
    return app;
}

TEST(SecondFactor, is_asked_for_after_the_password_and_works_once) {
    World world;
    Browser ann = world.student("ann@campus.example");
    const App app = set_up(world, ann);
    EXPECT_TRUE(world.get(ann, "/api/v1/accounts/me").body.at("second_factor").get_bool());
    Browser phone;
    EXPECT_EQ(world.sign_in(phone, "ann@campus.example", "wrong password").code(), "wrong_credentials");
    EXPECT_EQ(world.sign_in(phone, "ann@campus.example").code(), "second_factor_required");
    const std::string code = app.code(world);
    EXPECT_EQ(world.sign_in(phone, "ann@campus.example", "correct horse 9", code).status, 201);
    EXPECT_EQ(world.sign_in(phone, "ann@campus.example", "correct horse 9", code).status, 401) << "used";
    world.clock().move(2min);
    EXPECT_EQ(world.sign_in(phone, "ann@campus.example", "correct horse 9", app.recovery[3]).status, 201);
    EXPECT_EQ(world.sign_in(phone, "ann@campus.example", "correct horse 9", app.recovery[3]).status, 401)
        << "used";

    const auto remove = [&](const std::string& second) {
        return world.call(ann, Method::del, "/api/v1/accounts/me/totp",
                          R"({"password":"correct horse 9","second_factor":")" + second + "\"}");
    };
    EXPECT_EQ(remove("123456").code(), "wrong_credentials");
    world.clock().move(2min);
    EXPECT_EQ(remove(app.code(world)).status, 204);
    EXPECT_EQ(world.sign_in(phone, "ann@campus.example").status, 201);
}

TEST(SecondFactor, two_hundred_parallel_guesses_are_five) {
    World world;
    Browser ann = world.student("ann@campus.example");
    const App app = set_up(world, ann);
    const auto account = *AccountId::parse(ann.account);
    Context context{world.platform()};
    SecondFactors second_factors{context};
    const auto guess_all = [&]() -> Task<int> {
        const auto executor = co_await asio::this_coro::executor;
        const auto locked = std::make_shared<std::atomic<int>>(0);
        const auto done = std::make_shared<std::atomic<int>>(0);
        for (int i = 0; i < 200; ++i) {
            spawn_logged(
                executor,
                [&second_factors, account, locked, done]() -> Task<> {
                    const auto answer = co_await second_factors.check(
                        account, Secret{"000000"}, Deadline::after(std::chrono::seconds{20}));
                    if (!answer && answer.error().code == "too_many_tries") ++*locked;
                    ++*done;
                },
                "guess");
        }
        while (*done < 200)
            co_await sleep_for(std::chrono::milliseconds{1});
        co_return *locked;
    };
    EXPECT_EQ(world.run(guess_all()), 195);
    const auto right = world.run(second_factors.check(account, Secret{app.code(world)}, Deadline::after(5s)));
    ASSERT_FALSE(right) << "locked for the right one too";
    EXPECT_EQ(right.error().code, "too_many_tries");
    EXPECT_TRUE(right.error().retry_after);
    world.clock().move(second_factor_window);
    EXPECT_TRUE(world.run(second_factors.check(account, Secret{app.code(world)}, Deadline::after(5s))));
}

TEST(SecondFactor, the_secret_is_sealed_for_this_account) {
    World world;
    Browser ann = world.student("ann@campus.example");
    const App app = set_up(world, ann);
    const auto account =
        world.run(world.stores().accounts.get(*AccountId::parse(ann.account), Deadline::after(5s)));
    const std::string& sealed = (*account)->second_factor->sealed_secret;
    EXPECT_EQ(sealed.find(auth::base32(app.secret.reveal())), std::string::npos);
    EXPECT_TRUE(world.platform().seal.decrypt("accounts.totp", ann.account, sealed));
    EXPECT_FALSE(world.platform().seal.decrypt("accounts.totp", "another", sealed));
}

TEST(SecondFactorRules, count_and_lock) {
    const Instant now{std::chrono::milliseconds{1'795'000'000'000}};
    const Secret secret = auth::make_totp_secret();
    SecondFactor factor{.sealed_secret = "s", .confirmed = true};
    for (int i = 0; i < second_factor_tries; ++i) {
        const auto use = use_second_factor(factor, secret, "abcd-efgh", now + i * 1s);
        ASSERT_EQ(use.verdict, FactorVerdict::wrong);
        factor = use.after;
    }
    const std::string right = auth::totp_code(secret, auth::totp_step(now));
    EXPECT_EQ(use_second_factor(factor, secret, right, now + 6s).verdict, FactorVerdict::locked);
    EXPECT_EQ(use_second_factor(factor, secret, right, now + 6s).after, factor) << "does not count on";
    const Instant later = now + second_factor_window;
    const auto use =
        use_second_factor(factor, secret, auth::totp_code(secret, auth::totp_step(later)), later);
    EXPECT_EQ(use.verdict, FactorVerdict::accepted);
    EXPECT_EQ(use.after.failures, 0);
}

}  // namespace
}  // namespace bookverse::accounts
