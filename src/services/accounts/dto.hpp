// What goes over HTTP. Names and members are the API (docs/api/openapi.json): a change here is a change for
// everybody.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "platform/http/cursor.hpp"
#include "platform/json/types.hpp"
#include "services/accounts/model.hpp"

namespace bookverse::accounts::dto {

using Name = Text<1, 80>;
using Bio = Text<0, 1000, Lines::many>;
using Courses = json::Items<Text<1, 20>, 20>;
using Device = Text<0, 80>;
using Reason = Text<1, 500>;
using NewPassword = json::SecretText<10, 128>;

struct Empty {};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

struct IdPath {
    AccountId id;
};
BOOST_DESCRIBE_STRUCT(IdPath, (), (id))

// Sign-up and links

struct SignUp {
    Email email;
    NewPassword password;
    Name name;
    Language language;
};
BOOST_DESCRIBE_STRUCT(SignUp, (), (email, password, name, language))

struct Verify {
    Secret token;
};
BOOST_DESCRIBE_STRUCT(Verify, (), (token))

struct EmailOnly {
    Email email;
};
BOOST_DESCRIBE_STRUCT(EmailOnly, (), (email))

struct ResetConfirm {
    Secret token;
    NewPassword password;
};
BOOST_DESCRIBE_STRUCT(ResetConfirm, (), (token, password))

struct CampusQuery {
    std::optional<Text<0, 80>> query;
};
BOOST_DESCRIBE_STRUCT(CampusQuery, (), (query))

struct CampusList {
    std::vector<Campus> items;
};
BOOST_DESCRIBE_STRUCT(CampusList, (), (items))

// The account

struct Account {
    AccountId id;
    std::int64_t version;
    std::string email;
    std::string name;
    std::string bio;
    std::optional<Uuid> picture_id;
    std::optional<Campus> campus;
    std::vector<std::string> courses;
    Language language;
    Theme theme;
    bool profile_visible;
    std::vector<Role> roles;
    Instant created_at;
    std::optional<Instant> verified_until;
    bool second_factor;
    bool password_set;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, version, email, name, bio, picture_id, campus, courses, language, theme,
                       profile_visible, roles, created_at, verified_until, second_factor, password_set))

struct AccountPatch {
    std::optional<Name> name;
    std::optional<Bio> bio;
    json::Patch<Text<1, 253>> campus;  ///< its domain
    std::optional<Courses> courses;
    std::optional<Language> language;
    std::optional<Theme> theme;
    std::optional<bool> profile_visible;
};
BOOST_DESCRIBE_STRUCT(AccountPatch, (), (name, bio, campus, courses, language, theme, profile_visible))

struct PublicProfile {
    AccountId id;
    std::string name;
    std::string bio;
    std::optional<Uuid> picture_id;
    std::optional<Campus> campus;
    std::vector<std::string> courses;
    Instant member_since;
    bool verified;
};
BOOST_DESCRIBE_STRUCT(PublicProfile, (), (id, name, bio, picture_id, campus, courses, member_since, verified))

struct PictureQuery {
    std::optional<json::Bounded<std::int32_t, 1, 4096>> size;
};
BOOST_DESCRIBE_STRUCT(PictureQuery, (), (size))

struct PicturePath {
    Uuid id;
};
BOOST_DESCRIBE_STRUCT(PicturePath, (), (id))

// Sessions and credentials

struct SignIn {
    Email email;
    Secret password;
    std::optional<Secret> second_factor;
    std::optional<Device> device;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password, second_factor, device))

struct Session {
    std::string access_token;
    std::int64_t expires_in;  ///< seconds
    SessionId session_id;
    Account account;
};
BOOST_DESCRIBE_STRUCT(Session, (), (access_token, expires_in, session_id, account))

struct SessionInfo {
    SessionId id;
    std::string device;
    Instant created_at;
    Instant last_used_at;
    std::string address;
    bool current;
};
BOOST_DESCRIBE_STRUCT(SessionInfo, (), (id, device, created_at, last_used_at, address, current))

