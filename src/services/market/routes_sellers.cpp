#include "platform/http/endpoint.hpp"
#include "services/market/market.hpp"
#include "services/market/route_limits.hpp"

namespace bookverse::market {

using http::Access;
using http::Bytes;
using http::Call;
using http::Json;

http::Routes MarketService::seller_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/market/holiday", Access::student, [this](Call& call) {
                         return sellers_.holiday(call.actor, call.deadline);
                     }).say("Is the own shop closed for a while?"));
    routes.push_back(http::put("/api/v1/market/holiday", Access::student,
                               [this](Call& call, Json<dto::Holiday> body) {
                                   return sellers_.set_holiday(call.actor, body->on, call.deadline);
                               })
                         .say("Hide all own listings at once, or show them again")
                         .within(std::chrono::seconds{20})
                         .limit(limits::change_listing_account()));
    routes.push_back(
        http::get("/api/v1/market/export", Access::student,
                  [this](Call& call) -> Task<Result<http::Response>> {
                      auto csv = co_await bulk_.export_csv(call.actor, call.deadline);
                      auto response = http::Response::text(200, std::move(csv), "text/csv; charset=utf-8");
                      response.headers.set("Content-Disposition", "attachment; filename=\"listings.csv\"");
                      co_return response;
                  })
            .say("All own listings as CSV")
            .gives(200, "text/csv")
            .within(std::chrono::seconds{20})
            .limit(limits::bulk_account()));
    routes.push_back(
        http::post("/api/v1/market/import", Access::student,
                   [this](Call& call, Bytes body) { return bulk_.import_csv(call, std::move(body.value)); })
            .say("Many listings at once from CSV, as drafts; one refused line and nothing is done")
            .takes({"text/csv"})
            .body_up_to(2 * 1024 * 1024)
            .within(std::chrono::seconds{30})
            .limit(limits::bulk_account()));
    return routes;
}

}  // namespace bookverse::market
