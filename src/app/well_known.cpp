#include "app/well_known.hpp"

namespace bookverse::app {

namespace {

http::Route without_handler() {
    http::Route route;
    route.pattern = jwks_path;
    route.access = http::Access::anyone;
    route.summary = "Public keys of access tokens (JWKS)";
    route.cache_control = "public, max-age=300";
    return std::move(route).gives(200, "application/json");
}

}  // namespace

http::Route jwks_route(const auth::KeySet& keys, const Clock& clock) {
    auto route = without_handler();
    route.handler = [&keys, &clock](http::Call&) -> Task<http::Response> {
        co_return http::Response::json(200, keys.jwks(clock.now()));
    };
    return route;
}

http::Routes with_well_known(const Blueprint& blueprint) {
    auto routes = blueprint.routes;
    if (blueprint.service == "accounts") routes.push_back(without_handler());
    return routes;
}

}  // namespace bookverse::app
