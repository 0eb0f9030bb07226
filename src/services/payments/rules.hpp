// What may become of a payment. Pure: no clock, no store, no provider. README.md has the picture,
// rules_test.cpp the whole table, state × command.
#pragma once

#include <chrono>
#include <span>

#include "base/refusal.hpp"
#include "services/payments/model.hpp"
#include "services/payments/provider.hpp"

namespace bookverse::payments {

inline constexpr std::size_t remembered_events = 32;
inline constexpr std::size_t most_refunds = 100;
/// A payment that the provider is still at is asked for this long after it should have been paid.
inline constexpr std::chrono::hours longest_processing{24 * 8};

/// wrong_currency, wrong_amount (beyond what a payment may be), wrong_line (the same one twice). With
/// nothing to pay it is captured at once.
Result<Payment> create(OrderId order, const NewPayment& wanted, std::span<const FeeRule> fees,
                       Currency currency, Instant now);
/// payment_differs unless this is the very payment that was wanted.
Result<> same_payment(const Payment& payment, const NewPayment& wanted);

/// What the provider says, whatever brought us to ask. provider_differs when it is about other money: then
/// nothing is believed of it. `event`: the webhook that brought it, remembered when it changed something.
Result<Payment> observe(const Payment& payment, const Charge& charge, const std::string& event, Instant now);
/// Nothing to do before its time, or when it is not open.
Payment expire(const Payment& payment, Instant now);
/// Nothing to do when it is not open: whoever asks sees from the state what it is.
Payment cancel(const Payment& payment, Instant now);

/// not_held, wrong_line. A settled line again: nothing to do.
Result<Payment> settle(const Payment& payment, OrderLineId line, Instant now);
/// not_captured (a part of what is not paid), more_than_paid, wrong_line, refund_differs (another one with
/// this id), too_many_refunds. The same one again: nothing to do.
Result<Payment> refund(const Payment& payment, RefundId id, const RefundOrder& order, Instant now);
/// What the provider says to a refund that is pending, pending also when it could not be asked: then later.
/// Nothing to do when the refund is not pending.
Payment refund_answered(const Payment& payment, RefundId id, const Move& move, Instant now);
/// not_found; not_failed.
Result<Payment> retry_refund(const Payment& payment, RefundId id, Instant now);

/// When somebody has to look at it again by himself.
std::optional<Instant> next_look(const Payment& payment, Instant now);

/// From one try to the next: 5 s, doubled, at most an hour.
std::chrono::milliseconds pause_after(int tries);

}  // namespace bookverse::payments
