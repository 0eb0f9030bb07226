// The service: its use cases, wired once. What the program sees of it is registration().
#pragma once

#include "services/payments/audit.hpp"
#include "services/payments/checkout.hpp"
#include "services/payments/payouts.hpp"
#include "services/payments/receipts.hpp"
#include "services/payments/route_limits.hpp"
#include "services/payments/sandbox.hpp"
#include "services/payments/statements.hpp"
#include "services/payments/webhooks.hpp"

namespace bookverse::payments {

service::Registration registration();

class PaymentsService final : public service::Service {
public:
    /// Other providers than the configured ones are for tests; they go by their name.
    explicit PaymentsService(service::Platform& platform, std::vector<std::unique_ptr<Provider>> others = {});

    std::string_view name() const noexcept override { return "payments"; }
    http::Routes routes() override;
    http::Routes operator_routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    std::vector<service::Job> jobs() override;
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline) override {
        return statements_.export_of(account, deadline);
    }
    Task<std::optional<Refusal>> objects_to_closing(AccountId account, Deadline deadline) override {
        return statements_.objects_to_closing(account, deadline);
    }

private:
    http::Routes internal_routes();
    http::Routes own_routes();
    http::Routes seller_routes();
    http::Routes staff_routes();
    http::Routes sandbox_routes();
    http::Routes webhook_routes();

    Context context_;
    Sandbox* sandbox_;  ///< one of the context's providers
    Checkout checkout_;
    Webhooks webhooks_;
    Bookkeeper bookkeeper_;
    Payouts payouts_;
    Statements statements_;
    Audit audit_;
    Receipts receipts_;
};

}  // namespace bookverse::payments
