#include "services/moderation/moderation.hpp"

#include <iterator>

#include "platform/service/background.hpp"
#include "platform/service/live.hpp"

namespace bookverse::moderation {
namespace {

using service::event_of;
using service::job_deadline;

/// For the open pages of the affected person: nothing but where to look.
struct DecisionLive {
    CaseId case_id;
};
BOOST_DESCRIBE_STRUCT(DecisionLive, (), (case_id))

}  // namespace

service::Registration registration() {
    return {
        .name = "moderation",
        .prefixes = {"/api/v1/reports", "/api/v1/decisions", "/api/v1/appeals", "/api/v1/moderation"},
        .make = [](service::Platform& platform) { return std::make_unique<ModerationService>(platform); }};
}

ModerationService::ModerationService(service::Platform& platform)
    : context_{platform},
      owners_{context_},
      reports_{context_, owners_},
      cases_{context_, owners_},
      appeals_{context_},
      effects_{context_, owners_},
      privacy_{context_} {}

http::Routes ModerationService::routes() {
    http::Routes all;
    for (auto part : {reporter_routes(), affected_routes(), staff_routes()})
        std::ranges::move(part, std::back_inserter(all));
    return all;
}

Task<> ModerationService::tell(bus::Message message) {
    AccountId affected;
    DecisionLive told;
    if (message.type == CaseDecided::type) {
        const auto event = event_of<CaseDecided>(message);
        if (event.action == Action::dismiss) co_return;
        affected = event.affected;
        told.case_id = event.moderation_case;
    } else {
        const auto event = event_of<CaseReviewed>(message);
        affected = event.affected;
        told.case_id = event.moderation_case;
    }
    co_await service::tell_live(context_.platform.cache, affected, message.type, json::write(told));
}

std::vector<bus::Subscription> ModerationService::subscriptions() {
    const auto text = [](std::string_view type) { return std::string{type}; };
    return {
        {.group = "moderation.trail",
         .types = {text(Noted::type)},
         .handler =
             [this](bus::Message message) {
                 const Uuid id = Uuid::parse(message.id).value_or(Uuid::of_name("trail/" + message.id));
                 return cases_.note(id, message.at, event_of<Noted>(message), job_deadline());
             }},
        {.group = "moderation.effects",
         .types = {text(EffectsDue::type)},
         .handler =
             [this](bus::Message message) {
                 return effects_.begin(event_of<EffectsDue>(message).moderation_case);
             }},
        {.group = "moderation.live",
         .types = {text(CaseDecided::type), text(CaseReviewed::type)},
         .handler = [this](bus::Message message) { return tell(std::move(message)); }},
        {.group = "moderation.people",
         .types = {text(accounts::AccountClosed::type)},
         .handler =
             [this](bus::Message message) {
                 return privacy_.forget(event_of<accounts::AccountClosed>(message).account, job_deadline());
             }},
    };
}

std::vector<service::Job> ModerationService::jobs() {
    return {{"moderation.effects", std::chrono::seconds{1}, [this] { return effects_.sweep(); }}};
}

}  // namespace bookverse::moderation
