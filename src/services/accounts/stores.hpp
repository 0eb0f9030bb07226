// The collections of this service and their indexes.
#pragma once

#include "platform/store/collection.hpp"
#include "services/accounts/records.hpp"
#include "services/accounts/session.hpp"

namespace bookverse::accounts {

inline const store::Index<Account, std::string> account_by_email{"by_email", {"email_key"}, store::unique};
/// The same index, searched by prefix.
inline const store::Index<Account> account_by_email_prefix{"by_email", {"email_key"}, store::unique};
inline const store::Index<Account> account_by_name{"by_name", {"name_key"}};
inline const store::Index<Account> account_by_creation{"by_creation", {"created_at"}};
inline const store::Index<Account, Role> account_by_role{"by_role", {"roles", "created_at"}};
inline const store::Index<Account> account_by_due{"by_due", {"due_at"}};
inline const store::Index<Session, AccountId> session_by_account{"by_account", {"account", "last_used_at"}};
inline const store::Index<Session> session_by_expiry{"by_expiry", {"expires_at"}};
inline const store::Index<MailLink> link_by_expiry{"by_expiry", {"expires_at"}};
inline const store::Index<DueMail> mail_by_due{"by_due", {"due_at"}};
inline const store::Index<Block, AccountId> block_by_blocker{"by_blocker", {"blocker", "since"}};
inline const store::Index<Block, AccountId> block_by_blocked{"by_blocked", {"blocked"}};
inline const store::Index<AuditRecord> audit_by_time{"by_time", {"at"}};
inline const store::Index<AuditRecord, AccountId> audit_by_subject{"by_subject", {"subject", "at"}};
inline const store::Index<StoredKey> key_by_creation{"by_creation", {"created_at"}};
inline const store::Index<Identity, AccountId> identity_by_account{"by_account", {"account"}};

struct Stores {
    Stores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Account> accounts;
    store::Collection<Session> sessions;
    store::Collection<MailLink> links;
    store::Collection<DueMail> mails;
    store::Collection<Block> blocks;
    store::Collection<Identity> identities;
    store::Collection<AuditRecord> audit;
    store::Collection<StoredKey> keys;
};

}  // namespace bookverse::accounts
