#include "services/notifications/rules.hpp"

#include <gtest/gtest.h>

#include "platform/auth/seal.hpp"
#include "platform/service/local_time.hpp"
#include "services/notifications/letters.hpp"
#include "services/notifications/unsubscribe_token.hpp"

namespace bookverse::notifications {
namespace {

using namespace std::chrono_literals;

const AccountId ann = AccountId::of_name("ann");

/// A moment at which local clocks show this.
Instant local(int hour, int minute = 0) {
    return service::next_local_minute(Instant{Duration{1'800'000'000'000}}, hour * 60 + minute);
}

TEST(QuietHours, end_what_waits_for_them) {
    const QuietHours night{22 * 60, 7 * 60};
    const QuietHours lesson{10 * 60, 12 * 60};
    struct Row {
        std::optional<QuietHours> quiet;
        Instant now;
        int hour;  ///< -1: not quiet
    };
    const Row rows[] = {
        {std::nullopt, local(3), -1}, {night, local(21, 59), -1}, {night, local(22), 7},
        {night, local(23, 30), 7},    {night, local(0), 7},       {night, local(6, 59), 7},
        {night, local(7), -1},        {night, local(12), -1},     {lesson, local(9, 59), -1},
        {lesson, local(10), 12},      {lesson, local(11), 12},    {lesson, local(12), -1},
    };
    for (const Row& row : rows) {
        const Instant expected = row.hour < 0 ? row.now : service::next_local_hour(row.now, row.hour);
        EXPECT_EQ(to_string(after_quiet(row.quiet, row.now)), to_string(expected));
        EXPECT_LE(after_quiet(row.quiet, row.now) - row.now, 12h);
    }
}

TEST(Plan, table) {
    const Instant day = local(12);
    const Instant night = local(23);
    const Instant morning = service::next_local_hour(night, 7);
    using E = EmailChoice;
    struct Row {
        Group group;
        Channels channels;
        Habit habit;
        bool in_app;
        E email;
        Instant now;
        Plan plan;
    };
    const auto both = Channels::both;
    const auto none = Habit::none;
    const Row rows[] = {
        {Group::offers, both, none, true, E::at_once, day, {true, day, false}},
        {Group::offers, both, none, false, E::at_once, day, {false, day, false}},
        {Group::offers, both, none, true, E::off, day, {true, {}, false}},
        {Group::offers, both, none, false, E::off, day, {}},
        {Group::offers, both, none, true, E::daily, day, {true, {}, true}},
        {Group::offers, both, none, true, E::daily, night, {true, {}, true}},
        {Group::offers, both, none, true, E::at_once, night, {true, morning, false}},
        {Group::offers, Channels::in_app, none, true, E::at_once, day, {true, {}, false}},
        {Group::searches, both, Habit::is_digest, true, E::daily, day, {true, day, false}},
        {Group::searches, both, Habit::is_digest, true, E::off, day, {true, {}, false}},
        // What is required does not ask, and security not even at night.
        {Group::orders, both, none, false, E::off, day, {true, day, false}},
        {Group::orders, both, none, true, E::at_once, night, {true, morning, false}},
        {Group::moderation, both, none, false, E::off, day, {true, day, false}},
        {Group::security, both, none, false, E::off, night, {true, night, false}},
    };
    for (const Row& row : rows) {
        Preferences preferences{
            .id = ann, .choices = {{row.group, row.in_app, row.email}}, .quiet = QuietHours{22 * 60, 7 * 60}};
        const Telling telling{
            .account = ann, .group = row.group, .channels = row.channels, .habit = row.habit};
        EXPECT_EQ(plan_of(telling, preferences, row.now), row.plan)
            << static_cast<int>(row.group) << to_string(row.now);
        preferences.closed = true;
        EXPECT_TRUE(plan_of(telling, preferences, row.now).nothing());
    }
}

TEST(Choose, everything_but_what_is_required) {
    for (const Group group : all_groups) {
        for (const ChoiceChange& change :
             {ChoiceChange{group, false, {}}, ChoiceChange{group, {}, EmailChoice::off},
              ChoiceChange{group, {}, EmailChoice::daily}}) {
            const auto next = choose(Preferences{.id = ann}, {change});
            ASSERT_EQ(next.has_value(), !is_required(group)) << static_cast<int>(group);
            if (!next) {
                EXPECT_EQ(next.error().code, "group_required");
            } else {
                EXPECT_EQ(choice_of(*next, group).in_app, change.in_app.value_or(true));
                EXPECT_EQ(choice_of(*next, group).email, change.email.value_or(EmailChoice::at_once));
            }
        }
        EXPECT_TRUE(choose(Preferences{.id = ann}, {{group, true, EmailChoice::at_once}}));
    }
    // One that is refused changes nothing of the others.
    EXPECT_FALSE(choose(Preferences{.id = ann}, {{Group::offers, false, {}}, {Group::orders, false, {}}}));
    EXPECT_EQ(set_quiet({}, QuietHours{60, 60}).error().faults.front().code, "same_time");
    EXPECT_TRUE(set_quiet({}, std::nullopt));
}

TEST(Unsubscribe, turns_down_mails_of_one_group_or_of_the_digest) {
    Preferences preferences{
        .id = ann,
        .choices = {{Group::offers, true, EmailChoice::daily}, {Group::prices, false, EmailChoice::daily}}};
    EXPECT_TRUE(is_subscribed(preferences, Group::messages));
    const auto less = unsubscribe(preferences, Group::messages);
    EXPECT_FALSE(is_subscribed(less, Group::messages));
    EXPECT_TRUE(choice_of(less, Group::messages).in_app);
    EXPECT_TRUE(is_subscribed(less, Group::offers));
    const auto none = unsubscribe(preferences, std::nullopt);
    EXPECT_FALSE(is_subscribed(none, std::nullopt));
    EXPECT_FALSE(is_subscribed(none, Group::offers));
    EXPECT_FALSE(choice_of(none, Group::prices).in_app);
    EXPECT_TRUE(is_subscribed(none, Group::messages));
    EXPECT_EQ(unsubscribe(none, std::nullopt), none);
    for (const Group group : {Group::security, Group::orders, Group::moderation})
        EXPECT_TRUE(is_subscribed(unsubscribe(preferences, group), group));
}

TEST(UnsubscribeToken, is_ours_and_for_one_thing) {
    const auth::Seal seal{Secret{std::string(32, 'k')}};
    const auth::Seal other{Secret{std::string(32, 'x')}};
    for (const MailLink& link :
         {MailLink{ann, std::nullopt}, MailLink{ann, Group::offers}, MailLink{{}, Group::queues}}) {
        const auto token = unsubscribe_token(seal, link);
        EXPECT_EQ(read_unsubscribe_token(seal, token), link);
        EXPECT_FALSE(read_unsubscribe_token(other, token));
        for (std::size_t i = 0; i < token.size(); ++i) {
            auto forged = token;
            forged[i] = forged[i] == 'A' ? 'B' : 'A';
            EXPECT_FALSE(read_unsubscribe_token(seal, forged)) << i;
        }
    }
    for (const auto* bad : {"", "x", "digest"})
        EXPECT_FALSE(read_unsubscribe_token(seal, bad));
    EXPECT_FALSE(
        read_unsubscribe_token(seal, seal.sign("notifications.unsubscribe", std::string(16, 'a') + "all")));
    EXPECT_FALSE(
        read_unsubscribe_token(seal, seal.sign("accounts.link.verify", std::string(16, 'a') + "digest")));
}

TEST(Letter, says_what_the_notice_says_and_how_to_stop) {
    const Notice notice{.id = NoticeId::of_name("n"),
                        .account = ann,
                        .kind = Kind::price_drop,
                        .group = Group::prices,
                        .facts = {.title = "<b>Dune & Co</b>", .money = Money{900, *Currency::parse("EUR")}},
                        .path = "/listings/1"};
    Addressee to{*Email::parse("ann@uni.edu"), "Ann <i>", Language::de, "https://books.example.edu", "TOKEN"};
    const auto mail = letter_of("notice-1", notice, to);
    EXPECT_EQ(mail.subject, "„<b>Dune & Co</b>“ kostet weniger");
    EXPECT_NE(mail.text.find("kostet jetzt 9,00 EUR."), std::string::npos) << mail.text;
    EXPECT_NE(mail.text.find("https://books.example.edu/listings/1"), std::string::npos);
    EXPECT_NE(mail.text.find("https://books.example.edu/unsubscribe?token=TOKEN"), std::string::npos);
    EXPECT_EQ(mail.html.find("<b>"), std::string::npos) << "a title is text";
    EXPECT_EQ(mail.html.find("<i>"), std::string::npos);
    const std::vector<std::pair<std::string, std::string>> expected{
        {"List-Unsubscribe", "<https://books.example.edu/api/v1/notifications/unsubscribe?token=TOKEN>"},
        {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}};
    EXPECT_EQ(mail.headers, expected);
    EXPECT_NE(
        mail::render(mail, *Email::parse("b@uni.edu"), "BookVerse+", "now").find("List-Unsubscribe-Post: "),
        std::string::npos);
    to.unsubscribe_token.clear();
    EXPECT_TRUE(letter_of("notice-1", notice, to).headers.empty());
    to.language = Language::en;
    const auto digest = digest_of("digest-1", {notice, notice}, 3, to);
    EXPECT_EQ(digest.subject, "5 news for you");
    EXPECT_NE(digest.text.find("3 more are in your inbox."), std::string::npos);
}

TEST(MailRetry, is_later_and_later_and_for_ever) {
    Duration before{};
    for (int attempts = 1; attempts < 1000; ++attempts) {
        EXPECT_GE(mail_retry_after(attempts), before);
        before = mail_retry_after(attempts);
    }
    EXPECT_EQ(mail_retry_after(1), 30s);
    EXPECT_EQ(before, 15min);
}

TEST(NoticeId, is_of_the_person_and_the_event) {
    const auto bob = AccountId::of_name("bob");
    EXPECT_EQ(notice_id(ann, "e"), notice_id(ann, "e"));
    EXPECT_NE(notice_id(ann, "e"), notice_id(bob, "e"));
    EXPECT_NE(notice_id(ann, "e"), notice_id(ann, "f"));
}

TEST(NoticeId, sorts_by_the_time_of_the_event) {
    const auto* const earlier = "01900000-0000-7000-8000-000000000001";
    const auto* const same_time = "01900000-0000-7000-8000-000000000002";
    const auto* const later = "01900000-0001-7000-8000-000000000001";
    EXPECT_LT(notice_id(ann, earlier), notice_id(ann, later));
    EXPECT_LT(notice_id(ann, same_time), notice_id(ann, later));
    EXPECT_NE(notice_id(ann, earlier), notice_id(ann, same_time));
    EXPECT_NE(notice_id(ann, earlier), notice_id(AccountId::of_name("bob"), earlier));
}

}  // namespace
}  // namespace bookverse::notifications
