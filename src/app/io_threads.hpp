// The threads that do all I/O: one io_context(1) each, so what runs on one of them is never run by two at
// once.
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <thread>
#include <vector>

#include "platform/async/task.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::app {

class IoThreads {
public:
    IoThreads(unsigned threads, telemetry::Telemetry& telemetry);
    /// Ends at once: whatever still waits is dropped.
    ~IoThreads();
    IoThreads(const IoThreads&) = delete;
    IoThreads& operator=(const IoThreads&) = delete;

    std::vector<asio::io_context*> contexts();
    /// Background work (jobs, probes, the bus) takes turns over the threads.
    asio::any_io_executor next();

    /// From the main thread: runs `operation` on an I/O thread and waits for it; throws what it throws.
    void run(std::function<Task<>()> operation);

    void stop();

private:
    struct Thread;
    std::vector<std::unique_ptr<Thread>> threads_;
    std::atomic<std::size_t> turn_{0};
};

}  // namespace bookverse::app
