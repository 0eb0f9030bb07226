// What a person may have, what goes when an account is closed, and why it may not be closed yet.
#pragma once

#include "services/orders/carts.hpp"

namespace bookverse::orders {

class Privacy {
public:
    Privacy(Context& context, Carts& carts) : context_{context}, carts_{carts} {}

    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline);
    /// money_held, while anything is open, held or owed.
    Task<std::optional<Refusal>> objects_to_closing(AccountId account, Deadline deadline);
    /// The cart, and what was written in meetings and disputes; what was bought and paid stays, it is in the
    /// ledger. May be run again.
    Task<> forget(AccountId account, Deadline deadline);

private:
    Context& context_;
    Carts& carts_;
};

}  // namespace bookverse::orders
