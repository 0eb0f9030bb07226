#include "services/market/queues.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>

#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const Person nobody;
const std::string reservations = "/internal/market/reservations";

Deadline soon() {
    return Deadline::after(20s);
}

/// A copy of Ann's that Bob's order 1 holds for a quarter of an hour.
struct Line {
    explicit Line(unsigned threads = 1) : world{{}, threads} { EXPECT_EQ(reserve(bob, 1).status, 200); }

    World world;
    Person ann = world.student("ann");
    Person bob = world.student("bob");
    Person cleo = world.student("cleo");
    Person dan = world.student("dan");
    std::string copy = world.offer(ann, "A book", R"("negotiable":true)");
    std::string listing = "/api/v1/listings/" + copy;
    std::string queue = listing + "/queue";

    /// Access tokens live for ten minutes only.
    void later(std::chrono::milliseconds time) {
        world.clock.move(time);
        ann = world.student("ann");
        bob = world.student("bob");
        cleo = world.student("cleo");
        dan = world.student("dan");
    }
    Answer join(const Person& who) { return world.put(who, queue); }
    Answer leave(const Person& who) { return world.call(who, Method::del, queue); }
    /// "position" or "turn" or "-".
    std::string place(const Person& who) {
        const auto seen = world.get(who, queue);
        if (!seen.at("/turn_until").is_null()) return "turn";
        return seen.at("/position").is_null() ? "-" : std::to_string(seen.number_at("/position"));
    }
    std::string reserve_body(const Person& who, int number, int minutes = 15) {
        return R"({"line":")" + line(number) + R"(","listing":")" + copy + R"(","buyer":")" +
               who.account.to_string() + R"(","minutes":)" + std::to_string(minutes) + "}";
    }
    Answer reserve(const Person& who, int number, int minutes = 15) {
        return world.internal(Method::post, reservations, reserve_body(who, number, minutes));
    }
    Answer finish(const std::string& how, int number) {
        return world.internal(Method::post, reservations + "/" + how,
                              R"({"line":")" + line(number) + R"(","listing":")" + copy + "\"}");
    }
    static std::string line(int number) {
        return OrderLineId::of_name("order line " + std::to_string(number)).to_string();
    }
    std::string listing_state() { return world.get(nobody, listing).str("state"); }
    std::vector<std::string> told(std::string_view type) {
        world.settle();
        return world.told(type);
    }
    std::size_t places(const Person& who) {
        const store::PageOf page{.limit = 100};
        return world.run(world.stores.places.find(place_by_account, {who.account}, page, soon()))
            .items.size();
    }
};

TEST(Queues, first_refusal_in_order_each_in_time) {
    Line line;
    const auto heard = line.world.listen(line.cleo.account);
    const auto waits = line.world.listen(line.dan.account);
    const auto joined = line.join(line.cleo);
    ASSERT_EQ(joined.status, 200) << joined.text;
    EXPECT_EQ(joined.number_at("/position"), 1);
    EXPECT_EQ(joined.number_at("/most"), 20);
    line.later(1s);
    EXPECT_EQ(line.join(line.dan).number_at("/position"), 2);
    EXPECT_EQ(line.join(line.cleo).number_at("/position"), 1) << "stays where she is";
    const auto own = line.world.get(line.cleo, "/api/v1/market/queue");
    ASSERT_EQ(own.count(), 1U) << own.text;
    EXPECT_EQ(own.text_at("/items/0/listing/id"), line.copy);
    EXPECT_EQ(own.number_at("/items/0/place/length"), 2);

    EXPECT_EQ(line.finish("release", 1).status, 200);
    EXPECT_EQ(line.listing_state(), "reserved");
    EXPECT_EQ(line.place(line.cleo), "turn");
    EXPECT_EQ(line.place(line.dan), "1");
    const auto turns = line.told(QueueTurn::type);
    ASSERT_EQ(turns.size(), 1U);
    const auto turn = json::read<QueueTurn>(turns[0]);
    EXPECT_EQ(turn->account, line.cleo.account);
    EXPECT_EQ(turn->until, line.world.clock.now() + 12h);
    EXPECT_EQ(turn->price.amount, 1250);
    EXPECT_TRUE(std::ranges::any_of(*heard, [](const auto& s) { return s.starts_with("queue.turn "); }));
    EXPECT_TRUE(std::ranges::any_of(*waits, [](const auto& s) { return s.contains(R"("position":1)"); }));
    EXPECT_TRUE(line.told(ListingReleased::type).empty()) << "it never was free";

    EXPECT_EQ(line.reserve(line.dan, 2).code(), "not_for_sale");
    EXPECT_EQ(line.reserve(line.bob, 3).code(), "not_for_sale");
    EXPECT_EQ(line.world.post(line.dan, line.listing + "/offers", R"({"amount":1})").code(), "not_for_sale");
    line.later(12h);
    line.world.job("market.reservations");
    EXPECT_EQ(line.place(line.cleo), "-");
    EXPECT_EQ(line.place(line.dan), "turn");
    EXPECT_EQ(line.told(QueueTurnOver::type).size(), 1U);
    EXPECT_EQ(line.world.get(line.cleo, "/api/v1/market/queue").count(), 0U);
    EXPECT_EQ(line.places(line.cleo), 0U);

    ASSERT_EQ(line.reserve(line.dan, 4).status, 200);
    EXPECT_EQ(line.finish("confirm", 4).status, 200);
    EXPECT_EQ(line.listing_state(), "sold");
    EXPECT_TRUE(line.told(QueueEnded::type).empty()) << "nobody waited any more";
    EXPECT_EQ(line.world.get(line.dan, "/api/v1/market/queue").count(), 0U);
}

