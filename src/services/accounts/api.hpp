// What other services may know of accounts: ids (platform/auth/actor.hpp), the words below and the events.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "platform/auth/actor.hpp"

namespace bookverse::accounts {

enum class Language : std::uint8_t { en, de };
BOOST_DESCRIBE_ENUM(Language, en, de)

struct Campus {
    std::string domain;
    std::string name;
    friend bool operator==(const Campus&, const Campus&) = default;
};
BOOST_DESCRIBE_STRUCT(Campus, (), (domain, name))

/// Somebody signed up; the address is not proved yet.
struct AccountRegistered {
    static constexpr std::string_view type = "account.registered";
    AccountId account;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AccountRegistered, (), (account, name))

/// The address is proved, for the first time or again.
struct AccountVerified {
    static constexpr std::string_view type = "account.verified";
    AccountId account;
    std::optional<Campus> campus;
    Instant verified_until;
};
BOOST_DESCRIBE_STRUCT(AccountVerified, (), (account, campus, verified_until))

/// The yearly proof is overdue: signs in and finishes what is open, sells nothing new.
struct AccountLapsed {
    static constexpr std::string_view type = "account.lapsed";
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(AccountLapsed, (), (account))

/// What others show of somebody; `version` grows, so an event that comes late is known by it.
struct AccountChanged {
    static constexpr std::string_view type = "account.changed";
    AccountId account;
    std::int64_t version = 0;
    std::string name;
    std::optional<std::string> picture_id;
    bool profile_visible = true;
};
BOOST_DESCRIBE_STRUCT(AccountChanged, (), (account, version, name, picture_id, profile_visible))

struct AccountSuspended {
    static constexpr std::string_view type = "account.suspended";
    AccountId account;
    Instant until;
};
BOOST_DESCRIBE_STRUCT(AccountSuspended, (), (account, until))

/// Staff ended a suspension early. One that runs out makes no event.
struct AccountReinstated {
    static constexpr std::string_view type = "account.reinstated";
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(AccountReinstated, (), (account))

struct AccountRolesChanged {
    static constexpr std::string_view type = "account.roles_changed";
    AccountId account;
    std::vector<Role> roles;
};
BOOST_DESCRIBE_STRUCT(AccountRolesChanged, (), (account, roles))

/// For good; whoever keeps something personal of this account anonymises it now.
struct AccountClosed {
    static constexpr std::string_view type = "account.closed";
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(AccountClosed, (), (account))

/// Something that protects the account has changed: password_changed, second_factor_on, second_factor_off.
/// Accounts mails about it; this is for the person's inbox.
struct AccountSecurityChanged {
    static constexpr std::string_view type = "account.security_changed";
    AccountId account;
    std::string what;
};
BOOST_DESCRIBE_STRUCT(AccountSecurityChanged, (), (account, what))

struct SessionStarted {
    static constexpr std::string_view type = "session.started";
    SessionId session;
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(SessionStarted, (), (session, account))

struct SessionEnded {
    static constexpr std::string_view type = "session.ended";
    SessionId session;
    AccountId account;
    std::string cause;  ///< signed_out, revoked, reused_token, suspended, closed, password_changed
};
BOOST_DESCRIBE_STRUCT(SessionEnded, (), (session, account, cause))

/// The internal route GET /internal/accounts/cards/{id}: a name to show and whether business may be done.
struct AccountCard {
    AccountId id;
    std::string name;
    std::optional<std::string> picture_id;
    std::optional<Campus> campus;
    bool verified = false;
    std::string status;  ///< unverified, active, suspended, closed
    Language language = Language::en;
    std::int64_t version = 0;  ///< as in AccountChanged
    bool profile_visible = true;
};
BOOST_DESCRIBE_STRUCT(AccountCard, (),
                      (id, name, picture_id, campus, verified, status, language, version, profile_visible))

/// The internal route GET /internal/accounts/contacts/{id}: where a mail about something goes. Without an
/// address, or closed: nowhere.
struct Contact {
    AccountId id;
    std::string name;
    std::optional<std::string> email;
    Language language = Language::en;
    std::string status;  ///< as in AccountCard
};
BOOST_DESCRIBE_STRUCT(Contact, (), (id, name, email, language, status))

/// The internal route GET /internal/accounts/standings/{id}: what staff look at and go by.
struct Standing {
    AccountId id;
    std::string name;
    std::string bio;
    std::optional<std::string> picture_id;
    std::vector<Role> roles;  ///< in force now
    std::string status;       ///< as in AccountCard
    std::optional<Instant> suspended_until;
    Instant member_since;
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(Standing, (),
                      (id, name, bio, picture_id, roles, status, suspended_until, member_since, language))

/// The internal route PUT /internal/accounts/suspensions/{id}: suspend for a cause, once however often it is
/// asked for. Without `until` the suspension of this cause is over, those of others go on. The account of
/// `by` must have the role for it.
struct SuspensionOrder {
    Uuid cause{};
    AccountId by{};
    std::optional<Instant> until{};
    std::string reason{};
    std::string appeal_path{};  ///< for the mail: where an answer can be given; empty: by mail
};
BOOST_DESCRIBE_STRUCT(SuspensionOrder, (), (cause, by, until, reason, appeal_path))

/// The internal route GET /internal/accounts/blocks/{a}/{b}: has either blocked the other?
struct BlockedAnswer {
    bool blocked = false;
};
BOOST_DESCRIBE_STRUCT(BlockedAnswer, (), (blocked))

}  // namespace bookverse::accounts
