// The parts of the running program and what each needs: started in that order, stopped in reverse. Plain
// functions on the main thread, which has nothing else to do; the I/O threads are never held up by a start.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace bookverse::app {

struct Module {
    std::string name;
    std::vector<std::string> needs{};
    std::function<void()> start;  ///< throws Unavailable for "not yet": it is called again
    std::function<void()> stop =
        {};  ///< only after a start that returned; a throw is told and does not stop the rest
};

class ModuleGraph {
public:
    /// What went wrong with which module, for log and readiness; an empty reason: it runs now.
    using Tell = std::function<void(const std::string& module, const std::string& reason)>;

    explicit ModuleGraph(Tell tell) : tell_{std::move(tell)} {}

    void add(Module module);

    /// Starts all. A module that answers Unavailable is tried again every second, its dependants wait; any
    /// other exception stops what runs and is thrown on. Returns false when `stop` was asked for meanwhile
    /// (what runs is left to stop()). Throws std::logic_error for an unknown need, a double name or a circle,
    /// before anything starts.
    bool start(std::stop_token stop);

    /// Stops what runs, last started first. May be called twice.
    void stop() noexcept;

    /// Names in the order of their start.
    std::vector<std::string> order() const;

private:
    bool start_one(const Module& module, std::stop_token stop);

    Tell tell_;
    std::vector<Module> modules_;
    std::vector<const Module*> running_;
};

}  // namespace bookverse::app
