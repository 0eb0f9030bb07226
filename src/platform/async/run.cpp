#include "platform/async/run.hpp"

#include <atomic>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>

#include "platform/telemetry/telemetry.hpp"

namespace bookverse {

namespace {

std::atomic<std::uint64_t> faults_of_spawned{0};

void log_end(const std::string& name, const std::exception_ptr& fault) noexcept {
    if (!fault) return;
    try {
        std::rethrow_exception(fault);
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) return;  // it was told to stop
        telemetry::log_fault(name, error.what());
    } catch (const std::exception& error) {
        telemetry::log_fault(name, error.what());
    } catch (...) {
        telemetry::log_fault(name, "an exception that is no std::exception");
    }
    faults_of_spawned.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace

void spawn_logged(asio::any_io_executor executor, std::function<Task<>()> operation, std::string name) {
    asio::co_spawn(std::move(executor), std::move(operation),
                   [name = std::move(name)](const std::exception_ptr& fault) { log_end(name, fault); });
}

void run_io(asio::io_context& io, telemetry::Telemetry& telemetry) {
    auto faults =
        telemetry.counter("bookverse_io_faults_total", "Exceptions that reached an I/O thread's loop.");
    for (;;) {
        try {
            io.run();
            return;
        } catch (const std::exception& error) {
            faults.add();
            telemetry.log(telemetry::Level::error, "io.fault", {{"what", error.what()}});
        } catch (...) {
            faults.add();
            telemetry.log(telemetry::Level::error, "io.fault");
        }
    }
}

std::uint64_t spawned_faults() noexcept {
    return faults_of_spawned.load(std::memory_order_relaxed);
}

Task<> sleep_for(std::chrono::milliseconds duration) {
    asio::steady_timer timer{co_await asio::this_coro::executor, duration};
    co_await timer.async_wait(asio::use_awaitable);
}

namespace detail {

void arm(const std::shared_ptr<DeadlineGuard>& guard, SteadyTime at, asio::cancellation_slot parent) {
    // Weak: the coroutine that owns the guard may be destroyed with its io_context before the timer fires.
    const std::weak_ptr<DeadlineGuard> weak = guard;
    guard->timer.expires_at(at);
    guard->timer.async_wait([weak](const boost::system::error_code& error) {
        const auto self = weak.lock();
        if (error || !self) return;
        self->fired = true;
        self->signal.emit(asio::cancellation_type::terminal);
    });
    if (!parent.is_connected()) return;
    parent.assign([weak](asio::cancellation_type type) {
        if (const auto self = weak.lock()) self->signal.emit(type);
    });
}

namespace {

enum class End { ran, late, dropped };

using Finish = asio::any_completion_handler<void(boost::system::error_code, End)>;

/// The suspended caller of run_in_pool. Whoever settles it first resumes the caller, on the caller's own
/// executor; the tracked executor keeps that io_context running until then.
class Waiter : public std::enable_shared_from_this<Waiter> {
public:
    using Executor = std::decay_t<decltype(asio::prefer(std::declval<asio::any_io_executor>(),
                                                        asio::execution::outstanding_work.tracked))>;

    Waiter(Finish finish, const asio::any_io_executor& executor)
        : finish_{std::move(finish)},
          executor_{asio::prefer(executor, asio::execution::outstanding_work.tracked)} {}

    bool settled() const noexcept { return settled_.load(std::memory_order_acquire); }

    void settle(boost::system::error_code error, End end) {
        if (settled_.exchange(true, std::memory_order_acq_rel)) return;
        asio::post(executor_, [self = shared_from_this(), error, end] {
            asio::get_associated_cancellation_slot(self->finish_).clear();
            auto finish = std::move(self->finish_);
            self->executor_ = Executor{};
            std::move(finish)(error, end);
        });
    }

private:
    Finish finish_;
    Executor executor_;
    std::atomic<bool> settled_{false};
};

/// What the pool's queue holds. Destroyed without having run (pool stopped or full), it tells its waiter.
class Ticket {
public:
    Ticket(std::shared_ptr<Waiter> waiter, std::shared_ptr<Job> job, Deadline deadline)
        : waiter_{std::move(waiter)}, job_{std::move(job)}, deadline_{deadline} {}
    Ticket(Ticket&&) noexcept = default;
    Ticket& operator=(Ticket&&) = delete;
    ~Ticket() {
        if (waiter_) waiter_->settle({}, End::dropped);
    }

    void operator()() {
        const auto waiter = std::exchange(waiter_, nullptr);
        const auto job = std::exchange(job_, nullptr);
        if (waiter->settled()) return;  // cancelled while it waited
        if (deadline_.passed()) return waiter->settle({}, End::late);
        job->run();
        waiter->settle({}, End::ran);
    }

private:
    std::shared_ptr<Waiter> waiter_;
    std::shared_ptr<Job> job_;
    Deadline deadline_;
};

void enqueue(Pool& pool, Finish finish, asio::any_io_executor executor, std::shared_ptr<Job> job,
             Deadline deadline) {
    const auto slot = asio::get_associated_cancellation_slot(finish);
    const auto waiter = std::make_shared<Waiter>(std::move(finish), executor);
    if (slot.is_connected()) {
        auto live = slot;
        live.assign([weak = std::weak_ptr{waiter}](asio::cancellation_type) {
            if (const auto self = weak.lock()) self->settle(asio::error::operation_aborted, End::dropped);
        });
    }
    pool.post(Ticket{waiter, std::move(job), deadline});  // a refused ticket settles by its destructor
}

}  // namespace

Task<> run_in_pool(Pool& pool, std::shared_ptr<Job> job, Deadline deadline) {
    const auto executor = co_await asio::this_coro::executor;
    const auto end =
        co_await asio::async_initiate<const asio::use_awaitable_t<>&, void(boost::system::error_code, End)>(
            [&pool, executor, deadline](auto handler, std::shared_ptr<Job> work) {
                enqueue(pool, Finish{std::move(handler)}, executor, std::move(work), deadline);
            },
            asio::use_awaitable, std::move(job));
    if (end == End::late) throw DeadlinePassed{"waiting for a thread of " + pool.name()};
    if (end == End::dropped) throw Unavailable{"the pool " + pool.name() + " is full or stopped"};
}

}  // namespace detail

}  // namespace bookverse
