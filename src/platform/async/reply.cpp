#include "platform/async/reply.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace bookverse {

/// Shows the timer of the waiting frame to fire() for exactly as long as that frame lives, also when the
/// frame is destroyed with its io_context.
class Wake::Armed {
public:
    Armed(Wake& wake, asio::steady_timer& timer) : wake_{wake} {
        const std::lock_guard lock{wake_.mutex_};
        wake_.timer_ = &timer;
    }
    Armed(const Armed&) = delete;
    Armed& operator=(const Armed&) = delete;
    ~Armed() {
        const std::lock_guard lock{wake_.mutex_};
        wake_.timer_ = nullptr;
    }

private:
    Wake& wake_;
};

void Wake::fire() noexcept {
    const std::lock_guard lock{mutex_};
    if (std::exchange(fired_, true) || timer_ == nullptr) return;
    timer_->cancel();
}

bool Wake::fired() const noexcept {
    const std::lock_guard lock{mutex_};
    return fired_;
}

Task<bool> Wake::wait(Deadline deadline) {
    if (fired()) co_return true;
    const auto executor = co_await asio::this_coro::executor;
    asio::steady_timer timer{executor, deadline.at};
    const Armed armed{*this, timer};
    // The wait begins under the lock, so a fire() is either seen here or finds the timer waiting.
    const auto begin = [this, &timer, &executor](auto handler) {
        const std::lock_guard lock{mutex_};
        if (fired_) {
            asio::post(executor, [handler = std::move(handler)]() mutable { std::move(handler)({}); });
        } else {
            timer.async_wait(std::move(handler));
        }
    };
    boost::system::error_code error;
    try {
        co_await asio::async_initiate<const asio::use_awaitable_t<>&, void(boost::system::error_code)>(
            begin, asio::use_awaitable);
    } catch (const boost::system::system_error& fault) {
        error = fault.code();
    }
    if (fired()) co_return true;
    if (error) throw boost::system::system_error{error};
    co_return false;
}

}  // namespace bookverse
