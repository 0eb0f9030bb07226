#include "platform/http/endpoint.hpp"
#include "services/orders/orders.hpp"
#include "services/orders/route_limits.hpp"

namespace bookverse::orders {

using http::Access;
using http::Bytes;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes OrdersService::handover_routes() {
    http::Routes routes;
    routes.push_back(http::put("/api/v1/orders/{id}/meeting", Access::student,
                               [this](Call& call, Path<dto::OrderPath> path, Json<dto::NewMeeting> body) {
                                   return purchases_.propose(call, path->id, std::move(body.value));
                               })
                         .say("Name a place and a time for the handover")
                         .limit(limits::order_account()));
    routes.push_back(http::post("/api/v1/orders/{id}/meeting/agree", Access::student,
                                [this](Call& call, Path<dto::OrderPath> path, Json<dto::WhichSeller> body) {
                                    return purchases_.agree(call, path->id, body->seller);
                                })
                         .say("Agree to the place and the time that the other one named")
                         .limit(limits::order_account()));
    routes.push_back(
        http::get("/api/v1/orders/{id}/meeting.ics", Access::student,
                  [this](Call& call, Path<dto::OrderPath> path,
                         Query<dto::WhichSeller> query) -> Task<Result<http::Response>> {
                      auto file =
                          co_await purchases_.calendar(call.actor, path->id, query->seller, call.deadline);
                      if (!file) co_return std::unexpected(std::move(file).error());
                      auto response =
                          http::Response::text(200, std::move(*file), "text/calendar; charset=utf-8");
                      response.headers.set("Content-Disposition", "attachment; filename=\"handover.ics\"");
                      co_return response;
                  })
            .say("The meeting as a calendar file")
            .gives(200, "text/calendar"));
    routes.push_back(
        http::get("/api/v1/orders/{id}/code", Access::student, [this](Call& call, Path<dto::OrderPath> path) {
            return handovers_.code(call.actor, path->id, call.deadline);
        }).say("What the buyer's app makes the handover code of, also without a network"));
    routes.push_back(http::post("/api/v1/orders/{id}/handover", Access::student,
                                [this](Call& call, Path<dto::OrderPath> path, Json<dto::EnteredCode> body) {
                                    return handovers_.enter(call, path->id, std::move(body.value));
                                })
                         .say("The seller enters the code that the buyer shows")
                         .limit(limits::handover_account()));
    routes.push_back(http::post("/api/v1/orders/{id}/handover/unlock", Access::student,
                                [this](Call& call, Path<dto::OrderPath> path) {
                                    return handovers_.unlock(call, path->id);
                                })
                         .say("The buyer opens the entry again after five wrong codes")
                         .limit(limits::order_account()));
    return routes;
}

http::Routes OrdersService::dispute_routes() {
    http::Routes routes;
    const std::string line = "/api/v1/orders/{id}/lines/{line}";
    routes.push_back(http::post(line + "/dispute", Access::student,
                                [this](Call& call, Path<dto::LinePath> path, Json<dto::NewDispute> body) {
                                    return disputes_.open(call, path->id, path->line, std::move(body.value));
                                })
                         .say("Not what was sold: up to two days after the handover")
                         .limit(limits::order_account()));
    routes.push_back(http::post(line + "/dispute/statements", Access::student,
                                [this](Call& call, Path<dto::LinePath> path, Json<dto::NewStatement> body) {
                                    return disputes_.say(call, path->id, path->line, body->text.str());
                                })
                         .say("Say one's side of a dispute")
                         .limit(limits::order_account()));
    routes.push_back(http::post(line + "/dispute/photos", Access::student,
                                [this](Call& call, Path<dto::LinePath> path, Bytes body) {
                                    return disputes_.show(call, path->id, path->line, std::move(body.value));
                                })
                         .say("A photo as evidence, written anew without metadata")
                         .takes({"image/jpeg", "image/png", "image/webp"})
                         .body_up_to(8 * 1024 * 1024)
                         .within(std::chrono::seconds{15})
                         .limit(limits::evidence_account()));
    routes.push_back(
        http::get("/api/v1/orders/{id}/photos/{photo}", Access::student,
                  [this](Call& call, Path<dto::EvidencePath> path,
                         Query<dto::EvidenceQuery> query) -> Task<Result<http::Response>> {
                      auto bytes =
                          co_await disputes_.photo(call.actor, path->id, path->photo,
                                                   query->size ? query->size->value : 480, call.deadline);
                      if (!bytes) co_return std::unexpected(std::move(bytes).error());
                      auto response = http::Response::text(200, std::move(*bytes), "image/webp");
                      response.headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
                      response.headers.set("X-Content-Type-Options", "nosniff");
                      co_return response;
                  })
            .say("A photo of a dispute; ?size=480 or 1600")
            .gives(200, "image/webp"));
    routes.push_back(http::get("/api/v1/admin/orders/disputes", Access::moderator,
                               [this](Call& call, Query<http::PageQuery> query) {
                                   return disputes_.list(call, std::move(query.value));
                               })
                         .say("Disputes to be settled, oldest first"));
    routes.push_back(http::post("/api/v1/admin/orders/{id}/lines/{line}/decision", Access::moderator,
                                [this](Call& call, Path<dto::LinePath> path, Json<dto::Decision> body) {
                                    return disputes_.decide(call, path->id, path->line,
                                                            std::move(body.value));
                                })
                         .say("Settle a dispute: so much goes back to the buyer, the rest is the seller's"));
    return routes;
}

}  // namespace bookverse::orders