TEST(Queues, a_lapsed_order_and_a_lapsed_offer_come_back_to_it) {
    Line line;
    line.join(line.cleo);
    line.later(15min);
    EXPECT_EQ(line.reserve(line.dan, 2).code(), "not_for_sale") << "before any timer ran";
    // As after a restart: another service over the same documents.
    MarketService restarted{line.world.platform()};
    for (auto& job : restarted.jobs())
        if (job.name == "market.reservations") line.world.run_void(job.run());
    EXPECT_EQ(line.place(line.cleo), "turn");
    EXPECT_EQ(line.leave(line.cleo).status, 204) << "she passes it on, to nobody";
    EXPECT_EQ(line.listing_state(), "published");

    const auto offer = "/api/v1/offers/" +
                       line.world.post(line.bob, line.listing + "/offers", R"({"amount":900})").str("id");
    ASSERT_EQ(line.world.post(line.ann, offer + "/accept", R"({"amount":900})").status, 200);
    EXPECT_EQ(line.join(line.bob).code(), "holds_it");
    EXPECT_EQ(line.join(line.dan).status, 200);
    line.later(24h);
    line.world.job("market.offers");
    line.world.job("market.reservations");
    line.world.settle();
    EXPECT_EQ(line.place(line.dan), "turn");
    EXPECT_EQ(line.world.get(line.bob, offer).str("state"), "lapsed");
    EXPECT_EQ(line.reserve(line.dan, 7).number_at("/price/amount"), 1250) << "not at somebody else's price";
}

TEST(Queues, who_may_join_and_see) {
    Line line;
    EXPECT_EQ(line.join(nobody).status, 401);
    EXPECT_EQ(line.join(line.ann).code(), "own_listing");
    EXPECT_EQ(line.join(line.bob).code(), "holds_it");
    EXPECT_EQ(line.join(line.world.with_roles("lapsed", {})).code(), "not_verified");
    EXPECT_EQ(line.world.get(nobody, line.queue).status, 401);
    const auto free = line.world.offer(line.ann, "Free");
    EXPECT_EQ(line.world.put(line.cleo, "/api/v1/listings/" + free + "/queue").code(), "for_sale");
    EXPECT_EQ(line.places(line.cleo), 0U) << "nothing half done";
    const auto draft =
        line.world.post(line.ann, "/api/v1/listings", R"({"edition":{"title":"Draft"}})").str("id");
    EXPECT_EQ(line.world.put(line.cleo, "/api/v1/listings/" + draft + "/queue").status, 404);
    EXPECT_EQ(line.world.get(line.cleo, "/api/v1/listings/" + draft + "/queue").status, 404);
    EXPECT_EQ(line.world.put(line.cleo, "/api/v1/listings/" + line.line(1) + "/queue").status, 404);
    for (const bool by_seller : {false, true}) {
        auto block = std::pair{line.cleo.account, line.ann.account};
        if (by_seller) std::swap(block.first, block.second);
        line.world.accounts.blocks = {block};
        EXPECT_EQ(line.join(line.cleo).code(), "blocked");
    }
    EXPECT_EQ(line.leave(line.cleo).status, 204) << "who is not in it";
    EXPECT_EQ(line.place(line.dan), "-");
}

