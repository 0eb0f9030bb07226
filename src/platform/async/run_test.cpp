#include "platform/async/run.hpp"

#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <latch>
#include <thread>

namespace bookverse {
namespace {

using namespace std::chrono_literals;

/// Runs `operation` on an I/O thread of its own (this one) until nothing is left to do; its exception comes
/// out here.
void run(std::function<Task<>()> operation) {
    asio::io_context io{1};
    std::exception_ptr fault;
    asio::co_spawn(io, std::move(operation), [&](const std::exception_ptr& end) { fault = end; });
    io.run();
    if (fault) std::rethrow_exception(fault);
}

/// Keeps the one thread of a pool busy until released.
class Blocker {
public:
    explicit Blocker(Pool& pool) {
        EXPECT_TRUE(pool.post([gates = gates_] {
            gates->busy.count_down();
            gates->open.wait();
        }));
        gates_->busy.wait();
    }
    void release() { gates_->open.count_down(); }

private:
    struct Gates {
        std::latch busy{1};
        std::latch open{1};
    };
    std::shared_ptr<Gates> gates_ = std::make_shared<Gates>();  // the job may outlive the test's end of scope
};

TEST(spawn_logged, counts_an_exception_and_not_a_cancellation) {
    const auto before = spawned_faults();
    asio::io_context io{1};
    const std::string text(64, 'x');
    spawn_logged(
        io.get_executor(),
        [text]() -> Task<> {
            throw std::runtime_error{text};
            co_return;
        },
        "test");
    spawn_logged(
        io.get_executor(),
        []() -> Task<> {
            throw boost::system::system_error{asio::error::operation_aborted};
            co_return;
        },
        "test");
    spawn_logged(io.get_executor(), []() -> Task<> { co_return; }, "test");
    io.run();
    EXPECT_EQ(spawned_faults() - before, 1U);
}

TEST(spawn_logged, keeps_the_captures_of_its_lambda) {
    asio::io_context io{1};
    std::string seen;
    {
        const std::string text(100, 'a');
        spawn_logged(
            io.get_executor(),
            [text, &seen]() -> Task<> {
                co_await sleep_for(1ms);
                seen = text;
            },
            "test");
    }
    io.run();
    EXPECT_EQ(seen, std::string(100, 'a'));
}

TEST(with_deadline, hands_on_the_value_and_the_error) {
    run([]() -> Task<> {
        auto quick = []() -> Task<std::string> { co_return "value"; };
        EXPECT_EQ(co_await with_deadline(Deadline::after(1h), quick(), "quick"), "value");
        EXPECT_EQ(co_await with_deadline(Deadline::never(), quick(), "quick"), "value");
        auto nothing = []() -> Task<> { co_await sleep_for(1ms); };
        co_await with_deadline(Deadline::after(1h), nothing(), "nothing");
        auto wrong = []() -> Task<int> {
            throw std::out_of_range{"wrong"};
            co_return 1;
        };
        EXPECT_THROW(co_await with_deadline(Deadline::after(1h), wrong(), "wrong"), std::out_of_range);
    });
}

TEST(with_deadline, cancels_and_waits_for_the_end) {
    run([]() -> Task<> {
        bool ended = false;
        auto slow = [&ended]() -> Task<> {
            const std::shared_ptr<void> at_end{nullptr, [&ended](void*) { ended = true; }};
            co_await sleep_for(1h);
        };
        EXPECT_THROW(co_await with_deadline(Deadline::after(5ms), slow(), "slow"), DeadlinePassed);
        EXPECT_TRUE(ended);
        co_await sleep_for(1ms);  // the caller itself is not cancelled
    });
}

TEST(with_deadline, a_passed_deadline_starts_nothing) {
    run([]() -> Task<> {
        bool started = false;
        auto operation = [&started]() -> Task<> {
            started = true;
            co_return;
        };
        EXPECT_THROW(co_await with_deadline(Deadline::after(-1ms), operation(), "late"), DeadlinePassed);
        EXPECT_FALSE(started);
    });
}

TEST(with_deadline, nests_and_the_inner_one_may_fire_first) {
    run([]() -> Task<> {
        auto inner = []() -> Task<int> {
            try {
                co_await with_deadline(Deadline::after(2ms), sleep_for(1h), "inner");
            } catch (const DeadlinePassed&) {
                co_return 7;
            }
            co_return 0;
        };
        EXPECT_EQ(co_await with_deadline(Deadline::after(1h), inner(), "outer"), 7);
        EXPECT_THROW(co_await with_deadline(Deadline::after(2ms),
                                            with_deadline(Deadline::after(1h), sleep_for(1h), "in"), "out"),
                     DeadlinePassed);
    });
}

TEST(with_deadline, passes_on_a_cancellation_from_outside) {
    asio::io_context io{1};
    asio::cancellation_signal stop;
    bool aborted = false;
    asio::co_spawn(
        io, [] { return with_deadline(Deadline::after(1h), sleep_for(1h), "outer"); },
        asio::bind_cancellation_slot(stop.slot(), [&](const std::exception_ptr& fault) {
            try {
                if (fault) std::rethrow_exception(fault);
            } catch (const boost::system::system_error& error) {
                aborted = error.code() == asio::error::operation_aborted;
            }
        }));
    asio::post(io, [&] { stop.emit(asio::cancellation_type::terminal); });
    io.run();
    EXPECT_TRUE(aborted);
}

TEST(offload, runs_elsewhere_and_resumes_here) {
    Pool pool{"test", {.threads = 2, .queue = 8}};
    run([&pool]() -> Task<> {
        const auto here = std::this_thread::get_id();
        const auto there = co_await offload(pool, [] { return std::this_thread::get_id(); });
        EXPECT_NE(there, here);
        EXPECT_EQ(std::this_thread::get_id(), here);
        // Results that can only be moved, nothing at all, and exceptions.
        auto owned = co_await offload(pool, [] { return std::make_unique<int>(4); });
        EXPECT_EQ(*owned, 4);
        bool ran = false;
        co_await offload(pool, [&ran] { ran = true; });
        EXPECT_TRUE(ran);
        EXPECT_THROW(co_await offload(pool, []() -> int { throw std::out_of_range{"no"}; }),
                     std::out_of_range);
        EXPECT_EQ(std::this_thread::get_id(), here);
    });
}

TEST(offload, a_full_queue_is_unavailable) {
    Pool pool{"full", {.threads = 1, .queue = 1}};
    Blocker blocker{pool};
    ASSERT_TRUE(pool.post([] {}));  // the only place
    run([&pool]() -> Task<> {
        bool ran = false;
        EXPECT_THROW(co_await offload(pool, [&ran] { ran = true; }), Unavailable);
        EXPECT_FALSE(ran);
    });
    const auto load = pool.load();
    EXPECT_EQ(load.refused, 1U);
    EXPECT_EQ(load.running, 1U);
    EXPECT_EQ(load.queued, 1U);
    blocker.release();
}

TEST(offload, a_deadline_that_passes_in_the_queue_runs_nothing) {
    Pool pool{"late", {.threads = 1, .queue = 4}};
    Blocker blocker{pool};
    run([&]() -> Task<> {
        std::atomic<bool> ran{false};
        auto late = [&]() -> Task<> {
            co_await offload(pool, [&ran] { ran = true; }, Deadline::after(-1ms));
        };
        asio::post(co_await asio::this_coro::executor, [&] { blocker.release(); });
        EXPECT_THROW(co_await late(), DeadlinePassed);
        EXPECT_FALSE(ran);
    });
}

TEST(offload, a_stopped_pool_tells_its_waiters) {
    Pool pool{"stopped", {.threads = 1, .queue = 4}};
    Blocker blocker{pool};
    run([&]() -> Task<> {
        asio::post(co_await asio::this_coro::executor, [&] { pool.stop(); });
        EXPECT_THROW(co_await offload(pool, [] {}), Unavailable);
        EXPECT_THROW(co_await offload(pool, [] {}), Unavailable);
    });
    blocker.release();
}

TEST(offload, a_cancelled_caller_goes_at_once_and_the_late_result_is_dropped) {
    auto pool = std::make_unique<Pool>("cancel", Pool::Limits{.threads = 1, .queue = 4});
    std::latch begun{1};
    std::latch go_on{1};
    std::latch ended{1};
    run([&]() -> Task<> {
        auto job = [&begun, &go_on,
                    end = std::shared_ptr<void>{nullptr, [&ended](void*) { ended.count_down(); }}] {
            begun.count_down();
            go_on.wait();
            return std::string(100, 'l');
        };
        EXPECT_THROW(co_await with_deadline(Deadline::after(5ms), offload(*pool, std::move(job)), "job"),
                     DeadlinePassed);
        begun.wait();  // it was running and still is
    });
    go_on.count_down();
    ended.wait();
    pool.reset();
}

TEST(offload, a_cancelled_job_that_had_not_begun_is_skipped) {
    Pool pool{"skip", {.threads = 1, .queue = 4}};
    Blocker blocker{pool};
    std::atomic<bool> ran{false};
    run([&]() -> Task<> {
        EXPECT_THROW(
            co_await with_deadline(Deadline::after(2ms), offload(pool, [&ran] { ran = true; }), "job"),
            DeadlinePassed);
    });
    blocker.release();
    std::latch drained{1};
    while (!pool.post([&] { drained.count_down(); }))
        std::this_thread::yield();
    drained.wait();
    EXPECT_FALSE(ran);
}

/// Cancellation races the end of the job: whoever wins, each caller is resumed exactly once, on its own
/// thread.
TEST(offload, thousands_of_races_resume_each_caller_once) {
    Pool pool{"race", {.threads = 2, .queue = 100'000}};
    constexpr int callers = 4000;
    std::atomic<int> resumed{0};
    auto thread_of = [&](std::size_t seed) {
        asio::io_context io{1};
        const auto here = std::this_thread::get_id();
        for (int i = 0; i < callers; ++i) {
            const auto patience = std::chrono::milliseconds{(seed + static_cast<std::size_t>(i)) % 3};
            spawn_logged(
                io.get_executor(),
                [&pool, &resumed, here, patience]() -> Task<> {
                    try {
                        co_await with_deadline(Deadline::after(patience),
                                               offload(pool, [] { return std::string(40, 'r'); }), "race");
                    } catch (const DeadlinePassed&) {
                    }
                    EXPECT_EQ(std::this_thread::get_id(), here);
                    ++resumed;
                },
                "race");
        }
        io.run();
    };
    {
        const std::jthread a{thread_of, 1};
        const std::jthread b{thread_of, 2};
    }
    EXPECT_EQ(resumed, 2 * callers);
}

/// A forced stop: pools die before the io_contexts of their callers, which are then destroyed without being
/// run.
TEST(offload, a_caller_that_is_never_resumed_is_destroyed_with_its_io_context) {
    bool destroyed = false;
    std::latch polled{1};
    auto context = std::make_unique<asio::io_context>(1);
    auto& io = *context;
    {
        Pool pool{"gone", {.threads = 1, .queue = 4}};
        spawn_logged(
            io.get_executor(),
            [&]() -> Task<> {
                const std::shared_ptr<void> frame{nullptr, [&destroyed](void*) { destroyed = true; }};
                co_await offload(pool, [&] { polled.wait(); });
                ADD_FAILURE() << "resumed";
            },
            "gone");
        io.poll();
        polled.count_down();
    }
    EXPECT_FALSE(destroyed);
    context.reset();
    EXPECT_TRUE(destroyed);
}

}  // namespace
}  // namespace bookverse
