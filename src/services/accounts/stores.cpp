#include "services/accounts/stores.hpp"

namespace bookverse::accounts {

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : accounts{store,
               {.name = "accounts.accounts",
                .indexes = {account_by_email, account_by_name, account_by_creation, account_by_role,
                            account_by_due},
                .clock = &clock}},
      sessions{
          store,
          {.name = "accounts.sessions", .indexes = {session_by_account, session_by_expiry}, .clock = &clock}},
      links{store, {.name = "accounts.links", .indexes = {link_by_expiry}, .clock = &clock}},
      mails{store, {.name = "accounts.mails", .indexes = {mail_by_due}, .clock = &clock}},
      blocks{store,
             {.name = "accounts.blocks", .indexes = {block_by_blocker, block_by_blocked}, .clock = &clock}},
      identities{store, {.name = "accounts.identities", .indexes = {identity_by_account}, .clock = &clock}},
      audit{store, {.name = "accounts.audit", .indexes = {audit_by_time, audit_by_subject}, .clock = &clock}},
      keys{store, {.name = "accounts.signing_keys", .indexes = {key_by_creation}, .clock = &clock}} {}

}  // namespace bookverse::accounts
