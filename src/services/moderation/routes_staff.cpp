#include "platform/http/endpoint.hpp"
#include "services/moderation/moderation.hpp"
#include "services/moderation/views.hpp"

namespace bookverse::moderation {

using http::Access;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes ModerationService::staff_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/api/v1/moderation/cases", Access::moderator,
                  [this](Call& call, Query<dto::CasesQuery> query) {
                      return cases_.queue(call, std::move(query.value));
                  })
            .say("The queue by priority and age; ?state= open (if not said), appealed, decided, settled"));
    routes.push_back(http::get("/api/v1/moderation/cases/{id}", Access::moderator,
                               [this](Call& call, Path<dto::CasePath> path) {
                                   return cases_.one(call.actor, path->id, call.deadline);
                               })
                         .say("A case: reports, content with context, history, decisions, trail"));
    routes.push_back(http::put("/api/v1/moderation/cases/{id}/claim", Access::moderator,
                               [this](Call& call, Path<dto::CasePath> path) {
                                   return cases_.claim(call.actor, path->id, call.deadline);
                               })
                         .say("Work on a case, or go on: for 15 minutes it is the caller's"));
    routes.push_back(http::del("/api/v1/moderation/cases/{id}/claim", Access::moderator,
                               [this](Call& call, Path<dto::CasePath> path) {
                                   return cases_.release(call.actor, path->id, call.deadline);
                               })
                         .say("Give a case back"));
    routes.push_back(http::post("/api/v1/moderation/cases/{id}/decisions", Access::moderator,
                                [this](Call& call, Path<dto::CasePath> path, Json<dto::NewDecision> body) {
                                    return cases_.decide(call.actor, path->id, std::move(body.value),
                                                         call.deadline);
                                })
                         .say("Decide a claimed case")
                         .idempotent(http::Idempotency::optional));
    routes.push_back(http::post("/api/v1/moderation/cases/{id}/undo", Access::moderator,
                                [this](Call& call, Path<dto::CasePath> path, Json<dto::Undo> body) {
                                    return cases_.undo(call.actor, path->id, std::move(body.value),
                                                       call.deadline);
                                })
                         .say("Take the decision back: what it did is undone, the case is open again")
                         .idempotent(http::Idempotency::optional));
    routes.push_back(
        http::post("/api/v1/moderation/cases/{id}/appeal-answer", Access::moderator,
                   [this](Call& call, Path<dto::CasePath> path, Json<dto::NewAppealAnswer> body) {
                       return cases_.answer(call.actor, path->id, std::move(body.value), call.deadline);
                   })
            .say("Answer an appeal; not by who decided")
            .idempotent(http::Idempotency::optional));
    routes.push_back(http::get("/api/v1/moderation/templates", Access::moderator,
                               [](Call&) -> Task<Result<dto::ReasonTemplates>> { co_return template_list(); })
                         .say("The reasons that decisions are given with"));
    routes.push_back(http::get("/api/v1/moderation/trail", Access::administrator,
                               [this](Call& call, Query<http::PageQuery> query) {
                                   return cases_.trail(call, query.value);
                               })
                         .say("What moderators did, newest first"));
    return routes;
}

}  // namespace bookverse::moderation
