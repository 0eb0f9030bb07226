// The only places where coroutines meet threads, pools and time. Nobody else uses asio::detached, co_spawn
// onto a pool, or a timer race by hand (tools/check_layers.py looks for it).
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"

namespace boost::asio {
class io_context;
}
namespace bookverse::telemetry {
class Telemetry;
}

namespace bookverse {

/// Starts `operation` on `executor` and forgets it; an exception is logged with `name` and counted, never
/// lost.
void spawn_logged(asio::any_io_executor executor, std::function<Task<>()> operation, std::string name);

/// Runs an I/O thread until its io_context has nothing left or is stopped. An exception that leaves a handler
/// is logged and counted, and the thread goes on: one bad connection does not end the others.
void run_io(asio::io_context& io, telemetry::Telemetry& telemetry);

/// How many spawned operations ended by an exception since the start; being cancelled is not one. For
/// metrics.
std::uint64_t spawned_faults() noexcept;

/// Suspends the caller for `duration` on its own executor. Cancellable.
Task<> sleep_for(std::chrono::milliseconds duration);

/// Runs `operation` and cancels it when `deadline` passes first: then DeadlinePassed{name} is thrown after
/// the operation has ended. Works for operations that support asio cancellation (terminal); one that ends
/// with a value or an error of its own in spite of it keeps that. For executors that run one thing at a time
/// (an I/O thread, a strand).
template <class T>
Task<T> with_deadline(Deadline deadline, Task<T> operation, std::string name);

/// A named, bounded thread pool for work that blocks or burns (Argon2, images, drivers). A full queue is
/// refused: 503 now is better than an answer in a minute.
class Pool {
public:
    struct Limits {
        std::size_t threads = 2;
        std::size_t queue = 64;
        bool burns = false;  ///< works on the processor instead of waiting: gives way to the I/O threads
    };
    struct Load {
        std::size_t running = 0;
        std::size_t queued = 0;
        std::uint64_t refused = 0;
    };

    Pool(std::string name, Limits limits);
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    /// Waits for what runs; what is queued is dropped (its waiter gets Unavailable).
    ~Pool();

    const std::string& name() const noexcept;
    Load load() const noexcept;  ///< thread-safe, for metrics

    /// Thread-safe. False when the queue is full. `job` must not throw.
    bool post(std::move_only_function<void()> job);
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Runs the plain function `work` in `pool`, resumes the caller on its own executor with the result. Throws
/// Unavailable when the pool is full or stopped, DeadlinePassed when the deadline passed before the job began
/// (a job that has begun is finished), and whatever `work` throws.
template <class F>
auto offload(Pool& pool, F work, Deadline deadline = Deadline::never()) -> Task<std::invoke_result_t<F&>>;

}  // namespace bookverse

#include "platform/async/run_impl.hpp"  // IWYU pragma: export
