// What every bus promises, run in process and against a real RabbitMQ.
#include <gtest/gtest.h>

#include <unistd.h>

#include "platform/async/reply.hpp"
#include "platform/bus/local_bus.hpp"
#include "platform/bus/rabbit_bus.hpp"
#include "platform/bus/test_harness.hpp"
#include "platform/bus/test_store.hpp"
#include "support/rabbitmq_server.hpp"

namespace bookverse::bus {
namespace {

using namespace std::chrono_literals;

/// Brokers keep queues from test to test: each test has names of its own.
std::string fresh(const std::string& name) {
    static std::atomic<int> count{0};
    return name + std::to_string(::getpid()) + "-" + std::to_string(++count);
}

class BusContract : public ::testing::TestWithParam<const char*> {
protected:
    std::unique_ptr<Bus> make() {
        const auto soon = [](int) { return 1ms; };
        if (GetParam() == std::string_view{"local"}) {
            return std::make_unique<LocalBus>(store, clock, quiet(), LocalBus::Options{.back_off = soon});
        }
        return std::make_unique<RabbitBus>(testing::shared_rabbitmq(), store, clock, quiet(),
                                           RabbitBus::Options{.back_off = soon});
    }
    void start(Bus& bus) {
        io.run(bus.start(io.executor()));
        io.run(bus.ping(Deadline::after(1s)));
    }
    void publish(Bus& bus, std::vector<Message> messages) {
        io.run(bus.publish(std::move(messages), Deadline::after(10s)));
    }

