// The outbox: an event is there exactly when its change is there, until it is removed.
#include <algorithm>
#include <mutex>
#include <set>

#include "platform/store/contract_support.hpp"

namespace bookverse::store::contract {
namespace {

class Outbox : public StoreContract {
protected:
    std::vector<OutboxEvent> pending(std::size_t limit = 100) { return run(store->pending(limit, soon())); }

    using Announce = Collection<Item>::Announce;

    static Announce announce(std::int64_t count) {
        return [count](Events& out) { out.publish(Counted{count}); };
    }

    Result<Versioned<Item>> count_up(const std::string& id) {
        return run(items.update(
            id,
            [](Item item, Events& out) -> Result<Item> {
                ++item.count;
                out.publish(Counted{item.count});
                return item;
            },
            soon()));
    }

    static std::vector<std::string> data(const std::vector<OutboxEvent>& events) {
        std::vector<std::string> all;
        for (const auto& event : events)
            all.push_back(event.data);
        std::ranges::sort(all);
        return all;
    }
};

TEST_P(Outbox, events_commit_with_their_document_and_survive_a_crash) {
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon(), announce(0), "00-trace-01")));
    ASSERT_TRUE(count_up("a"));
    reopen();  // nobody has published anything
    const auto events = pending();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].type, "item.counted");
    EXPECT_EQ(events[0].subject, "a");
    EXPECT_EQ(events[0].data, R"({"count":0})");
    EXPECT_EQ(events[0].traceparent, "00-trace-01");
    EXPECT_NE(events[0].at, Instant{});
    EXPECT_EQ(events[1].data, R"({"count":1})");
    EXPECT_NE(events[0].id, events[1].id);
}

TEST_P(Outbox, what_was_not_written_is_not_announced) {
    ASSERT_TRUE(run(items.insert({.id = "a", .group = "g", .key = "k"}, soon())));
    EXPECT_FALSE(run(items.insert({.id = "a"}, soon(), announce(1))));
    EXPECT_FALSE(run(items.insert({.id = "b", .group = "h", .key = "k"}, soon(), announce(2))));
    EXPECT_FALSE(run(items.update(
        "a",
        [](const Item&, Events& out) -> Result<Item> {
            out.publish(Counted{3});
            return refuse(RefusalKind::conflict, "no", "No.");
        },
        soon())));
    EXPECT_TRUE(pending().empty());
}

TEST_P(Outbox, what_is_committed_is_handed_over_at_once) {
    std::mutex mutex;
    std::set<std::string> handed;
    store->on_committed([&](std::vector<OutboxEvent> events) {
        const std::lock_guard lock{mutex};
        for (auto& event : events)
            handed.insert(event.id);
    });
    ASSERT_TRUE(run(items.insert({.id = "hot"}, soon(), announce(0))));
    in_parallel(4, [&](int) -> Task<> {
        for (int i = 0; i < 25; ++i)
            co_await items.update(
                "hot",
                [](Item item, Events& out) -> Result<Item> {
                    ++item.count;
                    out.publish(Counted{item.count});
                    return item;
                },
                soon());
    });
    const auto stored = pending(1000);
    std::set<std::string> there;
    for (const auto& event : stored)
        there.insert(event.id);
    EXPECT_EQ(there.size(), 101U);
    const std::lock_guard lock{mutex};
    EXPECT_EQ(handed, there) << "neither more nor less than what was stored";
}

TEST_P(Outbox, removed_events_are_gone_and_others_stay) {
    for (const auto* id : {"a", "b"})
        ASSERT_TRUE(run(items.insert({.id = id}, soon(), announce(0))));
    ASSERT_TRUE(count_up("a"));
    auto events = pending();
    ASSERT_EQ(events.size(), 3U);
    const auto kept = events.back();
    events.pop_back();
    run(store->remove(events, soon()));
    run(store->remove(events, soon()));  // a duplicate does no harm
    const auto left = pending();
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].id, kept.id);
    EXPECT_EQ(run(items.get("a", soon()))->version, 2) << "removing is no change of the document";
    run(store->remove(left, soon()));
    EXPECT_TRUE(pending().empty());
    ASSERT_TRUE(count_up("a"));
    EXPECT_EQ(data(pending()), std::vector<std::string>{R"({"count":2})"});
}

TEST_P(Outbox, what_was_handed_over_can_be_removed) {
    std::vector<OutboxEvent> handed;
    store->on_committed([&](std::vector<OutboxEvent> events) { handed = std::move(events); });
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon(), announce(0))));
    ASSERT_EQ(handed.size(), 1U);
    run(store->remove(handed, soon()));
    EXPECT_TRUE(pending().empty());
}

TEST_P(Outbox, erasing_the_document_keeps_its_events) {
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon(), announce(7))));
    ASSERT_TRUE(run(items.erase("a", soon())));
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon(), announce(8)))) << "the id is free";
    reopen();
    const auto events = pending();
    EXPECT_EQ(data(events), (std::vector<std::string>{R"({"count":7})", R"({"count":8})"}));
    run(store->remove(events, soon()));
    EXPECT_TRUE(pending().empty());
}

TEST_P(Outbox, oldest_first_and_no_more_than_asked_for) {
    for (int i = 0; i < 10; ++i)
        ASSERT_TRUE(run(items.insert({.id = "i" + std::to_string(i)}, soon(), announce(i))));
    const auto events = pending(4);
    ASSERT_EQ(events.size(), 4U);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(events[static_cast<std::size_t>(i)].data, R"({"count":)" + std::to_string(i) + "}");
}

BOOKVERSE_EACH_ADAPTER(Outbox);

}  // namespace
}  // namespace bookverse::store::contract
