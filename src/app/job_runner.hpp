// Periodic work of services and of the program itself. A job that fails is logged and runs again at its next
// turn.
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "app/io_threads.hpp"
#include "platform/service/service.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::app {

class JobRunner {
public:
    JobRunner(IoThreads& threads, telemetry::Telemetry& telemetry);
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    /// The first run begins at once.
    void start(service::Job job);
    /// Lets those that run finish, up to `patience`; from the main thread.
    void stop(std::chrono::milliseconds patience);

private:
    struct State;
    IoThreads& threads_;
    std::shared_ptr<State> state_;
};

}  // namespace bookverse::app
