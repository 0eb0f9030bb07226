#include "services/market/matching.hpp"

#include <gtest/gtest.h>

#include "platform/service/local_time.hpp"
#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const std::string route = "/api/v1/saved-searches";

class Watch {
public:
    World world;
    const Person ann = world.student("ann");
    const Person bob = world.student("bob");

    std::string save(const Person& person, const std::string& criteria,
                     const std::string& frequency = "at_once") {
        const auto made = world.post(
            person, route, R"({"criteria":{)" + criteria + R"(},"frequency":")" + frequency + "\"}");
        EXPECT_EQ(made.status, 201) << made.text;
        return made.str("id");
    }
    /// With a token of now: they last ten minutes.
    std::string offer(const std::string& title) { return world.offer(world.student("ann"), title); }
    std::string price(const std::string& copy, int amount) {
        const std::string path = "/api/v1/listings/" + copy;
        const auto etag = world.get(ann, path).etag();
        return world
            .call(ann, Method::patch, path, R"({"price":)" + std::to_string(amount) + "}",
                  {{"If-Match", etag}})
            .str("id");
    }
    /// Which searches were told of which listings, at once.
    std::multiset<std::pair<std::string, std::string>> told() {
        world.settle();
        world.job("market.fan_outs");
        world.settle();
        std::multiset<std::pair<std::string, std::string>> all;
        for (const auto& data : world.told(SavedSearchMatched::type)) {
            const auto event = json::read<SavedSearchMatched>(data);
            all.emplace(event->found.search.to_string(), event->found.listing.to_string());
        }
        return all;
    }
    std::vector<SavedSearchDigest> digests() {
        world.settle();
        world.job("market.digests");
        world.settle();
        std::vector<SavedSearchDigest> all;
        for (const auto& data : world.told(SavedSearchDigest::type))
            all.push_back(*json::read<SavedSearchDigest>(data));
        return all;
    }
};

using Told = std::multiset<std::pair<std::string, std::string>>;

TEST(Matching, a_published_copy_is_told_at_once_to_who_waits_for_it) {
    Watch watch;
    auto& world = watch.world;
    const auto words = watch.save(watch.bob, R"("text":"zafon viento")");
    const auto isbn = watch.save(watch.bob, R"("isbn":"0306406152","max_price":1500)");
    const auto course = watch.save(watch.bob, R"("courses":["SPAN 201"])");
    const auto subject = watch.save(watch.bob, R"("subjects":["spanish FICTION"])");
    watch.save(watch.bob, R"("text":"zafon sol")");
    watch.save(watch.bob, R"("text":"viento","campus":"other.example")");
    watch.save(watch.bob, R"("text":"viento")", "off");
    const auto made = world.post(
        watch.ann, "/api/v1/listings",
        R"({"edition":{"title":"La sombra del viento","authors":["Carlos Ruiz Zafón"],"isbn":"0306406152",
            "subjects":["Spanish fiction"]},"price":1250,"condition":"good","courses":["span-201"],"publish":true})");
    ASSERT_EQ(made.status, 201) << made.text;
    const auto copy = made.str("id");
    EXPECT_EQ(watch.told(), (Told{{words, copy}, {isbn, copy}, {course, copy}, {subject, copy}}))
        << "each message comes twice, each alert once";
    const auto event = json::read<SavedSearchMatched>(world.told(SavedSearchMatched::type)[0]);
    EXPECT_EQ(event->account, watch.bob.account);
    EXPECT_EQ(event->found.title, "La sombra del viento");
    EXPECT_EQ(event->found.price.amount, 1250);

    const auto matches = world.get(watch.bob, route + "/" + words + "/matches");
    EXPECT_EQ(matches.ids(), copy);
    EXPECT_EQ(matches.text_at("/items/0/availability"), "for_sale");
    EXPECT_EQ(matches.text_at("/items/0/listing/title"), "La sombra del viento");

    world.post(watch.ann, "/api/v1/listings/" + copy + "/pause");
    EXPECT_EQ(world.get(watch.bob, route + "/" + words + "/matches").text_at("/items/0/availability"),
              "gone");
    world.post(watch.ann, "/api/v1/listings/" + copy + "/resume");
    EXPECT_EQ(watch.told().size(), 4U) << "not again when it comes back";

    const auto parts = world.run(world.service.export_of(watch.bob.account, Deadline::after(20s)));
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].file_name, "market/saved-searches.json");
    EXPECT_EQ(parts[1].file_name, "market/found.json");
    EXPECT_NE(parts[1].bytes.find(copy), std::string::npos);
}

