#include "services/notifications/notifications.hpp"

#include "platform/service/background.hpp"
#include "services/notifications/table.hpp"

namespace bookverse::notifications {

using service::job_deadline;

service::Registration registration() {
    return {
        .name = "notifications",
        .prefixes = {"/api/v1/notifications"},
        .make = [](service::Platform& platform) { return std::make_unique<NotificationsService>(platform); }};
}

NotificationsService::NotificationsService(service::Platform& platform)
    : context_{platform},
      post_{context_},
      digests_{context_, post_},
      inbox_{context_, digests_},
      choices_{context_},
      privacy_{context_, choices_} {}

std::vector<bus::Subscription> NotificationsService::subscriptions() {
    return {
        {.group = "notifications.inbox",
         .types = event_types(),
         .handler =
             [this](bus::Message message) { return inbox_.deliver(std::move(message), job_deadline()); }},
        {.group = "notifications.people",
         .types = {std::string{accounts::AccountClosed::type}},
         .handler =
             [this](bus::Message message) {
                 const auto event = service::event_of<accounts::AccountClosed>(message);
                 return privacy_.forget(event.account, job_deadline());
             }},
    };
}

std::vector<service::Job> NotificationsService::jobs() {
    using namespace std::chrono_literals;
    return {
        {"notifications.mails", 1s, [this]() -> Task<> { (void)co_await post_.run_due(); }},
        {"notifications.digests", 10s, [this]() -> Task<> { (void)co_await digests_.run_due(); }},
        {"notifications.old", 1h, [this] { return inbox_.forget_old(job_deadline()); }},
    };
}

}  // namespace bookverse::notifications
