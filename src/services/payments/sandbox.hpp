// The payment provider of an installation that has none: test cards on a page of ours, its own state, its own
// signed webhooks over the public route, faults on purpose. No real money moves.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "services/payments/provider.hpp"
#include "services/payments/sandbox_faults.hpp"
#include "services/payments/sandbox_model.hpp"
#include "services/payments/stores.hpp"

namespace bookverse::service {
struct Platform;
}

namespace bookverse::payments {

class SandboxWebhooks;

class Sandbox final : public Provider {
public:
    /// Throws std::invalid_argument for a fault that there is not.
    Sandbox(service::Platform& platform, Stores& stores);
    ~Sandbox() override;

    static constexpr std::string_view signature_header = "Sandbox-Signature";

    std::string_view name() const noexcept override { return "sandbox"; }
    /// No write: what is to be paid stands, signed, in the address of the page.
    Task<Opened> open(Bill bill, Deadline deadline) override;
    Task<Charge> look(PaymentId payment, std::string reference, Deadline deadline) override;
    Task<Charge> cancel(PaymentId payment, std::string reference, Deadline deadline) override;
    Task<Move> refund(RefundId refund, PaymentId payment, std::string reference, Money amount,
                      Deadline deadline) override;
    bool needs_destination() const noexcept override { return false; }
    Result<> check_destination(std::string_view destination) const override;
    Task<Move> pay_out(PayoutId payout, AccountId seller, std::string destination, Money amount,
                       Deadline deadline) override;
    Result<std::optional<Hint>> hear(const http::Headers& headers, std::string_view body,
                                     Instant now) const override;

    // The page. `token` is the last part of its address.
    /// not_found for a token that is none of ours.
    Result<SandboxBill> bill_of(const std::string& token) const;
    Task<SandboxCharge> charge_of(SandboxBill bill, Deadline deadline);
    /// Refuses card_declined, unknown_card, wrong_state (cancelled). Paid already: nothing happens.
    Task<Result<SandboxCharge>> pay(SandboxBill bill, std::string card, Deadline deadline);
    /// The second step that a card asks for, or the bank of a card that stays pending: yes or no.
    Task<Result<SandboxCharge>> answer(SandboxBill bill, bool yes, Deadline deadline);

    /// Sends webhooks whose time has come.
    Task<> run_due();

private:
    using Rule = std::function<Result<SandboxCharge>(SandboxCharge)>;
    static Charge known(const SandboxCharge& charge);
    Task<Result<SandboxCharge>> change(SandboxCharge first, Rule rule, Deadline deadline);

    service::Platform& platform_;
    Stores& stores_;
    std::set<SandboxFault> faults_;
    std::unique_ptr<SandboxWebhooks> webhooks_;
};

}  // namespace bookverse::payments
