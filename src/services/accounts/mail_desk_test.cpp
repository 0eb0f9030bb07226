#include "services/accounts/mail_desk.hpp"

#include <gtest/gtest.h>

#include "services/accounts/rules.hpp"
#include "services/accounts/test_world.hpp"

namespace bookverse::accounts {
namespace {

using testing::Browser;
using testing::World;
using namespace std::chrono_literals;

TEST(MailDesk, a_broken_server_delays_the_mail_and_nothing_else) {
    World world;
    world.break_mailer(true);
    EXPECT_EQ(world.sign_up("ann@campus.example").status, 202);
    world.settle();
    const auto due = [&] {
        return world.run(world.stores().mails.find(mail_by_due, {}, {}, Deadline::after(5s))).items;
    };
    ASSERT_EQ(due().size(), 1U);
    ASSERT_EQ(due()[0]->attempts, 1) << "the event came twice, the mail was tried once";
    const MailId id = due()[0]->id;
    world.break_mailer(false);
    world.job("accounts.mails");
    EXPECT_TRUE(world.mails().empty()) << "not before its time";
    world.clock().move(31s);
    world.job("accounts.mails");
    ASSERT_EQ(world.mails().size(), 1U);
    EXPECT_EQ(world.mails()[0].id, id.to_string());
    EXPECT_TRUE(due().empty());
    EXPECT_FALSE(world.mailed_token("ann@campus.example", "/verify").empty());
}

TEST(MailDesk, a_crash_after_sending_repeats_the_same_mail) {
    World world;
    world.break_mailer(true);
    ASSERT_EQ(world.sign_up("ann@campus.example").status, 202);
    world.settle();
    const auto due = [&] {
        return world.run(world.stores().mails.find(mail_by_due, {}, {}, Deadline::after(5s))).items;
    };
    ASSERT_EQ(due().size(), 1U);
    const DueMail before = *due()[0];
    world.break_mailer(false);
    world.clock().move(31s);
    world.job("accounts.mails");
    ASSERT_EQ(world.mails().size(), 1U);
    // As if the erasing had been lost.
    ASSERT_TRUE(world.run(world.stores().mails.insert(before, Deadline::after(5s))));
    world.clock().move(31s);
    world.job("accounts.mails");
    ASSERT_EQ(world.mails().size(), 2U);
    EXPECT_EQ(world.mails()[0].id, world.mails()[1].id);
    EXPECT_EQ(world.mails()[0].text, world.mails()[1].text) << "the same link";
}

TEST(MailDesk, gives_up_after_a_day_or_so) {
    Duration all{};
    int tries = 0;
    while (const auto wait = retry_after(++tries))
        all += *wait;
    EXPECT_GT(all, 20h);
    EXPECT_LT(all, 48h);
    EXPECT_FALSE(retry_after(0));
}

TEST(Renewal, reminds_once_then_lapses_and_a_link_brings_it_back) {
    World world;
    Browser ann = world.student("ann@campus.example");
    world.job("accounts.renewals");
    EXPECT_EQ(world.mails().size(), 1U);
    world.clock().move(verification_lifetime - reminder_ahead);
    for (int i = 0; i < 3; ++i)
        world.job("accounts.renewals");
    world.settle();
    const std::string token = world.mailed_token("ann@campus.example", "/verify", 2);
    EXPECT_EQ(world.mails().size(), 2U) << "once";

    world.clock().move(reminder_ahead);
    for (int i = 0; i < 3; ++i)
        world.job("accounts.renewals");
    world.settle();
    ASSERT_TRUE(World::eventually([&] { return world.mails().size() == 3; }));
    EXPECT_EQ(world.sign_in(ann, "ann@campus.example").status, 201) << "may sign in and finish";
    Browser nobody;
    EXPECT_FALSE(world.get(nobody, "/api/v1/accounts/" + ann.account).body.at("verified").get_bool());

    EXPECT_EQ(world.post(nobody, "/api/v1/accounts/verify", R"({"token":")" + token + "\"}").status, 410)
        << "too late";
    EXPECT_EQ(world.post(ann, "/api/v1/accounts/me/reverification", "").status, 202);
    const std::string fresh = world.mailed_token("ann@campus.example", "/verify", 3);
    EXPECT_EQ(world.post(nobody, "/api/v1/accounts/verify", R"({"token":")" + fresh + "\"}").status, 204);
    EXPECT_TRUE(world.get(nobody, "/api/v1/accounts/" + ann.account).body.at("verified").get_bool());
}

TEST(DevMails, are_shown_in_development_only) {
    for (const bool development : {true, false}) {
        World world{[&](service::Settings& settings) { settings.development = development; }};
        Browser nobody;
        ASSERT_EQ(world.sign_up("ann@campus.example").status, 202);
        (void)world.mailed_token("ann@campus.example", "/verify");
        const auto answer = world.get(nobody, "/api/v1/dev/mails");
        EXPECT_EQ(answer.status, development ? 200 : 404);
        if (development) EXPECT_EQ(answer.body.at("items").get_array().size(), 1U);
    }
}

}  // namespace
}  // namespace bookverse::accounts
