#include <gtest/gtest.h>

#include "platform/blobs/blobs.hpp"
#include "services/accounts/api.hpp"
#include "services/market/test_world.hpp"
#include "services/reviews/api.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const Person nobody;

struct Shop {
    World world;
    Person ann = world.student("ann");
    Person bob = world.student("bob");
    std::string first = world.offer(ann, "First");
    std::string second = world.offer(ann, "Second");
    std::string of_bob = world.offer(bob, "Bob's");

    int status(const std::string& id) { return world.get(nobody, "/api/v1/listings/" + id).status; }
    void expect_hidden(bool hidden, const std::string& why) {
        world.settle();
        EXPECT_EQ(status(first), hidden ? 404 : 200) << why;
        EXPECT_EQ(status(second), hidden ? 404 : 200) << why;
        EXPECT_EQ(status(of_bob), 200) << why;
        EXPECT_EQ(world.get(nobody, "/api/v1/listings").count(), hidden ? 1U : 3U) << why;
        EXPECT_EQ(world.get(nobody, "/api/v1/listings?seller=" + ann.account.to_string()).count(),
                  hidden ? 0U : 2U)
            << why;
    }
};

TEST(Sellers, a_holiday_hides_all_of_them_and_what_comes_meanwhile) {
    Shop shop;
    World& world = shop.world;
    shop.expect_hidden(false, "before");
    EXPECT_EQ(world.call(shop.ann, Method::put, "/api/v1/market/holiday", R"({"on":true})").status, 200);
    shop.expect_hidden(true, "on holiday");
    EXPECT_EQ(world.get(shop.ann, "/api/v1/market/holiday").text, R"({"on":true})");
    EXPECT_EQ(world.get(shop.ann, "/api/v1/listings/" + shop.first).status, 200) << "the owner sees it";
    const auto late = world.post(shop.ann, "/api/v1/listings", World::book("Late"));
    EXPECT_EQ(late.status, 201);
    EXPECT_FALSE(late.body.at("shown").as_bool());
    EXPECT_EQ(shop.status(late.str("id")), 404);
    const auto changed = world.told(ListingChanged::type);
    ASSERT_EQ(changed.size(), 2U) << "once each, though the event came twice";
    EXPECT_FALSE(json::read<ListingChanged>(changed[0])->listing.shown);
    world.post(shop.ann, "/api/v1/listings/" + late.str("id") + "/withdraw");

    EXPECT_EQ(world.call(shop.ann, Method::put, "/api/v1/market/holiday", R"({"on":false})").status, 200);
    shop.expect_hidden(false, "back");
    EXPECT_EQ(world.call(nobody, Method::put, "/api/v1/market/holiday", R"({"on":true})").status, 401);
    EXPECT_EQ(world.call(shop.ann, Method::put, "/api/v1/market/holiday", "{}").faults(), "/on:required");
}

TEST(Sellers, a_listing_made_while_the_others_were_hidden_follows_a_minute_later) {
    Shop shop;
    World& world = shop.world;
    world.call(shop.ann, Method::put, "/api/v1/market/holiday", R"({"on":true})");
    world.settle();
    // As if it had been made by somebody who looked at the seller just before.
    (void)world.run(world.stores.listings.update(
        *ListingId::parse(shop.first),
        [](const Listing& listing) -> Result<Listing> {
            Listing next = listing;
            next.away = false;
            next.listed_at = next.published_at;
            return next;
        },
        Deadline::after(10s)));
    EXPECT_EQ(shop.status(shop.first), 200);
    world.clock.move(1min);
    world.job("market.sellers");
    shop.expect_hidden(true, "looked at once more");
}

// The card carries what buyers say, so listings and the search's facet follow one event.
TEST(Sellers, all_that_can_be_had_carries_what_buyers_say) {
    Shop shop;
    World& world = shop.world;
    const auto stars = [&](const std::string& id) {
        const auto listing = world.get(nobody, "/api/v1/listings/" + id);
        const auto rating = listing.at("/seller_rating");
        return rating.is_null() ? 0 : listing.number_at("/seller_rating/hundredths");
    };
    EXPECT_EQ(stars(shop.first), 0);
    world.tell(reviews::SellerRated{shop.ann.account, 2, {450, 2}});
    world.tell(reviews::SellerRated{shop.ann.account, 1, {500, 1}});
    world.settle();
    EXPECT_EQ(stars(shop.first), 450) << "the older event came late";
    EXPECT_EQ(stars(shop.of_bob), 0);
    const auto changed = world.told(ListingChanged::type);
    ASSERT_EQ(changed.size(), 2U) << "once each, though the events came twice";
    EXPECT_EQ(json::read<ListingChanged>(changed[0])->listing.seller_rating, (SellerRating{450, 2}));
    EXPECT_EQ(world.get(nobody, "/api/v1/listings").number_at("/items/1/seller_rating/reviews"), 2);
    EXPECT_EQ(stars(world.offer(shop.ann, "New")), 450) << "one that is made later";
    world.tell(reviews::SellerRated{shop.ann.account, 3, {}});
    world.settle();
    EXPECT_EQ(stars(shop.second), 0) << "the last review was removed";
}

