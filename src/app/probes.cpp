#include "app/probes.hpp"

#include <mutex>

namespace bookverse::app {

namespace {

constexpr std::chrono::milliseconds every{2000};
constexpr std::chrono::milliseconds patience{1000};

}  // namespace

struct Probes::Component {
    std::string name;
    Ping ping;
    telemetry::Gauge up;
    mutable std::mutex mutex{};
    std::string problem{};

    std::string seen() const {
        const std::lock_guard lock{mutex};
        return problem;
    }
    /// The problem before.
    std::string note(std::string now) {
        const std::lock_guard lock{mutex};
        return std::exchange(problem, std::move(now));
    }
};

void Probes::add(std::string component, Ping ping) {
    auto up = telemetry_.gauge("bookverse_dependency_up", "1 while the last look at it went well.",
                               {{"name", component}});
    up.set(1);
    auto added = std::make_shared<Component>();
    added->name = std::move(component);
    added->ping = std::move(ping);
    added->up = up;
    components_.push_back(std::move(added));
}

std::vector<service::Job> Probes::jobs() {
    std::vector<service::Job> jobs;
    for (const auto& component : components_) {
        auto look = [component, &telemetry = telemetry_]() -> Task<> {
            std::string problem;
            try {
                co_await component->ping(Deadline::after(patience));
            } catch (const std::exception& error) {
                problem = error.what();
            }
            component->up.set(problem.empty() ? 1 : 0);
            const bool was_well = component->note(problem).empty();
            if (was_well == problem.empty()) co_return;
            telemetry.log(problem.empty() ? telemetry::Level::info : telemetry::Level::error,
                          problem.empty() ? "dependency.back" : "dependency.down",
                          {{"name", component->name}, {"what", problem}});
        };
        jobs.push_back({"probe." + component->name, every, std::move(look)});
    }
    return jobs;
}

std::vector<std::pair<std::string, std::string>> Probes::problems() const {
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& component : components_)
        if (auto problem = component->seen(); !problem.empty())
            result.emplace_back(component->name, std::move(problem));
    return result;
}

}  // namespace bookverse::app
