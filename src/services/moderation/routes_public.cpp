#include "platform/http/endpoint.hpp"
#include "services/moderation/moderation.hpp"

namespace bookverse::moderation {

using http::Accepted;
using http::Access;
using http::Call;
using http::Created;
using http::Json;
using http::NoContent;
using http::Path;
using http::Query;
using By = http::RateLimit::By;

http::Routes ModerationService::reporter_routes() {
    http::Routes routes;
    routes.push_back(
        http::post("/api/v1/reports", Access::student,
                   [this](Call& call, Json<dto::NewReport> body) -> Task<Result<Created<dto::OwnReport>>> {
                       auto made = co_await reports_.report(call.actor, std::move(body.value), call.deadline);
                       if (!made) co_return std::unexpected(std::move(made).error());
                       co_return Created<dto::OwnReport>{std::move(*made), "/api/v1/reports"};
                   })
            .say("Report a listing, a message of a conversation of one's own, or a person")
            .limit({"report", By::account, 20, std::chrono::hours{1}}));
    routes.push_back(
        http::get("/api/v1/reports", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return reports_.list(call, query.value);
        }).say("What the caller has reported and what became of it, newest first"));
    return routes;
}

http::Routes ModerationService::affected_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/api/v1/decisions", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return appeals_.decisions(call, query.value);
        }).say("What moderators have decided about the caller, newest first"));
    routes.push_back(http::post("/api/v1/decisions/{id}/appeal", Access::student,
                                [this](Call& call, Path<dto::CasePath> path, Json<dto::NewAppeal> body) {
                                    return appeals_.appeal(call.actor, path->id, std::move(body.value),
                                                           call.deadline);
                                })
                         .say("Object to a decision, once, within 14 days")
                         .limit({"appeal", By::account, 10, std::chrono::hours{1}}));
    routes.push_back(http::post("/api/v1/appeals", Access::anyone,
                                [this](Call& call, Json<dto::AppealByToken> body) -> Task<Result<NoContent>> {
                                    auto done = co_await appeals_.appeal_by_token(std::move(body.value),
                                                                                  call.deadline);
                                    if (!done) co_return std::unexpected(std::move(done).error());
                                    co_return NoContent{};
                                })
                         .say("The same with the link of the mail, for who is suspended and cannot sign in")
                         .limit({"appeal_address", By::address, 10, std::chrono::hours{1}}));
    return routes;
}

}  // namespace bookverse::moderation
