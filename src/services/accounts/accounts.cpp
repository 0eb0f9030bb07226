#include "services/accounts/accounts.hpp"

#include <iterator>

#include "platform/auth/tokens.hpp"
#include "platform/service/background.hpp"
#include "platform/service/live.hpp"

namespace bookverse::accounts {
namespace {

using service::event_of;
using service::job_deadline;

}  // namespace

service::Registration registration() {
    return {
        .name = "accounts",
        .prefixes = {"/api/v1/accounts", "/api/v1/sessions", "/api/v1/password-resets", "/api/v1/pictures",
                     "/api/v1/campuses", "/api/v1/oidc", "/api/v1/admin/accounts", "/api/v1/admin/audit",
                     "/api/v1/live", "/api/v1/dev/mails", "/.well-known/jwks.json"},
        .make = [](service::Platform& platform) { return std::make_unique<AccountsService>(platform); }};
}

AccountsService::AccountsService(service::Platform& platform)
    : context_{platform},
      sign_ups_{context_},
      mail_desk_{context_},
      second_factors_{context_},
      sessions_{context_, second_factors_},
      profiles_{context_},
      privacy_{context_},
      administration_{context_},
      renewals_{context_},
      oidc_{context_, sessions_},
      live_{context_},
      keys_{context_} {}

http::Routes AccountsService::routes() {
    http::Routes all;
    for (auto part : {sign_up_routes(), session_routes(), profile_routes(), security_routes(),
                      privacy_routes(), oidc_routes(), staff_routes(), other_routes()}) {
        std::ranges::move(part, std::back_inserter(all));
    }
    return all;
}

Task<> AccountsService::on_mail_event(bus::Message message) {
    const Deadline deadline = job_deadline();
    if (message.type == MailDue::type) {
        co_await mail_desk_.deliver_soon(event_of<MailDue>(message).mail);
        co_return;
    }
    DueMail mail;
    mail.id = MailId::of_name("mail/" + message.id);
    mail.created_at = mail.due_at = message.at;
    if (message.type == VerificationDue::type) {
        const auto event = event_of<VerificationDue>(message);
        mail.kind = MailKind::verification;
        mail.account = event.account;
        mail.attempt = event.attempt;
    } else {
        auto event = event_of<MailWanted>(message);
        mail.kind = event.kind;
        mail.account = event.account;
        mail.email = std::move(event.email);
        mail.name = std::move(event.name);
        mail.language = event.language;
        mail.values = std::move(event.values);
    }
    co_await mail_desk_.post(std::move(mail), deadline);
}

Task<> AccountsService::on_live_event(bus::Message message) {
    if (message.type == SessionEnded::type) {
        const auto event = event_of<SessionEnded>(message);
        co_await service::tell_live(context_.platform.cache, event.account, message.type,
                                    "{\"session_id\":\"" + event.session.to_string() + "\"}");
    } else {
        const auto event = event_of<AccountChanged>(message);
        co_await service::tell_live(context_.platform.cache, event.account, message.type,
                                    "{\"version\":" + std::to_string(event.version) + "}");
    }
}

std::vector<bus::Subscription> AccountsService::subscriptions() {
    const auto text = [](std::string_view type) { return std::string{type}; };
    return {
        {.group = "accounts.mails",
         .types = {text(VerificationDue::type), text(MailWanted::type), text(MailDue::type)},
         .handler = [this](bus::Message message) { return on_mail_event(std::move(message)); }},
        {.group = "accounts.sessions",
         .types = {text(SessionsOver::type)},
         .handler =
             [this](bus::Message message) {
                 auto event = event_of<SessionsOver>(message);
                 return sessions_.end_stale(event.account, std::move(event.cause), job_deadline());
             }},
        {.group = "accounts.audit",
         .types = {text(Audited::type)},
         .handler =
             [this](bus::Message message) {
                 const Uuid id = Uuid::parse(message.id).value_or(Uuid::of_name("audit/" + message.id));
                 return administration_.note(id, message.at, event_of<Audited>(message), job_deadline());
             }},
        {.group = "accounts.remains",
         .types = {text(RemainsDue::type)},
         .handler =
             [this](bus::Message message) {
                 auto event = event_of<RemainsDue>(message);
                 return privacy_.clear_remains(event.account, std::move(event.picture_id), job_deadline());
             }},
        {.group = "accounts.live",
         .types = {text(SessionEnded::type), text(AccountChanged::type)},
         .handler = [this](bus::Message message) { return on_live_event(std::move(message)); }},
    };
}

std::vector<service::Job> AccountsService::jobs() {
    using namespace std::chrono_literals;
    return {
        {"accounts.mails", 5s, [this] { return mail_desk_.sweep(job_deadline()); }},
        {"accounts.signing_keys", 60s, [this] { return keys_.refresh(job_deadline()); }},
        {"accounts.renewals", 15min, [this] { return renewals_.sweep(job_deadline()); }},
        {"accounts.sessions", 1h, [this] { return sessions_.sweep(job_deadline()); }},
        {"accounts.links", 1h, [this] { return sign_ups_.sweep(job_deadline()); }},
        {"accounts.live", 60s,
         [this]() -> Task<> {
             live_.sweep();
             co_return;
         }},
    };
}

Task<std::vector<service::ExportPart>> AccountsService::export_of(AccountId account, Deadline deadline) {
    return privacy_.export_own(account, deadline);
}

Task<> AccountsService::start() {
    co_await keys_.refresh(job_deadline());
}

Task<> AccountsService::stop() {
    live_.close();
    co_await mail_desk_.stop();
}

}  // namespace bookverse::accounts