struct SessionList {
    std::vector<SessionInfo> items;
};
BOOST_DESCRIBE_STRUCT(SessionList, (), (items))

struct SessionPath {
    SessionId id;
};
BOOST_DESCRIBE_STRUCT(SessionPath, (), (id))

struct ChangePassword {
    Secret current_password;
    NewPassword new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (current_password, new_password))

struct PasswordOnly {
    Secret password;
};
BOOST_DESCRIBE_STRUCT(PasswordOnly, (), (password))

struct TotpSetup {
    std::string secret;
    std::string otpauth_uri;
};
BOOST_DESCRIBE_STRUCT(TotpSetup, (), (secret, otpauth_uri))

struct TotpConfirm {
    Secret code;
};
BOOST_DESCRIBE_STRUCT(TotpConfirm, (), (code))

struct RecoveryCodes {
    std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (recovery_codes))

struct TotpRemove {
    Secret password;
    Secret second_factor;
};
BOOST_DESCRIBE_STRUCT(TotpRemove, (), (password, second_factor))

// Privacy

struct Block {
    AccountId id;
    std::string name;
    Instant since;
};
BOOST_DESCRIBE_STRUCT(Block, (), (id, name, since))

struct BlockList {
    std::vector<Block> items;
};
BOOST_DESCRIBE_STRUCT(BlockList, (), (items))

struct PairPath {
    AccountId a;
    AccountId b;
};
BOOST_DESCRIBE_STRUCT(PairPath, (), (a, b))

// OpenID Connect

struct OidcProvider {
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(OidcProvider, (), (id, name))

struct OidcProviderList {
    std::vector<OidcProvider> items;
};
BOOST_DESCRIBE_STRUCT(OidcProviderList, (), (items))

struct ProviderPath {
    Text<1, 40> id;
};
BOOST_DESCRIBE_STRUCT(ProviderPath, (), (id))

struct StartQuery {
    std::optional<Text<0, 500>> return_to;
};
BOOST_DESCRIBE_STRUCT(StartQuery, (), (return_to))

// Staff

enum class Status : std::uint8_t { unverified, active, suspended, closed };
BOOST_DESCRIBE_ENUM(Status, unverified, active, suspended, closed)

struct AdminAccount {
    AccountId id;
    std::string email;
    std::string name;
    std::vector<Role> roles;
    Status status;
    std::optional<Instant> suspended_until;
    Instant created_at;
    std::optional<Instant> verified_until;
};
BOOST_DESCRIBE_STRUCT(AdminAccount, (),
                      (id, email, name, roles, status, suspended_until, created_at, verified_until))

struct SetRoles {
    json::Items<Role, 8, 1> roles;
    Reason reason;
};
BOOST_DESCRIBE_STRUCT(SetRoles, (), (roles, reason))

struct SetSuspension {
    std::optional<Instant> until;
    Reason reason;
};
BOOST_DESCRIBE_STRUCT(SetSuspension, (), (until, reason))

struct AuditEntry {
    Uuid id;
    Instant at;
    std::optional<AccountId> actor_id;
    std::string actor_name;
    std::string action;
    std::optional<AccountId> subject_id;
    std::string subject_name;
    std::string reason;
    std::map<std::string, std::string> details;
};
BOOST_DESCRIBE_STRUCT(AuditEntry, (),
                      (id, at, actor_id, actor_name, action, subject_id, subject_name, reason, details))

struct AccountsQuery : http::PageQuery {
    std::optional<Text<0, 254>> query;
    std::optional<Role> role;
};
BOOST_DESCRIBE_STRUCT(AccountsQuery, (http::PageQuery), (query, role))

// Development

struct DevMail {
    std::string id;
    std::string to;
    std::string subject;
    std::string text;
    std::string html;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(DevMail, (), (id, to, subject, text, html, at))

struct DevMailList {
    std::vector<DevMail> items;
};
BOOST_DESCRIBE_STRUCT(DevMailList, (), (items))

}  // namespace bookverse::accounts::dto
