#include "app/route_table.hpp"

#include <algorithm>
#include <stdexcept>

namespace bookverse::app {

Blueprint blueprint_of(const service::Registration& registration, service::Platform platform) {
    const auto service = registration.make(platform);
    Blueprint blueprint{registration.name, service->routes(), {}};
    for (const auto& one : service->subscriptions())
        blueprint.groups.push_back({one.group, one.types, one.max_deliveries});
    for (auto& route : blueprint.routes)
        route.handler = nullptr;  // it refers to the service that goes now
    return blueprint;
}

http::Routes public_part(const service::Registration& registration, const http::Routes& routes) {
    http::Routes result;
    for (const auto& route : routes) {
        if (route.access == http::Access::service) continue;
        const bool owned = std::ranges::any_of(registration.prefixes, [&](const std::string& prefix) {
            return route.pattern == prefix || route.pattern.starts_with(prefix + "/");
        });
        if (!owned) throw std::logic_error{registration.name + " has no right to the path " + route.pattern};
        result.push_back(route);
    }
    return result;
}

http::Routes forwarded(http::Routes routes, const std::string& service, service::ServiceClient& services) {
    for (auto& route : routes) {
        route.idempotency = http::Idempotency::none;  // the owner keeps the answers
        route.handler = [&services, service](http::Call& call) -> Task<http::Response> {
            auto request = call.request;
            request.headers.set("X-Request-Id", call.request_id);
            request.headers.set("traceparent", call.traceparent);
            return services.forward(service, std::move(request), call.deadline);
        };
    }
    return routes;
}

http::Routes without_limits(http::Routes routes) {
    for (auto& route : routes)
        route.limits.clear();
    return routes;
}

void override_limits(http::Routes& routes, const std::vector<config::LimitOverride>& overrides) {
    for (auto& route : routes)
        for (auto& limit : route.limits)
            for (const auto& other : overrides)
                if (other.name == limit.name || other.name == "all") {
                    limit.count = other.count;
                    limit.per = std::chrono::seconds{other.seconds};
                }
    for (auto& route : routes)
        std::erase_if(route.limits, [](const http::RateLimit& limit) { return limit.count == 0; });
}

}  // namespace bookverse::app
