// Do the books balance? Everything is read once; what differs is read again, since money moves meanwhile, and
// only what differs in the same way each time is a finding.
#pragma once

#include <map>
#include <set>
#include <string>

#include "services/payments/bookkeeper.hpp"
#include "services/payments/operator_dto.hpp"

namespace bookverse::payments {

class Audit {
public:
    Audit(Context& context, Bookkeeper& bookkeeper) : context_{context}, bookkeeper_{bookkeeper} {}

    Task<AuditReport> run(Deadline deadline);

private:
    struct Pass;
    Task<Pass> look(Deadline deadline);
    Task<> read_transfers(Pass& pass, Deadline deadline);
    Task<> read_payments(Pass& pass, Deadline deadline);
    Task<> read_payouts(Pass& pass, Deadline deadline);
    Task<> read_earnings(Pass& pass, Deadline deadline);
    Task<> read_orders(Pass& pass, Deadline deadline);
    Task<> compare_projection(Pass& pass, Deadline deadline);

    Context& context_;
    Bookkeeper& bookkeeper_;
};

}  // namespace bookverse::payments
