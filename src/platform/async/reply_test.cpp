#include "platform/async/reply.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <thread>

namespace bookverse {
namespace {

using namespace std::chrono_literals;

Task<int> wait_for(std::shared_ptr<Reply<int>> reply, std::chrono::milliseconds limit) {
    co_return co_await reply->wait(Deadline::after(limit), "a test");
}

TEST(Reply, is_awaited_before_and_after_it_was_given_by_another_thread) {
    for (int i = 0; i < 500; ++i) {
        asio::io_context io;
        auto reply = std::make_shared<Reply<int>>();
        auto got = asio::co_spawn(io, wait_for(reply, 10s), asio::use_future);
        std::thread giver{[reply, i] { EXPECT_TRUE(reply->settle(i)); }};
        io.run();
        giver.join();
        ASSERT_EQ(got.get(), i);
        EXPECT_FALSE(reply->settle(7));
    }
}

TEST(Reply, carries_a_fault) {
    asio::io_context io;
    auto reply = std::make_shared<Reply<int>>();
    reply->fail(std::make_exception_ptr(Unavailable{"down"}));
    auto got = asio::co_spawn(io, wait_for(reply, 10s), asio::use_future);
    io.run();
    EXPECT_THROW(got.get(), Unavailable);
}

TEST(Reply, a_deadline_ends_the_wait_and_a_late_answer_harms_nobody) {
    auto reply = std::make_shared<Reply<int>>();
    {
        asio::io_context io;
        auto got = asio::co_spawn(io, wait_for(reply, 1ms), asio::use_future);
        io.run();
        EXPECT_THROW(got.get(), DeadlinePassed);
    }
    EXPECT_TRUE(reply->settle(1));
}

TEST(Reply, outlives_an_io_context_that_dies_with_the_waiter_in_it) {
    auto reply = std::make_shared<Reply<int>>();
    {
        asio::io_context io;
        auto got = asio::co_spawn(io, wait_for(reply, 10s), asio::use_future);
        io.poll();
    }
    EXPECT_TRUE(reply->settle(1));
}

}  // namespace
}  // namespace bookverse
