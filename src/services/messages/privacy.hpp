// What a person may have, and what goes when an account is closed.
#pragma once

#include "services/messages/copies.hpp"

namespace bookverse::messages {

class Privacy {
public:
    Privacy(Context& context, Copies& copies) : context_{context}, copies_{copies} {}

    /// The conversations of the account with what both have said in them, as the app shows it.
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline);
    /// The name goes; the words stay with whom they were said to, without what leads to the person
    /// (docs/decisions/0122). May be run again.
    Task<> forget(AccountId account, Deadline deadline);

private:
    Context& context_;
    Copies& copies_;
};

}  // namespace bookverse::messages
