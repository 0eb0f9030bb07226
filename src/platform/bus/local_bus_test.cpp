// What only the in-process bus promises; what each bus promises is in bus_contract.cpp.
#include "platform/bus/local_bus.hpp"

#include <gtest/gtest.h>

#include "platform/async/reply.hpp"
#include "platform/bus/rabbit_url.hpp"
#include "platform/bus/test_harness.hpp"
#include "platform/bus/test_store.hpp"

namespace bookverse::bus {
namespace {

using namespace std::chrono_literals;

/// Repeats at once, and remembers which failures it was asked about.
struct Steps {
    std::mutex mutex;
    std::vector<int> asked;
    BackOff policy() {
        return [this](int failures) {
            const std::lock_guard lock{mutex};
            asked.push_back(failures);
            return 0ms;
        };
    }
};

struct LocalBusTest : testing::Test {
    ManualClock clock;
    TestStore store;
    Steps steps;
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();
    IoThreads io;

    LocalBus make(int copies = 1, std::size_t queue = 100) {
        return LocalBus{
            store, clock, quiet(), {.queue = queue, .back_off = steps.policy(), .copies = copies}};
    }
    void publish(LocalBus& bus, std::vector<Message> messages) {
        io.run(bus.publish(std::move(messages), Deadline::after(10s)));
    }
};

TEST_F(LocalBusTest, publish_returns_when_it_is_handled_with_each_failure_asking_the_back_off) {
    auto bus = make();
    bus.subscribe({.group = "g", .types = {"book.sold"}, .handler = remember(seen, 3)});
    io.run(bus.start(io.executor()));
    publish(bus, {message("1")});
    EXPECT_EQ(seen->of("1"), 4);
    EXPECT_EQ(steps.asked, (std::vector{1, 2, 3}));
    EXPECT_TRUE(io.run(bus.parked("", 10, Deadline::after(1s))).empty());
    io.run(bus.stop());
}

TEST_F(LocalBusTest, duplicates_on_demand) {
    auto bus = make(2);
    bus.subscribe({.group = "g", .types = {"book.sold"}, .handler = remember(seen)});
    io.run(bus.start(io.executor()));
    publish(bus, {message("1"), message("2")});
    EXPECT_EQ(seen->of("1"), 2);
    EXPECT_EQ(seen->of("2"), 2);
    io.run(bus.stop());
}

TEST_F(LocalBusTest, a_message_published_again_while_it_is_handled_joins_that_delivery) {
    auto bus = make();
    const auto gate = std::make_shared<Wake>();
    bus.subscribe({.group = "g", .types = {"book.sold"}, .handler = [this, gate](Message got) -> Task<> {
                       seen->add(got);
                       co_await gate->wait(Deadline::after(20s));
                   }});
    io.run(bus.start(io.executor()));
    auto first = io.spawn(bus.publish({message("1")}, Deadline::after(20s)));
    ASSERT_TRUE(eventually([&] { return seen->of("1") == 1; }));
    EXPECT_THROW(io.run(bus.publish({message("1")}, Deadline::after(1ms))), DeadlinePassed);
    auto second = io.spawn(bus.publish({message("1")}, Deadline::after(20s)));
    gate->fire();
    first.get();
    second.get();
    EXPECT_EQ(seen->of("1"), 1);
    io.run(bus.stop());
}

TEST_F(LocalBusTest, a_full_queue_is_refused_and_nothing_of_it_is_taken) {
    auto bus = make(1, 3);
    bus.subscribe({.group = "g", .types = {"book.sold"}, .handler = remember(seen)});
    io.run(bus.start(io.executor()));
    EXPECT_THROW(publish(bus, {message("1"), message("2"), message("3"), message("4")}), Unavailable);
    EXPECT_EQ(seen->all(), 0U);
    publish(bus, {message("1"), message("2"), message("3")});
    EXPECT_EQ(seen->all(), 3U);
    io.run(bus.stop());
}

TEST_F(LocalBusTest, with_the_store_down_a_failed_message_is_neither_parked_nor_forgotten) {
    auto bus = make();
    store.down = true;
    bus.subscribe(
        {.group = "g", .types = {"book.sold"}, .handler = remember(seen, 1'000'000), .max_deliveries = 2});
    io.run(bus.start(io.executor()));
    auto published = io.spawn(bus.publish({message("1")}, Deadline::after(30s)));
    ASSERT_TRUE(eventually([&] { return seen->of("1") >= 5; }));
    store.down = false;
    published.get();
    const auto parked = io.run(bus.parked("g", 10, Deadline::after(1s)));
    ASSERT_EQ(parked.size(), 1U);
    EXPECT_EQ(parked[0].message, message("1"));
    EXPECT_EQ(parked[0].reason, "not yet");
    EXPECT_EQ(parked[0].parked_at, clock.now());
    io.run(bus.stop());
}

TEST_F(LocalBusTest, stopping_waits_for_handlers_and_tells_who_waits_for_a_repetition) {
    LocalBus bus{store, clock, quiet(), {.back_off = [](int) { return 1h; }}};
    bus.subscribe({.group = "g", .types = {"book.sold"}, .handler = remember(seen, 1)});
    io.run(bus.start(io.executor()));
    auto published = io.spawn(bus.publish({message("1")}, Deadline::never()));
    ASSERT_TRUE(eventually([&] { return seen->of("1") == 1; }));
    io.run(bus.stop());
    EXPECT_THROW(published.get(), Unavailable);
    EXPECT_THROW(publish(bus, {message("2")}), Unavailable);
    EXPECT_THROW(io.run(bus.ping(Deadline::after(1s))), Unavailable);
}

TEST_F(LocalBusTest, a_group_in_another_process_cannot_be_reached) {
    auto bus = make();
    bus.subscribe({.group = "here", .types = {"book.sold"}, .handler = remember(seen)});
    bus.declare({{.group = "here", .types = {"book.sold"}}, {.group = "there", .types = {"book.sold"}}});
    EXPECT_THROW(io.run(bus.start(io.executor())), std::logic_error);
    EXPECT_THROW(bus.subscribe({.group = "here", .types = {}, .handler = remember(seen)}), std::logic_error);
}

TEST_F(LocalBusTest, several_threads_publish_and_handle_at_once) {
    IoThreads many{4};
    LocalBus bus{store, clock, quiet(), {.queue = 100'000, .back_off = steps.policy()}};
    bus.subscribe({.group = "g", .types = {"book.sold"}, .handler = remember(seen, 1), .in_flight = 4});
    many.run(bus.start(many.executor()));
    std::vector<std::future<void>> published;
    for (int i = 0; i < 200; ++i) {
        std::vector<Message> batch;
        for (int k = 0; k < 10; ++k)
            batch.push_back(message(std::to_string(i * 10 + k)));
        published.push_back(many.spawn(bus.publish(std::move(batch), Deadline::after(30s))));
    }
    for (auto& done : published)
        done.get();
    EXPECT_EQ(seen->distinct(), 2000U);
    EXPECT_EQ(seen->all(), 4000U);
    many.run(bus.stop());
}

TEST(BackOff, grows_to_five_seconds) {
    const std::vector<std::pair<int, std::chrono::milliseconds>> steps{
        {1, 50ms}, {2, 200ms}, {3, 800ms}, {4, 3200ms}, {5, 5000ms}, {1'000'000, 5000ms}};
    for (const auto& [failures, wait] : steps)
        EXPECT_EQ(default_back_off(failures), wait) << failures;
}

TEST(RabbitUrl, reads_or_says_what_is_wrong) {
    const auto all = RabbitUrl::parse("amqp://bob:p%40ss@mq.example:7000/%2Fbooks");
    EXPECT_EQ(all.host, "mq.example");
    EXPECT_EQ(all.port, 7000);
    EXPECT_EQ(all.user, "bob");
    EXPECT_EQ(all.password.reveal(), "p@ss");
    EXPECT_EQ(all.vhost, "/books");
    const auto least = RabbitUrl::parse("amqp://h");
    EXPECT_EQ(least.port, 5672);
    EXPECT_EQ(least.user, "guest");
    EXPECT_EQ(least.vhost, "/");
    EXPECT_EQ(RabbitUrl::parse("amqp://h/").vhost, "/");
    EXPECT_EQ(RabbitUrl::parse("amqp://h/books").vhost, "books");
    EXPECT_EQ(RabbitUrl::parse("amqp://[::1]").host, "::1");
    for (const auto* bad : {"", "h:5672", "amqps://h", "http://h", "amqp://", "amqp://h/a/b", "amqp://user@h",
                            "amqp://h?a=b", "amqp://h:99999", "amqp://h:port"}) {
        EXPECT_THROW(RabbitUrl::parse(bad), std::invalid_argument) << bad;
    }
}

}  // namespace
}  // namespace bookverse::bus
