#include "services/payments/stores.hpp"

namespace bookverse::payments {

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : payments{store,
               {.name = "payments.payments", .indexes = {payment_by_buyer, payment_by_due}, .clock = &clock}},
      transfers{store,
                {.name = "payments.transfers",
                 .indexes = {transfer_by_record, transfer_by_order, transfer_by_resolved},
                 .clock = &clock}},
      balances{store, {.name = "payments.balances", .clock = &clock}},
      earnings{store,
               {.name = "payments.earnings",
                .indexes = {earning_by_seller_and_payout, earning_by_seller},
                .clock = &clock}},
      payouts{store,
              {.name = "payments.payouts", .indexes = {payout_by_seller, payout_by_due}, .clock = &clock}},
      sellers{store, {.name = "payments.sellers", .indexes = {seller_by_due}, .clock = &clock}},
      settings{store, {.name = "payments.settings", .clock = &clock}},
      waiting{store,
              {.name = "payments.waiting_events",
               .indexes = {waiting_by_payment, waiting_by_due},
               .clock = &clock}},
      sandbox_charges{store, {.name = "payments.sandbox_charges", .clock = &clock}},
      sandbox_payouts{store, {.name = "payments.sandbox_payouts", .clock = &clock}},
      sandbox_webhooks{store,
                       {.name = "payments.sandbox_webhooks", .indexes = {webhook_by_due}, .clock = &clock}} {}

}  // namespace bookverse::payments
