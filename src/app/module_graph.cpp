#include "app/module_graph.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <ranges>
#include <set>
#include <stdexcept>

#include "platform/async/deadline.hpp"

namespace bookverse::app {

namespace {

constexpr std::chrono::milliseconds retry_after{1000};

/// True when the whole time has passed, false when the stop came first.
bool wait(std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock{mutex};
    wake.wait_for(lock, stop, retry_after, [] { return false; });
    return !stop.stop_requested();
}

}  // namespace

void ModuleGraph::add(Module module) {
    modules_.push_back(std::move(module));
}

std::vector<std::string> ModuleGraph::order() const {
    std::set<std::string, std::less<>> names;
    for (const auto& module : modules_)
        if (!names.insert(module.name).second)
            throw std::logic_error{"two modules are called " + module.name};
    for (const auto& module : modules_)
        for (const auto& need : module.needs)
            if (!names.contains(need))
                throw std::logic_error{module.name + " needs " + need + ", which does not exist"};

    std::vector<std::string> done;
    const auto is_done = [&](const std::string& name) { return std::ranges::find(done, name) != done.end(); };
    while (done.size() < modules_.size()) {
        const auto next = std::ranges::find_if(modules_, [&](const Module& module) {
            return !is_done(module.name) && std::ranges::all_of(module.needs, is_done);
        });
        if (next == modules_.end()) throw std::logic_error{"modules need each other in a circle"};
        done.push_back(next->name);
    }
    return done;
}

bool ModuleGraph::start(std::stop_token stop) {
    for (const auto& name : order()) {
        const auto& module = *std::ranges::find(modules_, name, &Module::name);
        try {
            if (!start_one(module, stop)) return false;
        } catch (...) {
            this->stop();
            throw;
        }
        running_.push_back(&module);
    }
    return true;
}

bool ModuleGraph::start_one(const Module& module, std::stop_token stop) {
    bool told = false;
    while (!stop.stop_requested()) {
        try {
            module.start();
            if (told) tell_(module.name, "");
            return true;
        } catch (const Unavailable& why) {
            tell_(module.name, why.what());
        } catch (const DeadlinePassed& why) {
            tell_(module.name, why.what());
        }
        told = true;
        if (!wait(stop)) return false;
    }
    return false;
}

void ModuleGraph::stop() noexcept {
    for (const auto* const module : std::views::reverse(running_)) {
        if (!module->stop) continue;
        try {
            module->stop();
        } catch (const std::exception& error) {
            tell_(module->name, std::string{"did not stop well: "} + error.what());
        }
    }
    running_.clear();
}

}  // namespace bookverse::app
