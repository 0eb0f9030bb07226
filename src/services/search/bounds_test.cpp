// What the bound on the work may cost, and what it may not.
#include <gtest/gtest.h>

#include <set>

#include "services/search/posting_list.hpp"
#include "services/search/test_listings.hpp"

namespace bookverse::search {
namespace {

using testing::listing;
using testing::query;
using testing::search;

/// 3,000 copies that all hold two common words; one old one is called by just these.
class Bounds : public ::testing::Test {
protected:
    void SetUp() override {
        generation.apply(listing(1, "The Night", {"Old Author"}));
        for (int n = 2; n <= 3000; ++n) {
            auto card =
                listing(n, "Night of the number " + std::to_string(n), {"Author " + std::to_string(n % 7)});
            card.price.amount = (n * 7919) % 3000 + 1;
            generation.apply(card);
        }
        generation.publish();
    }
    testing::Folder folder;
    Generation generation{folder.path / "g", Generation::Begin::fresh};
    Limits tight{.candidates = 50, .steps = 200, .most_steps = 400};
};

TEST_F(Bounds, AnOldBookIsFoundByItsWholeTitle) {
    EXPECT_EQ(search(generation, query("the night"), tight).titles.front(), "The Night");
    EXPECT_EQ(search(generation, query("night"), tight).titles.front(), "The Night");
}

TEST_F(Bounds, TotalsAreExtrapolatedAndSaySo) {
    const auto page = search(generation, query("the night"), tight);
    EXPECT_FALSE(page.exact);
    EXPECT_NEAR(static_cast<double>(page.total), 3000, 150);
    EXPECT_NEAR(static_cast<double>(page.facets.language.front().count), 3000, 150);
    const auto all = search(generation, query("the night"), Limits::none());
    EXPECT_TRUE(all.exact);
    EXPECT_EQ(all.total, 3000);
}

/// Every page of a sort, however deep, in order, each hit once.
TEST_F(Bounds, PagesGoOnToTheEnd) {
    for (const auto sort : {dto::Sort::newest, dto::Sort::price_up, dto::Sort::price_down}) {
        auto asked = query("night");
        asked.sort = sort;
        asked.limit = json::Bounded<std::int64_t, 1, 50>{50};
        Limits limits{.candidates = 50, .steps = 5000, .most_steps = 5000};
        std::set<std::string> seen;
        std::string position;
        std::vector<std::int64_t> prices;
        int pages = 0;
        do {
            const auto outcome = search_listings(asked, position, generation, limits, Deadline::never());
            const auto results = json::read<dto::ListingResults>(write(outcome, std::nullopt));
            ASSERT_TRUE(results);
            for (const auto& hit : results->items) {
                EXPECT_TRUE(seen.insert(hit.id.to_string()).second);
                prices.push_back(hit.price.amount);
            }
            position = outcome.next;
        } while (!position.empty() && ++pages < 100);
        EXPECT_EQ(seen.size(), 3000u) << static_cast<int>(sort);
        if (sort == dto::Sort::price_up) EXPECT_TRUE(std::ranges::is_sorted(prices));
        if (sort == dto::Sort::price_down) EXPECT_TRUE(std::ranges::is_sorted(prices, std::greater{}));
    }
}

/// Far more fit than are ranked, and none of the newest is near: ring by ring, each hit once.
TEST_F(Bounds, DistanceGoesFromTheOwnCampusOutwards) {
    const service::CampusPosition positions[] = {{"home.edu", 0, 0}, {"next.edu", 0, 1}, {"far.edu", 0, 50}};
    const Places places{positions};
    for (int n = 1; n <= 120; ++n) {
        auto card = listing(n, n == 1 ? "The Night" : "Night of the number " + std::to_string(n));
        card.version = 2;
        card.campus = n <= 30 ? "far.edu" : n <= 60 ? "home.edu" : n <= 90 ? "next.edu" : "unknown.edu";
        generation.apply(card);
    }
    generation.publish();
    auto asked = query("night");
    asked.sort = dto::Sort::distance;
    asked.near = *Text<1, 253>::parse("Home.edu");
    std::string position;
    std::vector<std::string> order;
    std::set<std::string> seen;
    for (int page = 0; page < 7; ++page) {
        const auto outcome = search_listings(asked, position, generation, tight, Deadline::never(), places);
        EXPECT_FALSE(outcome.exact);
        const auto results = json::read<dto::ListingResults>(write(outcome, std::nullopt));
        ASSERT_TRUE(results);
        for (const auto& hit : results->items) {
            EXPECT_TRUE(seen.insert(hit.id.to_string()).second);
            if (order.empty() || order.back() != hit.campus.value_or("none"))
                order.push_back(hit.campus.value_or("none"));
        }
        position = outcome.next;
        if (position.empty()) break;
    }
    EXPECT_EQ(order, (std::vector<std::string>{"home.edu", "next.edu", "far.edu", "none"}));
    EXPECT_EQ(seen.size(), 30u + 30 + 30 + 50);  // the last: as far as they were ranked
    asked.near.reset();                          // nothing to be near to: relevance
    EXPECT_EQ(search_listings(asked, "", generation, tight, Deadline::never(), places).ids,
              search_listings(query("night"), "", generation, tight, Deadline::never()).ids);
}

TEST_F(Bounds, APassedDeadlineStopsTheSearch) {
    Limits none = Limits::none();
    EXPECT_NO_THROW(search_listings(query("night"), "", generation, none, Deadline::never()));
    for (int n = 3001; n <= 9000; ++n)
        generation.apply(listing(n, "Night " + std::to_string(n)));
    generation.publish();
    EXPECT_THROW(search_listings(query("night"), "", generation, none,
                                 Deadline{}.after(std::chrono::milliseconds{-1})),
                 DeadlinePassed);
}

/// Both shapes of a list answer like a sorted vector, whatever is asked of them.
TEST(PostingLists, AreWhatTheyHold) {
    std::uint32_t seed = 7;
    const auto random = [&](std::uint32_t below) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 8) % below;
    };
    for (const std::uint32_t every : {2u, 3u, 70u, 2000u}) {
        constexpr Number end = 50'000;
        std::vector<PostingList::Posting> postings;
        for (Number n = 1 + random(every); n < end; n += 1 + random(every))
            postings.push_back({n, static_cast<std::uint8_t>(1 + random(9))});
        PostingList list{postings, end};
        std::vector<PostingList::Posting> changes;
        for (int i = 0; i < 300; ++i)
            changes.push_back({1 + random(end + 500), static_cast<std::uint8_t>(random(3))});
        list = list.changed(changes, end + 500);
        list = list.changed(changes, end + 500);  // each may have been made before

        std::map<Number, std::uint8_t> expected;
        for (const auto& posting : postings)
            expected[posting.number] = posting.weight;
        for (const auto& change : changes) {
            if (change.weight == 0) {
                expected.erase(change.number);
            } else {
                expected[change.number] = change.weight;
            }
        }
        ASSERT_EQ(list.size(), expected.size());
        ListCursor walk{list};
        Number at = end + 1000;
        for (auto posting = expected.rbegin(); posting != expected.rend(); ++posting) {
            at = walk.below(at);
            ASSERT_EQ(at, posting->first);
            ASSERT_GT(walk.weight_at(at), 0);
        }
        ASSERT_EQ(walk.below(at), 0u);
        ListCursor skip{list};
        for (Number n = end + 600; n > 50; n -= 1 + random(40))
            ASSERT_EQ(skip.weight_at(n) > 0, expected.contains(n)) << n;
    }
}

}  // namespace
}  // namespace bookverse::search
