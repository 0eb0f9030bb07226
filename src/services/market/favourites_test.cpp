#include <gtest/gtest.h>

#include "services/accounts/api.hpp"
#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const Person nobody;

class Shelf {
public:
    World world;
    const Person ann = world.student("ann");
    const Person bob = world.student("bob");
    const std::string copy = world.offer(ann);
    const std::string listing = "/api/v1/listings/" + copy;
    const std::string favourite = "/api/v1/favourites/" + copy;

    void price(int amount) {
        const auto etag = world.get(ann, listing).etag();
        EXPECT_EQ(world
                      .call(ann, Method::patch, listing, R"({"price":)" + std::to_string(amount) + "}",
                            {{"If-Match", etag}})
                      .status,
                  200);
    }
    /// All that was told: "name old>new …" in any order.
    std::multiset<std::string> drops() {
        world.settle();
        world.job("market.fan_outs");
        world.settle();
        std::multiset<std::string> all;
        for (const auto& data : world.told(ListingPriceDropped::type)) {
            const auto drop = json::read<ListingPriceDropped>(data);
            all.insert(drop->account.to_string().substr(0, 8) + " " + std::to_string(drop->old_price.amount) +
                       ">" + std::to_string(drop->new_price.amount));
        }
        return all;
    }
    static std::string told(const Person& person, const std::string& prices) {
        return person.account.to_string().substr(0, 8) + " " + prices;
    }
    std::string availability(const Person& person) {
        return world.get(person, favourite).str("availability");
    }
};

TEST(Favourites, are_kept_once_listed_as_they_are_now_and_dropped) {
    Shelf shelf;
    auto& world = shelf.world;
    EXPECT_EQ(world.get(shelf.bob, shelf.favourite).status, 404);
    const auto kept = world.put(shelf.bob, shelf.favourite);
    ASSERT_EQ(kept.status, 200) << kept.text;
    EXPECT_EQ(kept.str("id"), shelf.copy);
    EXPECT_EQ(kept.str("availability"), "for_sale");
    EXPECT_EQ(kept.number_at("/price_then/amount"), 1250);
    EXPECT_EQ(kept.number_at("/listing/price/amount"), 1250);
    shelf.price(1000);
    world.clock.move(1s);
    EXPECT_EQ(world.put(shelf.bob, shelf.favourite).number_at("/price_then/amount"), 1250)
        << "again is no new start";
    const std::string second = world.offer(shelf.ann, "Another");
    world.put(shelf.bob, "/api/v1/favourites/" + second);

    const auto page = world.get(shelf.bob, "/api/v1/favourites?limit=1");
    EXPECT_EQ(page.ids(), second) << "newest first";
    const auto rest = world.get(shelf.bob, "/api/v1/favourites?limit=1&after=" + page.str("next"));
    EXPECT_EQ(rest.ids(), shelf.copy);
    EXPECT_EQ(rest.number_at("/items/0/listing/price/amount"), 1000);
    EXPECT_EQ(rest.number_at("/items/0/price_then/amount"), 1250);
    EXPECT_EQ(world.get(shelf.ann, "/api/v1/favourites").count(), 0U) << "one's own only";
    EXPECT_EQ(world.get(shelf.bob, "/api/v1/favourites?after=forged").faults(), "?after:invalid_cursor");

    EXPECT_EQ(world.call(shelf.bob, Method::del, shelf.favourite).status, 204);
    EXPECT_EQ(world.call(shelf.bob, Method::del, shelf.favourite).status, 204);
    EXPECT_EQ(world.get(shelf.bob, "/api/v1/favourites").ids(), second);
}

