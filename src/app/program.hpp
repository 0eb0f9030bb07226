// The running program: `bookverse serve`.
#pragma once

#include <memory>

#include "platform/config/options.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::app {

/// Serves until SIGTERM or SIGINT. The exit code: 0 after a clean stop. Throws std::runtime_error with a
/// sentence for the operator when it cannot start.
int serve(const config::Options& options, telemetry::Telemetry& telemetry);

}  // namespace bookverse::app
