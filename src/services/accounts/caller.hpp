// Who calls, looked up: the token only says who that was ten minutes ago.
#pragma once

#include "services/accounts/context.hpp"

namespace bookverse::accounts {

/// The caller's account, if the session still lives: session_ended, suspended.
Task<Result<store::Versioned<Account>>> load_caller(Context& context, Actor actor, Deadline deadline);

/// The caller as staff, with the roles of the record; not_found for others. Sets the roles of `actor` to
/// those.
Task<Result<Actor>> load_staff(Context& context, Actor actor, Role least, Deadline deadline);

/// wrong_credentials; costs an Argon2 verification for an account without a password too.
Task<Result<>> check_password(Context& context, const Account& account, Secret password, Deadline deadline);

}  // namespace bookverse::accounts