TEST(Favourites, object_by_object) {
    Shelf shelf;
    auto& world = shelf.world;
    const auto draft =
        world.post(shelf.ann, "/api/v1/listings", R"({"edition":{"title":"Draft"}})").str("id");
    EXPECT_EQ(world.put(shelf.ann, shelf.favourite).code(), "own_listing");
    EXPECT_EQ(world.put(shelf.bob, "/api/v1/favourites/" + draft).status, 404);
    EXPECT_EQ(world.put(shelf.bob, "/api/v1/favourites/" + ListingId::of_name("x").to_string()).status, 404);
    EXPECT_EQ(world.put(shelf.bob, "/api/v1/favourites/no-id").status, 404);
    for (const auto method : {Method::get, Method::put, Method::del})
        EXPECT_EQ(world.call(nobody, method, shelf.favourite).status, 401);
    EXPECT_EQ(world.get(nobody, "/api/v1/favourites").status, 401);
    EXPECT_EQ(world.get(nobody, "/api/v1/listings/mine/interest?listing=" + shelf.copy).status, 401);
}

TEST(Favourites, whose_listing_is_gone_say_so) {
    Shelf shelf;
    auto& world = shelf.world;
    world.put(shelf.bob, shelf.favourite);
    EXPECT_EQ(world.post(shelf.ann, shelf.listing + "/pause").status, 200);
    const auto gone = world.get(shelf.bob, "/api/v1/favourites");
    EXPECT_EQ(gone.text_at("/items/0/availability"), "gone");
    EXPECT_TRUE(gone.at("/items/0/listing").is_null());
    EXPECT_EQ(gone.text_at("/items/0/title"), "A book");
    world.post(shelf.ann, shelf.listing + "/resume");
    EXPECT_EQ(shelf.availability(shelf.bob), "for_sale");
    world.put(shelf.ann, "/api/v1/market/holiday", R"({"on":true})");
    EXPECT_EQ(shelf.availability(shelf.bob), "gone");
    world.put(shelf.ann, "/api/v1/market/holiday", R"({"on":false})");
    const std::string line = OrderLineId::of_name("l").to_string();
    const std::string body = R"({"line":")" + line + R"(","listing":")" + shelf.copy + '"';
    ASSERT_EQ(
        world
            .internal(Method::post, "/internal/market/reservations",
                      body + R"(,"buyer":")" + AccountId::of_name("c").to_string() + R"(","minutes":9})")
            .status,
        200);
    EXPECT_EQ(shelf.availability(shelf.bob), "reserved");
    world.internal(Method::post, "/internal/market/reservations/confirm", body + "}");
    EXPECT_EQ(shelf.availability(shelf.bob), "sold");

    const std::string other = world.offer(shelf.ann, "Bad words");
    world.put(shelf.bob, "/api/v1/favourites/" + other);
    const RemovalOrder order{true, AccountId::of_name("mod"), Uuid::of_name("d"), "x"};
    world.internal(Method::put, "/internal/market/listings/" + other + "/removal", json::write(order));
    const auto removed = world.get(shelf.bob, "/api/v1/favourites/" + other);
    EXPECT_EQ(removed.str("availability"), "gone");
    EXPECT_EQ(removed.str("title"), "") << "what a moderator removed is not repeated";
}

TEST(Favourites, sellers_see_how_many_but_not_who) {
    Shelf shelf;
    auto& world = shelf.world;
    world.put(shelf.bob, shelf.favourite);
    world.put(world.student("cleo"), shelf.favourite);
    const std::string other = world.offer(shelf.bob, "Bob's");
    const std::string query = "/api/v1/listings/mine/interest?listing=" + shelf.copy + "&listing=" + other;
    const auto seen = world.get(shelf.ann, query);
    EXPECT_EQ(seen.text, R"({"items":[{"id":")" + shelf.copy + R"(","favourites":2,"more":false}]})");
    EXPECT_EQ(world.get(shelf.bob, query).ids(), other);
    EXPECT_EQ(world.get(shelf.ann, "/api/v1/listings/mine/interest").count(), 0U);
    EXPECT_EQ(world.get(shelf.ann, "/api/v1/listings/mine/interest?listing=x").faults(),
              "?listing:invalid_id");
    EXPECT_EQ(world.get(nobody, shelf.listing).text.find("favourites"), std::string::npos);
}

