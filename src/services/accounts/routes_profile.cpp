#include "platform/http/endpoint.hpp"
#include "services/accounts/accounts.hpp"
#include "services/accounts/route_limits.hpp"

namespace bookverse::accounts {

using http::Access;
using http::Bytes;
using http::Call;
using http::IfMatch;
using http::Json;
using http::Path;
using http::Query;
using http::Tagged;

http::Routes AccountsService::profile_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/accounts/me", Access::student, [this](Call& call) {
                         return profiles_.own(call.actor, call.deadline);
                     }).say("The own account"));
    routes.push_back(http::patch("/api/v1/accounts/me", Access::student,
                                 [this](Call& call, IfMatch seen, Json<dto::AccountPatch> body) {
                                     return profiles_.change(call.actor, seen.version, std::move(body.value),
                                                             call.deadline);
                                 })
                         .say("Change the own profile and preferences"));
    routes.push_back(http::put("/api/v1/accounts/me/picture", Access::student,
                               [this](Call& call, Bytes body) {
                                   return profiles_.set_picture(call.actor, std::move(body.value),
                                                                call.deadline);
                               })
                         .say("Set the profile picture; it is cut to a square and written anew")
                         .takes({"image/jpeg", "image/png", "image/webp"})
                         .body_up_to(8 * 1024 * 1024)
                         .within(std::chrono::seconds{15})
                         .limit(limits::picture_account()));
    routes.push_back(http::del("/api/v1/accounts/me/picture", Access::student, [this](Call& call) {
                         return profiles_.remove_picture(call.actor, call.deadline);
                     }).say("Remove the profile picture"));
    routes.push_back(
        http::get("/api/v1/pictures/{id}", Access::anyone,
                  [this](Call& call, Path<dto::PicturePath> path,
                         Query<dto::PictureQuery> query) -> Task<Result<http::TaggedBytes>> {
                      const int size = picture_size(query->size ? query->size->value : default_picture_size);
                      auto bytes = co_await profiles_.picture(path->id, size, call.deadline);
                      if (!bytes) co_return std::unexpected(std::move(bytes).error());
                      call.response_headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
                      call.response_headers.set("X-Content-Type-Options", "nosniff");
                      // A changed picture has another id: the name of the bytes is their tag.
                      co_return http::TaggedBytes{std::move(*bytes), "image/webp",
                                                  path->id.to_string() + "-" + std::to_string(size)};
                  })
            .say("A profile picture; ?size=96 for the small one")
            .gives(200, "image/webp")
            .cached("public, max-age=31536000, immutable"));
    routes.push_back(
        http::get("/api/v1/accounts/{id}", Access::anyone, [this](Call& call, Path<dto::IdPath> path) {
            return profiles_.of(call.actor, path->id, call.deadline);
        }).say("The public profile of somebody"));
    routes.push_back(http::get("/api/v1/campuses", Access::anyone,
                               [this](Call&, Query<dto::CampusQuery> query) -> Task<Result<dto::CampusList>> {
                                   co_return profiles_.campuses(query->query ? query->query->str() : "");
                               })
                         .say("Campuses whose name or domain begins with the query, at most ten")
                         .limit(limits::search_address()));
    return routes;
}

}  // namespace bookverse::accounts
