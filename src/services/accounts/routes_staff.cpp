#include "platform/http/endpoint.hpp"
#include "services/accounts/accounts.hpp"

namespace bookverse::accounts {

using http::Access;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes AccountsService::staff_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/admin/accounts", Access::moderator,
                               [this](Call& call, Query<dto::AccountsQuery> query) {
                                   return administration_.list(call, std::move(query.value));
                               })
                         .say("Accounts, by the beginning of a name or an address, or by role"));
    routes.push_back(http::put("/api/v1/admin/accounts/{id}/roles", Access::administrator,
                               [this](Call& call, Path<dto::IdPath> path, Json<dto::SetRoles> body) {
                                   return administration_.set_roles(call.actor, path->id,
                                                                    std::move(body.value), call.deadline);
                               })
                         .say("Give and take roles"));
    routes.push_back(http::put("/api/v1/admin/accounts/{id}/suspension", Access::moderator,
                               [this](Call& call, Path<dto::IdPath> path, Json<dto::SetSuspension> body) {
                                   return administration_.suspend(call.actor, path->id, std::move(body.value),
                                                                  call.deadline);
                               })
                         .say("Suspend an account until a date, or end its suspension"));
    // For moderation, which has checked who decides what; the rule checks it once more.
    routes.push_back(http::get("/internal/accounts/standings/{id}", Access::service,
                               [this](Call& call, Path<dto::IdPath> path) {
                                   return administration_.standing(path->id, call.deadline);
                               })
                         .say("What staff look at and go by"));
    routes.push_back(http::put("/internal/accounts/suspensions/{id}", Access::service,
                               [this](Call& call, Path<dto::IdPath> path, Json<SuspensionOrder> body) {
                                   return administration_.suspend_for(path->id, std::move(body.value),
                                                                      call.deadline);
                               })
                         .say("Suspend for a cause, once, or end the suspension of that cause"));
    routes.push_back(http::get("/api/v1/admin/audit", Access::administrator,
                               [this](Call& call, Query<http::PageQuery> query) {
                                   return administration_.audit(call, query.value);
                               })
                         .say("What staff did, and what happened to the security of accounts; newest first"));
    return routes;
}

}  // namespace bookverse::accounts