    ManualClock clock;
    TestStore store;
    IoThreads io;
    std::string type = fresh("type.");
    std::string group = fresh("group.");
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();
};

INSTANTIATE_TEST_SUITE_P(Adapters, BusContract, ::testing::Values("local", "rabbitmq"),
                         [](const auto& param) { return std::string{param.param}; });

TEST_P(BusContract, each_group_gets_each_message_of_its_types_whole) {
    const auto other = std::make_shared<Seen>();
    const auto second_type = type + ".b";
    const auto bus = make();
    bus->subscribe({.group = group, .types = {type, second_type}, .handler = remember(seen)});
    bus->subscribe({.group = group + ".other", .types = {type}, .handler = remember(other)});
    start(*bus);
    auto odd = message("odd", type, "");
    odd.traceparent = {};
    odd.data = std::string(300'000, 'x') + "\xc3\xa9 \"\\";
    publish(*bus, {message("1", type), message("2", second_type), odd});
    publish(*bus, {message("3", type + ".unwanted")});
    publish(*bus, {});
    ASSERT_TRUE(eventually([&] { return seen->distinct() == 3 && other->distinct() == 2; }));
    EXPECT_EQ(other->of("2"), 0);
    EXPECT_EQ(seen->all(), 3U);
    for (const auto& got : seen->order()) {
        EXPECT_EQ(got, got.id == "odd" ? odd : message(got.id, got.id == "2" ? second_type : type));
    }
    io.run(bus->stop());
}

TEST_P(BusContract, a_handler_that_fails_gets_the_message_again) {
    const auto bus = make();
    bus->subscribe({.group = group, .types = {type}, .handler = remember(seen, 2)});
    start(*bus);
    publish(*bus, {message("1", type), message("2", type)});
    ASSERT_TRUE(eventually([&] { return seen->of("1") >= 3 && seen->of("2") >= 3; }));
    io.run(bus->stop());
    EXPECT_EQ(seen->all(), 6U);
    EXPECT_TRUE(io.run(bus->parked(group, 10, Deadline::after(1s))).empty());
}

TEST_P(BusContract, after_its_last_delivery_a_message_is_parked_and_can_be_replayed_or_discarded) {
    std::atomic<bool> broken{true};
    const auto bus = make();
    bus->subscribe({.group = group, .types = {type}, .handler = [this, &broken](Message got) -> Task<> {
                        seen->add(got);
                        if (broken) throw std::runtime_error{"the printer is on fire"};
                        co_return;
                    }});
    start(*bus);
    publish(*bus, {message("1", type), message("2", type)});
    std::vector<Parked> parked;
    ASSERT_TRUE(eventually([&] {
        parked = io.run(bus->parked(group, 10, Deadline::after(1s)));
        return parked.size() == 2;
    }));
    EXPECT_EQ(seen->of("1"), 5);
    EXPECT_EQ(seen->of("2"), 5);
    for (const auto& one : parked) {
        EXPECT_EQ(one.group, group);
        EXPECT_EQ(one.message, message(one.message.id, type));
        EXPECT_EQ(one.reason, "the printer is on fire");
        EXPECT_EQ(one.deliveries, 5);
        EXPECT_EQ(one.parked_at, clock.now());
    }
    EXPECT_EQ(io.run(bus->parked("", 1, Deadline::after(1s))).size(), 1U);
    EXPECT_TRUE(io.run(bus->parked(group + ".none", 10, Deadline::after(1s))).empty());

    const auto first = parked[0].message.id;
    EXPECT_TRUE(
        io.run(bus->replay(parked[0].key, Deadline::after(10s))));  // still broken: five more, parked again
    ASSERT_TRUE(eventually([&] {
        return seen->of(first) == 10 && io.run(bus->parked(group, 10, Deadline::after(1s))).size() == 2;
    }));
    broken = false;
    EXPECT_TRUE(io.run(bus->replay(parked[0].key, Deadline::after(10s))));
    ASSERT_TRUE(eventually([&] { return seen->of(first) == 11; }));
    EXPECT_FALSE(io.run(bus->replay(parked[0].key, Deadline::after(10s))));

    EXPECT_TRUE(io.run(bus->discard(parked[1].key, Deadline::after(1s))));
    EXPECT_FALSE(io.run(bus->discard(parked[1].key, Deadline::after(1s))));
    EXPECT_TRUE(io.run(bus->parked(group, 10, Deadline::after(1s))).empty());
    io.run(bus->stop());
}

TEST_P(BusContract, no_more_than_in_flight_handlers_run_and_stopping_waits_for_them) {
    const auto gate = std::make_shared<Wake>();
    std::atomic<int> running{0};
    std::atomic<int> most{0};
    std::atomic<int> ended{0};
    const auto bus = make();
    const auto handler = [&, gate](Message got) -> Task<> {
        seen->add(got);
        most = std::max(most.load(), ++running);
        while (!gate->fired())
            co_await sleep_for(1ms);
        --running;
        ++ended;
    };
    bus->subscribe({.group = group, .types = {type}, .handler = handler, .in_flight = 3});
    start(*bus);
    std::vector<Message> messages;
    for (int i = 0; i < 20; ++i)
        messages.push_back(message(std::to_string(i), type));
    auto published = io.spawn(bus->publish(std::move(messages), Deadline::after(30s)));
    ASSERT_TRUE(eventually([&] { return running == 3; }));
    gate->fire();
    ASSERT_TRUE(eventually([&] { return ended == 20; }));
    published.get();
    EXPECT_EQ(most, 3);
    io.run(bus->stop());
    EXPECT_EQ(running, 0);
}

TEST_P(BusContract, the_same_event_published_twice_is_the_same_message) {
    const auto bus = make();
    bus->subscribe({.group = group, .types = {type}, .handler = remember(seen)});
    start(*bus);
    publish(*bus, {message("1", type)});
    publish(*bus, {message("1", type)});
    ASSERT_TRUE(eventually([&] { return seen->of("1") == 2; }));
    EXPECT_EQ(seen->order()[0], seen->order()[1]);
    io.run(bus->stop());
}

TEST_P(BusContract, a_stopped_bus_takes_nothing) {
    const auto bus = make();
    bus->subscribe({.group = group, .types = {type}, .handler = remember(seen)});
    EXPECT_THROW(publish(*bus, {message("1", type)}), Unavailable);
    start(*bus);
    io.run(bus->stop());
    EXPECT_THROW(publish(*bus, {message("1", type)}), Unavailable);
    EXPECT_THROW(io.run(bus->ping(Deadline::after(1s))), Unavailable);
}

}  // namespace
}  // namespace bookverse::bus
