#include "services/payments/payments.hpp"

#include <iterator>

#include "platform/service/background.hpp"
#include "services/payments/stripe.hpp"

namespace bookverse::payments {

service::Registration registration() {
    return {.name = "payments",
            .prefixes = {"/api/v1/payments", "/api/v1/payouts", "/api/v1/earnings", "/api/v1/ledger",
                         "/api/v1/sandbox", "/api/v1/admin/payments"},
            .make = [](service::Platform& platform) { return std::make_unique<PaymentsService>(platform); }};
}

PaymentsService::PaymentsService(service::Platform& platform, std::vector<std::unique_ptr<Provider>> others)
    : context_{platform},
      sandbox_{nullptr},
      checkout_{context_},
      webhooks_{context_, checkout_},
      bookkeeper_{context_},
      payouts_{context_},
      statements_{context_, payouts_, bookkeeper_},
      audit_{context_, bookkeeper_},
      receipts_{context_} {
    auto sandbox = std::make_unique<Sandbox>(platform, context_.stores);
    sandbox_ = sandbox.get();
    context_.add(std::move(sandbox));
    if (const auto& settings = platform.settings; !settings.stripe_key.empty())
        context_.add(std::make_unique<Stripe>(
            platform.http, StripeOptions{.url = settings.stripe_url,
                                         .key = settings.stripe_key,
                                         .webhook_secrets = settings.stripe_webhook_secrets,
                                         .public_url = settings.public_url}));
    for (auto& other : others)
        context_.add(std::move(other));
}

http::Routes PaymentsService::routes() {
    http::Routes all;
    for (auto part : {own_routes(), seller_routes(), staff_routes(), sandbox_routes(), webhook_routes(),
                      internal_routes()})
        std::ranges::move(part, std::back_inserter(all));
    return all;
}

http::Routes PaymentsService::operator_routes() {
    http::Routes routes;
    routes.push_back(http::post("/operator/payments/audit", http::Access::service,
                                [this](http::Call& call) -> Task<Result<AuditReport>> {
                                    co_return co_await audit_.run(call.deadline);
                                })
                         .say("Do the books balance?")
                         .within(std::chrono::minutes{10}));
    return routes;
}

std::vector<bus::Subscription> PaymentsService::subscriptions() {
    return {{.group = "payments.ledger",
             .types = {std::string{PaymentCaptured::type}, std::string{LedgerPosted::type}},
             .handler = [this](bus::Message message) { return bookkeeper_.on_event(std::move(message)); }}};
}

std::vector<service::Job> PaymentsService::jobs() {
    using namespace std::chrono_literals;
    return {
        {"payments.payments", 1s, [this] { return checkout_.run_due(); }},
        {"payments.payouts", 1s, [this] { return payouts_.run_due(); }},
        {"payments.waiting_events", 1min, [this] { return webhooks_.run_due(); }},
        {"payments.sandbox", 500ms, [this] { return sandbox_->run_due(); }},
        {"payments.balances", 10s, [this] { return bookkeeper_.project(service::job_deadline()); }},
    };
}

}  // namespace bookverse::payments