TEST(Queues, who_was_blocked_meanwhile_is_passed_over) {
    Line line;
    line.join(line.cleo);
    line.join(line.dan);
    line.world.accounts.blocks.insert({line.ann.account, line.cleo.account});
    EXPECT_EQ(line.finish("release", 1).status, 200);
    line.world.settle();
    EXPECT_EQ(line.place(line.cleo), "-");
    EXPECT_EQ(line.place(line.dan), "turn");
    EXPECT_EQ(line.told(QueueTurn::type).size(), 2U);
}

TEST(Queues, leaving_moves_the_others_up) {
    Line line;
    line.join(line.cleo);
    line.join(line.dan);
    const auto heard = line.world.listen(line.dan.account);
    EXPECT_EQ(line.leave(line.cleo).status, 204);
    EXPECT_EQ(line.leave(line.cleo).status, 204);
    EXPECT_EQ(line.place(line.dan), "1");
    EXPECT_EQ(line.places(line.cleo), 0U);
    EXPECT_TRUE(std::ranges::any_of(*heard, [](const auto& s) { return s.starts_with("queue.moved "); }));
    line.finish("release", 1);
    ASSERT_EQ(line.reserve(line.dan, 2).status, 200);
    EXPECT_EQ(line.leave(line.dan).code(), "ordered");
    EXPECT_EQ(line.finish("release", 2).status, 200);
    EXPECT_EQ(line.place(line.dan), "turn") << "the order came to nothing, his time goes on";
    line.world.tell(accounts::AccountSuspended{line.dan.account, line.world.clock.now() + 1h});
    line.world.settle();
    EXPECT_EQ(line.listing_state(), "published");
    EXPECT_EQ(line.places(line.dan), 0U);
}

TEST(Queues, sold_withdrawn_and_removed_are_told_and_end_it) {
    const std::pair<std::function<void(Line&)>, std::string> rows[] = {
        {[](Line& line) { line.finish("confirm", 1); }, "sold"},
        {[](Line& line) {
             const RemovalOrder order{true, AccountId::of_name("mod"), Uuid::of_name("d"), "x"};
             const auto answer = line.world.internal(
                 Method::put, "/internal/market/listings/" + line.copy + "/removal", json::write(order));
             EXPECT_EQ(answer.status, 204) << answer.text;
         },
         "removed"},
        {[](Line& line) {
             line.finish("release", 1);  // Cleo's turn binds nobody
             EXPECT_EQ(line.world.post(line.ann, line.listing + "/withdraw").status, 200);
         },
         "withdrawn"},
    };
    for (const auto& [act, state] : rows) {
        Line line;
        line.join(line.cleo);
        line.join(line.dan);
        const auto heard = line.world.listen(line.dan.account);
        act(line);
        const auto ended = line.told(QueueEnded::type);
        ASSERT_EQ(ended.size(), 1U) << state;
        const auto event = json::read<QueueEnded>(ended[0]);
        EXPECT_EQ(event->accounts, (std::vector{line.cleo.account, line.dan.account})) << state;
        EXPECT_TRUE(std::ranges::any_of(*heard, [](const auto& s) { return s.starts_with("queue.ended "); }));
        EXPECT_EQ(line.world.get(line.dan, "/api/v1/market/queue").count(), 0U);
        EXPECT_EQ(line.places(line.dan) + line.places(line.cleo), 0U) << state;
    }
}

