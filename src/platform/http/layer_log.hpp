// Metrics and the access log, by route pattern and never by the raw path: a path may hold ids and secrets,
// and there is no end to them.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <vector>

#include "platform/http/call.hpp"
#include "platform/http/route.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::http {

struct AccessLogOptions {
    std::uint32_t sample = 100;  ///< one of so many unremarkable reads is logged; 1: all
    std::chrono::milliseconds slow{500};
};

class AccessLog {
public:
    AccessLog(telemetry::Telemetry& telemetry, const Routes& routes, AccessLogOptions options);

    /// Once a request, when its answer is known. `call.route` may be null.
    void note(const Call& call, int status, std::chrono::steady_clock::duration took);

private:
    struct OfRoute {
        std::array<telemetry::Counter, 6> by_class;  ///< index: status / 100
        telemetry::Histogram seconds;
    };
    OfRoute make(telemetry::Telemetry& telemetry, const std::string& method, const std::string& pattern);
    bool worth_a_line(const Call& call, int status, std::chrono::steady_clock::duration took);

    telemetry::Telemetry& telemetry_;
    AccessLogOptions options_;
    const Route* first_;
    std::vector<OfRoute> of_route_;
    OfRoute of_none_;
    std::atomic<std::uint32_t> seen_{0};
};

}  // namespace bookverse::http
