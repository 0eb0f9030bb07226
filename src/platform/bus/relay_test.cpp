#include "platform/bus/relay.hpp"

#include <gtest/gtest.h>

#include "platform/bus/local_bus.hpp"
#include "platform/bus/test_harness.hpp"
#include "platform/bus/test_store.hpp"

namespace bookverse::bus {
namespace {

using namespace std::chrono_literals;

store::OutboxEvent event(const std::string& id, std::string subject = "s") {
    return {.id = id,
            .type = "book.sold",
            .subject = std::move(subject),
            .at = {},
            .traceparent = {},
            .data = "{}"};
}

std::vector<store::OutboxEvent> events(int from, int count, int subjects = 1) {
    std::vector<store::OutboxEvent> all;
    for (int i = from; i < from + count; ++i)
        all.push_back(event(std::to_string(i), "s" + std::to_string(i % subjects)));
    return all;
}

/// A bus that remembers what it was given, can be down, and can be held.
struct TestBus final : Bus {
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();
    std::atomic<bool> down{false};
    std::atomic<int> refused{0};

    void subscribe(Subscription) override {}
    void declare(std::vector<GroupSpec>) override {}
    Task<> start(asio::any_io_executor) override { co_return; }
    Task<> stop() override { co_return; }
    Task<> publish(std::vector<Message> messages, Deadline) override {
        if (down) {
            ++refused;
            throw Unavailable{"the test bus is down"};
        }
        for (const auto& message : messages)
            seen->add(message);
        co_return;
    }
    Task<std::vector<Parked>> parked(std::string, std::size_t, Deadline) override {
        co_return std::vector<Parked>{};
    }
    Task<bool> replay(std::string, Deadline) override { co_return false; }
    Task<bool> discard(std::string, Deadline) override { co_return false; }
    Task<> ping(Deadline) override { co_return; }
    std::string_view kind() const noexcept override { return "test"; }
};

struct RelayTest : testing::Test {
    TestStore store;
    TestBus bus;
    IoThreads io;
    Relay::Options quick{.sweep = 20ms, .first_pause = 1ms, .last_pause = 5ms};
};

TEST_F(RelayTest, publishes_at_once_and_empties_the_outbox_in_batches) {
    Relay relay{store, bus, quiet(), {.sweep = 1h}};
    relay.start(io.executor());
    // The sweep at the start could find what is announced at the same moment, and publish it twice.
    ASSERT_TRUE(eventually([&] { return store.looks == 1; }));
    for (int i = 0; i < 50; ++i)
        store.commit(events(i * 20, 20, 100), true);
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    EXPECT_EQ(bus.seen->distinct(), 1000U);
    EXPECT_EQ(bus.seen->all(), 1000U);
    EXPECT_LT(store.removes, 500);
    EXPECT_TRUE(eventually([&] { return relay.waiting() == 0; }));
    io.run(relay.stop());
}

TEST_F(RelayTest, what_was_committed_by_a_process_that_died_is_published_by_the_sweep) {
    store.commit(events(0, 30), false);
    Relay relay{store, bus, quiet(), {.sweep = 1h}};
    relay.start(io.executor());
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    EXPECT_EQ(bus.seen->all(), 30U);
    io.run(relay.stop());
}

TEST_F(RelayTest, a_commit_that_was_never_announced_is_found_by_a_later_sweep) {
    Relay relay{store, bus, quiet(), quick};
    relay.start(io.executor());
    store.commit(events(0, 5), true);
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    store.commit(events(5, 5), false);
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    EXPECT_EQ(bus.seen->all(), 10U);
    io.run(relay.stop());
}

TEST_F(RelayTest, a_crash_between_publishing_and_removing_only_repeats) {
    {
        Relay relay{store, bus, quiet(), {.sweep = 1h, .first_pause = 1h}};
        store.fail_removes = 1'000'000;
        relay.start(io.executor());
        store.commit(events(0, 10), true);
        ASSERT_TRUE(eventually([&] { return bus.seen->distinct() == 10 && store.removes > 0; }));
        io.run(relay.stop());
    }
    ASSERT_EQ(store.waiting(), 10U);
    store.fail_removes = 0;
    Relay next{store, bus, quiet(), {.sweep = 1h}};
    next.start(io.executor());
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(bus.seen->of(std::to_string(i)), 2) << i;
    io.run(next.stop());
}

TEST_F(RelayTest, backs_off_while_the_bus_is_down_and_goes_on_by_itself) {
    Relay relay{store, bus, quiet(), quick};
    relay.start(io.executor());
    bus.down = true;
    store.commit(events(0, 100, 3), true);
    ASSERT_TRUE(eventually([&] { return bus.refused >= 9; }));
    EXPECT_EQ(store.waiting(), 100U);
    EXPECT_EQ(relay.waiting(), 100U);
    bus.down = false;
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    EXPECT_EQ(bus.seen->all(), 100U);
    io.run(relay.stop());
}

TEST_F(RelayTest, memory_takes_no_more_than_it_may_and_the_rest_follows) {
    Relay relay{
        store, bus, quiet(), {.batch = 8, .sweep = 1h, .memory = 50, .first_pause = 1ms, .last_pause = 5ms}};
    bus.down = true;
    relay.start(io.executor());
    // The sweep at the start has seen an empty store; the next one comes when memory has room again.
    ASSERT_TRUE(eventually([&] { return store.looks == 1; }));
    for (int i = 0; i < 100; ++i)
        store.commit(events(i * 10, 10, 7), true);
    ASSERT_TRUE(eventually([&] { return bus.refused > 3; }));
    EXPECT_EQ(relay.waiting(), 50U);
    bus.down = false;
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    EXPECT_EQ(bus.seen->distinct(), 1000U);
    io.run(relay.stop());
}

TEST_F(RelayTest, memory_is_bounded_and_what_did_not_fit_follows_in_order) {
    Relay relay{store,
                bus,
                quiet(),
                {.batch = 8, .sweep = 20ms, .memory = 50, .first_pause = 1ms, .last_pause = 5ms}};
    bus.down = true;
    relay.start(io.executor());
    for (int i = 0; i < 100; ++i)
        store.commit(events(i * 10, 10, 7), true);
    // A sweep, which may be under way already, adds at most half of the memory to what is there.
    EXPECT_LE(relay.waiting(), 100U);
    ASSERT_TRUE(eventually([&] { return bus.refused > 3; }));
    EXPECT_LE(relay.waiting(), 100U);
    bus.down = false;
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    EXPECT_EQ(bus.seen->distinct(), 1000U);
    std::map<std::string, int> last;
    for (const auto& got : bus.seen->order()) {
        const int number = std::stoi(got.id);
        const auto [before, first] = last.try_emplace(got.subject, number);
        EXPECT_TRUE(first || before->second < number)
            << got.subject << ": " << before->second << " before " << number;
        before->second = number;
    }
    io.run(relay.stop());
}

TEST_F(RelayTest, stopping_publishes_what_is_in_memory) {
    Relay relay{store, bus, quiet(), {.sweep = 1h}};
    relay.start(io.executor());
    store.commit(events(0, 500, 50), true);
    io.run(relay.stop());
    EXPECT_EQ(store.waiting(), 0U);
    EXPECT_EQ(bus.seen->all(), 500U);
}

TEST_F(RelayTest, stopping_with_the_bus_down_does_not_wait_for_it) {
    Relay relay{store, bus, quiet(), {.sweep = 1h, .first_pause = 1h, .last_pause = 1h}};
    bus.down = true;
    relay.start(io.executor());
    store.commit(events(0, 5), true);
    ASSERT_TRUE(eventually([&] { return bus.refused > 0; }));
    const auto before = std::chrono::steady_clock::now();
    io.run(relay.stop());
    EXPECT_LT(std::chrono::steady_clock::now() - before, 4s);
    EXPECT_EQ(store.waiting(), 5U);
}

TEST_F(RelayTest, one_subject_that_nobody_can_handle_does_not_hold_up_others) {
    ManualClock clock;
    LocalBus local{store, clock, quiet(), {.back_off = [](int) { return 1ms; }}};
    const auto seen = std::make_shared<Seen>();
    local.subscribe({.group = "g", .types = {"book.sold"}, .handler = [seen](Message got) -> Task<> {
                         seen->add(got);
                         if (got.subject == "s0") throw std::runtime_error{"never"};
                         co_return;
                     }});
    io.run(local.start(io.executor()));
    Relay relay{store, local, quiet(), quick};
    relay.start(io.executor());
    store.commit(events(0, 20, 10), true);
    ASSERT_TRUE(eventually([&] { return store.waiting() == 0; }));
    EXPECT_EQ(seen->distinct(), 20U);
    EXPECT_EQ(io.run(local.parked("g", 10, Deadline::after(1s))).size(), 2U);
    io.run(relay.stop());
    io.run(local.stop());
}

}  // namespace
}  // namespace bookverse::bus
