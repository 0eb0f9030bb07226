// The service: its use cases, wired once. What the program sees of it is registration().
#pragma once

#include "services/messages/conversations.hpp"
#include "services/messages/privacy.hpp"

namespace bookverse::messages {

service::Registration registration();

class MessagesService final : public service::Service {
public:
    explicit MessagesService(service::Platform& platform);

    std::string_view name() const noexcept override { return "messages"; }
    http::Routes routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline) override {
        return privacy_.export_of(account, deadline);
    }
    Stores& stores() noexcept { return context_.stores; }

private:
    Task<> on_message(bus::Message message);
    Task<> on_account(bus::Message message);
    Task<> on_listing(bus::Message message);

    Context context_;
    Copies copies_;
    Posting posting_;
    Conversations conversations_;
    Privacy privacy_;
};

}  // namespace bookverse::messages
