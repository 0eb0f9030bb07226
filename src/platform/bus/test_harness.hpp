// For tests of this folder only: threads that run coroutines, an awaited condition, a handler that remembers.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <map>
#include <mutex>
#include <thread>

#include "base/manual_clock.hpp"
#include "platform/async/run.hpp"
#include "platform/bus/bus.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::bus {

/// An executor with threads of its own, as an I/O thread of the program.
class IoThreads {
public:
    explicit IoThreads(std::size_t count = 1) {
        for (std::size_t i = 0; i < count; ++i)
            threads_.emplace_back([this] { io_.run(); });
    }
    IoThreads(const IoThreads&) = delete;
    IoThreads& operator=(const IoThreads&) = delete;
    ~IoThreads() {
        work_.reset();
        for (auto& thread : threads_)
            thread.join();
    }
    asio::any_io_executor executor() { return io_.get_executor(); }

    template <class T>
    std::future<T> spawn(Task<T> task) {
        return asio::co_spawn(io_, std::move(task), asio::use_future);
    }
    /// Fails the program instead of hanging for ever.
    template <class T>
    T run(Task<T> task) {
        auto future = spawn(std::move(task));
        if (future.wait_for(std::chrono::seconds{60}) != std::future_status::ready) {
            ADD_FAILURE() << "an operation did not end within 60 s";
            std::abort();
        }
        return future.get();
    }

private:
    asio::io_context io_{1};
    asio::executor_work_guard<asio::io_context::executor_type> work_{io_.get_executor()};
    std::vector<std::thread> threads_;
};

/// Waits until `condition` holds, at most `limit`; looks every 2 ms because conditions are plain functions.
template <class F>
bool eventually(F condition, std::chrono::milliseconds limit = std::chrono::seconds{30}) {
    const auto deadline = Deadline::after(limit);
    while (!condition()) {
        if (deadline.passed()) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return true;
}

inline Message message(const std::string& id, std::string type = "book.sold", std::string subject = "s") {
    return {.id = id,
            .type = std::move(type),
            .subject = std::move(subject),
            .at = Instant{Duration{1'800'000'000'123}},
            .traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            .data = R"({"n":")" + id + "\"}"};
}

/// What handlers have seen; thread-safe.
class Seen {
public:
    void add(const Message& message) {
        const std::lock_guard lock{mutex_};
        ++counts_[message.id];
        order_.push_back(message);
    }
    int of(const std::string& id) const {
        const std::lock_guard lock{mutex_};
        const auto found = counts_.find(id);
        return found == counts_.end() ? 0 : found->second;
    }
    std::size_t distinct() const {
        const std::lock_guard lock{mutex_};
        return counts_.size();
    }
    std::size_t all() const {
        const std::lock_guard lock{mutex_};
        return order_.size();
    }
    std::vector<Message> order() const {
        const std::lock_guard lock{mutex_};
        return order_;
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, int> counts_;
    std::vector<Message> order_;
};

/// A handler that remembers and, for the first `failures` deliveries of each message, throws.
inline std::function<Task<>(Message)> remember(std::shared_ptr<Seen> seen, int failures = 0) {
    return [seen, failures](Message message) -> Task<> {
        seen->add(message);
        if (seen->of(message.id) <= failures) throw std::runtime_error{"not yet"};
        co_return;
    };
}

inline telemetry::Telemetry& quiet() {
    static telemetry::Telemetry telemetry{
        {.level = telemetry::Level::error, .service = "test", .file = "/dev/null"}};
    return telemetry;
}

}  // namespace bookverse::bus