TEST(Queues, twenty_join_at_once_and_get_a_place_each) {
    Line line{4};
    std::vector<Person> people;
    std::vector<Task<std::string>> joins;
    for (int i = 0; i < 21; ++i) {
        people.push_back(line.world.student("p" + std::to_string(i)));
        if (i < 20) joins.push_back(line.world.send(Method::put, line.queue, "", people[i].token));
    }
    for (const auto& answer : line.world.run_all(std::move(joins)))
        EXPECT_EQ(answer, "200");
    std::set<std::string> taken;
    std::map<std::string, AccountId> order;
    for (int i = 0; i < 20; ++i) {
        taken.insert(line.place(people[i]));
        order[line.place(people[i])] = people[i].account;
    }
    EXPECT_EQ(taken.size(), 20U) << "each a place of its own";
    EXPECT_EQ(line.join(people[20]).code(), "queue_full");
    EXPECT_EQ(line.places(people[20]), 0U);

    // In that order they get it, one at a time.
    line.finish("release", 1);
    for (int turn = 1; turn <= 20; ++turn) {
        line.world.settle();
        const auto told = line.world.told(QueueTurn::type);
        ASSERT_EQ(told.size(), static_cast<std::size_t>(turn));
        EXPECT_EQ(json::read<QueueTurn>(told.back())->account, order[std::to_string(turn)]);
        line.later(12h);
        line.world.job("market.reservations");
    }
    EXPECT_EQ(line.listing_state(), "published");
}

// Whose turn it is and who is quicker: the others, the timer and the release come at once.
TEST(Queues, under_race_there_is_one_turn_and_its_holder_alone_can_buy) {
    Line line{4};
    for (int round = 0; round < 5; ++round) {
        line.copy = line.world.offer(line.ann);
        line.listing = "/api/v1/listings/" + line.copy;
        line.queue = line.listing + "/queue";
        const int base = 1000 * (round + 1);
        ASSERT_EQ(line.reserve(line.bob, base).status, 200);
        ASSERT_EQ(line.join(line.cleo).status, 200);
        ASSERT_EQ(line.join(line.dan).status, 200);
        line.world.settle();
        const auto before = line.world.told(QueueTurn::type).size();
        std::atomic<int> won = 0;
        std::vector<Task<>> all;
        const auto post = [&](std::string target, std::string body, bool counts) -> Task<> {
            const auto response = co_await line.world.send_internal(
                line.world.internal_request(Method::post, std::move(target), std::move(body)));
            if (counts && response.status == 200) ++won;
        };
        for (int i = 1; i <= 20; ++i) {
            const Person stranger = line.world.student("s" + std::to_string(i));
            all.push_back(post(reservations, line.reserve_body(stranger, base + i), true));
            all.push_back(post(reservations, line.reserve_body(line.dan, base + 100 + i), true));
            if (i % 5 != 0) continue;
            all.push_back(post(reservations + "/release",
                               R"({"line":")" + line.line(base) + R"(","listing":")" + line.copy + "\"}",
                               false));
        }
        line.world.run_all(std::move(all));
        EXPECT_EQ(won, 0) << "nobody slips in before the first";
        line.world.settle();
        EXPECT_EQ(line.world.told(QueueTurn::type).size(), before + 1) << "one turn, however often released";
        EXPECT_EQ(line.place(line.cleo), "turn");
        EXPECT_EQ(line.reserve(line.cleo, base + 200).status, 200);
    }
}

// The negative control: freeing the copy first and looking for the next in line then lets a stranger in.
TEST(Queues, without_passing_on_in_the_same_write_somebody_slips_in) {
    Line line{4};
    line.join(line.cleo);
    const auto id = *ListingId::parse(line.copy);
    const auto freed = line.world.run(line.world.stores.listings.update(
        id,
        [](const Listing& listing) -> Result<Listing> {
            Listing next = listing;
            next.state = ListingState::published;
            next.reservation.reset();
            return next;
        },
        soon()));
    ASSERT_TRUE(freed);
    EXPECT_EQ(line.reserve(line.dan, 2).status, 200) << "the guard is the write that passes it on";
}

TEST(Queues, waits_while_the_seller_is_on_holiday) {
    Line line;
    line.join(line.cleo);
    ASSERT_EQ(line.world.put(line.ann, "/api/v1/market/holiday", R"({"on":true})").status, 200);
    line.finish("release", 1);
    line.world.settle();
    EXPECT_TRUE(line.told(QueueTurn::type).empty()) << "she could not buy it now";
    ASSERT_EQ(line.world.put(line.ann, "/api/v1/market/holiday", R"({"on":false})").status, 200);
    EXPECT_EQ(line.place(line.cleo), "turn");
    EXPECT_EQ(line.told(QueueTurn::type).size(), 1U);
}

}  // namespace
}  // namespace bookverse::market
