// The merged API document of all services, wherever they run.
#pragma once

#include <string>

#include "platform/http/route.hpp"

namespace bookverse::app {

std::string openapi_text(const http::Routes& routes);

}  // namespace bookverse::app
