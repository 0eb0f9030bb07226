// All routes of the program, by the service that owns them.
#pragma once

#include <string>
#include <vector>

#include "platform/bus/bus.hpp"
#include "platform/config/options.hpp"
#include "platform/http/route.hpp"
#include "platform/service/service.hpp"
#include "platform/service/service_client.hpp"

namespace bookverse::app {

/// Routes, and groups of the bus, of a service that does not run here: it is made on a platform that does
/// nothing, asked, and thrown away. Calling one of the handlers is not allowed.
struct Blueprint {
    std::string service;
    http::Routes routes;
    std::vector<bus::GroupSpec> groups;
};
Blueprint blueprint_of(const service::Registration& registration, service::Platform platform);

/// What of a service's routes the public port has: all but those for services. Throws std::logic_error for a
/// path outside the service's prefixes.
http::Routes public_part(const service::Registration& registration, const http::Routes& routes);

/// The same routes with a handler that forwards to `service`, in whatever process it runs.
http::Routes forwarded(http::Routes routes, const std::string& service, service::ServiceClient& services);

/// For the internal port: the gateway has counted already.
http::Routes without_limits(http::Routes routes);

void override_limits(http::Routes& routes, const std::vector<config::LimitOverride>& overrides);

}  // namespace bookverse::app
