// What is counted of a group, the same for each adapter.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "platform/telemetry/telemetry.hpp"

namespace bookverse::bus {

struct GroupMetrics {
    telemetry::Counter handled, failed, parked;
    telemetry::Gauge running;

    GroupMetrics(telemetry::Telemetry& telemetry, const std::string& group)
        : handled{telemetry.counter("bookverse_bus_handled_total", "Deliveries that a handler finished",
                                    {{"group", group}})},
          failed{telemetry.counter("bookverse_bus_failed_total", "Deliveries that a handler refused",
                                   {{"group", group}})},
          parked{telemetry.counter("bookverse_bus_parked_total",
                                   "Messages given up after their last delivery", {{"group", group}})},
          running{telemetry.gauge("bookverse_bus_running", "Handlers that run now", {{"group", group}})} {}
};

/// How long to wait before a message is delivered again, by how often it has failed.
using BackOff = std::function<std::chrono::milliseconds(int failures)>;

/// 50 ms, 200 ms, 0.8 s, 3.2 s, then 5 s: five deliveries in about 4 s.
inline std::chrono::milliseconds default_back_off(int failures) {
    std::chrono::milliseconds wait{50};
    for (int i = 1; i < failures && wait < std::chrono::seconds{5}; ++i)
        wait *= 4;
    return wait < std::chrono::seconds{5} ? wait : std::chrono::seconds{5};
}

}  // namespace bookverse::bus
