// What the owner, a stranger and staff see of an account.
#pragma once

#include "services/accounts/dto.hpp"
#include "services/accounts/records.hpp"
#include "services/accounts/session.hpp"

namespace bookverse::accounts {

dto::Account own_view(const Account& account);
dto::PublicProfile public_view(const Account& account, Instant now);
dto::AdminAccount staff_view(const Account& account, Instant now);
AccountCard card_of(const Account& account, Instant now);
Contact contact_of(const Account& account, Instant now);
Standing standing_of(const Account& account, Instant now);
dto::SessionInfo session_view(const Session& session, SessionId current);

}  // namespace bookverse::accounts
