// The bus and the relay on the real store of one machine.
#include <gtest/gtest.h>

#include "platform/bus/local_bus.hpp"
#include "platform/bus/parking.hpp"
#include "platform/bus/relay.hpp"
#include "platform/bus/test_harness.hpp"
#include "platform/store/sqlite_store.hpp"
#include "support/test_servers.hpp"

namespace bookverse::bus {
namespace {

using namespace std::chrono_literals;

const store::CollectionSpec& books() {
    static const store::CollectionSpec spec{
        .name = "test.books",
        .schema_version = 1,
        .indexes = {},
        .codec = {.decode = [](std::string_view json, int) -> store::Aggregate {
                      return std::make_shared<const std::string>(json);
                  },
                  .encode = [](const void* text) { return *static_cast<const std::string*>(text); }}};
    return spec;
}

store::OutboxEvent event(const std::string& id) {
    return {
        .id = id, .type = "book.sold", .subject = id, .at = Instant{1ms}, .traceparent = {}, .data = "{}"};
}

struct WithSqlite : ::testing::Test {
    testing::TemporaryFolder folder;
    ManualClock clock;
    IoThreads io;
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();

    std::unique_ptr<store::SqliteStore> open() {
        auto store = std::make_unique<store::SqliteStore>(store::SqliteOptions{.folder = folder.path()});
        store->declare(books());
        return store;
    }
    void write(store::DocumentStore& store, const std::string& id) {
        const auto aggregate = std::make_shared<const std::string>("{}");
        ASSERT_TRUE(io.run(store.insert(books(), id, aggregate, {event(id)}, Deadline::after(20s))));
    }
};

TEST_F(WithSqlite, parked_messages_are_listed_oldest_first_and_survive) {
    {
        const auto store = open();
        Parking parking{*store};
        for (int i = 0; i < 30; ++i) {
            clock.move(std::chrono::seconds{1});
            Parked parked{.key = {},
                          .group = i % 3 == 0 ? "a" : "b",
                          .message = message(std::to_string(i)),
                          .reason = "why \"not\"",
                          .deliveries = 5,
                          .parked_at = clock.now()};
            io.run(parking.park(std::move(parked), Deadline::after(20s)));
        }
    }
    const auto store = open();
    Parking parking{*store};
    const auto all = io.run(parking.list("", 100, Deadline::after(20s)));
    ASSERT_EQ(all.size(), 30U);
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(all[static_cast<std::size_t>(i)].message, message(std::to_string(i)));
    EXPECT_EQ(io.run(parking.list("", 7, Deadline::after(20s))).size(), 7U);
    const auto group = io.run(parking.list("a", 100, Deadline::after(20s)));
    ASSERT_EQ(group.size(), 10U);
    EXPECT_EQ(group[1].message.id, "3");
    EXPECT_EQ(group[1].reason, "why \"not\"");

    auto again = group[1];
    again.reason = "other";
    io.run(parking.park(again, Deadline::after(20s)));
    EXPECT_EQ(io.run(parking.list("a", 100, Deadline::after(20s))).size(), 10U);
    EXPECT_EQ(io.run(parking.find(group[1].key, Deadline::after(20s)))->reason, "other");
    EXPECT_TRUE(io.run(parking.remove(group[1].key, Deadline::after(20s))));
    EXPECT_FALSE(io.run(parking.find(group[1].key, Deadline::after(20s))));
}

TEST_F(WithSqlite, a_crash_between_the_write_and_the_publishing_delays_events_and_loses_none) {
    {
        const auto store = open();
        for (int i = 0; i < 100; ++i)
            write(*store, std::to_string(i));  // and no relay: the process dies here
    }
    const auto store = open();
    LocalBus bus{*store, clock, quiet()};
    bus.subscribe({.group = "g", .types = {"book.sold"}, .handler = remember(seen)});
    io.run(bus.start(io.executor()));
    Relay relay{*store, bus, quiet()};
    relay.start(io.executor());
    for (int i = 100; i < 200; ++i)
        write(*store, std::to_string(i));
    ASSERT_TRUE(eventually([&] { return seen->distinct() == 200; }));
    ASSERT_TRUE(eventually([&] { return relay.waiting() == 0; }));
    EXPECT_TRUE(io.run(store->pending(10, Deadline::after(20s))).empty());
    io.run(relay.stop());
    io.run(bus.stop());
}

}  // namespace
}  // namespace bookverse::bus
