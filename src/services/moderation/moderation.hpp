// The service: its use cases, wired once. What the program sees of it is registration().
#pragma once

#include "services/moderation/appeals.hpp"
#include "services/moderation/cases.hpp"
#include "services/moderation/effects.hpp"
#include "services/moderation/privacy.hpp"
#include "services/moderation/reports.hpp"

namespace bookverse::moderation {

service::Registration registration();

class ModerationService final : public service::Service {
public:
    explicit ModerationService(service::Platform& platform);

    std::string_view name() const noexcept override { return "moderation"; }
    http::Routes routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    std::vector<service::Job> jobs() override;
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline) override {
        return privacy_.export_of(account, deadline);
    }
    Stores& stores() noexcept { return context_.stores; }

private:
    http::Routes reporter_routes();
    http::Routes affected_routes();
    http::Routes staff_routes();
    Task<> tell(bus::Message message);

    Context context_;
    Owners owners_;
    Reports reports_;
    Cases cases_;
    Appeals appeals_;
    Effects effects_;
    Privacy privacy_;
};

}  // namespace bookverse::moderation
