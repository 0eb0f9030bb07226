// What people and staff may read: a buyer's payments, a seller's balance, earnings and payouts, the ledger for
// auditors; and the settings of fees and taxes.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/payments/bookkeeper.hpp"
#include "services/payments/payouts.hpp"
#include "services/payments/views.hpp"

namespace bookverse::payments {

class Statements {
public:
    Statements(Context& context, Payouts& payouts, Bookkeeper& bookkeeper);

    /// Of another buyer: not_found.
    Task<Result<dto::Payment>> payment(Actor actor, OrderId order, Deadline deadline);
    Task<Result<http::Page<dto::Payment>>> payments(http::Call& call, http::PageQuery query);
    Task<Result<http::Page<dto::Earning>>> earnings(http::Call& call, http::PageQuery query);
    Task<Result<http::Page<dto::Payout>>> payouts(http::Call& call, http::PageQuery query);
    Task<Result<dto::SellerBalance>> balance(Actor actor, Deadline deadline);
    Task<Result<dto::SellerBalance>> set_payouts(Actor actor, dto::PayoutSettings settings,
                                                 Deadline deadline);
    Task<Result<dto::MoneySummary>> summary(Actor actor, Deadline deadline);

    Task<Result<http::Page<dto::LedgerTransfer>>> transfers(http::Call& call, dto::TransferQuery query);
    Task<Result<dto::TrialBalance>> trial_balance(Deadline deadline);

    Task<Result<http::Tagged<dto::PaymentSettings>>> settings(Deadline deadline);
    /// invalid_fields as check_rules(); changed_meanwhile.
    Task<Result<http::Tagged<dto::PaymentSettings>>> set_settings(dto::PaymentSettings given,
                                                                  std::int64_t seen, Deadline deadline);

    Task<Result<HeldPage>> held(std::string after, Deadline deadline);

    // For exports and closing accounts.
    Task<std::vector<Payment>> payments_of(AccountId buyer, Deadline deadline);
    Task<std::vector<Earning>> earnings_of(AccountId seller, Deadline deadline);
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline);
    Task<std::optional<Refusal>> objects_to_closing(AccountId account, Deadline deadline);

private:
    Context& context_;
    Payouts& payouts_;
    Bookkeeper& bookkeeper_;
    http::Cursors cursors_;
};

}  // namespace bookverse::payments
