#include "services/orders/turns.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include "platform/async/run.hpp"

namespace bookverse::orders {
namespace {

using namespace std::chrono_literals;
using Log = std::vector<std::string>;

const OrderId order = OrderId::of_name("one");
const OrderId other = OrderId::of_name("other");

/// People at work on one thread; the first of them until the gate opens.
struct Story {
    asio::io_context io{1};
    Turns turns{};
    Reply<Done> gate{};
    Log log{};

    void first(bool fails = false) {
        spawn([this, fails]() -> Task<> {
            const auto turn = co_await turns.begin_or_wait(order, Deadline::never());
            log.push_back(turn ? "first works" : "first waited");
            co_await gate.wait(Deadline::never(), "gate");
            log.push_back("first ends");
            if (fails) throw std::runtime_error{"cannot"};
        });
    }
    void next(const std::string& who, OrderId id, Deadline deadline = Deadline::never()) {
        spawn([this, who, id, deadline]() -> Task<> {
            try {
                const auto turn = co_await turns.begin_or_wait(id, deadline);
                log.push_back(who + (turn ? " works" : " waited"));
            } catch (const DeadlinePassed&) {
                log.push_back(who + " gives up");
            }
        });
    }
    void spawn(std::function<Task<>()> operation) {
        spawn_logged(io.get_executor(), std::move(operation), "story");
    }
    void open_gate() {
        io.poll();  // everybody is where they can get
        gate.settle({});
        io.run();
    }
};

TEST(turns, of_one_order_come_one_after_the_other) {
    Story story;
    story.first();
    story.next("second", order);
    story.next("third", order);
    story.next("another", other);
    story.open_gate();
    EXPECT_EQ(story.log,
              (Log{"first works", "another works", "first ends", "second waited", "third waited"}));
}

TEST(turns, end_when_the_work_fails) {
    Story story;
    story.first(true);
    story.next("second", order);
    story.open_gate();
    EXPECT_EQ(story.log, (Log{"first works", "first ends", "second waited"}));
    story.next("third", order);
    story.io.restart();
    story.io.run();
    EXPECT_EQ(story.log.back(), "third works");
}

TEST(turns, are_not_waited_for_longer_than_the_deadline) {
    Story story;
    story.first();
    story.next("second", order, Deadline::after(1ms));
    while (story.log.size() < 2)
        story.io.run_one();
    EXPECT_EQ(story.log, (Log{"first works", "second gives up"}));
    story.open_gate();
    EXPECT_EQ(story.log.back(), "first ends");
}

}  // namespace
}  // namespace bookverse::orders
