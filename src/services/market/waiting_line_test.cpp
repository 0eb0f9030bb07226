#include "services/market/waiting_line.hpp"

#include <gtest/gtest.h>

#include "services/market/rules.hpp"

namespace bookverse::market {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Instant now{std::chrono::milliseconds{1'795'000'000'000}};
const Currency eur = *Currency::parse("EUR");
const AccountId seller = AccountId::of_name("seller");
const AccountId bob = AccountId::of_name("bob");
const AccountId cleo = AccountId::of_name("cleo");
const AccountId dan = AccountId::of_name("dan");
const auto order = OrderLineId::of_name("order");
const auto other_order = OrderLineId::of_name("other order");

Listing copy() {
    Listing listing;
    listing.id = ListingId::of_name("copy");
    listing.seller = seller;
    listing.state = ListingState::published;
    listing.price = Money{1250, eur};
    listing.condition = Condition::good;
    listing.published_at = listing.listed_at = now;
    return listing;
}

Reservation of(AccountId buyer, OrderLineId line, Instant until = now + minutes{15}) {
    return {.line = line, .buyer = buyer, .price = {1250, eur}, .until = until, .hold = {}};
}

/// Bob holds it, Cleo and Dan wait.
Listing with_line() {
    Listing listing = *reserve(copy(), of(bob, order), now);
    listing = *join_line(listing, cleo, now);
    return *join_line(listing, dan, now);
}

std::string code(const Result<Listing>& answer) {
    return answer ? "ok" : answer.error().code;
}

std::vector<std::string> events_of(const Listing& before, const Listing& after) {
    std::vector<store::OutboxEvent> out;
    store::Events events{out, "listing", now, ""};
    announce_line(events, before, after);
    std::vector<std::string> types;
    for (const auto& event : out)
        types.push_back(event.type);
    return types;
}

Actor owner() {
    Actor actor{.kind = Actor::Kind::account, .account = seller};
    actor.grant(Role::student);
    return actor;
}

TEST(WaitingLine, who_may_join) {
    const Listing held = *reserve(copy(), of(bob, order), now);
    EXPECT_EQ(code(join_line(copy(), cleo, now)), "for_sale");
    EXPECT_EQ(code(join_line(held, seller, now)), "own_listing");
    EXPECT_EQ(code(join_line(held, bob, now)), "holds_it");
    EXPECT_EQ(code(join_line(held, cleo, now + minutes{15})), "for_sale") << "lapsed";
    EXPECT_EQ(code(join_line(*confirm(held, order, now), cleo, now)), "not_for_sale");
    for (const auto state :
         {ListingState::draft, ListingState::paused, ListingState::withdrawn, ListingState::removed}) {
        Listing listing = copy();
        listing.state = state;
        EXPECT_EQ(code(join_line(listing, cleo, now)), "not_for_sale");
    }
    const Listing line = with_line();
    EXPECT_EQ(position_of(line, cleo), 0U);
    EXPECT_EQ(position_of(line, dan), 1U);
    EXPECT_EQ(*join_line(line, cleo, now + minutes{1}), line) << "stays where she is";
    EXPECT_EQ(line.version, held.version) << "nothing that others are told";

    Listing full = held;
    for (std::size_t i = 0; i < most_waiting; ++i)
        full = *join_line(full, AccountId::of_name("p" + std::to_string(i)), now);
    EXPECT_EQ(code(join_line(full, cleo, now)), "queue_full");
}

TEST(WaitingLine, a_copy_that_comes_back_is_the_next_ones_in_the_same_write) {
    const Instant end = now + minutes{15};
    for (const Listing& back : {*release(with_line(), order, end), lapse(with_line(), end)}) {
        EXPECT_EQ(back.state, ListingState::reserved);
        EXPECT_FALSE(back.listed_at);
        EXPECT_EQ(turn_of(back, cleo, end), end + turn_life);
        EXPECT_FALSE(turn_of(back, dan, end));
        EXPECT_EQ(position_of(back, dan), 0U);
        EXPECT_FALSE(position_of(back, cleo));
        EXPECT_EQ(code(reserve(back, of(dan, other_order), end)), "not_for_sale");
        EXPECT_EQ(code(reserve(back, of(bob, other_order), end)), "not_for_sale");
        EXPECT_EQ(code(join_line(back, cleo, end)), "holds_it");
        EXPECT_EQ(code(join_line(back, bob, end)), "ok") << "at the end of the line";
        EXPECT_EQ(events_of(with_line(), back), std::vector<std::string>{"queue.turn"});

        const auto bought = reserve(back, of(cleo, other_order, end + minutes{15}), end);
        ASSERT_TRUE(bought);
        EXPECT_EQ(bought->due_at, end + minutes{15});
        EXPECT_TRUE(events_of(back, *bought).empty()) << "still her turn";
        const auto sold = confirm(*bought, other_order, end);
        EXPECT_EQ(sold->sale->buyer, cleo);
        EXPECT_TRUE(sold->waiting.empty());
        EXPECT_EQ(events_of(*bought, *sold), std::vector<std::string>{"queue.ended"});
    }
}

TEST(WaitingLine, before_any_timer_ran_nobody_slips_in) {
    const Instant end = now + minutes{15};
    const Listing late = with_line();
    EXPECT_EQ(state_of(late, end), ListingState::reserved);
    EXPECT_EQ(code(reserve(late, of(bob, other_order), end)), "not_for_sale");
    EXPECT_EQ(code(reserve(late, of(dan, other_order), end)), "not_for_sale");
    const auto hers = reserve(late, of(cleo, other_order, end + minutes{15}), end);
    ASSERT_TRUE(hers) << "she is the first";
    EXPECT_EQ(turn_of(*hers, cleo, end), end + turn_life);
}

TEST(WaitingLine, an_order_that_comes_to_nothing_leaves_the_turn) {
    const Listing turn = *release(with_line(), order, now);
    const Listing tried = *reserve(turn, of(cleo, other_order), now);
    for (const Listing& back : {*release(tried, other_order, now), lapse(tried, now + minutes{15})}) {
        EXPECT_EQ(turn_of(back, cleo, now + minutes{15}), now + turn_life);
        EXPECT_TRUE(reserve(back, of(cleo, OrderLineId::of_name("again")), now + minutes{15}));
        EXPECT_EQ(code(reserve(back, of(dan, OrderLineId::of_name("d")), now + minutes{15})), "not_for_sale");
    }
    // An order that began in time may end behind the turn; then it is the next one's.
    const Instant end = now + turn_life;
    const Listing last = *reserve(turn, of(cleo, other_order, end + minutes{14}), end - minutes{1});
    EXPECT_EQ(state_of(last, end), ListingState::reserved);
    const Listing next = *release(last, other_order, end);
    EXPECT_TRUE(turn_of(next, dan, end));
    EXPECT_EQ(events_of(last, next), (std::vector<std::string>{"queue.turn", "queue.turn_over"}));
}

TEST(WaitingLine, a_turn_is_timed_and_goes_in_order) {
    Listing listing = *release(with_line(), order, now);
    const Instant first = now + turn_life;
    EXPECT_EQ(lapse(listing, first - minutes{1}), listing);
    const Listing second = lapse(listing, first);
    EXPECT_TRUE(turn_of(second, dan, first));
    EXPECT_FALSE(turn_of(second, cleo, first));
    EXPECT_EQ(events_of(listing, second), (std::vector<std::string>{"queue.turn", "queue.turn_over"}));
    const Listing free = lapse(second, first + turn_life);
    EXPECT_EQ(free.state, ListingState::published);
    EXPECT_TRUE(free.listed_at);
    EXPECT_EQ(events_of(second, free), std::vector<std::string>{"queue.turn_over"});
}

TEST(WaitingLine, leaving) {
    const Listing line = with_line();
    const auto without = leave_line(line, cleo, now);
    EXPECT_EQ(position_of(*without, dan), 0U);
    EXPECT_EQ(without->version, line.version);
    EXPECT_EQ(*leave_line(line, bob, now), line) << "he is not in it";

    const Listing turn = *release(line, order, now);
    const auto passed = leave_line(turn, cleo, now);
    EXPECT_TRUE(turn_of(*passed, dan, now)) << "at once";
    EXPECT_EQ(events_of(turn, *passed), std::vector<std::string>{"queue.turn"}) << "she knows";
    const Listing tried = *reserve(turn, of(cleo, other_order), now);
    EXPECT_EQ(code(leave_line(tried, cleo, now)), "ordered");
    EXPECT_EQ(leave_line(*passed, dan, now)->state, ListingState::published);
}

TEST(WaitingLine, the_seller_is_not_bound_by_turns_and_the_line_is_told) {
    EXPECT_EQ(code(withdraw(with_line(), owner(), now)), "reserved");
    const Listing turn = *release(with_line(), order, now);
    EXPECT_EQ(code(pause(turn, owner(), now)), "reserved");
    EXPECT_EQ(code(edit(turn, owner(), {}, {}, now)), "reserved");
    const auto gone = withdraw(turn, owner(), now);
    ASSERT_TRUE(gone);
    EXPECT_TRUE(gone->waiting.empty());
    EXPECT_EQ(events_of(turn, *gone), std::vector<std::string>{"queue.ended"});
    const Listing tried = *reserve(turn, of(cleo, other_order), now);
    EXPECT_EQ(code(withdraw(tried, owner(), now)), "reserved") << "somebody is buying";

    Actor moderator = owner();
    moderator.account = AccountId::of_name("mod");
    moderator.grant(Role::moderator);
    const auto removed = market::remove(turn, moderator, now);
    EXPECT_EQ(events_of(turn, *removed), std::vector<std::string>{"queue.ended"});
    EXPECT_EQ(events_of(turn, close(turn, now)), std::vector<std::string>{"queue.ended"});
    EXPECT_EQ(restore(*removed, moderator, now)->state, ListingState::published);
}

TEST(WaitingLine, waits_while_the_seller_is_away) {
    const Listing away = set_away(with_line(), true, now);
    const Listing free = *release(away, order, now);
    EXPECT_EQ(free.state, ListingState::published);
    EXPECT_EQ(free.waiting.size(), 2U);
    EXPECT_EQ(state_of(away, now + minutes{15}), ListingState::published);
    const Instant back = now + hours{100};
    const Listing again = set_away(free, false, back);
    EXPECT_EQ(turn_of(again, cleo, back), back + turn_life) << "her whole time";
}

TEST(WaitingLine, an_agreed_price_is_kept_for_the_order) {
    const Hold hold{HoldKind::offer, OrderLineId::of_name("offer"), {900, eur}, now + hours{24}};
    const Reservation agreed{hold.line, cleo, hold.price, hold.until, hold};
    const Listing kept = *reserve(copy(), agreed, now);
    EXPECT_EQ(*reserve(kept, agreed, now + minutes{1}), kept) << "the saga again";
    EXPECT_EQ(code(reserve(kept, of(bob, order), now)), "not_for_sale");
    const Listing ordered = *reserve(kept, of(cleo, order), now);
    EXPECT_EQ(ordered.reservation->price, (Money{900, eur}));
    EXPECT_EQ(ordered.reservation->line, order);
    EXPECT_EQ(code(reserve(ordered, of(cleo, other_order), now)), "not_for_sale") << "one order at a time";
    EXPECT_EQ(confirm(ordered, order, now)->sale->price, (Money{900, eur}));
    const Listing back = *release(ordered, order, now);
    EXPECT_EQ(back.reservation->price, (Money{900, eur})) << "the deal stands for its day";
    EXPECT_EQ(back.due_at, hold.until);
    EXPECT_EQ(code(reserve(back, of(cleo, order), now)), "reservation_over");
    EXPECT_TRUE(reserve(back, of(cleo, other_order), now));
    EXPECT_EQ(lapse(back, hold.until).state, ListingState::published);

    // The hold is given up while an order goes on: no falling back to it.
    const Listing bare = *release(ordered, hold.line, now);
    EXPECT_EQ(bare.reservation->line, order);
    EXPECT_EQ(release(bare, order, now)->state, ListingState::published);

    Listing cheaper = copy();
    cheaper.price = Money{800, eur};
    EXPECT_EQ(code(reserve(cheaper, agreed, now)), "price_changed");
    Reservation by_turn = agreed;
    const Listing turn = *release(with_line(), order, now);
    EXPECT_EQ(code(reserve(turn, by_turn, now)), "not_for_sale") << "an offer does not take a turn's place";
}

TEST(WaitingLine, what_a_copy_remembers_is_bounded) {
    Listing listing = copy();
    for (int i = 0; i < 200; ++i) {
        const auto line = OrderLineId::of_name("line " + std::to_string(i));
        listing = *join_line(*reserve(listing, of(bob, line), now), cleo, now);
        listing = *leave_line(*release(listing, line, now), cleo, now);  // her turn, passed on to nobody
        ASSERT_EQ(listing.state, ListingState::published);
        EXPECT_EQ(code(reserve(listing, of(bob, line), now)), "reservation_over");
    }
    EXPECT_LE(listing.released.size(), 32U);
    EXPECT_TRUE(listing.waiting.empty());
}

}  // namespace
}  // namespace bookverse::market
