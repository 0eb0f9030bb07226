// What the ledger has to say about a payment and a payout: a pure function of what is stored of them. So the
// state and its transfers cannot drift apart, an update publishes what is new in its journal, and the audit
// compares the ledger with it, posting for posting.
#pragma once

#include <vector>

#include "services/payments/model.hpp"

namespace bookverse::payments {

/// In the order in which they came to be, but for refunds and settlements, which may mix. `posted_at` is left
/// at the beginning of time. A command only ever adds to it (rules_test.cpp).
std::vector<Transfer> journal_of(const Payment& payment);
std::vector<Transfer> journal_of(const Payout& payout);

/// Those of `after` that `before` has not.
std::vector<Transfer> added(const std::vector<Transfer>& before, std::vector<Transfer> after);

/// Published in the same write as the change that it follows from. Of this service, for this service.
struct LedgerPosted {
    static constexpr std::string_view type = "payments.ledger_posted";
    std::vector<Transfer> transfers;
};
BOOST_DESCRIBE_STRUCT(LedgerPosted, (), (transfers))

/// The transfer of a capture; it is published as payment.captured alone, without a LedgerPosted.
Transfer capture_of(const PaymentCaptured& event);

/// What a transfer is for the balances of sellers.
std::vector<Earning> earnings_of(const Transfer& transfer);

}  // namespace bookverse::payments
