// The service: its use cases, wired once. What the program sees of it is registration().
#pragma once

#include "services/accounts/administration.hpp"
#include "services/accounts/context.hpp"
#include "services/accounts/keys.hpp"
#include "services/accounts/live.hpp"
#include "services/accounts/mail_desk.hpp"
#include "services/accounts/oidc.hpp"
#include "services/accounts/privacy.hpp"
#include "services/accounts/profile.hpp"
#include "services/accounts/renewal.hpp"
#include "services/accounts/second_factor.hpp"
#include "services/accounts/sessions.hpp"
#include "services/accounts/sign_up.hpp"

namespace bookverse::accounts {

service::Registration registration();

class AccountsService final : public service::Service {
public:
    explicit AccountsService(service::Platform& platform);

    std::string_view name() const noexcept override { return "accounts"; }
    http::Routes routes() override;
    http::Routes operator_routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    std::vector<service::Job> jobs() override;
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline) override;
    Task<> start() override;
    Task<> stop() override;
    const MailDesk& mail_desk() const noexcept { return mail_desk_; }

private:
    http::Routes sign_up_routes();
    http::Routes session_routes();
    http::Routes profile_routes();
    http::Routes security_routes();
    http::Routes privacy_routes();
    http::Routes oidc_routes();
    http::Routes staff_routes();
    http::Routes other_routes();

    Task<> on_mail_event(bus::Message message);
    Task<> on_live_event(bus::Message message);

    Context context_;
    SignUps sign_ups_;
    MailDesk mail_desk_;
    SecondFactors second_factors_;
    Sessions sessions_;
    Profiles profiles_;
    Privacy privacy_;
    Administration administration_;
    Renewals renewals_;
    Oidc oidc_;
    Live live_;
    Keys keys_;
};

}  // namespace bookverse::accounts
