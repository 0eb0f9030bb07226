#include <gtest/gtest.h>

#include <atomic>
#include <set>

#include "platform/async/run.hpp"
#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const Person nobody;
const std::string route = "/internal/market/reservations";

std::string line_of(int number) {
    return OrderLineId::of_name("line " + std::to_string(number)).to_string();
}

std::string reserve_body(const std::string& listing, int number, int minutes = 15) {
    return R"({"line":")" + line_of(number) + R"(","listing":")" + listing + R"(","buyer":")" +
           AccountId::of_name("buyer " + std::to_string(number)).to_string() + R"(","minutes":)" +
           std::to_string(minutes) + "}";
}

std::string line_body(const std::string& listing, int number) {
    return R"({"line":")" + line_of(number) + R"(","listing":")" + listing + "\"}";
}

TEST(Reservations, a_copy_is_held_bought_and_given_back_once_each) {
    World world;
    const Person ann = world.student("ann");
    const std::string copy = world.offer(ann);
    const std::string path = "/api/v1/listings/" + copy;
    const auto held = world.internal(Method::post, route, reserve_body(copy, 1));
    ASSERT_EQ(held.status, 200) << held.text;
    EXPECT_EQ(held.str("until"), to_string(world.clock.now() + 15min));
    EXPECT_EQ(held.body.at("price").at("amount").as_int64(), 1250);
    EXPECT_EQ(held.str("seller"), ann.account.to_string());
    world.clock.move(1min);
    EXPECT_EQ(world.internal(Method::post, route, reserve_body(copy, 1)).text, held.text) << "asked again";
    EXPECT_EQ(world.internal(Method::post, route, reserve_body(copy, 2)).code(), "not_for_sale");

    const auto seen = world.get(nobody, path);
    EXPECT_EQ(seen.str("state"), "reserved");
    EXPECT_EQ(seen.str("reserved_until"), held.str("until"));
    EXPECT_EQ(world.get(nobody, "/api/v1/listings").count(), 0U);
    EXPECT_EQ(world.call(ann, Method::patch, path, R"({"price":1})", {{"If-Match", seen.etag()}}).code(),
              "reserved");
    EXPECT_EQ(world.post(ann, path + "/withdraw").code(), "reserved");

    const auto sold = world.internal(Method::post, route + "/confirm", line_body(copy, 1));
    ASSERT_EQ(sold.status, 200) << sold.text;
    EXPECT_TRUE(sold.body.at("until").is_null());
    EXPECT_EQ(world.internal(Method::post, route + "/confirm", line_body(copy, 1)).text, sold.text);
    EXPECT_EQ(world.internal(Method::post, route + "/confirm", line_body(copy, 2)).code(), "not_reserved");
    EXPECT_EQ(world.get(nobody, path).str("state"), "sold");

    EXPECT_EQ(world.internal(Method::post, route + "/release", line_body(copy, 1)).status, 200);
    EXPECT_EQ(world.internal(Method::post, route + "/release", line_body(copy, 1)).status, 200);
    EXPECT_EQ(world.get(nobody, path).str("state"), "published");
    EXPECT_EQ(world.internal(Method::post, route, reserve_body(copy, 1)).code(), "reservation_over");
    EXPECT_EQ(world.internal(Method::post, route, reserve_body(copy, 3)).status, 200);
    EXPECT_EQ(world.internal(Method::post, route, reserve_body(line_of(9), 3)).status, 404);
    EXPECT_EQ(world.internal(Method::post, route, reserve_body(copy, 3, 0)).faults(),
              "/minutes:out_of_range");
    world.settle();
    EXPECT_EQ(world.told(ListingReserved::type).size(), 2U);
    EXPECT_EQ(world.told(ListingSold::type).size(), 1U);
    EXPECT_EQ(world.told(ListingReleased::type).size(), 1U);
}

