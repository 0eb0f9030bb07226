#include "platform/http/endpoint.hpp"
#include "services/market/market.hpp"
#include "services/market/route_limits.hpp"

namespace bookverse::market {

using http::Access;
using http::Call;
using http::IfMatch;
using http::Json;
using http::Path;
using http::Query;

http::Routes MarketService::listing_routes() {
    http::Routes routes;
    routes.push_back(http::post("/api/v1/listings", Access::student,
                                [this](Call& call, Json<dto::NewListing> body) {
                                    return listings_.create(call, std::move(body.value));
                                })
                         .say("Offer a copy: a draft, or published at once")
                         .idempotent(http::Idempotency::own)
                         .limit(limits::list_account()));
    routes.push_back(
        http::get("/api/v1/listings", Access::anyone, [this](Call& call, Query<dto::ListingsQuery> query) {
            return listings_.newest(call, std::move(query.value));
        }).say("What is for sale, newest first; of one seller"));
    routes.push_back(http::get("/api/v1/listings/mine", Access::student,
                               [this](Call& call, Query<dto::OwnListingsQuery> query) {
                                   return listings_.own(call, std::move(query.value));
                               })
                         .say("One's own listings, newest change first; in one state"));
    routes.push_back(
        http::get("/api/v1/listings/{id}", Access::anyone, [this](Call& call, Path<dto::ListingPath> path) {
            return listings_.read(call.actor, path->id, call.deadline);
        }).say("A listing"));
    routes.push_back(
        http::patch(
            "/api/v1/listings/{id}", Access::student,
            [this](Call& call, Path<dto::ListingPath> path, IfMatch seen, Json<dto::ListingPatch> body) {
                return listings_.edit(call, path->id, seen.version, std::move(body.value));
            })
            .say("Change one's own listing; refused while it is reserved")
            .limit(limits::change_listing_account()));
    struct CommandRoute {
        const char* name;
        ListingRule rule;
        const char* summary;
    };
    for (const auto& [name, rule, summary] :
         {CommandRoute{"publish", &publish, "Publish a draft"},
          CommandRoute{"pause", &pause, "Take a copy off the market for a while"},
          CommandRoute{"resume", &resume, "Put a paused copy back"},
          CommandRoute{"bump", &bump, "Bring a copy to the top of what is newest, once a week"},
          CommandRoute{"withdraw", &withdraw, "Take a copy off the market for good"}}) {
        routes.push_back(http::post(std::string{"/api/v1/listings/{id}/"} + name, Access::student,
                                    [this, rule](Call& call, Path<dto::ListingPath> path) {
                                        return listings_.command(call, path->id, rule);
                                    })
                             .say(summary)
                             .limit(limits::change_listing_account()));
    }
    return routes;
}

http::Routes MarketService::internal_routes() {
    http::Routes routes;
    routes.push_back(http::post("/internal/market/reservations", Access::service,
                                [this](Call& call, Json<dto::Reserve> body) {
                                    return reservations_.reserve(body.value, call.deadline, call.traceparent);
                                })
                         .say("Hold a copy for an order line"));
    routes.push_back(http::post("/internal/market/reservations/confirm", Access::service,
                                [this](Call& call, Json<dto::LineOfListing> body) {
                                    return reservations_.confirm(body.value, call.deadline, call.traceparent);
                                })
                         .say("The held copy is sold"));
    routes.push_back(http::post("/internal/market/reservations/release", Access::service,
                                [this](Call& call, Json<dto::LineOfListing> body) {
                                    return reservations_.release(body.value, call.deadline, call.traceparent);
                                })
                         .say("The copy is free again"));
    routes.push_back(http::get("/internal/market/listings", Access::service,
                               [this](Call& call, Query<dto::PositionQuery> query) {
                                   return listings_.ever_published(query->after.value_or(""), call.deadline);
                               })
                         .say("Every listing that was ever published")
                         .within(std::chrono::seconds{30}));
    routes.push_back(http::get("/internal/market/listings/{id}", Access::service,
                               [this](Call& call, Path<dto::ListingPath> path) {
                                   return listings_.card(path->id, call.deadline);
                               })
                         .say("A listing in any state"));
    routes.push_back(http::get("/internal/market/listings/{id}/terms/{buyer}", Access::service,
                               [this](Call& call, Path<dto::ListingBuyerPath> path) {
                                   return reservations_.terms(path->id, path->buyer, call.deadline);
                               })
                         .say("How somebody could have a copy now"));
    routes.push_back(http::put("/internal/market/listings/{id}/removal", Access::service,
                               [this](Call& call, Path<dto::ListingPath> path,
                                      Json<RemovalOrder> body) -> Task<Result<http::NoContent>> {
                                   auto done = co_await listings_.set_removed(path->id, std::move(body.value),
                                                                              call.deadline);
                                   if (!done) co_return std::unexpected(std::move(done).error());
                                   co_return http::NoContent{};
                               })
                         .say("Remove a listing, or undo that, as moderation decided"));
    return routes;
}

}  // namespace bookverse::market
