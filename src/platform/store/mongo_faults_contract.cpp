// What a network and a server can do to the MongoDB adapter: away, back again, hanging. Own servers, because
// they are stopped on the way.
#include <atomic>

#include "platform/async/run.hpp"
#include "platform/store/contract_support.hpp"
#include "platform/store/mongo_store.hpp"
#include "support/mongo_server.hpp"

namespace bookverse::store::contract {
namespace {

using namespace std::chrono_literals;
using testing::MongoServer;

Result<Item> count_up(Item item) {
    ++item.count;
    return item;
}

std::chrono::milliseconds time_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

template <class F>
bool works(F call) {
    try {
        call();
        return true;
    } catch (const Unavailable&) {
        return false;
    }
}

/// Once the server is back it may take the driver a moment to see it.
template <class F>
auto when_back(F call) {
    testing::await([&] { return works([&] { call(); }); }, 20s, "the server is not used again");
}

TEST(MongoFaults, a_lost_server_is_unavailable_within_two_seconds_and_used_again_when_it_is_back) {
    MongoServer server;
    MongoStore store{{.uri = server.uri()}};
    auto items = items_of(store);
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    for (int round = 0; round < 2; ++round) {
        server.stop();
        const auto far = Deadline::after(60s);
        EXPECT_LT(time_of([&] { EXPECT_THROW(run(items.get("a", far)), Unavailable); }), 2s);
        EXPECT_LT(time_of([&] { EXPECT_THROW(run(items.update("a", count_up, far)), Unavailable); }), 2s);
        EXPECT_LT(time_of([&] { EXPECT_THROW(run(items.insert({.id = "b"}, far)), Unavailable); }), 2s);
        EXPECT_LT(time_of([&] { EXPECT_THROW(run(store.ping(far)), Unavailable); }), 2s);
        EXPECT_LT(time_of([&] {
                      // Many at once: they do not queue up behind one another's time-outs.
                      in_parallel(16, [&](int) -> Task<> {
                          for (int i = 0; i < 20; ++i) {
                              bool there = true;
                              try {
                                  co_await items.get("a", far);
                              } catch (const Unavailable&) {
                                  there = false;
                              }
                              EXPECT_FALSE(there);
                          }
                      });
                  }),
                  2s);
        server.start();
        when_back(
            [&] { EXPECT_EQ((*run(items.get("a", soon())))->count, round) << "a refused update came true"; });
        when_back([&] { EXPECT_TRUE(run(items.update("a", count_up, soon()))); });
    }
}

TEST(MongoFaults, starting_without_a_server_and_declaring_later) {
    MongoServer server;
    server.stop();
    MongoStore store{{.uri = server.uri()}};
    std::optional<Collection<Item>> items;
    EXPECT_LT(time_of([&] { items.emplace(items_of(store)); }), 2s);
    EXPECT_THROW(run(items->get("a", soon())), Unavailable);
    server.start();
    when_back([&] { run(items->insert({.id = "a", .group = "g", .key = "k"}, soon())); });
    EXPECT_FALSE(run(items->insert({.id = "b", .group = "h", .key = "k"}, soon())))
        << "the unique index is there";
    EXPECT_TRUE(run(items->find_one(by_key, {"k"}, soon())));
}

TEST(MongoFaults, a_hanging_server_keeps_deadlines_and_blocks_no_other_thread) {
    MongoServer server;
    MongoStore store{{.uri = server.uri()}};
    auto items = items_of(store);
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    server.pause();
    asio::io_context context{1};
    std::atomic<int> ended = 0;
    std::chrono::milliseconds slowest{0};
    const auto ask = [&](bool write) -> Task<> {
        const auto start = std::chrono::steady_clock::now();
        try {
            if (write)
                co_await items.update("a", count_up, Deadline::after(300ms));
            else
                co_await items.get("a", Deadline::after(300ms));
        } catch (const DeadlinePassed&) {
        } catch (const Unavailable&) {
        }
        ++ended;
        slowest = std::max(slowest, std::chrono::duration_cast<std::chrono::milliseconds>(
                                        std::chrono::steady_clock::now() - start));
    };
    for (int i = 0; i < 40; ++i)
        asio::co_spawn(context, ask(i % 2 == 0), asio::use_future);
    // Beside them, on the same thread, a timer: is the thread free?
    std::chrono::milliseconds late{0};
    const auto tick = [&]() -> Task<> {
        for (int i = 0; i < 20; ++i) {
            const auto due = std::chrono::steady_clock::now() + 10ms;
            co_await sleep_for(10ms);
            late = std::max(late, std::chrono::duration_cast<std::chrono::milliseconds>(
                                      std::chrono::steady_clock::now() - due));
        }
    };
    asio::co_spawn(context, tick(), asio::use_future);
    context.run();
    EXPECT_EQ(ended, 40);
    EXPECT_LT(slowest, 900ms) << "300 ms were asked for";
    EXPECT_LT(late, 250ms) << "the I/O thread was blocked";
    server.resume();
    std::int64_t count = 0;
    when_back([&] { count = (*run(items.get("a", soon())))->count; });
    EXPECT_LE(count, 20) << "a timed-out update may have happened, but once";
    EXPECT_EQ(run(items.get("a", soon()))->version, count + 1);
}

TEST(MongoFaults, a_rule_is_not_run_after_its_caller_has_gone) {
    MongoServer server;
    MongoStore store{{.uri = server.uri()}};
    auto items = items_of(store);
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    server.pause();
    std::atomic<bool> gone = false;
    std::atomic<bool> ran_late = false;
    std::atomic<int> runs = 0;
    EXPECT_ANY_THROW(run(items.update(
        "a",
        [&](Item item) -> Result<Item> {
            ++runs;
            if (gone) ran_late = true;
            ++item.count;
            return item;
        },
        Deadline::after(100ms))));
    gone = true;
    server.resume();
    when_back([&] { run(items.update("a", count_up, soon())); });
    EXPECT_FALSE(ran_late);
    EXPECT_EQ((*run(items.get("a", soon())))->count, 1);
}

TEST(MongoFaults, a_server_that_restarts_under_load_loses_nothing_acknowledged) {
    MongoServer server;
    MongoStore store{{.uri = server.uri()}};
    auto items = items_of(store);
    ASSERT_TRUE(run(items.insert({.id = "hot"}, soon())));
    std::atomic<int> acknowledged = 0;
    std::atomic<int> unknown = 0;
    std::atomic<bool> stop = false;
    std::thread operator_thread{[&] {
        testing::await([&] { return acknowledged > 200; }, 30s, "no updates");
        server.stop();
        server.start();
        const int before = acknowledged;
        testing::await([&] { return acknowledged > before + 200; }, 30s, "no updates after the restart");
        stop = true;
    }};
    in_parallel(4, [&](int) -> Task<> {
        while (!stop) {
            try {
                if (co_await items.update("hot", count_up, soon())) ++acknowledged;
            } catch (const Unavailable&) {
                ++unknown;
            }
        }
    });
    operator_thread.join();
    const auto hot = run(items.get("hot", soon()));
    EXPECT_GE((*hot)->count, acknowledged);
    EXPECT_LE((*hot)->count, acknowledged + unknown);
    EXPECT_EQ(hot->version, (*hot)->count + 1);
}

}  // namespace
}  // namespace bookverse::store::contract
