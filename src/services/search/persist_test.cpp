// What is visible and not on the disk yet, and the moment when it gets there.
#include <gtest/gtest.h>

#include <condition_variable>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "services/search/test_listings.hpp"
#include "services/search/writer.hpp"

namespace bookverse::search {
namespace {

using testing::listing;
using testing::query;
using testing::search;

constexpr CacheSizes no_caches{.lists = 0, .hits = 0};  ///< every list and hit is read anew

class Persist : public ::testing::Test {
protected:
    void put(int n, std::string title) {
        ASSERT_TRUE(generation.apply(listing(n, std::move(title))));
        generation.publish();
    }
    testing::Folder folder;
    Generation generation{folder.path / "g", Generation::Begin::fresh, no_caches};
};

TEST_F(Persist, IsFoundBeforeItIsOnTheDisk) {
    put(1, "Nineteen Eighty-Four");
    DiskIndex::Reader disk{folder.path / "g"};
    EXPECT_EQ(search(generation, query("nineteen")).all(), "Nineteen Eighty-Four");
    EXPECT_EQ(generation.unwritten(), 1u);
    EXPECT_TRUE(disk.postings("nineteen").empty());
    EXPECT_EQ(generation.persist(1), 1u);
    disk.reopen();
    EXPECT_EQ(disk.postings("nineteen").size(), 1u);
    EXPECT_EQ(generation.unwritten(), 0u);
    EXPECT_EQ(search(generation, query("nineteen")).all(), "Nineteen Eighty-Four");
    EXPECT_EQ(generation.persist(1), 0u);
}

/// The reader is older than what left the overlay.
TEST_F(Persist, AReaderThatOpenedBeforeTheCommitLooksAgain) {
    put(1, "Nineteen Eighty-Four");
    generation.persist(1);
    ReaderLease lease{generation};
    EXPECT_EQ(lease.list("eighty")->size(), 1u);  // it reads from now on
    DiskIndex::Reader as_old{folder.path / "g"};
    put(2, "Animal Farm");
    generation.persist(1);
    EXPECT_TRUE(as_old.postings("farm").empty());  // what it would find if it did not look
    EXPECT_EQ(lease.list("farm")->size(), 1u);
    EXPECT_FALSE(as_old.hit(2).bytes);
    EXPECT_TRUE(lease.hit(2, 1));
}

/// Each search finds all that was published before it began, wherever it lies by then.
TEST_F(Persist, NothingIsMissedWhileItMovesToTheDisk) {
    constexpr int all = 1'500;
    std::atomic<int> published{0};
    std::atomic<int> missed{0}, missed_on_disk{0}, hits{0};
    const auto search_on = [&] {
        while (published < all) {
            const auto before = static_cast<std::size_t>(published.load());
            ReaderLease lease{generation};
            if (lease.list("night")->size() < before) ++missed;
            const auto last = static_cast<Number>(before);
            if (last > 0) (lease.hit(last, 1) ? hits : missed)++;
            // Negative control: the disk alone, as new as it is.
            DiskIndex::Reader disk{folder.path / "g"};
            if (disk.postings("night").size() < before) ++missed_on_disk;
        }
    };
    std::thread disk{[&] {
        while (published < all)
            generation.persist(SIZE_MAX);
    }};
    std::thread searches[] = {std::thread{search_on}, std::thread{search_on}};
    for (int n = 1; n <= all; ++n) {
        generation.apply(listing(n, "Night " + std::to_string(n)));
        if (n % 3 != 0) continue;
        generation.publish();
        published = n;
    }
    for (auto& thread : searches)
        thread.join();
    disk.join();
    EXPECT_EQ(missed, 0);
    EXPECT_GT(hits, 0);
    EXPECT_GT(missed_on_disk, 0);
}

/// Whatever happens to listings, in whatever order with publishing and persisting, what is found is what is for
/// sale; and the same again from the disk alone.
class Histories : public ::testing::TestWithParam<unsigned> {
protected:
    static constexpr int people = 12;