TEST(Favourites, a_price_that_falls_is_told_once_to_each_who_keeps_the_copy) {
    Shelf shelf;
    auto& world = shelf.world;
    const Person cleo = world.student("cleo");
    world.put(shelf.bob, shelf.favourite);
    world.put(cleo, shelf.favourite);
    shelf.price(1000);
    using Told = std::multiset<std::string>;
    EXPECT_EQ(shelf.drops(), (Told{Shelf::told(shelf.bob, "1250>1000"), Shelf::told(cleo, "1250>1000")}));
    EXPECT_EQ(shelf.drops().size(), 2U) << "once";

    const Person dan = world.student("dan");
    world.put(dan, shelf.favourite);
    EXPECT_EQ(shelf.drops().size(), 2U) << "who came later knew the price";
    shelf.price(1100);
    EXPECT_EQ(shelf.drops().size(), 2U) << "a rise is no news";
    world.call(cleo, Method::del, shelf.favourite);
    shelf.price(1050);
    EXPECT_EQ(shelf.drops(), (Told{Shelf::told(shelf.bob, "1250>1000"), Shelf::told(cleo, "1250>1000"),
                                   Shelf::told(shelf.bob, "1100>1050"), Shelf::told(dan, "1100>1050")}));

    // While it is paused nobody sees it; back on the market it is held against what each knew.
    world.post(shelf.ann, shelf.listing + "/pause");
    shelf.price(900);
    EXPECT_EQ(shelf.drops().size(), 4U);
    world.post(shelf.ann, shelf.listing + "/resume");
    EXPECT_EQ(shelf.drops().count(Shelf::told(dan, "1050>900")), 1U);
    EXPECT_EQ(shelf.drops().size(), 6U);
}

TEST(Favourites, many_are_told_in_batches_that_survive_a_restart) {
    Shelf shelf;
    auto& world = shelf.world;
    const std::size_t people = 2 * fan_out_batch + 7;
    for (std::size_t i = 0; i < people; ++i)
        ASSERT_EQ(world.put(world.student("p" + std::to_string(i)), shelf.favourite).status, 200);
    shelf.price(800);
    world.settle();
    // One batch, as if the process died behind it: the document says where to go on.
    WishStores stores{world.platform().store, world.clock};
    Context context{world.platform()};
    Favourites favourites{context, stores};
    const auto soon = [] { return Deadline::after(20s); };
    const auto due = world.run(stores.fan_outs.find(fan_out_by_due, {}, store::PageOf{.limit = 10}, soon()));
    ASSERT_EQ(due.items.size(), 1U);
    const auto next = world.run(favourites.tell(*due.items[0], soon()));
    EXPECT_NE(next, "");
    world.settle();
    EXPECT_EQ(world.told(ListingPriceDropped::type).size(), fan_out_batch);
    // The job does that batch again, and the others.
    EXPECT_EQ(shelf.drops().size(), people);
    EXPECT_EQ(
        world.run(stores.fan_outs.find(fan_out_by_due, {}, store::PageOf{.limit = 10}, soon())).items.size(),
        0U);
}

TEST(Favourites, leave_with_the_account_and_are_in_its_export) {
    Shelf shelf;
    auto& world = shelf.world;
    world.put(shelf.bob, shelf.favourite);
    const auto parts = world.run(world.service.export_of(shelf.bob.account, Deadline::after(20s)));
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].file_name, "market/favourites.json");
    EXPECT_NE(parts[0].bytes.find(shelf.copy), std::string::npos);
    world.tell(accounts::AccountClosed{shelf.bob.account});
    world.settle();
    EXPECT_EQ(world.get(shelf.bob, "/api/v1/favourites").count(), 0U);
    EXPECT_NE(world.get(shelf.ann, "/api/v1/listings/mine/interest?listing=" + shelf.copy)
                  .text.find(R"("favourites":0)"),
              std::string::npos);
}

}  // namespace
}  // namespace bookverse::market
