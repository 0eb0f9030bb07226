// Money to sellers: requested or weekly, one payout of a seller at a time, each once. A payout takes what is
// open of the seller's earnings, receivables with it, so a refund after an earlier payout is netted.
//
//   seller.current set ─► payout inserted (amount and earnings fixed) ─► earnings marked ─► provider
//     ─► paid | failed (the amount is earned anew) ─► seller.current cleared
//
// Every step can be repeated, by two at once too: ids come from the seller and the count of payouts, the
// first inserted payout of an id is the payout, and the provider knows the id.
#pragma once

#include "platform/store/timers.hpp"
#include "services/payments/context.hpp"
#include "services/payments/rules.hpp"

namespace bookverse::payments {

class Payouts {
public:
    explicit Payouts(Context& context);

    /// nothing_to_pay_out (also while receivables are more). One that is on its way: that one.
    Task<Result<Payout>> request(AccountId seller, Deadline deadline);

    /// What the seller's open earnings come to; below zero: a receivable.
    Task<Money> balance(AccountId seller, Deadline deadline);

    Task<> run_due();

private:
    struct Open {
        std::int64_t amount = 0;
        std::vector<EarningId> earnings{};
    };
    Task<Open> open_of(AccountId seller, Deadline deadline);
    Task<Payout> begin(AccountId seller, PayoutId id, Deadline deadline);
    Task<Payout> drive(Payout payout, Deadline deadline);
    Task<Payout> send(Payout payout, Deadline deadline);
    Task<> mark(Payout payout, Deadline deadline);
    Task<> finish(AccountId seller, PayoutId id, Deadline deadline);
    Task<> on_due_payout(store::Versioned<Payout> due);
    Task<> on_due_seller(store::Versioned<Seller> due);

    Context& context_;
    store::DueTimers<Payout> payouts_;
    store::DueTimers<Seller> sellers_;
};

}  // namespace bookverse::payments
