// The service: its use cases, wired once. What the program sees of it is registration().
#pragma once

#include "services/notifications/inbox.hpp"
#include "services/notifications/privacy.hpp"

namespace bookverse::notifications {

service::Registration registration();

class NotificationsService final : public service::Service {
public:
    explicit NotificationsService(service::Platform& platform);

    std::string_view name() const noexcept override { return "notifications"; }
    http::Routes routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    std::vector<service::Job> jobs() override;
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline) override {
        return privacy_.export_of(account, deadline);
    }
    Context& context() noexcept { return context_; }
    Inbox& inbox() noexcept { return inbox_; }

private:
    http::Routes inbox_routes();
    http::Routes preference_routes();

    Context context_;
    Post post_;
    Digests digests_;
    Inbox inbox_;
    Choices choices_;
    Privacy privacy_;
};

}  // namespace bookverse::notifications
