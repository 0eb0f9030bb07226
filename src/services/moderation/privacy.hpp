// What a person may have of this service, and what goes when an account is closed.
#pragma once

#include "services/moderation/context.hpp"

namespace bookverse::moderation {

class Privacy {
public:
    explicit Privacy(Context& context) : context_{context} {}

    /// Own reports and what was decided about the account: nothing that names who reported it.
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline);
    /// The name, the picture and the text of the profile go from what was kept of it (docs/decisions/0122).
    /// May be run again.
    Task<> forget(AccountId account, Deadline deadline);

private:
    Context& context_;
};

}  // namespace bookverse::moderation
