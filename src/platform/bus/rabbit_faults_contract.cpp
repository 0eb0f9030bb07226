// What the bus on RabbitMQ must survive: members that come and go, connections that break, a broker that is
// restarted, killed, hung, out of memory or not there at all.
#include <gtest/gtest.h>

#include <unistd.h>

#include "platform/bus/rabbit_bus.hpp"
#include "platform/bus/relay.hpp"
#include "platform/bus/test_harness.hpp"
#include "platform/bus/test_store.hpp"
#include "support/rabbitmq_server.hpp"

namespace bookverse::bus {
namespace {

using namespace std::chrono_literals;
using testing::RabbitServer;

constexpr auto patience =
    180s;  ///< a broker starts in 6 s, and in a minute on a machine that does ten other things

std::string fresh(const std::string& name) {
    static std::atomic<int> count{0};
    return name + std::to_string(::getpid()) + "-" + std::to_string(++count);
}

/// One broker for all of these tests; each leaves it running.
RabbitServer& broker() {
    static RabbitServer server;
    return server;
}

struct RabbitFaults : ::testing::Test {
    ManualClock clock;
    TestStore store;
    IoThreads io;
    std::string type = fresh("type.");
    std::string group = fresh("group.");
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();

    std::unique_ptr<RabbitBus> make() {
        return std::make_unique<RabbitBus>(
            broker().url(), store, clock, quiet(),
            RabbitBus::Options{.connection = {.last_pause = 300ms}, .back_off = [](int) { return 1ms; }});
    }
    Subscription subscription(std::function<Task<>(Message)> handler, std::size_t in_flight = 16) {
        return {.group = group, .types = {type}, .handler = std::move(handler), .in_flight = in_flight};
    }
    bool answers(Bus& bus) {
        try {
            io.run(bus.ping(Deadline::after(1s)));
            return true;
        } catch (const Unavailable&) {
            return false;
        }
    }
    void start(Bus& bus) {
        io.run(bus.start(io.executor()));
        ASSERT_TRUE(eventually([&] { return answers(bus); }, patience));
    }
    std::vector<Message> messages(int from, int count) {
        std::vector<Message> all;
        for (int i = from; i < from + count; ++i)
            all.push_back(message(std::to_string(i), type));
        return all;
    }
    void publish(Bus& bus, std::vector<Message> all) {
        io.run(bus.publish(std::move(all), Deadline::after(20s)));
    }

    /// Publishes one by one from 8 coroutines until told to stop; remembers what was confirmed.
    struct Load {
        std::atomic<bool> stop{false};
        std::atomic<int> next{0};
        std::atomic<int> refused{0};
        std::atomic<int> slow{0};  ///< refused later than after 2 s
        Seen confirmed;
        std::vector<std::future<void>> publishers;

