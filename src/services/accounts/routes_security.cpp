#include "platform/http/endpoint.hpp"
#include "services/accounts/accounts.hpp"
#include "services/accounts/route_limits.hpp"

namespace bookverse::accounts {

using http::Access;
using http::Call;
using http::Json;
using http::NoContent;

http::Routes AccountsService::security_routes() {
    http::Routes routes;
    routes.push_back(http::put("/api/v1/accounts/me/password", Access::student,
                               [this](Call& call, Json<dto::ChangePassword> body) -> Task<Result<NoContent>> {
                                   auto changed = co_await sessions_.change_password(
                                       call.actor, std::move(body.value), call.deadline);
                                   if (!changed) co_return std::unexpected(std::move(changed).error());
                                   co_return NoContent{};
                               })
                         .say("Change the password; the other sessions end")
                         .limit(limits::password_account()));
    routes.push_back(http::post("/api/v1/accounts/me/totp", Access::student,
                                [this](Call& call, Json<dto::PasswordOnly> body) {
                                    return second_factors_.begin(call.actor, std::move(body.value.password),
                                                                 call.deadline);
                                })
                         .say("Begin to set up two-step sign-in: a secret for the app")
                         .limit(limits::password_account()));
    routes.push_back(http::post("/api/v1/accounts/me/totp/confirm", Access::student,
                                [this](Call& call, Json<dto::TotpConfirm> body) {
                                    return second_factors_.confirm(call.actor, std::move(body.value.code),
                                                                   call.deadline);
                                })
                         .say("Switch two-step sign-in on with a first code; gives the recovery codes"));
    routes.push_back(http::del("/api/v1/accounts/me/totp", Access::student,
                               [this](Call& call, Json<dto::TotpRemove> body) -> Task<Result<NoContent>> {
                                   auto removed = co_await second_factors_.remove(
                                       call.actor, std::move(body.value), call.deadline);
                                   if (!removed) co_return std::unexpected(std::move(removed).error());
                                   co_return NoContent{};
                               })
                         .say("Switch two-step sign-in off")
                         .limit(limits::password_account()));
    return routes;
}

}  // namespace bookverse::accounts
