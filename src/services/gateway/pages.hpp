// What the gateway answers itself beside the web app: the API document and its reference page, robots.txt and
// security.txt.
#pragma once

#include <memory>
#include <string>

#include "base/instant.hpp"
#include "platform/http/route.hpp"
#include "platform/service/settings.hpp"

namespace bookverse::gateway {

/// `openapi`: the merged document of all services.
http::Routes pages(std::shared_ptr<const std::string> openapi, const service::Settings& settings,
                   const Clock& clock);

}  // namespace bookverse::gateway
