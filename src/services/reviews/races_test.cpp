// What many do at once, each with the guard taken away as the control: without it the same run must go wrong.
#include <gtest/gtest.h>

#include <numeric>

#include "services/reviews/test_world.hpp"

namespace bookverse::reviews {
namespace {

using http::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

Deadline soon() {
    return Deadline::after(20s);
}

/// Through the internal pipeline, which has no limits: the answer's status.
Task<int> send(World& world, Person who, std::string target, std::string body) {
    auto request = world.internal_request(Method::put, std::move(target), std::move(body));
    request.headers.set("Authorization", "Bearer " + who.token);
    const auto response = co_await world.send_internal(std::move(request));
    co_return response.status;
}

TEST(Races, two_sides_and_twenty_tabs_make_one_review_each_and_publish_once) {
    World world{2};
    const Person anna = world.student("anna"), ben = world.student("ben");
    const auto order = world.order(ben, anna, "Dune");  // no event yet: everybody opens it at once
    std::vector<Task<int>> all;
    for (int i = 0; i < 20; ++i) {
        all.push_back(send(world, ben, World::path(order, "purchase"), World::purchase(5, 4)));
        all.push_back(send(world, anna, World::path(order, "buyer"), World::of_buyer(3)));
    }
    int written = 0;
    for (const int status : world.run_all(std::move(all))) {
        EXPECT_TRUE(status == 200 || status == 409) << status;
        if (status == 200) ++written;
    }
    EXPECT_GE(written, 2);
    world.settle_line(order);
    EXPECT_EQ(world.told(ReviewsDue::type).size(), 1U) << "opened once";
    EXPECT_EQ(world.told(ReviewPublished::type).size(), 3U) << "published once";
    EXPECT_EQ(world.get(anna, World::person(anna, "/rating")).number_at("/seller/reviews"), 1);
    EXPECT_EQ(world.get(anna, World::person(ben, "/rating")).number_at("/buyer/reviews"), 1);
}

// The control: a side that writes over what it read before loses the other's review, and nobody publishes.
TEST(Races, without_the_version_of_the_document_a_side_is_lost) {
    World world{2};
    const Person anna = world.student("anna"), ben = world.student("ben");
    const auto order = world.settled(ben, anna, "Dune");
    auto& exchanges = world.service.stores().exchanges;
    const auto line = order.lines[0].line;
    const Exchange seen = **world.run(exchanges.get(line, soon()));
    const Instant now = world.clock.now();
    const Actor buyer{.kind = Actor::Kind::account, .account = ben.account};
    const Actor seller{.kind = Actor::Kind::account, .account = anna.account};
    const auto unguarded = [&](const Exchange& next) {
        (void)world.run(
            exchanges.update(line, [next](const Exchange&) -> Result<Exchange> { return next; }, soon()));
    };
    unguarded(*review_purchase(seen, buyer, {5, true, ""}, {4, {}, ""}, now));
    unguarded(*review_buyer(seen, seller, {3, {}, ""}, now));
    const Exchange lost = **world.run(exchanges.get(line, soon()));
    EXPECT_FALSE(lost.of_seller);
    EXPECT_FALSE(lost.over_at);
}

struct Crowd {
    World world{2};
    Person anna = world.student("anna");
    std::vector<orders::OrderCard> orders{};
    std::int64_t stars = 0;

