// The documents beside the account. What must happen once has an id made from its cause.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "services/accounts/mail_texts.hpp"
#include "services/accounts/model.hpp"

namespace bookverse::accounts {

struct LinkTag;
struct MailTag;
using LinkId = Id<LinkTag>;
using MailId = Id<MailTag>;

enum class LinkPurpose : std::uint8_t { verify, reset_password };
BOOST_DESCRIBE_ENUM(LinkPurpose, verify, reset_password)

/// A link that was mailed. Its token is the id, signed (links.hpp): the store alone cannot make one.
struct MailLink {
    LinkId id{};
    AccountId account{};
    LinkPurpose purpose{};
    std::optional<int> attempt{};  ///< of a sign-up; see prove_address
    Instant expires_at{};
    std::optional<Instant> used_at{};
};
BOOST_DESCRIBE_STRUCT(MailLink, (), (id, account, purpose, attempt, expires_at, used_at))

/// A mail that is to be sent. Who gets it is looked up when it is sent, so asking for a mail costs the same
/// whether the address is known or not. Erased when the mail server has taken it.
struct DueMail {
    MailId id{};
    MailKind kind{};
    std::optional<AccountId> account{};  ///< or
    std::optional<std::string> email{};  ///< an address which may have no account
    Language language = Language::en;    ///< for an address without an account
    std::string name{};                  ///< for closed accounts: the record has none any more
    std::optional<int> attempt{};
    std::map<std::string, std::string> values{};
    Instant created_at{};
    Instant due_at{};
    int attempts = 0;
};
BOOST_DESCRIBE_STRUCT(DueMail, (),
                      (id, kind, account, email, language, name, attempt, values, created_at, due_at,
                       attempts))

/// `blocker` does not want to have to do with `blocked`. The id is made of the pair: blocking twice is
/// blocking once.
struct Block {
    Uuid id{};
    AccountId blocker{};
    AccountId blocked{};
    Instant since{};
};
BOOST_DESCRIBE_STRUCT(Block, (), (id, blocker, blocked, since))

Uuid block_id(AccountId blocker, AccountId blocked);

/// Who signs in at a provider as whom. The id is made of issuer and subject.
struct Identity {
    Uuid id{};
    std::string issuer{};
    std::string subject{};
    AccountId account{};
    Instant linked_at{};
};
BOOST_DESCRIBE_STRUCT(Identity, (), (id, issuer, subject, account, linked_at))

Uuid identity_id(std::string_view issuer, std::string_view subject);

/// Written once, never changed. Its id is the event's that told it.
struct AuditRecord {
    Uuid id{};
    Instant at{};
    std::optional<AccountId> actor{};  ///< none: the system, or somebody with a mailed link
    std::string action{};
    std::optional<AccountId> subject{};
    std::string reason{};
    std::map<std::string, std::string> details{};
};
BOOST_DESCRIBE_STRUCT(AuditRecord, (), (id, at, actor, action, subject, reason, details))

/// A signing key of access tokens; the private part is sealed with the master key, context: the kid.
struct StoredKey {
    std::string id{};          ///< the kid
    std::string public_key{};  ///< base64url
    std::string sealed_private_key{};
    Instant created_at{};
    Instant not_before{};
};
BOOST_DESCRIBE_STRUCT(StoredKey, (), (id, public_key, sealed_private_key, created_at, not_before))

// Events to ourselves: they commit with the change that causes them, so a crash in between loses nothing.

/// Somebody should get a verification mail for this sign-up.
struct VerificationDue {
    static constexpr std::string_view type = "accounts.verification_due";
    AccountId account{};
    int attempt = 1;
};
BOOST_DESCRIBE_STRUCT(VerificationDue, (), (account, attempt))

/// A mail about a change of the account; becomes a DueMail.
struct MailWanted {
    static constexpr std::string_view type = "accounts.mail_wanted";
    AccountId account{};
    MailKind kind{};
    std::optional<std::string> email{};  ///< only where the account has lost it
    std::string name{};
    Language language = Language::en;
    std::map<std::string, std::string> values{};
};
BOOST_DESCRIBE_STRUCT(MailWanted, (), (account, kind, email, name, language, values))

/// A DueMail was stored: send it now instead of at the next look.
struct MailDue {
    static constexpr std::string_view type = "accounts.mail_due";
    MailId mail{};
};
BOOST_DESCRIBE_STRUCT(MailDue, (), (mail))

/// The account's session epoch went up: what does not belong to it any more is ended.
struct SessionsOver {
    static constexpr std::string_view type = "accounts.sessions_over";
    AccountId account{};
    std::string cause{};
};
BOOST_DESCRIBE_STRUCT(SessionsOver, (), (account, cause))

/// Becomes an AuditRecord.
struct Audited {
    static constexpr std::string_view type = "accounts.audited";
    std::optional<AccountId> actor{};
    std::string action{};
    std::optional<AccountId> subject{};
    std::string reason{};
    std::map<std::string, std::string> details{};
};
BOOST_DESCRIBE_STRUCT(Audited, (), (actor, action, subject, reason, details))

/// After closing: blocks, identities, links and pictures go.
struct RemainsDue {
    static constexpr std::string_view type = "accounts.remains_due";
    AccountId account{};
    std::optional<std::string> picture_id{};
};
BOOST_DESCRIBE_STRUCT(RemainsDue, (), (account, picture_id))

}  // namespace bookverse::accounts
