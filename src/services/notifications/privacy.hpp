// What a person may have, and what goes when an account is closed.
#pragma once

#include "services/notifications/choices.hpp"

namespace bookverse::notifications {

class Privacy {
public:
    Privacy(Context& context, Choices& choices) : context_{context}, choices_{choices} {}

    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline);
    /// All of it goes; what is left says that nothing more is to be kept. May be run again.
    Task<> forget(AccountId account, Deadline deadline);

private:
    Task<std::vector<Notice>> notices_of(AccountId account, Deadline deadline);

    Context& context_;
    Choices& choices_;
};

}  // namespace bookverse::notifications
