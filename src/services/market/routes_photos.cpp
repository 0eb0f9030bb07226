#include "platform/http/endpoint.hpp"
#include "services/market/market.hpp"
#include "services/market/route_limits.hpp"

namespace bookverse::market {

using http::Access;
using http::Bytes;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes MarketService::photo_routes() {
    http::Routes routes;
    routes.push_back(http::post("/api/v1/listings/{id}/photos", Access::student,
                                [this](Call& call, Path<dto::ListingPath> path,
                                       Query<dto::NewPhotoQuery> query, Bytes body) {
                                    return photos_.add(call, path->id, std::move(body.value),
                                                       query->alt ? query->alt->str() : std::string{});
                                })
                         .say("Add a photo; it is written anew in three sizes, without metadata")
                         .takes({"image/jpeg", "image/png", "image/webp"})
                         .body_up_to(8 * 1024 * 1024)
                         .within(std::chrono::seconds{15})
                         .limit(limits::listing_photo_account()));
    routes.push_back(http::put("/api/v1/listings/{id}/photos", Access::student,
                               [this](Call& call, Path<dto::ListingPath> path, Json<dto::PhotoOrder> body) {
                                   return photos_.order(call, path->id, std::move(body.value.photos.value));
                               })
                         .say("Put the photos in another order; the first is the cover")
                         .limit(limits::change_listing_account()));
    routes.push_back(http::del("/api/v1/listings/{id}/photos/{photo}", Access::student,
                               [this](Call& call, Path<dto::ListingPhotoPath> path) {
                                   return photos_.remove(call, path->id, path->photo);
                               })
                         .say("Remove a photo")
                         .limit(limits::change_listing_account()));
    routes.push_back(http::get("/api/v1/photos/{id}", Access::anyone,
                               [this](Call& call, Path<dto::PhotoPath> path,
                                      Query<dto::PhotoQuery> query) -> Task<Result<http::Response>> {
                                   auto bytes = co_await photos_.bytes(
                                       path->id, query->size ? query->size->value : 480, call.deadline);
                                   if (!bytes) co_return std::unexpected(std::move(bytes).error());
                                   auto response = http::Response::text(200, std::move(*bytes), "image/webp");
                                   response.headers.set("Content-Security-Policy",
                                                        "default-src 'none'; sandbox");
                                   response.headers.set("X-Content-Type-Options", "nosniff");
                                   co_return response;
                               })
                         .say("A photo; ?size=160, 480 or 1600, the next larger one is given")
                         .gives(200, "image/webp")
                         .cached("public, max-age=31536000, immutable"));
    return routes;
}

}  // namespace bookverse::market
