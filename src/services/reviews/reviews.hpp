// The service: its use cases, wired once. What the program sees of it is registration().
#pragma once

#include "services/reviews/exchanges.hpp"
#include "services/reviews/privacy.hpp"
#include "services/reviews/published.hpp"

namespace bookverse::reviews {

service::Registration registration();

class ReviewsService final : public service::Service {
public:
    explicit ReviewsService(service::Platform& platform);

    std::string_view name() const noexcept override { return "reviews"; }
    http::Routes routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    std::vector<service::Job> jobs() override;
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline) override {
        return privacy_.export_of(account, deadline);
    }
    Stores& stores() noexcept { return context_.stores; }

private:
    http::Routes own_routes();
    http::Routes public_routes();
    http::Routes internal_routes();
    Task<> on_review(bus::Message message);
    Task<> on_account(bus::Message message);
    Task<> tell_people(bus::Message message);

    Context context_;
    People people_;
    Tallies tallies_;
    Exchanges exchanges_;
    Published published_;
    Privacy privacy_;
};

}  // namespace bookverse::reviews
