#include "platform/http/endpoint.hpp"
#include "services/market/route_limits.hpp"
#include "services/market/wishes.hpp"

namespace bookverse::market {

using http::Access;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes Wishes::favourite_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/api/v1/favourites", Access::student,
                  [this](Call& call, Query<dto::FavouritesQuery> query) {
                      return favourites_.list(call, std::move(query.value));
                  })
            .say("The copies that one keeps in mind, newest first, each as it is now; or which of these"));
    routes.push_back(http::get("/api/v1/favourites/{listing}", Access::student,
                               [this](Call& call, Path<dto::FavouritePath> path) {
                                   return favourites_.get(call.actor, path->listing, call.deadline);
                               })
                         .say("One of them; 404 when it is none"));
    routes.push_back(http::put("/api/v1/favourites/{listing}", Access::student,
                               [this](Call& call, Path<dto::FavouritePath> path) {
                                   return favourites_.keep(call.actor, path->listing, call.deadline);
                               })
                         .say("Keep a copy in mind: there is a notice when its price falls")
                         .limit(limits::wish_account()));
    routes.push_back(http::del("/api/v1/favourites/{listing}", Access::student,
                               [this](Call& call, Path<dto::FavouritePath> path) {
                                   return favourites_.drop(call.actor, path->listing, call.deadline);
                               })
                         .say("Keep it in mind no longer")
                         .limit(limits::wish_account()));
    routes.push_back(http::get("/api/v1/listings/mine/interest", Access::student,
                               [this](Call& call, Query<dto::InterestQuery> query) {
                                   return favourites_.interest(
                                       call.actor, std::move(query.value.listing.value), call.deadline);
                               })
                         .say("How many people keep these own listings in mind"));
    routes.push_back(
        http::get("/api/v1/editions/{id}/price-guidance", Access::anyone,
                  [this](Call& call, Path<dto::EditionRefPath> path, Query<dto::PriceGuidanceQuery> query) {
                      return guidance_.of(path->id.id, query->condition, call.deadline);
                  })
            .say("What comparable copies were sold for; by the edition's id or ISBN")
            .cached("public, max-age=60"));
    return routes;
}

http::Routes Wishes::search_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/saved-searches", Access::student,
                               [this](Call& call, Query<http::PageQuery> query) {
                                   return searches_.list(call, std::move(query.value));
                               })
                         .say("One's own saved searches, newest first"));
    routes.push_back(http::post("/api/v1/saved-searches", Access::student,
                                [this](Call& call, Json<dto::NewSavedSearch> body) {
                                    return searches_.create(call, std::move(body.value));
                                })
                         .say("Save a search: what it finds from now on is told")
                         .idempotent(http::Idempotency::optional)
                         .limit(limits::wish_account()));
    routes.push_back(http::get("/api/v1/saved-searches/{id}", Access::student,
                               [this](Call& call, Path<dto::SavedSearchPath> path) {
                                   return searches_.get(call.actor, path->id, call.deadline);
                               })
                         .say("A saved search of one's own"));
    routes.push_back(
        http::patch("/api/v1/saved-searches/{id}", Access::student,
                    [this](Call& call, Path<dto::SavedSearchPath> path, Json<dto::SavedSearchPatch> body) {
                        return searches_.edit(call, path->id, std::move(body.value));
                    })
            .say("Change it, how often it tells, or whether others see it as a wanted ad")
            .limit(limits::wish_account()));
    routes.push_back(http::del("/api/v1/saved-searches/{id}", Access::student,
                               [this](Call& call, Path<dto::SavedSearchPath> path) {
                                   return searches_.drop(call.actor, path->id, call.deadline);
                               })
                         .say("Forget it and what it has found")
                         .limit(limits::wish_account()));
    routes.push_back(
        http::get("/api/v1/saved-searches/{id}/matches", Access::student,
                  [this](Call& call, Path<dto::SavedSearchPath> path, Query<http::PageQuery> query) {
                      return searches_.matches(call, path->id, std::move(query.value));
                  })
            .say("What it has found, newest first"));
    routes.push_back(
        http::get("/api/v1/wanted", Access::anyone, [this](Call& call, Query<dto::WantedQuery> query) {
            return searches_.wanted(call, std::move(query.value));
        }).say("What others are looking for, newest first; of a campus, of a course"));
    routes.push_back(
        http::get("/api/v1/wanted/{id}", Access::anyone, [this](Call& call, Path<dto::SavedSearchPath> path) {
            return searches_.wanted_ad(path->id, call.deadline);
        }).say("A wanted ad"));
    return routes;
}

http::Routes Wishes::routes() {
    auto all = favourite_routes();
    std::ranges::move(search_routes(), std::back_inserter(all));
    return all;
}

}  // namespace bookverse::market
