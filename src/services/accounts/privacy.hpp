// Blocking, taking one's data along, and leaving.
#pragma once

#include "platform/service/service.hpp"
#include "services/accounts/context.hpp"
#include "services/accounts/dto.hpp"

namespace bookverse::accounts {

class Privacy {
public:
    explicit Privacy(Context& context) : context_{context} {}

    Task<Result<dto::BlockList>> blocks(Actor actor, Deadline deadline);
    /// not_found for an unknown account, own_account, too_many_blocks. Blocking twice is blocking once.
    Task<Result<>> block(Actor actor, AccountId id, Deadline deadline);
    Task<Result<>> unblock(Actor actor, AccountId id, Deadline deadline);

    /// A tar.gz with the parts of all services.
    Task<Result<std::string>> export_all(Actor actor, Deadline deadline);
    /// What this service keeps.
    Task<std::vector<service::ExportPart>> export_own(AccountId account, Deadline deadline);

    /// wrong_credentials; any service's objection, for example money_held.
    Task<Result<>> close(Actor actor, Secret password, Deadline deadline);
    /// After closing: what hangs on the account. Idempotent.
    Task<> clear_remains(AccountId account, std::optional<std::string> picture, Deadline deadline);

private:
    Context& context_;
};

}  // namespace bookverse::accounts
