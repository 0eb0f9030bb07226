// What the gateway answers itself beside the web app: the API document and its reference page, robots.txt and
// security.txt.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "platform/http/route.hpp"
#include "platform/service/settings.hpp"

namespace bookverse::gateway {

/// A page of ours outside of /api/ and /.well-known/, where the web app's files are.
inline constexpr std::string_view robots_path = "/robots.txt";

/// `openapi`: the merged document of all services.
http::Routes pages(std::shared_ptr<const std::string> openapi, const service::Settings& settings,
                   const Clock& clock);

}  // namespace bookverse::gateway
