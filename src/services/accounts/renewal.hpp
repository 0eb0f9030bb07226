// The yearly proof of the campus address: a reminder 30 days ahead, then the lapse.
#pragma once

#include "services/accounts/context.hpp"

namespace bookverse::accounts {

class Renewals {
public:
    explicit Renewals(Context& context) : context_{context} {}

    /// Job. The mail commits with the change, so each is told once however often and by how many processes
    /// this runs.
    Task<> sweep(Deadline deadline);

private:
    Context& context_;
};

}  // namespace bookverse::accounts
