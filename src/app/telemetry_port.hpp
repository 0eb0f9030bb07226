// The operators' port: /metrics, /health/live, /health/ready, and what commands like `bookverse parked` ask.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "platform/http/message.hpp"
#include "platform/http/server.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::app {

/// Component and why it is not well; empty: ready.
using Problems = std::function<std::vector<std::pair<std::string, std::string>>()>;

/// Live: this very answer. Ready: 200, or 503 with a line a problem.
/// `commands` answers below /operator/.
http::RequestHandler telemetry_pages(telemetry::Telemetry& telemetry, Problems problems,
                                     http::RequestHandler commands);

}  // namespace bookverse::app
