// What goes over HTTP: the API (docs/api/openapi.json).
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/json/types.hpp"
#include "services/accounts/api.hpp"
#include "services/notifications/model.hpp"

namespace bookverse::notifications::dto {

struct NotificationPath {
    NoticeId id;
};
BOOST_DESCRIBE_STRUCT(NotificationPath, (), (id))

struct ListQuery : http::PageQuery {
    std::optional<Group> group{};
    std::optional<bool> unread{};                  ///< true: those alone; not together with a group
    std::optional<accounts::Language> language{};  ///< of title, text and button; English if absent
};
BOOST_DESCRIBE_STRUCT(ListQuery, (http::PageQuery), (group, unread, language))

struct Notification {
    NoticeId id;
    Kind kind;
    Group group;
    Instant at;
    bool unread;
    std::string title;
    std::string text;
    std::string button;
    std::string path;  ///< of the web app: what it is about
};
BOOST_DESCRIBE_STRUCT(Notification, (), (id, kind, group, at, unread, title, text, button, path))

/// For the badge; ends at 100.
struct UnreadNotifications {
    int notifications = 0;
};
BOOST_DESCRIBE_STRUCT(UnreadNotifications, (), (notifications))

/// Both absent: all. `until`: the `at` of the newest that was seen, so that what came since stays unread.
/// `path`: those about what a page shows.
struct ReadThese {
    std::optional<Instant> until{};
    std::optional<Text<1, 200>> path{};
};
BOOST_DESCRIBE_STRUCT(ReadThese, (), (until, path))

using Minute = json::Bounded<std::int64_t, 0, 1439>;
using Hour = json::Bounded<std::int64_t, 0, 23>;

/// In minutes of the day, in the campus's time zone; over midnight when it ends before it begins.
struct QuietTime {
    Minute from;
    Minute to;
};
BOOST_DESCRIBE_STRUCT(QuietTime, (), (from, to))

struct GroupChoice {
    Group group;
    bool in_app;
    EmailChoice email;
    bool required;  ///< cannot be changed
};
BOOST_DESCRIBE_STRUCT(GroupChoice, (), (group, in_app, email, required))

struct NotificationPreferences {
    std::vector<GroupChoice> groups;  ///< all of them
    std::optional<QuietTime> quiet_hours;
    Hour digest_hour;
};
BOOST_DESCRIBE_STRUCT(NotificationPreferences, (), (groups, quiet_hours, digest_hour))

struct GroupChange {
    Group group;
    std::optional<bool> in_app{};
    std::optional<EmailChoice> email{};
};
BOOST_DESCRIBE_STRUCT(GroupChange, (), (group, in_app, email))

/// What is absent stays.
struct NotificationPreferencesPatch {
    std::optional<json::Items<GroupChange, 9>> groups{};
    json::Patch<QuietTime> quiet_hours{};
    json::Patch<Hour> digest_hour{};  ///< null: the campus's own
};
BOOST_DESCRIBE_STRUCT(NotificationPreferencesPatch, (), (groups, quiet_hours, digest_hour))

struct UnsubscribeQuery {
    Text<1, 300> token;
};
BOOST_DESCRIBE_STRUCT(UnsubscribeQuery, (), (token))

/// What a link in a mail is about: nothing of the person.
struct MailSubscription {
    std::optional<Group> group;  ///< null: the daily summary
    bool subscribed;
};
BOOST_DESCRIBE_STRUCT(MailSubscription, (), (group, subscribed))

struct SentMail {
    std::string id;
    std::string to;
    std::string subject;
    std::string text;
    std::string html;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(SentMail, (), (id, to, subject, text, html, at))

struct SentMails {
    std::vector<SentMail> items;
};
BOOST_DESCRIBE_STRUCT(SentMails, (), (items))

}  // namespace bookverse::notifications::dto
