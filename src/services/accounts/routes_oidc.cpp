#include "platform/async/deadline.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/accounts/accounts.hpp"
#include "services/accounts/cookies.hpp"
#include "services/accounts/route_limits.hpp"

namespace bookverse::accounts {

using http::Access;
using http::Call;
using http::OpenQuery;
using http::Path;
using http::Query;

http::Routes AccountsService::oidc_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/api/v1/oidc/providers", Access::anyone,
                  [this](Call&) -> Task<Result<dto::OidcProviderList>> { co_return oidc_.providers(); })
            .say("Campus providers that one may sign in with"));
    routes.push_back(
        http::get("/api/v1/oidc/{id}/start", Access::anyone,
                  [this](Call& call, Path<dto::ProviderPath> path,
                         Query<dto::StartQuery> query) -> Task<Result<http::Response>> {
                      auto start = co_await oidc_.start(
                          path->id.str(), query->return_to ? query->return_to->str() : "/", call.deadline);
                      if (!start) co_return std::unexpected(std::move(start).error());
                      auto response = http::Response::redirect(std::move(start->location));
                      set_cookie(response.headers, oidc_cookie, start->cookie, oidc_attempt_lifetime, "Lax");
                      co_return response;
                  })
            .say("Go to the provider")
            .gives(302, "", "To the provider")
            .within(std::chrono::seconds{10})
            .limit(limits::sign_in_address()));
    // A browser comes here by itself, so a refusal becomes a page of ours and not a problem document.
    routes.push_back(
        http::get("/api/v1/oidc/{id}/callback", Access::anyone,
                  [this](Call& call, Path<dto::ProviderPath> path,
                         OpenQuery<OidcCallback> query) -> Task<Result<http::Response>> {
                      const std::string cookie{call.request.cookie(oidc_cookie).value_or("")};
                      Result<OidcArrival> arrival;
                      try {
                          arrival = co_await oidc_.arrive(path->id.str(), std::move(query.value), cookie,
                                                          call.request.remote_address, "", call.deadline);
                      } catch (const Unavailable& fault) {
                          telemetry::log_fault("accounts.oidc", fault.what());
                          arrival = refuse(RefusalKind::unavailable, "provider_unavailable", "");
                      }
                      std::string target;
                      if (!arrival) {
                          target = "/sign-in?problem=" + arrival.error().code;
                      } else {
                          target = arrival->grant ? arrival->return_to : "/sign-in?problem=sign_in_to_link";
                      }
                      auto response = http::Response::redirect(std::move(target));
                      clear_cookie(response.headers, oidc_cookie, "Lax");
                      if (arrival && arrival->grant) set_refresh_cookie(response.headers, *arrival->grant);
                      if (arrival && !arrival->grant) {
                          set_cookie(response.headers, oidc_link_cookie, arrival->link_cookie,
                                     oidc_attempt_lifetime, "Lax");
                      }
                      co_return response;
                  })
            .say("Back from the provider")
            .gives(302, "", "Signed in, or /sign-in?problem=code")
            .within(std::chrono::seconds{10})
            .limit(limits::sign_in_address()));
    return routes;
}

}  // namespace bookverse::accounts
