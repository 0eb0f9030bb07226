#include "platform/http/endpoint.hpp"
#include "services/accounts/accounts.hpp"
#include "services/accounts/cookies.hpp"
#include "services/accounts/route_limits.hpp"

namespace bookverse::accounts {

using http::Access;
using http::Call;
using http::Created;
using http::Json;
using http::NoContent;
using http::Path;

http::Routes AccountsService::session_routes() {
    http::Routes routes;
    routes.push_back(
        http::post("/api/v1/sessions", Access::anyone,
                   [this](Call& call, Json<dto::SignIn> body) -> Task<Result<Created<dto::Session>>> {
                       auto grant = co_await sessions_.sign_in(std::move(body.value),
                                                               call.request.remote_address, call.deadline);
                       if (!grant) co_return std::unexpected(std::move(grant).error());
                       if (const Secret link = cookie_of(call, oidc_link_cookie); !link.empty()) {
                           co_await oidc_.link_if_asked(link.reveal(), grant->session.account.id,
                                                        call.deadline);
                           clear_cookie(call.response_headers, oidc_link_cookie, "Lax");
                       }
                       set_refresh_cookie(call.response_headers, *grant);
                       std::string location = "/api/v1/sessions/" + grant->session.session_id.to_string();
                       co_return Created<dto::Session>{std::move(grant->session), std::move(location)};
                   })
            .say("Sign in with address and password; the refresh token comes as a cookie")
            .limit(limits::sign_in_address()));
    routes.push_back(http::post("/api/v1/sessions/refresh", Access::cookie,
                                [this](Call& call) -> Task<Result<dto::Session>> {
                                    auto grant = co_await sessions_.refresh(cookie_of(call, refresh_cookie),
                                                                            call.deadline);
                                    if (!grant) co_return std::unexpected(std::move(grant).error());
                                    set_refresh_cookie(call.response_headers, *grant);
                                    co_return std::move(grant->session);
                                })
                         .say("A new access token for the refresh cookie, which is replaced")
                         .limit(limits::token_address()));
    routes.push_back(
        http::del("/api/v1/sessions/current", Access::cookie, [this](Call& call) -> Task<Result<NoContent>> {
            co_await sessions_.sign_out(cookie_of(call, refresh_cookie), call.deadline);
            clear_cookie(call.response_headers, refresh_cookie, "Strict");
            co_return NoContent{};
        }).say("Sign out here"));
    routes.push_back(http::get("/api/v1/sessions", Access::student, [this](Call& call) {
                         return sessions_.list(call.actor, call.deadline);
                     }).say("Where the account is signed in"));
    routes.push_back(http::del("/api/v1/sessions/{id}", Access::student,
                               [this](Call& call, Path<dto::SessionPath> path) -> Task<Result<NoContent>> {
                                   auto ended = co_await sessions_.end(call.actor, path->id, call.deadline);
                                   if (!ended) co_return std::unexpected(std::move(ended).error());
                                   co_return NoContent{};
                               })
                         .say("Sign a device out"));
    routes.push_back(
        http::del("/api/v1/sessions", Access::student, [this](Call& call) -> Task<Result<NoContent>> {
            auto ended = co_await sessions_.end_all(call.actor, call.deadline);
            if (!ended) co_return std::unexpected(std::move(ended).error());
            clear_cookie(call.response_headers, refresh_cookie, "Strict");
            co_return NoContent{};
        }).say("Sign out everywhere"));
    return routes;
}

}  // namespace bookverse::accounts
