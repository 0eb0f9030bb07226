#include "platform/http/endpoint.hpp"
#include "services/market/market.hpp"
#include "services/market/route_limits.hpp"

namespace bookverse::market {

using http::Access;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes MarketService::offer_routes() {
    http::Routes routes;
    routes.push_back(http::post("/api/v1/listings/{id}/offers", Access::student,
                                [this](Call& call, Path<dto::ListingPath> path, Json<dto::NewOffer> body) {
                                    return offers_.make(call, path->id, body->amount.value);
                                })
                         .say("Offer a price for a negotiable copy, at most the list price")
                         .idempotent(http::Idempotency::own)
                         .limit(limits::offer_account()));
    routes.push_back(
        http::get("/api/v1/offers", Access::student, [this](Call& call, Query<dto::OffersQuery> query) {
            return offer_lists_.list(call, std::move(query.value));
        }).say("Offers made or received, newest change first; for one listing"));
    routes.push_back(
        http::get("/api/v1/offers/{id}", Access::student, [this](Call& call, Path<dto::OfferPath> path) {
            return offer_lists_.one(call.actor, path->id, call.deadline);
        }).say("An offer, for buyer and seller"));
    routes.push_back(http::post("/api/v1/offers/{id}/accept", Access::student,
                                [this](Call& call, Path<dto::OfferPath> path, Json<dto::AcceptOffer> body) {
                                    return offers_.accept(call, path->id, body->amount.value);
                                })
                         .say("Agree to the amount that was seen: the copy is kept for the buyer at it")
                         .idempotent(http::Idempotency::optional)
                         .limit(limits::change_offer_account()));
    routes.push_back(http::post("/api/v1/offers/{id}/counter", Access::student,
                                [this](Call& call, Path<dto::OfferPath> path, Json<dto::CounterOffer> body) {
                                    return offers_.counter(call, path->id, body->amount.value);
                                })
                         .say("Answer with another amount: what stood there before is void")
                         .idempotent(http::Idempotency::optional)
                         .limit(limits::change_offer_account()));
    struct CommandRoute {
        const char* name;
        OfferRule rule;
        const char* summary;
    };
    for (const auto& [name, rule, summary] :
         {CommandRoute{"decline", &decline, "Say no to the amount on the table"},
          CommandRoute{"withdraw", &withdraw, "Take one's own amount back"}}) {
        routes.push_back(http::post(std::string{"/api/v1/offers/{id}/"} + name, Access::student,
                                    [this, rule](Call& call, Path<dto::OfferPath> path) {
                                        return offers_.command(call, path->id, rule);
                                    })
                             .say(summary)
                             .idempotent(http::Idempotency::optional)
                             .limit(limits::change_offer_account()));
    }
    return routes;
}

http::Routes MarketService::queue_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/listings/{id}/queue", Access::student,
                               [this](Call& call, Path<dto::ListingPath> path) {
                                   return queues_.place(call.actor, path->id, call.deadline);
                               })
                         .say("The waiting line of a copy, and one's own place in it"));
    routes.push_back(
        http::put("/api/v1/listings/{id}/queue", Access::student,
                  [this](Call& call, Path<dto::ListingPath> path) { return queues_.join(call, path->id); })
            .say("Wait for a reserved copy: first refusal when it comes back")
            .limit(limits::change_offer_account()));
    routes.push_back(
        http::del("/api/v1/listings/{id}/queue", Access::student,
                  [this](Call& call, Path<dto::ListingPath> path) { return queues_.leave(call, path->id); })
            .say("Wait no more; who has the turn passes it on")
            .limit(limits::change_offer_account()));
    routes.push_back(
        http::get("/api/v1/market/queue", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return queues_.own(call, std::move(query.value));
        }).say("The lines in which one waits or has the turn, newest first"));
    return routes;
}

}  // namespace bookverse::market
