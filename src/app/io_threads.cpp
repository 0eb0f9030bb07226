#include "app/io_threads.hpp"

#include <pthread.h>

#include <exception>
#include <future>
#include <string>

#include "platform/async/run.hpp"
#include "platform/async/thread_priority.hpp"

namespace bookverse::app {

struct IoThreads::Thread {
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(context);
    std::thread thread{};
};

IoThreads::IoThreads(unsigned threads, telemetry::Telemetry& telemetry) {
    for (unsigned i = 0; i < threads; ++i) {
        auto& added = *threads_.emplace_back(std::make_unique<Thread>());
        added.thread = std::thread{[&context = added.context, &telemetry] {
            prefer_latency();
            run_io(context, telemetry);
        }};
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
