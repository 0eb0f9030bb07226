#include "platform/http/endpoint.hpp"
#include "services/accounts/accounts.hpp"
#include "services/accounts/cookies.hpp"
#include "services/accounts/route_limits.hpp"
#include "services/accounts/views.hpp"

namespace bookverse::accounts {

using http::Access;
using http::Call;
using http::Json;
using http::NoContent;
using http::Path;

http::Routes AccountsService::privacy_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/accounts/me/blocks", Access::student, [this](Call& call) {
                         return privacy_.blocks(call.actor, call.deadline);
                     }).say("Whom the own account has blocked"));
    routes.push_back(http::put("/api/v1/accounts/me/blocks/{id}", Access::student,
                               [this](Call& call, Path<dto::IdPath> path) -> Task<Result<NoContent>> {
                                   auto done = co_await privacy_.block(call.actor, path->id, call.deadline);
                                   if (!done) co_return std::unexpected(std::move(done).error());
                                   co_return NoContent{};
                               })
                         .say("Block somebody: both no longer see each other"));
    routes.push_back(http::del("/api/v1/accounts/me/blocks/{id}", Access::student,
                               [this](Call& call, Path<dto::IdPath> path) -> Task<Result<NoContent>> {
                                   auto done = co_await privacy_.unblock(call.actor, path->id, call.deadline);
                                   if (!done) co_return std::unexpected(std::move(done).error());
                                   co_return NoContent{};
                               })
                         .say("End a block"));
    routes.push_back(http::get("/api/v1/accounts/me/export", Access::student,
                               [this](Call& call) -> Task<Result<http::Response>> {
                                   auto bytes = co_await privacy_.export_all(call.actor, call.deadline);
                                   if (!bytes) co_return std::unexpected(std::move(bytes).error());
                                   auto response =
                                       http::Response::text(200, std::move(*bytes), "application/gzip");
                                   response.headers.set("Content-Disposition",
                                                        "attachment; filename=\"bookverse.tar.gz\"");
                                   co_return response;
                               })
                         .say("All that we keep about the own account, a file a service, as tar.gz")
                         .gives(200, "application/gzip")
                         .within(std::chrono::seconds{60})
                         .limit(limits::export_account()));
    routes.push_back(http::post("/api/v1/accounts/me/closing", Access::student,
                                [this](Call& call, Json<dto::PasswordOnly> body) -> Task<Result<NoContent>> {
                                    auto done = co_await privacy_.close(
                                        call.actor, std::move(body.value.password), call.deadline);
                                    if (!done) co_return std::unexpected(std::move(done).error());
                                    clear_cookie(call.response_headers, refresh_cookie, "Strict");
                                    co_return NoContent{};
                                })
                         .say("Close the own account for good; refused while money is held")
                         .within(std::chrono::seconds{15})
                         .limit(limits::password_account()));
    // For our own services.
    routes.push_back(http::get("/internal/accounts/blocks/{a}/{b}", Access::service,
                               [this](Call& call, Path<dto::PairPath> path) -> Task<Result<BlockedAnswer>> {
                                   co_return BlockedAnswer{
                                       co_await is_blocked(context_, path->a, path->b, call.deadline)};
                               })
                         .say("Has one of the two blocked the other?"));
    routes.push_back(http::get("/internal/accounts/cards/{id}", Access::service,
                               [this](Call& call, Path<dto::IdPath> path) -> Task<Result<AccountCard>> {
                                   const auto account =
                                       co_await context_.stores.accounts.get(path->id, call.deadline);
                                   if (!account) co_return refuse_not_found();
                                   co_return card_of(**account, context_.now());
                               })
                         .say("A name to show, and whether business may be done"));
    routes.push_back(http::get("/internal/accounts/contacts/{id}", Access::service,
                               [this](Call& call, Path<dto::IdPath> path) -> Task<Result<Contact>> {
                                   const auto account =
                                       co_await context_.stores.accounts.get(path->id, call.deadline);
                                   if (!account) co_return refuse_not_found();
                                   co_return contact_of(**account, context_.now());
                               })
                         .say("Where a mail about something goes"));
    return routes;
}

}  // namespace bookverse::accounts