TEST(Matching, nothing_is_told_of_own_copies_nor_between_blocked_people) {
    Watch watch;
    const Person cleo = watch.world.student("cleo");
    watch.save(watch.ann, R"("text":"calculus")");
    const auto bobs = watch.save(watch.bob, R"("text":"calculus")");
    watch.save(cleo, R"("text":"calculus")");
    watch.world.accounts.blocks.insert({watch.ann.account, cleo.account});
    const auto copy = watch.world.offer(watch.ann, "Calculus");
    EXPECT_EQ(watch.told(), (Told{{bobs, copy}}));
    EXPECT_EQ(watch.world.get(cleo, route).count(), 1U);
}

TEST(Matching, a_price_that_falls_into_range_is_news_and_what_was_there_before_is_none) {
    Watch watch;
    const auto copy = watch.world.offer(watch.ann, "Calculus");
    watch.world.clock.move(1s);
    const auto cheap = watch.save(watch.bob, R"("text":"calculus","max_price":1000)");
    const auto any = watch.save(watch.bob, R"("text":"calculus")");
    watch.price(copy, 1001);
    EXPECT_EQ(watch.told(), Told{}) << "still too dear; and for the other it was there before";
    watch.price(copy, 1000);
    EXPECT_EQ(watch.told(), (Told{{cheap, copy}}));
    watch.price(copy, 1200);
    watch.price(copy, 900);
    EXPECT_EQ(watch.told().size(), 1U) << "told is told";
    const auto next = watch.world.offer(watch.ann, "Calculus", R"("description":"x")");
    EXPECT_EQ(watch.told(), (Told{{cheap, copy}, {any, next}}));
}

TEST(Matching, other_criteria_and_other_frequencies_count_from_then_on) {
    Watch watch;
    auto& world = watch.world;
    const auto search = watch.save(watch.bob, R"("text":"physics")");
    const std::string path = route + "/" + search;
    const auto change = [&](const std::string& what) {
        EXPECT_EQ(world.call(watch.bob, Method::patch, path, what).status, 200);
    };
    change(R"({"criteria":{"text":"calculus"}})");
    world.offer(watch.ann, "Physics");
    EXPECT_EQ(watch.told(), Told{});
    const auto first = world.offer(watch.ann, "Calculus");
    EXPECT_EQ(watch.told(), (Told{{search, first}}));
    change(R"({"frequency":"off"})");
    world.offer(watch.ann, "Calculus");
    EXPECT_EQ(watch.told().size(), 1U);
    change(R"({"frequency":"at_once"})");
    world.offer(watch.ann, "Calculus");
    EXPECT_EQ(watch.told().size(), 2U);
    EXPECT_EQ(world.call(watch.bob, Method::del, path).status, 204);
    world.offer(watch.ann, "Calculus");
    EXPECT_EQ(watch.told().size(), 2U);
}

TEST(Matching, drafts_and_copies_of_who_is_away_are_told_when_they_show) {
    Watch watch;
    auto& world = watch.world;
    const auto search = watch.save(watch.bob, R"("text":"calculus")");
    world.put(watch.ann, "/api/v1/market/holiday", R"({"on":true})");
    const auto copy = world.offer(watch.ann, "Calculus");
    EXPECT_EQ(watch.told(), Told{});
    world.put(watch.ann, "/api/v1/market/holiday", R"({"on":false})");
    EXPECT_EQ(watch.told(), (Told{{search, copy}}));
}