TEST(Sellers, a_sold_copy_keeps_no_rating_and_gets_the_newest_when_it_comes_back) {
    Shop shop;
    World& world = shop.world;
    const auto id = *ListingId::parse(shop.first);
    const auto sold = [&](bool is) {
        (void)world.run(world.stores.listings.update(
            id,
            [is](const Listing& listing, store::Events& events) -> Result<Listing> {
                Listing next = listing;
                next.state = is ? ListingState::sold : ListingState::published;
                ++next.version;
                if (!is) events.publish(ListingReleased{card_of(next, {})});
                return next;
            },
            Deadline::after(10s)));
    };
    const auto stored = [&] {
        return (*world.run(world.stores.listings.get(id, Deadline::after(10s))))->seller_rating;
    };
    sold(true);
    world.tell(reviews::SellerRated{shop.ann.account, 1, {300, 1}});
    world.settle();
    EXPECT_FALSE(stored());
    sold(false);
    world.settle();
    EXPECT_EQ(stored(), (SellerRating{300, 1}));
}

TEST(Sellers, a_suspension_hides_and_its_end_shows_again) {
    Shop shop;
    World& world = shop.world;
    const Instant begin = world.clock.now();
    world.tell(accounts::AccountSuspended{shop.ann.account, begin + 2h}, begin);
    shop.expect_hidden(true, "suspended");
    world.clock.move(1h);
    world.job("market.sellers");
    shop.expect_hidden(true, "not over yet");
    world.clock.move(1h);
    world.job("market.sellers");
    shop.expect_hidden(false, "it ran out, of which nobody tells");

    const Instant again = world.clock.now();
    world.tell(accounts::AccountSuspended{shop.ann.account, again + 24h}, again);
    shop.expect_hidden(true, "suspended again");
    world.tell(accounts::AccountReinstated{shop.ann.account}, again + 1min);
    shop.expect_hidden(false, "reinstated");
    world.tell(accounts::AccountSuspended{shop.ann.account, again + 24h}, again);
    shop.expect_hidden(false, "an old event that came late");
}

TEST(Sellers, a_suspension_within_a_holiday_does_not_end_it) {
    Shop shop;
    World& world = shop.world;
    world.call(shop.ann, Method::put, "/api/v1/market/holiday", R"({"on":true})");
    const Instant now = world.clock.now();
    world.tell(accounts::AccountSuspended{shop.ann.account, now + 1h}, now);
    world.tell(accounts::AccountReinstated{shop.ann.account}, now + 1min);
    shop.expect_hidden(true, "still on holiday");
}

TEST(Sellers, a_closed_account_leaves_nothing_personal) {
    Shop shop;
    World& world = shop.world;
    const auto soon = Deadline::after(10s);
    const auto photo = PhotoId::of_name("photo");
    const auto id = *ListingId::parse(shop.first);
    (void)world.run(world.stores.listings.update(
        id,
        [photo](const Listing& listing) -> Result<Listing> {
            Listing next = listing;
            next.description = "Call me";
            next.photos = {{.id = photo}};
            return next;
        },
        soon));
    const std::string blob = "listing-photos/" + photo.to_string() + "-160";
    world.run_void(world.platform().blobs.put(blob, {"image/webp", "x"}, soon));
    world.tell(accounts::AccountClosed{shop.ann.account}, world.clock.now());
    shop.expect_hidden(true, "closed");
    const auto listing = world.run(world.stores.listings.get(id, soon));
    EXPECT_EQ((*listing)->state, ListingState::withdrawn);
    EXPECT_TRUE((*listing)->description.empty() && (*listing)->photos.empty());
    EXPECT_FALSE(world.run(world.platform().blobs.get(blob, soon)));
    EXPECT_EQ(world.told(ListingHidden::type).size(), 2U);
}

TEST(Sellers, take_their_listings_along_and_stay_while_a_copy_is_reserved) {
    Shop shop;
    World& world = shop.world;
    const std::string who = shop.ann.account.to_string();
    const auto part = world.internal(Method::get, "/internal/export/" + who);
    EXPECT_EQ(part.status, 200);
    EXPECT_NE(part.text.find("market/listings.json"), std::string::npos);
    EXPECT_EQ(world.run(world.service.export_of(shop.ann.account, Deadline::after(10s)))
                  .at(0)
                  .bytes.find(shop.of_bob),
              std::string::npos)
        << "nobody else's";
    EXPECT_TRUE(world.run(world.service.export_of(AccountId::of_name("none"), Deadline::after(10s))).empty());

    EXPECT_TRUE(
        world.internal(Method::get, "/internal/closing-objections/" + who).body.at("objection").is_null());
    ASSERT_EQ(
        world
            .internal(Method::post, "/internal/market/reservations",
                      R"({"line":")" + OrderLineId::of_name("l").to_string() + R"(","listing":")" +
                          shop.first + R"(","buyer":")" + shop.bob.account.to_string() + R"(","minutes":15})")
            .status,
        200);
    const auto objection = world.internal(Method::get, "/internal/closing-objections/" + who);
    EXPECT_EQ(objection.body.at("objection").at("code").get_string(), "copy_reserved");
    world.clock.move(15min);
    EXPECT_TRUE(
        world.internal(Method::get, "/internal/closing-objections/" + who).body.at("objection").is_null());
}

}  // namespace
}  // namespace bookverse::market