TEST(Reservations, a_lapsed_one_frees_the_copy_by_itself) {
    World world;
    const std::string copy = world.offer(world.student("ann"));
    ASSERT_EQ(world.internal(Method::post, route, reserve_body(copy, 1)).status, 200);
    EXPECT_EQ(world.get(nobody, "/api/v1/listings/" + copy).str("state"), "reserved");
    world.clock.move(15min);
    EXPECT_EQ(world.get(nobody, "/api/v1/listings/" + copy).str("state"), "published")
        << "no timer has run, and no ready bytes outlive the reservation";
    world.job("market.reservations");
    world.settle();
    EXPECT_EQ(world.told(ListingReleased::type).size(), 1U);
    EXPECT_EQ(world.get(nobody, "/api/v1/listings").ids(), copy);
    world.job("market.reservations");
    world.settle();
    EXPECT_EQ(world.told(ListingReleased::type).size(), 1U) << "once";

    ASSERT_EQ(world.internal(Method::post, route, reserve_body(copy, 2)).status, 200);
    world.clock.move(20min);
    EXPECT_EQ(world.internal(Method::post, route, reserve_body(copy, 3)).status, 200) << "before the timer";
    world.job("market.reservations");
    EXPECT_EQ(world.get(nobody, "/api/v1/listings/" + copy).str("state"), "reserved")
        << "the timer of the old one does not touch the new one";
}

/// How many of `buyers` at once got the copy, by `attempt(number)` answering whether it did.
template <class F>
int winners(World& world, int buyers, F attempt) {
    std::atomic<int> won = 0;
    std::vector<Task<>> tasks;
    const auto one = [](F attempt_one, int number, std::atomic<int>* count) -> Task<> {
        if (co_await attempt_one(number)) ++*count;
    };
    for (int i = 0; i < buyers; ++i)
        tasks.push_back(one(attempt, i, &won));
    world.run_all(std::move(tasks));
    return won;
}

TEST(Reservations, of_fifty_buyers_at_once_one_gets_the_copy) {
    World world{{}, 4};
    const Person ann = world.student("ann");
    for (int round = 0; round < 5; ++round) {
        const std::string copy = world.offer(ann);
        std::atomic<int> conflicts = 0;
        const auto attempt = [&](int number) -> Task<bool> {
            const auto response = co_await world.send_internal(
                world.internal_request(Method::post, route, reserve_body(copy, number)));
            if (response.status == 409) ++conflicts;
            co_return response.status == 200;
        };
        EXPECT_EQ(winners(world, 50, attempt), 1);
        EXPECT_EQ(conflicts, 49) << "each of the others was told so";
    }
}

// The negative control: who looks first and writes then, without the rule inside the write, sells it twice.
TEST(Reservations, without_the_guard_in_the_write_more_than_one_gets_it) {
    World world{{}, 4};
    const auto id = *ListingId::parse(world.offer(world.student("ann")));
    const auto soon = Deadline::after(20s);
    std::atomic<int> looked = 0;
    const auto attempt = [&](int number) -> Task<bool> {
        const auto seen = co_await world.stores.listings.get(id, soon);
        const bool free = (*seen)->state == ListingState::published;
        ++looked;
        while (looked < 50)
            co_await sleep_for(1ms);  // as it happens when all are quick
        if (!free) co_return false;
        const auto written = co_await world.stores.listings.update(
            id,
            [number](const Listing& listing) -> Result<Listing> {
                Listing next = listing;
                next.state = ListingState::reserved;
                next.reservation = Reservation{.line = OrderLineId::of_name(std::to_string(number))};
                return next;
            },
            soon);
        co_return written.has_value();
    };
    EXPECT_GT(winners(world, 50, attempt), 1);
}

TEST(Reservations, who_builds_a_copy_gets_every_listing_that_was_ever_public) {
    World world;
    const Person ann = world.student("ann");
    std::set<std::string> wanted;
    for (int i = 0; i < 3; ++i)
        wanted.insert(world.offer(ann, "Book " + std::to_string(i)));
    world.post(ann, "/api/v1/listings/" + *wanted.begin() + "/pause");
    world.post(ann, "/api/v1/listings", R"({"edition":{"title":"Draft"}})");
    const auto page = world.internal(Method::get, "/internal/market/listings");
    ASSERT_EQ(page.status, 200) << page.text;
    const auto cards = json::read<ListingPage>(page.text, json::Mode::lenient);
    std::set<std::string> found;
    for (const auto& card : cards->items)
        found.insert(card.id.to_string());
    EXPECT_EQ(found, wanted);
    EXPECT_EQ(cards->next, "");
}

}  // namespace
}  // namespace bookverse::market
