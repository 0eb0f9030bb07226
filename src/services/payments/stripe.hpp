// Stripe behind the port: a hosted Checkout page whose PaymentIntent carries the money, refunds, and Connect
// transfers to sellers. What each call is idempotent by is our id, as the idempotency key and, since Stripe
// forgets keys after a day, as metadata that is looked for first. Why the hosted page: docs/decisions/0144.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "services/payments/provider.hpp"
#include "services/payments/stripe_api.hpp"

namespace bookverse::http {
class Client;
}

namespace bookverse::payments {

struct StripeOptions {
    std::string url = "https://api.stripe.com";
    Secret key{};
    std::vector<Secret> webhook_secrets{};
    std::string public_url{};  ///< where the buyer's browser comes back to
};

class Stripe final : public Provider {
public:
    /// `http` outlives this.
    Stripe(http::Client& http, StripeOptions options);

    static constexpr std::string_view signature_header = "Stripe-Signature";

    std::string_view name() const noexcept override { return "stripe"; }
    Task<Opened> open(Bill bill, Deadline deadline) override;
    Task<Charge> look(PaymentId payment, std::string reference, Deadline deadline) override;
    Task<Charge> cancel(PaymentId payment, std::string reference, Deadline deadline) override;
    Task<Move> refund(RefundId refund, PaymentId payment, std::string reference, Money amount,
                      Deadline deadline) override;
    bool needs_destination() const noexcept override { return true; }
    Result<> check_destination(std::string_view destination) const override;
    Task<Move> pay_out(PayoutId payout, AccountId seller, std::string destination, Money amount,
                       Deadline deadline) override;
    Result<std::optional<Hint>> hear(const http::Headers& headers, std::string_view body,
                                     Instant now) const override;

private:
    using Form = stripe::Form;
    template <class Answer>
    Task<Answer> get(std::string target, Deadline deadline);
    /// What Stripe says to it: an answer, or the code of a refusal that is for good.
    template <class Answer>
    Task<std::expected<Answer, std::string>> post(std::string target, Form form, std::string key,
                                                  Deadline deadline);
    Task<std::expected<std::string, std::string>> send(http::Request request, Deadline deadline);
    Task<stripe::Session> session(std::string reference, Deadline deadline);

    http::Client& http_;
    StripeOptions options_;
};

}  // namespace bookverse::payments
