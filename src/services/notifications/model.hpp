// The stored documents. A notice is one event told to one person: its id is made of the two, so whatever
// repeats is told once. Its mail is a timer in the same document.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.hpp"
#include "platform/auth/actor.hpp"
#include "platform/store/collection.hpp"
#include "services/notifications/kinds.hpp"

namespace bookverse::notifications {

struct NoticeTag;
using NoticeId = Id<NoticeTag>;

/// At most one a person and event. It sorts beside other ids of the event's time, as those of version 7 do: what is written
/// together then lies together in the stores' b-trees.
NoticeId notice_id(AccountId account, std::string_view event);

/// What the words of a notice speak of; the catalogues' placeholders.
struct Facts {
    std::string title{};  ///< of the book
    std::optional<Money> money{};
    std::optional<Instant> when{};
    std::string words{};   ///< that a person wrote: a moderator's reason, a meeting place
    std::string reason{};  ///< a key of the catalogues' reasons
    std::int64_t count = 1;

    friend bool operator==(const Facts&, const Facts&) = default;
};
BOOST_DESCRIBE_STRUCT(Facts, (), (title, money, when, words, reason, count))

struct Notice {
    NoticeId id{};
    AccountId account{};
    Kind kind{};
    Group group{};
    Facts facts{};
    std::string path{};  ///< of the web app, what it is about
    Instant at{};        ///< of the event
    Instant forget_at{};

    std::optional<Instant> shown_at{};      ///< in the inbox since; none: never was, or was taken out
    std::optional<Instant> unread_since{};  ///< none: read, or not in the inbox

    std::optional<Instant> mail_at{};       ///< when to try, or to try again
    int mail_attempts = 0;                  ///< that the mail server did not take
    std::optional<Instant> digest_since{};  ///< waits for the next digest
    std::optional<Instant> mailed_at{};     ///< by itself or in a digest

    friend bool operator==(const Notice&, const Notice&) = default;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (id, account, kind, group, facts, path, at, forget_at, shown_at, unread_since, mail_at,
                       mail_attempts, digest_since, mailed_at))

/// What somebody wants for one group.
struct Choice {
    Group group{};
    bool in_app = true;
    EmailChoice email = EmailChoice::at_once;

    friend bool operator==(const Choice&, const Choice&) = default;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (group, in_app, email))

/// Minutes of the local day; may go over midnight.
struct QuietHours {
    int from = 0;
    int to = 0;

    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};
BOOST_DESCRIBE_STRUCT(QuietHours, (), (from, to))

/// Of one account; none stored: the defaults. What `choices` does not name is as by default.
struct Preferences {
    AccountId id{};
    std::vector<Choice> choices{};
    std::optional<QuietHours> quiet{};
    std::optional<int> digest_hour{};  ///< none: the installation's
    bool closed = false;               ///< the account is: nothing more for it

    friend bool operator==(const Preferences&, const Preferences&) = default;
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (id, choices, quiet, digest_hour, closed))

/// When the next digest of an account is due.
struct Digest {
    AccountId id{};
    std::optional<Instant> due_at{};
    std::int64_t asked = 0;      ///< grows with each notice that is to go into one
    std::int64_t collected = 0;  ///< `asked` when what is being sent was written down: more came since
    int attempts = 0;
    std::vector<NoticeId> sending{};  ///< what goes into the one that is being sent: a repeat has the same

    friend bool operator==(const Digest&, const Digest&) = default;
};
BOOST_DESCRIBE_STRUCT(Digest, (), (id, due_at, asked, collected, attempts, sending))

inline const store::Index<Notice, AccountId> notice_by_account{
    "by_account", {"account", "shown_at"}};  // what was never shown too: for exports and closing
inline const store::Index<Notice, AccountId, Group> notice_by_group{
    .name = "by_group", .fields = {"account", "group", "shown_at"}, .sparse = true};
inline const store::Index<Notice, AccountId> notice_by_unread{
    .name = "by_unread", .fields = {"account", "unread_since"}, .sparse = true};
inline const store::Index<Notice, AccountId> notice_by_digest{
    .name = "by_digest", .fields = {"account", "digest_since"}, .sparse = true};
inline const store::Index<Notice> notice_by_mail{.name = "by_mail", .fields = {"mail_at"}, .sparse = true};
inline const store::Index<Notice> notice_by_end{"by_end", {"forget_at"}};
inline const store::Index<Digest> digest_by_due{"by_due", {"due_at"}};

struct Stores {
    Stores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Notice> notices;
    store::Collection<Preferences> preferences;
    store::Collection<Digest> digests;
};

}  // namespace bookverse::notifications
