// Which services exist: services.list, one line each.
#pragma once

#include <string>
#include <vector>

#include "platform/service/service.hpp"

namespace bookverse::app {

std::vector<service::Registration> all_services();
std::vector<std::string> service_names();

}  // namespace bookverse::app
