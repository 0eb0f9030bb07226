#include "platform/http/event_hub.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <thread>

#include "platform/async/run.hpp"

namespace bookverse::http {
namespace {

using namespace std::chrono_literals;

/// A listener of a test: collects all that its stream would have written.
struct Listener {
    asio::io_context io{1};
    std::shared_ptr<EventStream> stream;

    explicit Listener(std::size_t capacity = 256)
        : stream{std::make_shared<EventStream>(io.get_executor(), capacity)} {}

    std::string read_all() {
        stream->close();
        std::string all;
        spawn_logged(
            io.get_executor(),
            [this, &all]() -> Task<> {
                while (auto bytes = co_await stream->next(1h))
                    all += *bytes;
            },
            "listener");
        io.run();
        return all;
    }
};

std::string last_id(const std::string& text) {
    const auto at = text.rfind("id: ") + 4;
    return text.substr(at, text.find('\n', at) - at);
}

std::size_t events(const std::string& text) {
    std::size_t count = 0;
    for (auto at = text.find("event: e\n"); at != std::string::npos; at = text.find("event: e\n", at + 1))
        ++count;
    return count;
}

TEST(event_hub, a_channel_reaches_its_listeners_only) {
    EventHub hub;
    Listener one;
    Listener two;
    Listener other;
    hub.subscribe("a", one.stream, {});
    hub.subscribe("a", two.stream, {});
    hub.subscribe("b", other.stream, {});
    hub.publish("a", "e", "{}");
    EXPECT_EQ(events(one.read_all()), 1U);
    EXPECT_EQ(events(two.read_all()), 1U);
    EXPECT_EQ(events(other.read_all()), 0U);
    EXPECT_EQ(hub.listeners("a"), 0U);
}

TEST(event_hub, who_comes_back_gets_the_gap) {
    EventHub hub;
    Listener first;
    hub.subscribe("a", first.stream, {});
    hub.publish("a", "e", "1");
    const auto seen = last_id(first.read_all());
    hub.publish("a", "e", "2");
    hub.publish("b", "e", "not mine");
    hub.publish("a", "e", "3");
    Listener again;
    hub.subscribe("a", again.stream, seen);
    hub.publish("a", "e", "4");
    const auto text = again.read_all();
    EXPECT_EQ(events(text), 3U);
    EXPECT_LT(text.find("data: 2"), text.find("data: 3"));
    EXPECT_LT(text.find("data: 3"), text.find("data: 4"));
    EXPECT_EQ(text.find("resync"), std::string::npos);
    EXPECT_EQ(text.find("not mine"), std::string::npos);
}

TEST(event_hub, a_gap_that_is_not_kept_is_a_resync) {
    EventHub hub{{.events_per_channel = 3, .channels = 100}};
    Listener first;
    hub.subscribe("a", first.stream, {});
    hub.publish("a", "e", "0");
    const auto seen = last_id(first.read_all());
    for (int i = 1; i <= 3; ++i)
        hub.publish("a", "e", std::to_string(i));
    Listener in_time;
    hub.subscribe("a", in_time.stream, seen);
    EXPECT_EQ(events(in_time.read_all()), 3U);
    hub.publish("a", "e", "4");
    Listener late;
    hub.subscribe("a", late.stream, seen);
    hub.publish("a", "e", "5");
    const auto text = late.read_all();
    EXPECT_NE(text.find("event: resync\n"), std::string::npos);
    EXPECT_EQ(events(text), 1U);  // what comes after the resync
    // The id of the resync is a place to go on from.
    Listener after;
    hub.subscribe("a", after.stream, last_id(text));
    EXPECT_EQ(after.read_all().find("resync"), std::string::npos);
}

TEST(event_hub, ids_of_another_process_or_nonsense_are_a_resync) {
    EventHub other;
    Listener stranger;
    other.subscribe("a", stranger.stream, {});
    other.publish("a", "e", "1");
    EventHub hub;
    hub.publish("a", "e", "1");
    for (const auto& id :
         {last_id(stranger.read_all()), std::string{"x"}, std::string{}, std::string{"00000000-99"}}) {
        Listener listener;
        hub.subscribe("a", listener.stream, id);
        EXPECT_NE(listener.read_all().find("resync"), std::string::npos) << id;
    }
}

TEST(event_hub, forgets_the_channel_that_nobody_used_for_longest) {
    EventHub hub{{.events_per_channel = 3, .channels = 2}};
    Listener kept;
    Listener first;
    hub.subscribe("kept", kept.stream, {});
    hub.subscribe("old", first.stream, {});
    hub.publish("old", "e", "1");
    const auto seen = last_id(first.read_all());
    hub.publish("old", "e", "2");
    hub.publish("new", "e", "3");
    EXPECT_EQ(hub.channels(), 2U);
    EXPECT_EQ(hub.listeners("kept"), 1U);
    Listener again;
    hub.subscribe("old", again.stream, seen);  // event 2 was lost with the channel
    EXPECT_NE(again.read_all().find("resync"), std::string::npos);
}

TEST(event_hub, a_full_listener_is_closed_and_leaves) {
    EventHub hub;
    Listener slow{2};
    hub.subscribe("a", slow.stream, {});
    for (int i = 0; i < 3; ++i)
        hub.publish("a", "e", "{}");
    EXPECT_TRUE(slow.stream->closed());
    EXPECT_EQ(hub.listeners("a"), 0U);
}

TEST(event_hub, a_stream_that_dies_leaves) {
    EventHub hub;
    {
        Listener listener;
        hub.subscribe("a", listener.stream, {});
        EXPECT_EQ(hub.listeners("a"), 1U);
    }
    EXPECT_EQ(hub.listeners("a"), 0U);
}

/// Publishers, listeners that come and go: no event of a listener is doubled, missed or out of order.
TEST(event_hub, races_lose_nothing) {
    EventHub hub{{.events_per_channel = 100'000, .channels = 10}};
    asio::io_context io{
        1};  // as the server's: it outlives the streams, and who publishes may hold one of those
    std::atomic<bool> stop{false};
    std::vector<std::jthread> publishers;
    for (int t = 0; t < 2; ++t) {
        publishers.emplace_back([&] {
            for (int i = 0; i < 2000; ++i)
                hub.publish("a", "e", "{}");
        });
    }
    std::jthread visitor{[&] {
        while (!stop) {
            const auto stream = std::make_shared<EventStream>(io.get_executor(), 256);
            hub.subscribe("a", stream, {});
        }
    }};
    Listener steady{100'000};
    hub.subscribe("a", steady.stream, "nonsense");  // resync, then everything
    publishers.clear();
    stop = true;
    visitor.join();
    const auto text = steady.read_all();
    std::uint64_t before = 0;
    for (auto at = text.find("id: "); at != std::string::npos; at = text.find("id: ", at + 1)) {
        const auto dash = text.find('-', at);
        const auto number = std::stoull(text.substr(dash + 1));
        if (before != 0) EXPECT_EQ(number, before + 1);
        before = number;
    }
    EXPECT_EQ(before, 4000U);
}

}  // namespace
}  // namespace bookverse::http
