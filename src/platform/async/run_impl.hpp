// The templates of run.hpp. What does not depend on a type is in run.cpp.
#pragma once

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <type_traits>

#include "platform/async/run.hpp"

namespace bookverse {

namespace detail {

/// Cancels one operation from two sides: when its time is over, and when whoever awaits it is cancelled.
struct DeadlineGuard {
    asio::steady_timer timer;
    asio::cancellation_signal signal;
    bool fired = false;

    explicit DeadlineGuard(const asio::any_io_executor& executor) : timer{executor} {}
};

/// Arms the timer and takes over the cancellation slot of the awaiting coroutine; the operation is spawned
/// with `guard->signal`, so nobody else uses that slot meanwhile.
void arm(const std::shared_ptr<DeadlineGuard>& guard, SteadyTime at, asio::cancellation_slot parent);

/// Undoes arm() on every way out.
class Disarm {
public:
    Disarm(std::shared_ptr<DeadlineGuard> guard, asio::cancellation_slot parent)
        : guard_{std::move(guard)}, parent_{parent} {}
    Disarm(const Disarm&) = delete;
    Disarm& operator=(const Disarm&) = delete;
    ~Disarm() {
        parent_.clear();
        guard_->timer.cancel();
    }

private:
    std::shared_ptr<DeadlineGuard> guard_;
    asio::cancellation_slot parent_;
};

/// A piece of work for a pool that keeps its own result; run() does not throw.
class Job {
public:
    Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    virtual ~Job() = default;
    virtual void run() noexcept = 0;
};

/// Suspends until the job has run in the pool. Throws as offload() says, but nothing of the job's own.
Task<> run_in_pool(Pool& pool, std::shared_ptr<Job> job, Deadline deadline);

template <class F>
class JobOf final : public Job {
public:
    using R = std::invoke_result_t<F&>;
    explicit JobOf(F work) : work_{std::move(work)} {}

    void run() noexcept override {
        try {
            if constexpr (std::is_void_v<R>) {
                work_();
                result_.emplace();
            } else {
                result_.emplace(work_());
            }
        } catch (...) {
            error_ = std::current_exception();
        }
    }
    R take() {
        if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
        if constexpr (!std::is_void_v<R>) return std::move(*result_);
    }

private:
    F work_;
    std::optional<std::conditional_t<std::is_void_v<R>, std::monostate, R>> result_;
    std::exception_ptr error_;
};

}  // namespace detail

template <class T>
Task<T> with_deadline(Deadline deadline, Task<T> operation, std::string name) {
    if (deadline.at == SteadyTime::max()) co_return co_await std::move(operation);
    if (deadline.passed()) throw DeadlinePassed{name};

    const auto executor = co_await asio::this_coro::executor;
    auto parent = (co_await asio::this_coro::cancellation_state).slot();
    auto guard = std::make_shared<detail::DeadlineGuard>(executor);
    detail::arm(guard, deadline.at, parent);
    const detail::Disarm disarm{guard, parent};
    try {
        co_return co_await asio::co_spawn(
            executor, std::move(operation),
            asio::bind_cancellation_slot(guard->signal.slot(), asio::use_awaitable));
    } catch (const boost::system::system_error& error) {
        if (!guard->fired || error.code() != asio::error::operation_aborted) throw;
    }
    throw DeadlinePassed{name};
}

template <class F>
auto offload(Pool& pool, F work, Deadline deadline) -> Task<std::invoke_result_t<F&>> {
    auto job = std::make_shared<detail::JobOf<F>>(std::move(work));
    co_await detail::run_in_pool(pool, job, deadline);
    co_return job->take();
}

}  // namespace bookverse
