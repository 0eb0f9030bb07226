// What `bookverse audit` asks the running program.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "services/payments/ledger.hpp"

namespace bookverse::payments {

/// Of the sellers whose balance is below zero.
struct Receivables {
    std::int64_t sellers = 0;
    std::vector<Balance> sums{};
};
BOOST_DESCRIBE_STRUCT(Receivables, (), (sellers, sums))

/// POST /operator/payments/audit
struct AuditReport {
    std::vector<Balance> trial_balance{};  ///< control accounts
    std::int64_t transfers = 0;
    std::int64_t payments = 0;
    std::int64_t open_lines = 0;   ///< with money held, by the payments
    bool orders_compared = false;  ///< false: no orders service is known here
    Receivables receivables{};
    std::vector<std::string> findings{};  ///< sentences; none: all is well
    bool more_findings = false;
};
BOOST_DESCRIBE_STRUCT(AuditReport, (),
                      (trial_balance, transfers, payments, open_lines, orders_compared, receivables, findings,
                       more_findings))

}  // namespace bookverse::payments