TEST(Matching, the_keys_of_texts_spread_over_the_least_crowded_words) {
    Watch watch;
    auto& world = watch.world;
    WishStores stores{world.platform().store, world.clock};
    const auto key_of = [&](const std::string& id) {
        const auto stored = world.run(stores.searches.get(*SavedSearchId::parse(id), Deadline::after(20s)));
        EXPECT_EQ((*stored)->keys.size(), 1U);
        return (*stored)->keys.front();
    };
    EXPECT_EQ(key_of(watch.save(watch.bob, R"("text":"introduction to logic")")), "w:introduction");
    EXPECT_EQ(key_of(watch.save(watch.bob, R"("text":"introduction to logic")")), "w:logic");
    EXPECT_EQ(key_of(watch.save(watch.bob, R"("text":"introduction to logic")")), "w:to");
    EXPECT_EQ(key_of(watch.save(watch.bob, R"("text":"introduction to logic")")), "w:introduction");
    world.offer(watch.ann, "Introduction to logic");
    EXPECT_EQ(watch.told().size(), 4U) << "whichever word it lies under";
}

TEST(Matching, a_crowd_is_told_in_batches) {
    Watch watch;
    const int people = 2 * static_cast<int>(fan_out_batch) + 3;
    for (int i = 0; i < people; ++i)
        watch.save(watch.world.student("p" + std::to_string(i)), R"("isbn":"0306406152")");
    watch.world.post(
        watch.ann, "/api/v1/listings",
        R"({"edition":{"title":"T","isbn":"0306406152"},"price":9,"condition":"good","publish":true})");
    watch.world.settle();
    EXPECT_EQ(watch.world.told(SavedSearchMatched::type).size(), fan_out_batch) << "the others by and by";
    EXPECT_EQ(watch.told().size(), static_cast<std::size_t>(people));
}

TEST(Digests, come_once_a_day_with_what_can_still_be_had) {
    Watch watch;
    auto& world = watch.world;
    const auto search = watch.save(watch.bob, R"("text":"calculus")", "daily");
    const auto other = watch.save(watch.bob, R"("text":"physics")", "daily");
    const auto first = watch.offer("Calculus one");
    world.clock.move(1s);
    const auto gone = watch.offer("Calculus two");
    world.clock.move(1s);
    const auto last = watch.offer("Physics");
    world.post(watch.ann, "/api/v1/listings/" + gone + "/withdraw");
    EXPECT_EQ(watch.told(), Told{});
    EXPECT_EQ(watch.digests().size(), 0U) << "not before its hour";
    const auto hour = service::next_local_hour(world.clock.now(), world.settings.digest_hour);
    world.clock.move(hour - world.clock.now() - 1ms);
    EXPECT_EQ(watch.digests().size(), 0U);
    world.clock.move(1ms);
    const auto told = watch.digests();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].account, watch.bob.account);
    EXPECT_EQ(told[0].more, 0);
    ASSERT_EQ(told[0].found.size(), 2U);
    EXPECT_EQ(told[0].found[0].listing.to_string(), last);
    EXPECT_EQ(told[0].found[0].search.to_string(), other);
    EXPECT_EQ(told[0].found[1].listing.to_string(), first);
    EXPECT_EQ(told[0].found[1].search.to_string(), search);
    EXPECT_EQ(watch.digests().size(), 1U);
    world.clock.move(25h);
    EXPECT_EQ(watch.digests().size(), 1U) << "a day without news has no digest";
    watch.offer("Calculus three");
    world.settle();
    world.clock.move(24h);
    EXPECT_EQ(watch.digests().size(), 2U);
}

TEST(Digests, are_bounded_and_say_what_there_was_no_room_for) {
    Watch watch;
    auto& world = watch.world;
    watch.save(watch.bob, R"("text":"calculus")", "daily");
    for (std::size_t i = 0; i < most_in_digest + 3; ++i)
        watch.offer("Calculus");
    world.settle();
    world.clock.move(24h);
    const auto told = watch.digests();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].found.size(), most_in_digest);
    EXPECT_EQ(told[0].more, 3);
    world.clock.move(24h);
    EXPECT_EQ(watch.digests().size(), 1U) << "none of them is told a second time";
}

