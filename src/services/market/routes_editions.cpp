#include "platform/http/endpoint.hpp"
#include "services/market/market.hpp"
#include "services/market/route_limits.hpp"

namespace bookverse::market {

using http::Access;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes MarketService::edition_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/market", Access::anyone,
                               [this](Call&) -> Task<Result<dto::MarketInfo>> {
                                   const Currency currency = context_.currency();
                                   co_return dto::MarketInfo{std::string{currency.code()},
                                                             currency.decimals(), dto::highest_price,
                                                             static_cast<int>(dto::most_photos)};
                               })
                         .say("What a form needs to know: currency and bounds")
                         .cached("public, max-age=300"));
    routes.push_back(http::get("/api/v1/editions", Access::anyone,
                               [this](Call& call, Query<dto::EditionQuery> query) {
                                   return editions_.by_isbn(query->isbn, call.deadline);
                               })
                         .say("The edition of an ISBN, in any of the usual writings")
                         .within(std::chrono::seconds{8})
                         .limit(limits::isbn_account_or_address()));
    routes.push_back(
        http::get("/api/v1/editions/{id}", Access::anyone, [this](Call& call, Path<dto::EditionPath> path) {
            return editions_.get(path->id, call.deadline);
        }).say("An edition"));
    routes.push_back(http::get("/api/v1/editions/{id}/listings", Access::anyone,
                               [this](Call& call, Path<dto::EditionPath> path, Query<http::PageQuery> query) {
                                   return listings_.of_edition(call, path->id, std::move(query.value));
                               })
                         .say("Copies of an edition that are for sale, newest first"));
    return routes;
}

http::Routes MarketService::operator_routes() {
    http::Routes routes;
    routes.push_back(
        http::post("/operator/market/editions", Access::service,
                   [this](Call& call, Json<dto::CatalogueRows> body) -> Task<Result<dto::CatalogueReport>> {
                       co_return co_await editions_.import(std::move(body.value.rows), call.deadline);
                   })
            .body_up_to(4 * 1024 * 1024)
            .within(std::chrono::seconds{60}));
    return routes;
}

}  // namespace bookverse::market
