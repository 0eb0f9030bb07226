#include "app/io_threads.hpp"

#include <pthread.h>

#include <exception>
#include <future>
#include <string>

#include "platform/async/deadline.hpp"
#include "platform/async/run.hpp"

namespace bookverse::app {

struct IoThreads::Thread {
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(context);
    std::thread thread{};
};

namespace {

/// A handler that throws (a bug, or a Beast error that escaped) must not end the thread and all its
/// connections.
void run_forever(asio::io_context& context, telemetry::Counter faults) {
    while (!context.stopped()) {
        try {
            context.run();
        } catch (const std::exception& error) {
            faults.add();
            telemetry::log_fault("io thread", error.what());
        } catch (...) {
            faults.add();
            telemetry::log_fault("io thread", "something that is no exception");
        }
    }
}

}  // namespace

IoThreads::IoThreads(unsigned threads, telemetry::Telemetry& telemetry) : telemetry_{telemetry} {
    auto faults =
        telemetry_.counter("bookverse_io_faults_total", "Exceptions that reached an I/O thread's loop.");
    for (unsigned i = 0; i < threads; ++i) {
        auto& added = *threads_.emplace_back(std::make_unique<Thread>());
        added.thread = std::thread{[&context = added.context, faults] { run_forever(context, faults); }};
        pthread_setname_np(added.thread.native_handle(), ("io-" + std::to_string(i)).c_str());
    }
}

IoThreads::~IoThreads() {
    stop();
}

std::vector<asio::io_context*> IoThreads::contexts() {
    std::vector<asio::io_context*> all;
    for (const auto& one : threads_)
        all.push_back(&one->context);
    return all;
}

asio::any_io_executor IoThreads::next() {
    return threads_[turn_.fetch_add(1) % threads_.size()]->context.get_executor();
}

void IoThreads::run(std::function<Task<>()> operation) {
    std::promise<void> promise;
    auto done = promise.get_future();
    spawn_logged(
        next(),
        [&promise, &operation]() -> Task<> {
            try {
                co_await operation();
                promise.set_value();
            } catch (...) {
                promise.set_exception(std::current_exception());
            }
        },
        "main thread's work");
    done.get();
}

void IoThreads::stop() {
    for (const auto& one : threads_)
        one->context.stop();
    for (const auto& one : threads_)
        if (one->thread.joinable()) one->thread.join();
}

}  // namespace bookverse::app
