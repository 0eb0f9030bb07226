// Timers in documents, against both adapters, with a clock that the test moves.
#include "platform/store/timers.hpp"

#include <atomic>

#include "base/manual_clock.hpp"
#include "platform/store/contract_support.hpp"

namespace bookverse::store::contract {
namespace {

using namespace std::chrono_literals;

class Timers : public StoreContract {
protected:
    using Due = DueTimers<Item>;

    ManualClock clock;

    void add(const std::string& id, std::chrono::milliseconds in) {
        ASSERT_TRUE(run(items.insert({.id = id, .due_at = clock.now() + in}, soon())));
    }
    Due runner(Collection<Item>& of, Due::Handler handler) {
        return {of,
                by_due,
                clock,
                {.name = "test.timers", .due_at = &Item::due_at, .lease = 30s, .batch = 3},
                std::move(handler)};
    }
    /// The effect: counts in the document, once however often it is called.
    static Task<> count(Collection<Item>& of, std::string id, std::atomic<int>& calls) {
        ++calls;
        co_await of.update(
            id,
            [](Item item) -> Result<Item> {
                ++item.count;
                item.due_at.reset();
                return item;
            },
            soon());
    }
    Task<> add_and_poke(Due& timers) {
        co_await items.insert({.id = "a", .due_at = clock.now()}, soon());
        timers.poke();
    }
    Due counting(Collection<Item>& of, std::atomic<int>& calls) {
        return runner(of, [&of, &calls](Versioned<Item> item) { return count(of, item->id, calls); });
    }
};

TEST_P(Timers, what_is_due_fires_once_and_the_rest_waits) {
    std::atomic<int> calls = 0;
    auto timers = counting(items, calls);
    add("now", 0s);
    add("later", 10s);
    ASSERT_TRUE(run(items.insert({.id = "never"}, soon())));
    EXPECT_EQ(run(timers.run_due()), 1U);
    EXPECT_EQ(run(timers.run_due()), 0U);
    clock.move(10s);
    EXPECT_EQ(run(timers.run_due()), 1U);
    clock.move(24h);
    EXPECT_EQ(run(timers.run_due()), 0U);
    EXPECT_EQ(calls, 2);
    for (const auto* id : {"now", "later"}) {
        const auto item = run(items.get(id, soon()));
        EXPECT_EQ((*item)->count, 1) << id;
        EXPECT_FALSE((*item)->due_at) << id;
    }
    EXPECT_EQ(run(items.get("never", soon()))->version, 1);
}

TEST_P(Timers, a_handler_sets_the_next_time_itself) {
    auto timers = runner(items, [this](Versioned<Item> item) -> Task<> {
        const auto next = clock.now() + 5s;
        co_await items.update(
            item->id,
            [next](Item changed) -> Result<Item> {
                changed.due_at = next;
                ++changed.count;
                return changed;
            },
            soon());
    });
    add("a", 0s);
    for (int i = 1; i <= 3; ++i) {
        EXPECT_EQ(run(timers.run_due()), 1U);
        EXPECT_EQ(run(timers.run_due()), 0U);
        clock.move(5s);
        EXPECT_EQ((*run(items.get("a", soon())))->count, i);
    }
}

// The time that the rules compute may be the lease's by chance: it is kept where they say so.
TEST_P(Timers, a_time_that_equals_the_lease_is_kept_when_the_rules_compute_it) {
    for (const bool clears : {true, false}) {
        const auto unchanged = [](Versioned<Item>) -> Task<> { co_return; };
        Due timers{items,
                   by_due,
                   clock,
                   {.name = "test.timers", .due_at = &Item::due_at, .lease = 30s, .clears = clears},
                   unchanged};
        const std::string id = clears ? "cleared" : "kept";
        add(id, 0s);
        EXPECT_EQ(run(timers.run_due()), 1U);
        EXPECT_EQ((*run(items.get(id, soon())))->due_at.has_value(), !clears) << id;
    }
}

// A next time may be the lease's by chance: it is the handler's, and is kept.
TEST_P(Timers, a_next_time_that_equals_the_lease_is_kept) {
    auto timers = runner(items, [this](Versioned<Item> item) -> Task<> {
        co_await items.update(
            item->id,
            [this](Item changed) -> Result<Item> {
                changed.due_at = clock.now() + 30s;
                ++changed.count;
                return changed;
            },
            soon());
    });
    add("a", 0s);
    EXPECT_EQ(run(timers.run_due()), 1U);
    clock.move(30s);
    EXPECT_EQ(run(timers.run_due()), 1U);
    EXPECT_EQ((*run(items.get("a", soon())))->count, 2);
}

TEST_P(Timers, a_handler_that_changes_something_else_is_called_once_more) {
    auto timers = runner(items, [this](Versioned<Item> item) -> Task<> {
        co_await items.update(
            item->id,
            [](Item changed) -> Result<Item> {
                changed.count = 1;
                return changed;
            },
            soon());
    });
    add("a", 0s);
    EXPECT_EQ(run(timers.run_due()), 1U);
    clock.move(30s);
    EXPECT_EQ(run(timers.run_due()), 1U);
    clock.move(24h);
    EXPECT_EQ(run(timers.run_due()), 0U);
    EXPECT_EQ((*run(items.get("a", soon())))->count, 1);
}

TEST_P(Timers, a_handler_that_throws_or_a_process_that_dies_is_tried_again_after_the_lease) {
    std::atomic<int> calls = 0;
    add("a", 0s);
    {
        auto failing = runner(items, [&](Versioned<Item>) -> Task<> {
            ++calls;
            throw std::runtime_error{"the process dies here"};
            co_return;
        });
        EXPECT_EQ(run(failing.run_due()), 1U);
        EXPECT_EQ(run(failing.run_due()), 0U) << "leased";
    }
    reopen();
    std::atomic<int> good_calls = 0;
    auto timers = counting(items, good_calls);
    clock.move(29s);
    EXPECT_EQ(run(timers.run_due()), 0U) << "the lease still holds";
    clock.move(1s);
    EXPECT_EQ(run(timers.run_due()), 1U);
    EXPECT_EQ(calls, 1);
    EXPECT_EQ((*run(items.get("a", soon())))->count, 1);
}

TEST_P(Timers, competing_runners_fire_each_once) {
    auto other = GetParam() == "sqlite" ? nullptr : backend->open();
    auto theirs = items_of(other ? *other : *store);
    for (int i = 0; i < 30; ++i)
        add("i" + std::to_string(i), 0s);
    std::atomic<int> calls = 0;
    in_parallel(4, [&](int thread) -> Task<> {
        auto timers = counting(thread % 2 == 0 ? items : theirs, calls);
        co_await timers.run_due();
    });
    EXPECT_EQ(calls, 30);
    for (int i = 0; i < 30; ++i) {
        const auto item = run(items.get("i" + std::to_string(i), soon()));
        EXPECT_EQ((*item)->count, 1);
        EXPECT_FALSE((*item)->due_at);
    }
}

TEST_P(Timers, the_loop_looks_when_poked_and_ends_when_stopped) {
    asio::io_context context{1};
    Due* to_stop = nullptr;
    Due timers{items,
               by_due,
               clock,
               {.name = "test.timers", .due_at = &Item::due_at, .every = 1h},
               [&](Versioned<Item>) -> Task<> {
                   to_stop->stop();
                   co_return;
               }};
    to_stop = &timers;
    timers.start(context.get_executor());
    // The first look finds nothing and waits for an hour; the poke is what makes it see the new document.
    asio::co_spawn(context, add_and_poke(timers), asio::use_future);
    const auto start = std::chrono::steady_clock::now();
    context.run();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 30s);
    EXPECT_FALSE((*run(items.get("a", soon())))->due_at);
}

BOOKVERSE_EACH_ADAPTER(Timers);

}  // namespace
}  // namespace bookverse::store::contract
