// Whether two people may deal with each other: accounts knows who blocked whom.
#pragma once

#include "services/market/context.hpp"

namespace bookverse::market {

class Contacts {
public:
    explicit Contacts(Context& context) : context_{context} {}

    /// blocked, whichever of the two did it.
    Task<Result<>> may_deal(AccountId one, AccountId other, Deadline deadline);

private:
    Context& context_;
};

}  // namespace bookverse::market
