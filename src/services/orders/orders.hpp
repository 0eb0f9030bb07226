// The service: its use cases, wired once. What the program sees of it is registration().
#pragma once

#include "services/orders/checkout.hpp"
#include "services/orders/disputes.hpp"
#include "services/orders/handovers.hpp"
#include "services/orders/privacy.hpp"

namespace bookverse::orders {

service::Registration registration();

class OrdersService final : public service::Service {
public:
    explicit OrdersService(service::Platform& platform);

    std::string_view name() const noexcept override { return "orders"; }
    http::Routes routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    std::vector<service::Job> jobs() override;
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline) override {
        return privacy_.export_of(account, deadline);
    }
    Task<std::optional<Refusal>> objects_to_closing(AccountId account, Deadline deadline) override {
        return privacy_.objects_to_closing(account, deadline);
    }
    Stores& stores() noexcept { return context_.stores; }

private:
    http::Routes cart_routes();
    http::Routes order_routes();
    http::Routes handover_routes();
    http::Routes dispute_routes();
    http::Routes internal_routes();
    Task<> on_payment(bus::Message message);
    Task<> tell_people(bus::Message message);

    Context context_;
    Saga saga_;
    Carts carts_;
    Checkout checkout_;
    Purchases purchases_;
    Handovers handovers_;
    Disputes disputes_;
    Privacy privacy_;
};

}  // namespace bookverse::orders
