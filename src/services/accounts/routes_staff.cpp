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
    routes.push_back(http::get("/api/v1/admin/audit", Access::administrator,
                               [this](Call& call, Query<http::PageQuery> query) {
                                   return administration_.audit(call, query.value);
                               })
                         .say("What staff did, and what happened to the security of accounts; newest first"));
    return routes;
}

}  // namespace bookverse::accounts
