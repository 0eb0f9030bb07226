#include "platform/http/endpoint.hpp"
#include "services/notifications/notifications.hpp"

namespace bookverse::notifications {

using http::Access;
using http::Call;
using http::Json;
using http::NoContent;
using http::Path;
using http::Query;
using By = http::RateLimit::By;

namespace {

// Names are part of the configuration.
http::RateLimit mail_link_address() {
    return {"mail_link_address", By::address, 60, std::chrono::minutes{1}};
}
http::RateLimit notifications_account() {
    return {"notifications_account", By::account, 120, std::chrono::minutes{1}};
}

}  // namespace

http::Routes NotificationsService::routes() {
    http::Routes routes = inbox_routes();
    std::ranges::move(preference_routes(), std::back_inserter(routes));
    return routes;
}

http::Routes NotificationsService::inbox_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/api/v1/notifications", Access::student, [this](Call& call, Query<dto::ListQuery> query) {
            return inbox_.list(call, std::move(query.value));
        }).say("The own inbox, newest first; kept for 90 days"));
    routes.push_back(http::get("/api/v1/notifications/unread", Access::student, [this](Call& call) {
                         return inbox_.unread(call.actor, call.deadline);
                     }).say("How many are unread, for the badge; counted up to 100"));
    routes.push_back(
        http::put("/api/v1/notifications/read", Access::student,
                  [this](Call& call, Json<dto::ReadThese> body) {
                      return inbox_.read_these(call.actor, std::move(body.value), call.deadline);
                  })
            .say("All were read, or all up to a time, or all about a page; answers what is unread now")
            .limit(notifications_account()));
    routes.push_back(http::put("/api/v1/notifications/{id}/read", Access::student,
                               [this](Call& call, Path<dto::NotificationPath> path) {
                                   return inbox_.read(call.actor, path->id, call.deadline);
                               })
                         .say("This one was read; answers what is unread now")
                         .limit(notifications_account()));
    routes.push_back(
        http::del("/api/v1/notifications/{id}", Access::student,
                  [this](Call& call, Path<dto::NotificationPath> path) -> Task<Result<NoContent>> {
                      auto done = co_await inbox_.remove(call.actor, path->id, call.deadline);
                      if (!done) co_return std::unexpected(std::move(done).error());
                      co_return NoContent{};
                  })
            .say("Take one out of the inbox")
            .limit(notifications_account()));
    return routes;
}

http::Routes NotificationsService::preference_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/notifications/preferences", Access::student, [this](Call& call) {
                         return choices_.get(call.actor, call.deadline);
                     }).say("What the caller is told, and how"));
    routes.push_back(http::patch("/api/v1/notifications/preferences", Access::student,
                                 [this](Call& call, Json<dto::NotificationPreferencesPatch> body) {
                                     return choices_.change(call.actor, std::move(body.value), call.deadline);
                                 })
                         .say("Change that; security, orders and moderation are always told")
                         .limit(notifications_account()));
    routes.push_back(http::get("/api/v1/notifications/subscription", Access::anyone,
                               [this](Call& call, Query<dto::UnsubscribeQuery> query) {
                                   return choices_.subscription(query->token.str(), call.deadline);
                               })
                         .say("What the link of a mail would unsubscribe from")
                         .limit(mail_link_address()));
    routes.push_back(http::get("/api/v1/notifications/unsubscribe", Access::anyone,
                               [](Call&, Query<dto::UnsubscribeQuery> query) -> Task<Result<http::Response>> {
                                   // Mail programs and scanners follow links: looking changes nothing.
                                   co_return http::Response::redirect("/unsubscribe?token=" +
                                                                      query->token.str());
                               })
                         .say("The link of a mail, opened: to the page that asks")
                         .gives(302, "", "To the page")
                         .limit(mail_link_address()));
    routes.push_back(
        http::post("/api/v1/notifications/unsubscribe", Access::anyone,
                   [this](Call& call, Query<dto::UnsubscribeQuery> query,
                          http::Bytes body) -> Task<Result<dto::MailSubscription>> {
                       if (!body.value.contains("List-Unsubscribe") || !body.value.contains("One-Click"))
                           co_return refuse(RefusalKind::malformed, "not_one_click",
                                            "The body is to be List-Unsubscribe=One-Click.");
                       co_return co_await choices_.unsubscribe(query->token.str(), call.deadline);
                   })
            .say("No more of these mails, without a sign-in (RFC 8058)")
            .takes({"application/x-www-form-urlencoded", "multipart/form-data"})
            .limit(mail_link_address()));
    routes.push_back(http::get("/api/v1/notifications/dev/mails", Access::anyone,
                               [this](Call&) -> Task<Result<dto::SentMails>> {
                                   if (!context_.platform.settings.development) co_return refuse_not_found();
                                   co_return dto::SentMails{post_.recent()};
                               })
                         .say("Development only: the last mails of notices, newest first"));
    return routes;
}

}  // namespace bookverse::notifications
