// What is stored, as it is shown.
#pragma once

#include "services/payments/dto.hpp"

namespace bookverse::payments {

std::string receipt_path(OrderId order);

dto::Payment view_of(const Payment& payment);
dto::Earning view_of(const Earning& earning);
dto::Payout view_of(const Payout& payout);
dto::LedgerTransfer view_of(const Transfer& transfer);
dto::TrialBalance view_of(const StoredBalances& balances);
dto::PaymentSettings view_of(const Settings& settings);
Settings settings_of(const dto::PaymentSettings& settings);
dto::SandboxCheckout view_of(const SandboxBill& bill, const SandboxCharge& charge);

/// Earnings count when they were earned, payments when they were paid, less what was refunded.
std::vector<dto::MoneyMonth> months_of(const std::vector<Earning>& earnings,
                                       const std::vector<Payment>& payments, Currency currency);

}  // namespace bookverse::payments