    void change() {
        const int n = 1 + static_cast<int>(random() % people);
        auto card = cards.contains(n) ? cards.at(n) : listing(n, "");
        card.version = ++version;
        card.shown = random() % 3 != 0;
        card.edition.title.clear();
        for (const char* const word : {"red", "green", "blue"})
            if (random() % 2 == 0) card.edition.title += std::string{word} + ' ';
        card.edition.title += "book " + std::to_string(n) + " v" + std::to_string(version);
        if (random() % 3 == 0) card.published_at += std::chrono::seconds{1000 * version};
        ASSERT_TRUE(generation->apply(card));
        EXPECT_FALSE(generation->apply(card));  // it comes twice
        cards[n] = card;
    }
    void compare() {
        for (const std::string word : {"red", "green", "blue", "book"}) {
            std::set<std::string> expected;
            for (const auto& [n, card] : cards)
                if (card.shown && card.edition.title.find(word) != std::string::npos)
                    expected.insert(card.edition.title);
            const auto page = search(*generation, query(word + " "));
            EXPECT_EQ((std::set<std::string>{page.titles.begin(), page.titles.end()}), expected) << word;
            EXPECT_EQ(page.titles.size(), expected.size()) << word;
            EXPECT_EQ(generation->vocabulary().listings_with(word), expected.size()) << word;
        }
    }
    void open(Generation::Begin begin) {
        generation = std::make_unique<Generation>(folder.path / "g", begin,
                                                  GetParam() % 2 == 0 ? CacheSizes{} : no_caches);
    }

    std::minstd_rand random{GetParam()};
    testing::Folder folder;
    std::unique_ptr<Generation> generation;
    std::map<int, market::ListingCard> cards;
    std::int64_t version = 0;
};

TEST_P(Histories, FindWhatIsForSale) {
    open(Generation::Begin::fresh);
    for (int step = 0; step < 120; ++step) {
        for (auto changes = 1 + random() % 3; changes > 0; --changes)
            change();
        generation->publish();
        compare();
        if (random() % 4 != 0) continue;
        generation->persist(random() % 2 == 0 ? 1 : SIZE_MAX);
        compare();
    }
    generation->sync();
    generation.reset();
    open(Generation::Begin::existing);
    compare();
}

INSTANTIATE_TEST_SUITE_P(Seeds, Histories, ::testing::Range(1U, 7U));

TEST_F(Persist, AfterATornDiskNothingNewComesInAndWhatIsSoldGoes) {
    put(1, "Nineteen Eighty-Four");
    std::filesystem::remove_all(folder.path / "g");
    EXPECT_THROW(generation.persist(1), TornIndex);
    EXPECT_THROW(generation.persist(1), TornIndex);  // it is not tried again
    EXPECT_THROW(generation.apply(listing(2, "Animal Farm")), TornIndex);
    auto sold = listing(1, "Nineteen Eighty-Four");
    sold.version = 2;
    sold.shown = false;
    EXPECT_EQ(generation.columns().shown(), 1u);
    EXPECT_THROW(generation.apply(sold), TornIndex);
    EXPECT_EQ(generation.columns().shown(), 0u);
}

TEST(Writers, RefuseWhenTooMuchWaitsForTheDisk) {
    const testing::Folder folder;
    telemetry::Telemetry telemetry{{.level = telemetry::Level::error, .file = "/dev/null"}};
    auto generation = std::make_shared<Generation>(folder.path / "g", Generation::Begin::fresh);
    std::atomic<int> torn{0};
    Writer writer{generation,
                  {.gather = std::chrono::milliseconds{1},
                   .persist_every = std::chrono::hours{1},
                   .queue = 100,
                   .unwritten = 3},
                  telemetry,
                  [&](const std::string&) { ++torn; }};
    const auto deadline = Deadline::after(std::chrono::seconds{20});
    for (int n = 1; n <= 3; ++n)
        EXPECT_TRUE(writer.offer(listing(n, "Night " + std::to_string(n))));
    while (generation->unwritten() < 3 && !deadline.passed())
        std::this_thread::yield();
    auto refused = listing(4, "Night 4");
    while (writer.offer(std::move(refused)) && !deadline.passed())  // counted a moment after it is visible
        refused = listing(4, "Night 4");
    EXPECT_EQ(refused.edition.title, "Night 4");  // not taken, and left as it was
    EXPECT_EQ(torn, 0);
}

}  // namespace
}  // namespace bookverse::search