    explicit Crowd(int size) {
        for (int i = 0; i < size; ++i) {
            const auto buyer = world.student("buyer " + std::to_string(i));
            orders.push_back(world.settled(buyer, anna, "Dune"));
            const int book = 1 + i % 5;
            stars += book;
            EXPECT_EQ(world.buyer_writes(buyer, orders.back(), book, book).status, 200);
        }
    }
    /// The seller writes about all of them at once, which publishes all at once.
    void publish() {
        std::vector<Task<int>> all;
        for (const auto& order : orders)
            all.push_back(send(world, anna, World::path(order, "buyer"), World::of_buyer(5)));
        for (const int status : world.run_all(std::move(all)))
            EXPECT_EQ(status, 200);
        world.settle();
    }
    std::vector<std::int64_t> counted(const std::string& subject) {
        Tallies tallies{context};
        return world.run(tallies.summary(subject, soon())).stars;
    }
    Context context{world.platform()};
};

TEST(Races, a_crowd_is_counted_exactly_and_again_changes_nothing) {
    Crowd crowd{25};
    crowd.publish();
    const std::vector<std::int64_t> five_each(5, 5);
    EXPECT_EQ(crowd.counted(seller_subject(crowd.anna.account)), five_each);
    EXPECT_EQ(crowd.counted(edition_subject(market::EditionId::of_name("Dune"))), five_each);
    // All events once more, by two at a time; moderators take half of them away and give them back.
    Tallies tallies{crowd.context};
    std::vector<Task<>> again;
    for (int round = 0; round < 2; ++round)
        for (const auto& order : crowd.orders)
            for (const ReviewKind kind : all_kinds)
                again.push_back(tallies.count(order.lines[0].line, kind, soon()));
    crowd.world.run_all(std::move(again));
    EXPECT_EQ(crowd.counted(seller_subject(crowd.anna.account)), five_each);
    for (const bool hidden : {true, false}) {
        for (std::size_t i = 0; i < 5; ++i)
            crowd.world.moderate(World::review(crowd.orders[i], ReviewKind::seller), hidden);
        EXPECT_EQ(crowd.counted(seller_subject(crowd.anna.account)),
                  hidden ? std::vector<std::int64_t>(5, 4) : five_each);
    }
    const auto rated = crowd.world.told(SellerRated::type);
    std::int64_t newest = 0;
    for (const auto& one : rated)
        newest = std::max(newest, json::read<SellerRated>(one)->version);
    EXPECT_EQ(newest, 35) << "25 came in, 5 went and came back";
}

// The control: the same events counted without a place of their own come out too high.
TEST(Races, without_places_an_event_that_comes_twice_counts_twice) {
    Crowd crowd{5};
    crowd.publish();
    auto& summaries = crowd.world.service.stores().summaries;
    const auto subject = seller_subject(crowd.anna.account);
    const auto naive = [&](int stars) -> Task<Result<store::Versioned<Summary>>> {
        return summaries.update(
            subject,
            [stars](const Summary& before) -> Result<Summary> {
                Summary next = before;
                ++next.stars.at(static_cast<std::size_t>(stars - 1));
                return next;
            },
            soon());
    };
    for (int stars = 1; stars <= 5; ++stars)
        (void)crowd.world.run(naive(stars));  // the bus delivers once more
    EXPECT_EQ(crowd.counted(subject), std::vector<std::int64_t>(5, 2));
}

TEST(Tallies, a_crash_between_place_and_sum_is_made_good_by_the_next_look) {
    Crowd crowd{2};
    auto& stores = crowd.world.service.stores();
    const auto subject = seller_subject(crowd.anna.account);
    const auto tally = [&](std::int64_t place, int turn) {
        const auto name = "t" + std::to_string(place);
        return Tally{.id = Uuid::of_name(name),
                     .subject = subject,
                     .place = place,
                     .review = ReviewId::of_name("r"),
                     .turn = turn,
                     .stars = 4,
                     .as_described = {}};
    };
    Tallies tallies{crowd.context};
    ASSERT_TRUE(crowd.world.run(stores.tallies.insert(tally(1, 1), soon())));
    EXPECT_EQ(crowd.world.run(tallies.summary(subject, soon())).place, 0) << "died here";
    crowd.world.run_void(tallies.add_up(subject, soon()));
    EXPECT_EQ(crowd.counted(subject), (std::vector<std::int64_t>{0, 0, 0, 1, 0}));
    EXPECT_FALSE(crowd.world.run(stores.tallies.insert(tally(1, 2), soon()))) << "a place is taken once";
    ASSERT_TRUE(crowd.world.run(stores.tallies.insert(tally(3, 1), soon())));
    EXPECT_THROW(crowd.world.run_void(tallies.add_up(subject, soon())), std::logic_error)
        << "a gap is a bug, not a sum";
}

TEST(Tallies, rounding_and_none) {
    Summary summary;
    EXPECT_EQ(rating_of(summary), market::SellerRating{});
    summary.stars = {0, 0, 1, 0, 2};  // 13 / 3
    EXPECT_EQ(rating_of(summary), (market::SellerRating{433, 3}));
    summary.stars = {0, 0, 0, 1, 2};  // 14 / 3
    EXPECT_EQ(rating_of(summary), (market::SellerRating{467, 3}));
    const Tally next{.place = 1, .turn = 1, .stars = 5, .as_described = true};
    EXPECT_EQ(added(summary, next).stars[4], 3);
    EXPECT_EQ(added(added(summary, next), next), added(summary, next)) << "a place is added once";
}

}  // namespace
}  // namespace bookverse::reviews