// A process dies behind the write that sent the digest and before its alerts are marked.
TEST(Digests, are_not_sent_again_after_a_crash) {
    Watch watch;
    auto& world = watch.world;
    watch.save(watch.bob, R"("text":"calculus")", "daily");
    watch.offer("Calculus");
    world.settle();
    world.clock.move(24h);
    WishStores stores{world.platform().store, world.clock};
    const auto soon = [] { return Deadline::after(20s); };
    const auto pending = world.run(
        stores.alerts.find(alert_by_pending, {watch.bob.account}, store::PageOf{.limit = 9}, soon()));
    ASSERT_EQ(pending.items.size(), 1U);
    const auto id = pending.items[0]->id;
    const auto crashed = world.run(stores.digests.update(
        watch.bob.account,
        [id](Digest digest) -> Result<Digest> {
            digest.told = {id};
            return digest;
        },
        soon()));
    ASSERT_TRUE(crashed);
    EXPECT_EQ(watch.digests().size(), 0U) << "its event is out already";
    world.clock.move(24h);
    EXPECT_EQ(watch.digests().size(), 0U);
    watch.offer("Calculus");
    world.settle();
    world.clock.move(24h);
    EXPECT_EQ(watch.digests().size(), 1U) << "and it goes on";
}

TEST(Alerts, are_forgotten_after_a_while) {
    Watch watch;
    const auto search = watch.save(watch.bob, R"("text":"calculus")");
    watch.offer("Calculus");
    watch.world.settle();
    const std::string path = route + "/" + search + "/matches";
    EXPECT_EQ(watch.world.get(watch.bob, path).count(), 1U);
    watch.world.clock.move(std::chrono::days{60});
    watch.world.job("market.alerts");
    const auto left = watch.world.get(watch.world.student("bob"), path);
    EXPECT_EQ(left.status, 200);
    EXPECT_EQ(left.count(), 0U);
}

class Zone {
public:
    explicit Zone(const char* name) {
        ::setenv("TZ", name, 1);
        ::tzset();
    }
    ~Zone() {
        ::unsetenv("TZ");
        ::tzset();
    }
};

TEST(LocalHour, is_the_next_one_in_the_zone_of_the_installation) {
    const Zone zone{"CET-1CEST,M3.5.0,M10.5.0/3"};
    struct Row {
        const char* now;
        int hour;
        const char* next;
    };
    const Row rows[] = {
        {"2026-11-25T10:00:00Z", 18, "2026-11-25T17:00:00.000Z"},
        {"2026-11-25T17:00:00Z", 18, "2026-11-26T17:00:00.000Z"},  // strictly behind
        {"2026-11-25T16:59:59Z", 18, "2026-11-25T17:00:00.000Z"},
        {"2026-07-01T10:00:00Z", 18, "2026-07-01T16:00:00.000Z"},  // summer
        {"2026-12-31T23:30:00Z", 0, "2027-01-01T23:00:00.000Z"},   // it is 0:30 there
        {"2026-10-24T20:00:00Z", 18, "2026-10-25T17:00:00.000Z"},  // the clock goes back in between
        {"2026-03-28T20:00:00Z", 18, "2026-03-29T16:00:00.000Z"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(to_string(service::next_local_hour(*parse_instant(row.now), row.hour)), row.next)
            << row.now;
    // 2 o'clock is skipped in that night.
    const auto skipped = service::next_local_hour(*parse_instant("2026-03-28T20:00:00Z"), 2);
    EXPECT_TRUE(to_string(skipped) == "2026-03-29T01:00:00.000Z" ||
                to_string(skipped) == "2026-03-29T00:00:00.000Z")
        << to_string(skipped);
}

}  // namespace
}  // namespace bookverse::market
