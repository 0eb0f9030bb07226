#include "services/reviews/reviews.hpp"
#include "services/reviews/route_limits.hpp"

namespace bookverse::reviews {

using http::Access;
using http::Call;
using http::Json;
using http::NoContent;
using http::Path;
using http::Query;

http::Routes ReviewsService::own_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/api/v1/reviews", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return exchanges_.own(call, std::move(query.value));
        }).say("What one bought and sold, with the reviews of both sides as far as one may see them"));
    routes.push_back(
        http::get("/api/v1/reviews/due", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return exchanges_.due(call, std::move(query.value));
        }).say("What one has still to review, the most urgent first"));
    routes.push_back(
        http::get("/api/v1/reviews/orders/{order}", Access::student,
                  [this](Call& call, Path<dto::OrderPath> path) {
                      return exchanges_.of_order(call.actor, path->order, call.deadline);
                  })
            .say("The settled lines of an order, with their reviews, for who bought or sold them"));
    routes.push_back(
        http::put("/api/v1/reviews/orders/{order}/lines/{line}/purchase", Access::student,
                  [this](Call& call, Path<dto::LinePath> path, Json<dto::PurchaseReview> body) {
                      return exchanges_.review_purchase(call, path.value, std::move(body.value));
                  })
            .say("The buyer reviews the book and its seller, or changes that until it is published")
            .limit(limits::review_account()));
    routes.push_back(http::put("/api/v1/reviews/orders/{order}/lines/{line}/buyer", Access::student,
                               [this](Call& call, Path<dto::LinePath> path, Json<dto::BuyerReview> body) {
                                   return exchanges_.review_buyer(call, path.value, std::move(body.value));
                               })
                         .say("The seller reviews the buyer, or changes that until it is published")
                         .limit(limits::review_account()));
    routes.push_back(http::put("/api/v1/reviews/{id}/answer", Access::student,
                               [this](Call& call, Path<dto::ReviewPath> path, Json<dto::NewAnswer> body) {
                                   return exchanges_.answer(call, path->id, std::move(body.value));
                               })
                         .say("Answer a review of oneself, once")
                         .limit(limits::review_account()));
    return routes;
}

http::Routes ReviewsService::public_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/reviews/people/{id}", Access::anyone,
                               [this](Call& call, Path<dto::PersonPath> path, Query<dto::PersonQuery> query) {
                                   return published_.of_person(call, path->id, std::move(query.value));
                               })
                         .say("Reviews of a person, as a seller or as a buyer, newest first"));
    routes.push_back(http::get("/api/v1/reviews/people/{id}/rating", Access::anyone,
                               [this](Call& call, Path<dto::PersonPath> path) {
                                   return published_.rating_of_person(call.actor, path->id, call.deadline);
                               })
                         .say("Average and distribution of the stars of a person"));
    routes.push_back(http::get("/api/v1/reviews/listings/{id}", Access::anyone,
                               [this](Call& call, Path<dto::ListingPath> path, Query<http::PageQuery> query) {
                                   return published_.of_listing(call, path->id, std::move(query.value));
                               })
                         .say("Reviews of a copy, newest first"));
    routes.push_back(http::get("/api/v1/reviews/listings/{id}/rating", Access::anyone,
                               [this](Call& call, Path<dto::ListingPath> path) {
                                   return published_.rating_of_listing(path->id, call.deadline);
                               })
                         .say("Average and distribution of the stars of a copy"));
    routes.push_back(http::get("/api/v1/reviews/editions/{id}", Access::anyone,
                               [this](Call& call, Path<dto::EditionPath> path, Query<http::PageQuery> query) {
                                   return published_.of_edition(call, path->id, std::move(query.value));
                               })
                         .say("Reviews of all copies of an edition, newest first"));
    routes.push_back(http::get("/api/v1/reviews/editions/{id}/rating", Access::anyone,
                               [this](Call& call, Path<dto::EditionPath> path) {
                                   return published_.rating_of_edition(path->id, call.deadline);
                               })
                         .say("Average and distribution of the stars of an edition"));
    return routes;
}

http::Routes ReviewsService::internal_routes() {
    http::Routes routes;
    routes.push_back(http::get("/internal/reviews/{id}/evidence/{reporter}", Access::service,
                               [this](Call& call, Path<dto::EvidencePath> path) {
                                   return exchanges_.evidence(path->id, path->reporter, call.deadline);
                               })
                         .say("A review or an answer as somebody reports it"));
    routes.push_back(http::put("/internal/reviews/{id}/visibility", Access::service,
                               [this](Call& call, Path<dto::ReviewPath> path,
                                      Json<Visibility> body) -> Task<Result<NoContent>> {
                                   auto done =
                                       co_await exchanges_.set_hidden(path->id, body->hidden, call.deadline);
                                   if (!done) co_return std::unexpected(std::move(done).error());
                                   co_return NoContent{};
                               })
                         .say("Hide a review or an answer, or show it again"));
    return routes;
}

}  // namespace bookverse::reviews
