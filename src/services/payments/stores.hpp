// The collections of this service and their indexes.
#pragma once

#include "platform/store/collection.hpp"
#include "services/payments/model.hpp"
#include "services/payments/sandbox_model.hpp"

namespace bookverse::payments {

inline const store::Index<Payment, AccountId> payment_by_buyer{"by_buyer", {"buyer", "created_at"}};
/// The same as a walk over all of them.
inline const store::Index<Payment> payment_by_any_buyer{"by_buyer", {"buyer", "created_at"}};
inline const store::Index<Payment> payment_by_due{.name = "by_due", .fields = {"due_at"}, .sparse = true};

inline const store::Index<Transfer> transfer_by_record{"by_record", {"posted_at"}};
inline const store::Index<Transfer, std::optional<Uuid>> transfer_by_order{"by_order",
                                                                           {"order", "posted_at"}};
/// A pending transfer is ended once, whoever tries.
inline const store::Index<Transfer, std::optional<TransferId>> transfer_by_resolved{
    "by_resolved", {"resolves"}, store::unique};

/// What a payout may take: null while none has.
inline const store::Index<Earning, AccountId, std::optional<PayoutId>> earning_by_seller_and_payout{
    "by_seller_and_payout", {"seller", "payout", "at"}};
inline const store::Index<Earning, AccountId> earning_by_seller{"by_seller", {"seller", "at"}};
inline const store::Index<Earning> earning_by_any_seller{"by_seller", {"seller", "at"}};

inline const store::Index<Payout, AccountId> payout_by_seller{"by_seller", {"seller", "created_at"}};
inline const store::Index<Payout> payout_by_any_seller{"by_seller", {"seller", "created_at"}};
inline const store::Index<Payout> payout_by_due{"by_due", {"due_at"}};
inline const store::Index<Seller> seller_by_due{"by_due", {"due_at"}};

inline const store::Index<WaitingEvent, PaymentId> waiting_by_payment{"by_payment", {"payment"}};
inline const store::Index<WaitingEvent> waiting_by_due{"by_due", {"due_at"}};
inline const store::Index<SandboxWebhook> webhook_by_due{"by_due", {"due_at"}};

struct Stores {
    Stores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Payment> payments;
    store::Collection<Transfer> transfers;
    store::Collection<StoredBalances> balances;
    store::Collection<Earning> earnings;
    store::Collection<Payout> payouts;
    store::Collection<Seller> sellers;
    store::Collection<Settings> settings;
    store::Collection<WaitingEvent> waiting;
    store::Collection<SandboxCharge> sandbox_charges;
    store::Collection<SandboxPayout> sandbox_payouts;
    store::Collection<SandboxWebhook> sandbox_webhooks;
};

}  // namespace bookverse::payments
