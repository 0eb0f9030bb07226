#include "platform/auth/tokens.hpp"
#include "platform/http/endpoint.hpp"
#include "services/accounts/accounts.hpp"
#include "services/accounts/route_limits.hpp"

namespace bookverse::accounts {

using http::Access;
using http::Call;

http::Routes AccountsService::other_routes() {
    http::Routes routes;
    routes.push_back(http::get("/.well-known/jwks.json", Access::anyone,
                               [this](Call&) -> Task<Result<http::Response>> {
                                   auto response =
                                       http::Response::json(200, context_.platform.keys.jwks(context_.now()));
                                   response.headers.set("Content-Type", "application/jwk-set+json");
                                   co_return response;
                               })
                         .say("The keys that access tokens are signed with (RFC 7517)")
                         .gives(200, "application/jwk-set+json")
                         .cached("public, max-age=300"));
    routes.push_back(http::get("/api/v1/live", Access::student,
                               [this](Call& call) -> Task<Result<http::Response>> {
                                   const auto seen = call.request.headers.get("Last-Event-ID");
                                   auto stream = co_await live_.open(
                                       call.actor, seen ? std::optional{std::string{*seen}} : std::nullopt,
                                       call.deadline);
                                   if (!stream) co_return std::unexpected(std::move(stream).error());
                                   http::Response response;
                                   response.headers.add("Content-Type", "text/event-stream");
                                   response.body = std::move(*stream);
                                   co_return response;
                               })
                         .say("What happens to the own account, as it happens")
                         .gives(200, "text/event-stream")
                         .limit(limits::live_account()));
    routes.push_back(
        http::get("/api/v1/dev/mails", Access::anyone, [this](Call&) -> Task<Result<dto::DevMailList>> {
            if (!context_.platform.settings.development) co_return refuse_not_found();
            co_return dto::DevMailList{mail_desk_.recent()};
        }).say("Development only: the last mails that were sent, newest first"));
    return routes;
}

}  // namespace bookverse::accounts
