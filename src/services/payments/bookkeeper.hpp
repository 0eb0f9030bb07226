// Writes the ledger: a transfer a document, inserted once by its id and never changed; the sellers' side of it
// as earnings; and the balances as a projection that can be made anew. Fed by events that were committed with
// the change that they follow from, so nothing is lost in a crash, and a repeat is no harm.
#pragma once

#include "platform/bus/bus.hpp"
#include "services/payments/context.hpp"
#include "services/payments/journal.hpp"

namespace bookverse::payments {

class Bookkeeper {
public:
    explicit Bookkeeper(Context& context) : context_{context} {}

    Task<> on_event(bus::Message message);

    /// Carries the projection on; a transfer is in it at the earliest a minute after it was recorded, since a
    /// slower process may still be writing one of the same time. One that took longer is noticed, and all is summed
    /// up anew. One look adds a bounded number.
    Task<> project(Deadline deadline);
    /// The projection and what was recorded since, as of now.
    Task<StoredBalances> balances(Deadline deadline);
    /// The same from the first transfer on, up to (without) an instant.
    Task<StoredBalances> rebuilt(Instant until, Deadline deadline);

private:
    Task<> post(Transfer transfer, Deadline deadline);
    Task<> suspect(Instant posted_at, Deadline deadline);
    Task<StoredBalances> next_of(StoredBalances sums, Deadline deadline);
    Task<> earn(Earning earning, Deadline deadline);
    Task<StoredBalances> carried_on(StoredBalances from, Instant horizon, std::size_t pages,
                                    Deadline deadline);

    Context& context_;
};

/// Weekly payouts are made on Mondays at 03:00 UTC.
Instant next_payout_day(Instant now);

}  // namespace bookverse::payments
