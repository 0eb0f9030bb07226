// How threads of drivers answer coroutines: one thread gives, one coroutine waits. Held by shared_ptr from
// both sides, because either may go first: the coroutine by its deadline, the driver by its answer.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"

namespace bookverse {

/// Wakes one coroutine from any thread.
class Wake {
public:
    Wake() = default;
    Wake(const Wake&) = delete;
    Wake& operator=(const Wake&) = delete;

    /// Any thread, any number of times; the first counts.
    void fire() noexcept;
    bool fired() const noexcept;
    /// By one coroutine, once; the caller keeps this alive. True when fired, at once if it was before; false
    /// when the deadline passed first. Cancellable.
    Task<bool> wait(Deadline deadline);

private:
    class Armed;
    mutable std::mutex mutex_;
    bool fired_ = false;
    asio::steady_timer* timer_ = nullptr;  ///< lives in the frame of the waiting coroutine
};

/// For replies that carry nothing.
struct Done {};

template <class T>
class Reply {
public:
    /// False when it was settled before; the second answer is dropped.
    bool settle(T value) { return put(Outcome{std::in_place_index<1>, std::move(value)}); }
    bool fail(std::exception_ptr fault) { return put(Outcome{std::in_place_index<2>, std::move(fault)}); }

    /// Throws what fail() got, and DeadlinePassed{what}; whoever gives may still settle it afterwards.
    Task<T> wait(Deadline deadline, std::string what) {
        co_await wake_.wait(deadline);
        const std::lock_guard lock{mutex_};
        if (outcome_.index() == 0) throw DeadlinePassed{what};
        if (outcome_.index() == 2) std::rethrow_exception(std::get<2>(outcome_));
        co_return std::move(std::get<1>(outcome_));
    }

private:
    using Outcome = std::variant<std::monostate, T, std::exception_ptr>;

    bool put(Outcome outcome) {
        {
            const std::lock_guard lock{mutex_};
            if (outcome_.index() != 0) return false;
            outcome_ = std::move(outcome);
        }
        wake_.fire();
        return true;
    }

    std::mutex mutex_;
    Outcome outcome_;
    Wake wake_;
};

}  // namespace bookverse
