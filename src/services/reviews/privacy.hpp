// What a person may have, and what goes when an account is closed.
#pragma once

#include "services/reviews/people.hpp"

namespace bookverse::reviews {

class Privacy {
public:
    Privacy(Context& context, People& people) : context_{context}, people_{people} {}

    /// What the account wrote and what was published about it, as the app shows it.
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline);
    /// Name and words go, stars stay (docs/decisions/0158). May be run again.
    Task<> forget(AccountId account, Deadline deadline);

private:
    Context& context_;
    People& people_;
};

}  // namespace bookverse::reviews
