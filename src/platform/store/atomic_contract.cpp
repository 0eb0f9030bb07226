// Races with exact counts. Each has a control that fails without the guard, so that a test that cannot fail
// is noticed.
#include <algorithm>
#include <atomic>
#include <barrier>

#include "platform/store/contract_support.hpp"

namespace bookverse::store::contract {
namespace {

using Atomic = StoreContract;

constexpr int threads = 16;

Result<Item> count_up(Item item) {
    ++item.count;
    return item;
}

TEST_P(Atomic, sixteen_threads_times_500_updates_lose_nothing) {
    ASSERT_TRUE(run(items.insert({.id = "hot"}, soon())));
    std::atomic<int> wins = 0;
    in_parallel(threads, [&](int) -> Task<> {
        for (int i = 0; i < 500; ++i) {
            const auto updated = co_await items.update("hot", count_up, soon());
            if (updated) ++wins;
            // Nobody else's state: what comes back is what this very rule made.
            if (updated && (*updated)->count + 1 != updated->version) throw std::logic_error{"a mixed state"};
        }
    });
    const auto after = run(items.get("hot", soon()));
    EXPECT_EQ(wins, threads * 500);
    EXPECT_EQ((*after)->count, wins);
    EXPECT_EQ(after->version, wins + 1);
}

TEST_P(Atomic, control_without_the_guard_updates_are_lost) {
    ASSERT_TRUE(run(items.insert({.id = "hot"}, soon())));
    std::barrier together{threads};
    in_parallel(threads, [&](int) -> Task<> {
        const auto before = co_await items.get("hot", soon());
        together.arrive_and_wait();
        // What a caller would do who decides outside the rule.
        const auto decided = (*before)->count + 1;
        co_await items.update(
            "hot",
            [decided](Item item) -> Result<Item> {
                item.count = decided;
                return item;
            },
            soon());
    });
    EXPECT_LT((*run(items.get("hot", soon())))->count, threads);
}

TEST_P(Atomic, a_stock_of_100_sells_100) {
    ASSERT_TRUE(run(items.insert({.id = "stock", .count = 100}, soon())));
    std::atomic<int> sold = 0;
    in_parallel(threads, [&](int) -> Task<> {
        for (int i = 0; i < 20; ++i) {
            const auto bought = co_await items.update(
                "stock",
                [](Item item) -> Result<Item> {
                    if (item.count == 0) return refuse(RefusalKind::conflict, "sold_out", "Sold out.");
                    --item.count;
                    return item;
                },
                soon());
            if (bought) ++sold;
        }
    });
    EXPECT_EQ(sold, 100);
    EXPECT_EQ((*run(items.get("stock", soon())))->count, 0);
}

TEST_P(Atomic, fifty_unique_keys_have_fifty_winners) {
    std::atomic<int> winners = 0;
    std::atomic<int> others = 0;
    in_parallel(threads, [&](int thread) -> Task<> {
        for (int key = 0; key < 50; ++key) {
            const auto inserted =
                co_await items.try_insert({.id = std::to_string(thread) + "-" + std::to_string(key),
                                           .group = std::to_string(thread),
                                           .key = std::to_string(key)},
                                          soon());
            if (inserted)
                ++winners;
            else if (inserted.error().duplicate_index == "by_key")
                ++others;
        }
    });
    EXPECT_EQ(winners, 50);
    EXPECT_EQ(others, threads * 50 - 50);
}

TEST_P(Atomic, control_without_the_unique_index_all_win) {
    std::atomic<int> winners = 0;
    in_parallel(4, [&](int thread) -> Task<> {
        const auto inserted = co_await items.insert({.id = std::to_string(thread), .group = "same"}, soon());
        if (inserted) ++winners;
    });
    EXPECT_EQ(winners, 4);
}

TEST_P(Atomic, two_stores_on_one_database_lose_nothing_either) {
    if (GetParam() == "sqlite") return;  // one process owns the folder: see a_second_store_is_refused
    auto other = backend->open();
    auto theirs = items_of(*other);
    ASSERT_TRUE(run(items.insert({.id = "hot"}, soon())));
    in_parallel(8, [&](int thread) -> Task<> {
        auto& mine = thread % 2 == 0 ? items : theirs;
        for (int i = 0; i < 50; ++i)
            if (!co_await mine.update("hot", count_up, soon())) throw std::logic_error{"refused"};
    });
    const auto after = run(items.get("hot", soon()));
    EXPECT_EQ((*after)->count, 400);
    EXPECT_EQ(after->version, 401);
}

TEST_P(Atomic, in_one_batch_each_update_gets_its_own_answer) {
    ASSERT_TRUE(run(items.insert({.id = "hot"}, soon())));
    ASSERT_TRUE(run(items.insert({.id = "holder", .group = "h", .key = "taken"}, soon())));
    std::vector<std::string> answers(40);
    // On one thread all of them are queued before the first is done.
    asio::io_context context{1};
    for (std::size_t i = 0; i < answers.size(); ++i) {
        asio::co_spawn(
            context,
            [](Collection<Item>& of, std::size_t number, std::string& answer) -> Task<> {
                try {
                    const auto updated = co_await of.try_update(
                        "hot",
                        [number](Item item) -> Result<Item> {
                            if (number % 4 == 1) return refuse(RefusalKind::conflict, "refused", "No.");
                            if (number % 4 == 2) throw std::domain_error{"bug"};
                            if (number % 4 == 3) item.key = "taken";
                            ++item.count;
                            return item;
                        },
                        soon());
                    answer = updated ? "done" : updated.error().refusal.code;
                } catch (const std::domain_error&) {
                    answer = "threw";
                }
            }(items, i, answers[i]),
            asio::use_future);
    }
    context.run();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const std::array expected{"done", "refused", "threw", "duplicate"};
        EXPECT_EQ(answers[i], expected.at(i % 4)) << i;
    }
    EXPECT_EQ((*run(items.get("hot", soon())))->count, 10);
    EXPECT_EQ(run(items.get("hot", soon()))->version, 11);
}

BOOKVERSE_EACH_ADAPTER(Atomic);

}  // namespace
}  // namespace bookverse::store::contract