        void end() {
            stop = true;
            for (auto& publisher : publishers)
                publisher.wait();
        }
        ~Load() { end(); }
    };
    Task<> publish_on(Bus& bus, Load& load) {
        while (!load.stop) {
            const auto one = message(std::to_string(load.next++), type);
            const auto before = std::chrono::steady_clock::now();
            bool failed = false;
            try {
                std::vector<Message> only{one};
                co_await bus.publish(std::move(only), Deadline::after(10s));
                load.confirmed.add(one);
            } catch (const Unavailable&) {
                failed = true;
            }
            if (!failed) continue;
            ++load.refused;
            if (std::chrono::steady_clock::now() - before > 2s) ++load.slow;
            co_await sleep_for(5ms);
        }
    }
    void begin(Bus& bus, Load& load) {
        for (int i = 0; i < 8; ++i)
            load.publishers.push_back(io.spawn(publish_on(bus, load)));
    }
    void end(Load& load) {
        load.stop = true;
        for (auto& publisher : load.publishers)
            publisher.get();
    }
    bool all_arrived(const Load& load) {
        return eventually(
            [&] {
                for (const auto& one : load.confirmed.order())
                    if (seen->of(one.id) == 0) return false;
                return true;
            },
            patience);
    }
    /// Something breaks and comes back while messages flow.
    void survive(const std::function<void()>& hit) {
        const auto bus = make();
        bus->subscribe(subscription(remember(seen)));
        start(*bus);
        // RabbitMQ confirms messages to a quorum queue whose own name it has not written down yet; killed in
        // that moment it starts an empty queue in its place. Ours exist from the first start on; so must this
        // one.
        ASSERT_TRUE(eventually([&] { return broker().has_on_disk(queue_of(group)); }, patience));
        Load load;
        begin(*bus, load);
        ASSERT_TRUE(eventually([&] { return load.confirmed.all() > 200; }, patience));
        hit();
        ASSERT_TRUE(eventually([&] { return load.refused > 0; }, patience));
        const auto before = load.confirmed.all();
        ASSERT_TRUE(eventually([&] { return load.confirmed.all() > before + 200; }, patience));
        load.end();
        EXPECT_TRUE(all_arrived(load))
            << load.confirmed.all() << " confirmed, " << seen->distinct() << " seen";
        EXPECT_EQ(load.slow, 0);
        RecordProperty("confirmed", static_cast<int>(load.confirmed.all()));
        RecordProperty("delivered", static_cast<int>(seen->all()));
        io.run(bus->stop());
    }
};

TEST_F(RabbitFaults, members_of_a_group_share_its_messages) {
    const auto other = std::make_shared<Seen>();
    const auto one = make();
    const auto two = make();
    one->subscribe(subscription(remember(seen), 4));
    two->subscribe(subscription(remember(other), 4));
    start(*one);
    start(*two);
    publish(*one, messages(0, 500));
    ASSERT_TRUE(eventually([&] { return seen->all() + other->all() >= 500; }, patience));
    EXPECT_EQ(seen->all() + other->all(), 500U);
    EXPECT_GT(seen->all(), 0U);
    EXPECT_GT(other->all(), 0U);
    io.run(one->stop());
    io.run(two->stop());
}

TEST_F(RabbitFaults, a_group_of_a_process_that_does_not_run_yet_loses_nothing) {
    const auto publisher = make();
    publisher->declare({{.group = group, .types = {type}}});
    start(*publisher);
    publish(*publisher, messages(0, 20));
    io.run(publisher->stop());
    const auto late = make();
    late->subscribe(subscription(remember(seen)));
    start(*late);
    EXPECT_TRUE(eventually([&] { return seen->distinct() == 20; }, patience));
    io.run(late->stop());
}

TEST_F(RabbitFaults, a_member_holds_no_more_than_it_handles) {
    const auto gate = std::make_shared<Wake>();
    const auto held = std::make_shared<Seen>();
    const auto busy = make();
    busy->subscribe(subscription(
        [gate, held](Message got) -> Task<> {
            held->add(got);
            while (!gate->fired())
                co_await sleep_for(1ms);
        },
        5));
    start(*busy);
    publish(*busy, messages(0, 50));
    ASSERT_TRUE(eventually([&] { return held->all() == 5; }, patience));
    const auto idle = make();
    idle->subscribe(subscription(remember(seen)));
    start(*idle);
    EXPECT_TRUE(eventually([&] { return seen->distinct() == 45; }, patience));
    EXPECT_EQ(held->all(), 5U);
    gate->fire();
    io.run(busy->stop());
    io.run(idle->stop());
    EXPECT_EQ(held->all() + seen->all(), 50U);
}

TEST_F(RabbitFaults, a_connection_lost_while_a_handler_runs_means_the_message_comes_again) {
    const auto gate = std::make_shared<Wake>();
    const auto bus = make();
    bus->subscribe(subscription([this, gate](Message got) -> Task<> {
        seen->add(got);
        while (!gate->fired())
            co_await sleep_for(1ms);
    }));
    start(*bus);
    publish(*bus, messages(0, 3));
    ASSERT_TRUE(eventually([&] { return seen->all() == 3; }, patience));
    broker().control({"close_all_connections", "a test"});
    EXPECT_TRUE(
        eventually([&] { return seen->of("0") > 1 && seen->of("1") > 1 && seen->of("2") > 1; }, patience));
    gate->fire();
    ASSERT_TRUE(eventually([&] { return answers(*bus); }, patience));
    io.run(bus->stop());

    const auto next = make();  // the late acknowledgements of the first delivery have harmed nothing
    const auto rest = std::make_shared<Seen>();
    next->subscribe(subscription(remember(rest)));
    start(*next);
    publish(*next, messages(3, 1));
    ASSERT_TRUE(eventually([&] { return rest->of("3") == 1; }, patience));
    EXPECT_EQ(rest->all(), 1U);
    io.run(next->stop());
}

TEST_F(RabbitFaults, what_takes_its_handler_down_each_time_is_parked_by_the_broker) {
    const auto gate = std::make_shared<Wake>();
    const auto bus = make();
    auto once = subscription([this, gate](Message got) -> Task<> {
        seen->add(got);
        while (!gate->fired())
            co_await sleep_for(1ms);
    });
    once.max_deliveries = 1;
    bus->subscribe(std::move(once));
    start(*bus);
    publish(*bus, messages(0, 1));
    ASSERT_TRUE(eventually([&] { return seen->all() == 1; }, patience));
    broker().control({"close_all_connections", "a test"});
    std::vector<Parked> parked;
    ASSERT_TRUE(eventually(
        [&] {
            parked = io.run(bus->parked(group, 10, Deadline::after(1s)));
            return !parked.empty();
        },
        patience));
    EXPECT_EQ(parked[0].message, message("0", type));
    EXPECT_NE(parked[0].reason.find("given up by the broker"), std::string::npos) << parked[0].reason;
    gate->fire();
    ASSERT_TRUE(eventually([&] { return answers(*bus); }, patience));
    EXPECT_TRUE(io.run(bus->replay(parked[0].key, Deadline::after(10s))));
    EXPECT_TRUE(eventually([&] { return seen->all() == 2; }, patience));
    io.run(bus->stop());
}

TEST_F(RabbitFaults, with_the_store_down_parked_messages_wait_at_the_broker) {
    const auto bus = make();
    bus->subscribe(subscription(remember(seen, 1'000)));
    start(*bus);
    store.down = true;
    publish(*bus, messages(0, 1));
    ASSERT_TRUE(eventually([&] { return seen->all() == 5; }, patience));
    io.run(bus->stop());
    store.down = false;
    const auto next = make();
    next->declare({{.group = group, .types = {type}}});
    start(*next);
    ASSERT_TRUE(eventually([&] { return io.run(next->parked(group, 10, Deadline::after(1s))).size() == 1; },
                           patience));
    EXPECT_EQ(io.run(next->parked(group, 10, Deadline::after(1s)))[0].reason, "not yet");
    io.run(next->stop());
}

TEST_F(RabbitFaults, a_queue_that_somebody_deleted_is_a_failure_once_and_then_there_again) {
    const auto bus = make();
    bus->declare({{.group = group, .types = {type}}});
    start(*bus);
    broker().control({"delete_queue", queue_of(group)});
    EXPECT_THROW(publish(*bus, messages(0, 1)), Unavailable);
    EXPECT_TRUE(eventually(
        [&] {
            try {
                publish(*bus, messages(0, 1));
                return true;
            } catch (const Unavailable&) {
                return false;
            }
        },
        patience));
    io.run(bus->stop());
    const auto member = make();
    member->subscribe(subscription(remember(seen)));
    start(*member);
    EXPECT_TRUE(eventually([&] { return seen->of("0") == 1; }, patience));
    io.run(member->stop());
}

TEST_F(RabbitFaults, restarted_under_load_it_loses_nothing_that_was_confirmed) {
    survive([] {
        broker().stop();
        broker().start_soon();
    });
}

TEST_F(RabbitFaults, killed_under_load_it_loses_nothing_that_was_confirmed) {
    survive([] {
        broker().kill();
        broker().start_soon();
    });
}

TEST_F(RabbitFaults, hung_it_is_unavailable_within_two_seconds) {
    const auto bus = make();
    bus->subscribe(subscription(remember(seen)));
    start(*bus);
    publish(*bus, messages(0, 1));
    broker().pause();
    const auto before = std::chrono::steady_clock::now();
    EXPECT_THROW(publish(*bus, messages(1, 1)), Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 2s);
    const auto again = std::chrono::steady_clock::now();
    EXPECT_THROW(publish(*bus, messages(2, 1)), Unavailable);  // by now it is known
    EXPECT_LT(std::chrono::steady_clock::now() - again, 500ms);
    EXPECT_FALSE(answers(*bus));
    broker().resume();
    EXPECT_TRUE(eventually(
        [&] {
            try {
                publish(*bus, messages(3, 1));
                return true;
            } catch (const Unavailable&) {
                return false;
            }
        },
        patience));
    EXPECT_TRUE(eventually([&] { return seen->of("3") > 0; }, patience));
    io.run(bus->stop());
}

TEST_F(RabbitFaults, short_of_memory_it_takes_nothing_and_says_so) {
    const auto bus = make();
    bus->subscribe(subscription(remember(seen)));
    start(*bus);
    broker().control({"eval", "rabbit_alarm:set_alarm({{resource_limit, memory, node()}, []})."});
    std::string why;
    ASSERT_TRUE(eventually(
        [&] {
            try {
                publish(*bus, messages(0, 1));
            } catch (const Unavailable& error) {
                why = error.what();
            }
            return why.find("takes no messages") != why.npos;
        },
        patience))
        << why;
    const auto before = std::chrono::steady_clock::now();
    EXPECT_THROW(publish(*bus, messages(1, 1)), Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 2s);
    broker().control({"eval", "rabbit_alarm:clear_alarm({resource_limit, memory, node()})."});
    ASSERT_TRUE(eventually([&] { return answers(*bus); }, patience));
    publish(*bus, messages(2, 1));
    EXPECT_TRUE(eventually([&] { return seen->of("2") > 0; }, patience));
    io.run(bus->stop());
}

TEST_F(RabbitFaults, not_there_at_the_start_it_is_found_later_and_the_outbox_keeps_everything) {
    broker().stop();
    const auto bus = make();
    bus->subscribe(subscription(remember(seen)));
    io.run(bus->start(io.executor()));
    EXPECT_FALSE(answers(*bus));
    const auto before = std::chrono::steady_clock::now();
    EXPECT_THROW(publish(*bus, messages(0, 1)), Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 2s);

    Relay relay{store, *bus, quiet(), {.first_pause = 5ms, .last_pause = 200ms}};
    relay.start(io.executor());
    std::vector<store::OutboxEvent> events;
    for (int i = 100; i < 200; ++i) {
        events.push_back({std::to_string(i), type, "s" + std::to_string(i % 5), clock.now(), {}, "{}"});
    }
    store.commit(events, true);
    broker().start();
    EXPECT_TRUE(eventually([&] { return store.waiting() == 0 && seen->distinct() == 100; }, patience));
    io.run(relay.stop());
    io.run(bus->stop());
}

TEST(RabbitRefusal, a_wrong_password_is_named_and_not_repeated) {
    ManualClock clock;
    TestStore store;
    IoThreads io;
    auto url = broker().url();
    url.replace(url.find("guest:guest"), 11, "guest:nonsense");
    RabbitBus bus{url, store, clock, quiet()};
    io.run(bus.start(io.executor()));
    std::string why;
    try {
        io.run(bus.ping(Deadline::after(1s)));
    } catch (const Unavailable& error) {
        why = error.what();
    }
    EXPECT_NE(why.find("ACCESS_REFUSED"), std::string::npos) << why;
    EXPECT_EQ(why.find("nonsense"), std::string::npos) << why;
    io.run(bus.stop());
}

}  // namespace
}  // namespace bookverse::bus
