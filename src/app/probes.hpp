// Looks every few seconds whether store, bus, cache and blobs can be used; readiness reads what was seen
// last.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "platform/service/service.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::app {

class Probes {
public:
    using Ping = std::function<Task<>(Deadline)>;

    explicit Probes(telemetry::Telemetry& telemetry) : telemetry_{telemetry} {}
    Probes(const Probes&) = delete;
    Probes& operator=(const Probes&) = delete;

    /// Before the first look.
    void add(std::string component, Ping ping);

    /// One job a component, so that a slow one holds up no other.
    std::vector<service::Job> jobs();

    /// Component and why it cannot be used, as last seen.
    std::vector<std::pair<std::string, std::string>> problems() const;

private:
    struct Component;
    telemetry::Telemetry& telemetry_;
    std::vector<std::shared_ptr<Component>> components_;
};

}  // namespace bookverse::app
