#include "services/payments/journal.hpp"

#include <algorithm>
#include <set>

namespace bookverse::payments {
namespace {

Transfer settlement(const Payment& payment, const Line& line) {
    return TransferMaker{TransferKind::settlement,
                         "settle/" + payment.id.to_string() + "/" + line.line.to_string(), payment.currency,
                         payment.provider, *line.settled_at}
        .of_order(payment.order.value)
        .post(Account::held, payment.order.value, -line.amount)
        .post(Account::sellers, line.seller.value, line.amount - line.fee)
        .post(Account::fees, std::nullopt, line.fee)
        .make();
}

std::string cause_of(const Refund& refund, const Payment& payment) {
    return "refund/" + payment.id.to_string() + "/" + refund.id.to_string();
}

Transfer begun(const Payment& payment, const Refund& refund) {
    TransferMaker maker{TransferKind::refund, cause_of(refund, payment), payment.currency, payment.provider,
                        *refund.decided_at};
    maker.of_order(payment.order.value);
    for (const RefundPart& part : refund.parts)
        maker.post(Account::held, payment.order.value, -part.held)
            .post(Account::sellers, part.seller.value, part.net)
            .post(Account::fees, std::nullopt, part.fee);
    return maker.post(Account::refunding, payment.order.value, refund.amount).make();
}

Transfer completed(const Payment& payment, const Refund& refund) {
    return TransferMaker{TransferKind::refund_completed, "completed/" + cause_of(refund, payment),
                         payment.currency, payment.provider, *refund.completed_at}
        .of_order(payment.order.value)
        .resolving(cause_of(refund, payment))
        .post(Account::refunding, payment.order.value, -refund.amount)
        .post(Account::provider, std::nullopt, refund.amount)
        .make();
}

PaymentCaptured event_of(const Payment& payment) {
    return {payment.id,
            payment.order,
            payment.buyer,
            {payment.amount, payment.currency},
            payment.provider,
            payment.late,
            payment.captured_at.value_or(Instant{})};
}

}  // namespace

Transfer capture_of(const PaymentCaptured& event) {
    return TransferMaker{TransferKind::capture, "capture/" + event.payment.to_string(), event.amount.currency,
                         event.provider, event.at}
        .of_order(event.order.value)
        .post(Account::provider, std::nullopt, -event.amount.amount)
        .post(Account::held, event.order.value, event.amount.amount)
        .make();
}

std::vector<Transfer> journal_of(const Payment& payment) {
    std::vector<Transfer> journal;
    if (!payment.captured_at) return journal;
    journal.push_back(capture_of(event_of(payment)));
    for (const Line& line : payment.lines)
        if (line.settled_at) journal.push_back(settlement(payment, line));
    for (const Refund& refund : payment.refunds) {
        if (refund.decided_at) journal.push_back(begun(payment, refund));
        if (refund.completed_at) journal.push_back(completed(payment, refund));
    }
    // Where nothing moved there is nothing to tell: a free order.
    std::erase_if(journal, [](const Transfer& transfer) { return transfer.postings.empty(); });
    return journal;
}

std::vector<Transfer> journal_of(const Payout& payout) {
    const auto cause = "payout/" + payout.id.to_string();
    const auto amount = payout.amount.amount;
    const auto currency = payout.amount.currency;
    std::vector<Transfer> journal;
    if (payout.state == PayoutState::empty) return journal;
    journal.push_back(TransferMaker{TransferKind::payout, cause, currency, payout.provider, payout.created_at}
                          .post(Account::sellers, payout.seller.value, -amount)
                          .post(Account::paying_out, payout.seller.value, amount)
                          .make());
    if (!payout.ended_at) return journal;
    const bool paid = payout.state == PayoutState::paid;
    TransferMaker end{paid ? TransferKind::payout_paid : TransferKind::payout_failed,
                      (paid ? "paid/" : "failed/") + cause, currency, payout.provider, *payout.ended_at};
    end.resolving(cause).post(Account::paying_out, payout.seller.value, -amount);
    if (paid) {
        end.post(Account::provider, std::nullopt, amount);
    } else {
        end.post(Account::sellers, payout.seller.value, amount);
    }
    journal.push_back(end.make());
    return journal;
}

std::vector<Transfer> added(const std::vector<Transfer>& before, std::vector<Transfer> after) {
    std::set<TransferId> known;
    for (const Transfer& transfer : before)
        known.insert(transfer.id);
    std::erase_if(after, [&](const Transfer& transfer) { return known.contains(transfer.id); });
    return after;
}

std::vector<Earning> earnings_of(const Transfer& transfer) {
    // What a payout takes stands in the payout; what comes back from one that failed is earned anew.
    if (transfer.kind == TransferKind::payout) return {};
    std::vector<Earning> earnings;
    for (const Posting& posting : transfer.postings) {
        if (posting.account != Account::sellers || !posting.owner) continue;
        const AccountId seller{*posting.owner};
        earnings.push_back({.id = earning_id(transfer.cause, seller),
                            .seller = seller,
                            .cause = transfer.cause,
                            .order = transfer.order,
                            .amount = {posting.amount, transfer.currency},
                            .at = transfer.at});
    }
    return earnings;
}

}  // namespace bookverse::payments
