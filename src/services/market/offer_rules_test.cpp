#include "services/market/offer_rules.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>
#include <boost/mp11/algorithm.hpp>
#include <functional>
#include <map>

#include "services/market/rules.hpp"

namespace bookverse::market {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Instant now{std::chrono::milliseconds{1'795'000'000'000}};
const Currency eur = *Currency::parse("EUR");
const AccountId seller = AccountId::of_name("seller");
const AccountId buyer = AccountId::of_name("buyer");

template <class Enum>
std::vector<Enum> every() {
    std::vector<Enum> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto d) { all.push_back(d.value); });
    return all;
}

template <class Enum>
std::string word(Enum value) {
    return boost::describe::enum_to_string(value, "?");
}

Actor actor_of(OfferWho who) {
    Actor actor;
    if (who == OfferWho::anonymous) return actor;
    if (who == OfferWho::system) return Actor::of_service("orders");
    actor.kind = Actor::Kind::account;
    actor.account = who == OfferWho::buyer    ? buyer
                    : who == OfferWho::seller ? seller
                                              : AccountId::of_name("other");
    actor.grant(Role::student);
    return actor;
}

Listing copy() {
    Listing listing;
    listing.id = ListingId::of_name("copy");
    listing.seller = seller;
    listing.state = ListingState::published;
    listing.edition.title = "A book";
    listing.price = Money{1250, eur};
    listing.condition = Condition::good;
    listing.negotiable = true;
    listing.published_at = listing.listed_at = now;
    return listing;
}

Offer offer_in(OfferState state) {
    Offer offer = *make_offer(OfferId::of_name("offer"), copy(), actor_of(OfferWho::buyer), {900, eur}, now);
    offer.state = state;
    if (state == OfferState::countered) offer.steps.push_back({OfferSide::seller, {1100, eur}, now});
    if (state == OfferState::accepted) offer.due_at = offer.reserved_until = now + offer_hold;
    if (is_over(state)) offer.live_on = std::nullopt;
    return offer;
}

Listing kept_for(const Offer& offer) {
    const Hold hold{HoldKind::offer, line_of(offer.id), offer.on_table().price, now + offer_hold};
    return *reserve(copy(), {hold.line, offer.buyer, hold.price, hold.until, hold}, now);
}

// One line a command and caller: what is answered in each state (made, countered, accepting, accepted, bought,
// declined, withdrawn, lapsed, closed). Whoever is not named finds nothing.
struct Expected {
    OfferCommand command;
    OfferWho who;
    std::vector<std::string> by_state;
};
const std::string turn = "not_your_turn";
const std::string bad = "wrong_state";
const std::string over = "offer_over";
const Expected expected[] = {
    {OfferCommand::accept, OfferWho::seller, {"yes", turn, "again", "again", over, over, over, over, over}},
    {OfferCommand::accept, OfferWho::buyer, {turn, "yes", "again", "again", over, over, over, over, over}},
    {OfferCommand::decline, OfferWho::seller, {"yes", turn, bad, bad, over, "again", over, over, over}},
    {OfferCommand::decline, OfferWho::buyer, {turn, "yes", bad, bad, over, "again", over, over, over}},
    {OfferCommand::counter, OfferWho::seller, {"yes", turn, bad, bad, over, over, over, over, over}},
    {OfferCommand::counter, OfferWho::buyer, {turn, "yes", bad, bad, over, over, over, over, over}},
    {OfferCommand::withdraw, OfferWho::buyer, {"yes", "yes", bad, "yes", over, over, "again", over, over}},
    {OfferCommand::withdraw, OfferWho::seller, {bad, "yes", bad, bad, over, over, "again", over, over}},
};

std::string expected_code(OfferCommand command, OfferState state, OfferWho who) {
    for (const auto& row : expected)
        if (row.command == command && row.who == who) return row.by_state[static_cast<std::size_t>(state)];
    return "not_found";
}

std::string code_of(const Result<OfferVerdict>& answer) {
    if (!answer) return answer.error().code;
    return *answer == OfferVerdict::yes ? "yes" : "again";
}

TEST(OfferRules, every_state_command_and_caller) {
    for (const auto command : every<OfferCommand>()) {
        for (const auto state : every<OfferState>()) {
            for (const auto who : every<OfferWho>()) {
                EXPECT_EQ(code_of(allowed(command, state, who)), expected_code(command, state, who))
                    << word(command) << " in " << word(state) << " by " << word(who);
            }
        }
    }
}

// The functions ask the table: each is refused and accepted where it says so, and moves to where it should.
TEST(OfferRules, every_function_obeys_the_table) {
    using Function = std::function<Result<Offer>(const Offer&, const Actor&)>;
    const std::map<OfferCommand, Function> functions{
        {OfferCommand::accept,
         [](const Offer& o, const Actor& by) { return accept(o, by, o.on_table().price, now); }},
        {OfferCommand::decline, [](const Offer& o, const Actor& by) { return decline(o, by, now); }},
        {OfferCommand::counter,
         [](const Offer& o, const Actor& by) { return counter(o, by, {1000, eur}, now); }},
        {OfferCommand::withdraw, [](const Offer& o, const Actor& by) { return withdraw(o, by, now); }}};
    const std::map<OfferCommand, OfferState> target{{OfferCommand::accept, OfferState::accepting},
                                                    {OfferCommand::decline, OfferState::declined},
                                                    {OfferCommand::withdraw, OfferState::withdrawn}};
    for (const auto& [command, function] : functions) {
        for (const auto state : every<OfferState>()) {
            for (const auto who : every<OfferWho>()) {
                const Offer offer = offer_in(state);
                const Actor actor = actor_of(who);
                const auto answer = function(offer, actor);
                const auto code = expected_code(command, state, who);
                const auto what = word(command) + " in " + word(state) + " by " + word(who);
                if (code == "again") EXPECT_EQ(*answer, offer) << what;
                if (code != "yes" && code != "again") EXPECT_EQ(answer.error().code, code) << what;
                const auto can = commands_of(offer, actor, now);
                EXPECT_EQ(std::ranges::find(can, command) != can.end(), code == "yes") << what;
                if (code != "yes") continue;
                ASSERT_TRUE(answer) << what;
                if (command != OfferCommand::counter) {
                    EXPECT_EQ(answer->state, target.at(command)) << what;
                    EXPECT_EQ(answer->live_on.has_value(), !is_over(answer->state)) << what;
                    continue;
                }
                const bool by_buyer = who == OfferWho::buyer;
                EXPECT_EQ(answer->state, by_buyer ? OfferState::made : OfferState::countered);
                EXPECT_EQ(answer->on_table().by, by_buyer ? OfferSide::buyer : OfferSide::seller);
            }
        }
    }
}

TEST(OfferRules, who_may_offer_what) {
    const Actor by = actor_of(OfferWho::buyer);
    const auto code = [&](const Listing& listing, std::int64_t amount, const Actor& actor) {
        const auto made = make_offer(OfferId{}, listing, actor, {amount, eur}, now);
        if (made) return std::string{"ok"};
        return made.error().faults.empty() ? made.error().code : made.error().faults[0].code;
    };
    Listing fixed = copy();
    fixed.negotiable = false;
    Listing paused = copy();
    paused.state = ListingState::paused;
    Actor lapsed = by;
    lapsed.roles = 0;
    EXPECT_EQ(code(copy(), 1, by), "ok");
    EXPECT_EQ(code(copy(), 1250, by), "ok") << "never above, so at it";
    EXPECT_EQ(code(copy(), 1251, by), "above_list_price");
    EXPECT_EQ(code(copy(), 900, actor_of(OfferWho::seller)), "own_listing");
    EXPECT_EQ(code(copy(), 900, lapsed), "not_verified");
    EXPECT_EQ(code(fixed, 900, by), "not_negotiable");
    EXPECT_EQ(code(paused, 900, by), "not_found");
    EXPECT_EQ(code(set_away(copy(), true, now), 900, by), "not_found");
    EXPECT_EQ(code(kept_for(offer_in(OfferState::accepted)), 900, by), "not_for_sale");
}

TEST(OfferRules, a_counter_voids_what_came_before) {
    const Offer first = offer_in(OfferState::made);
    const auto later = now + hours{47};
    const auto second = counter(first, actor_of(OfferWho::seller), {1100, eur}, later);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->expires_at, later + offer_life) << "its own time";
    EXPECT_EQ(second->due_at, second->expires_at);
    const Actor by = actor_of(OfferWho::buyer);
    EXPECT_EQ(accept(*second, by, {900, eur}, later).error().code, "offer_changed");
    EXPECT_EQ(accept(*second, by, {1100, eur}, later)->state, OfferState::accepting);
    EXPECT_EQ(counter(*second, by, {1100, eur}, later).error().faults[0].code, "same_amount");
    EXPECT_EQ(counter(*second, by, {1251, eur}, later).error().faults[0].code, "above_list_price");

    Offer offer = first;
    for (std::int64_t amount = 901; offer.steps.size() < most_steps; ++amount)
        offer = *counter(
            offer, actor_of(offer.on_table().by == OfferSide::buyer ? OfferWho::seller : OfferWho::buyer),
            {amount, eur}, now);
    const Actor next = actor_of(offer.state == OfferState::made ? OfferWho::seller : OfferWho::buyer);
    EXPECT_EQ(counter(offer, next, {1, eur}, now).error().code, "too_many_rounds");
    EXPECT_TRUE(accept(offer, next, offer.on_table().price, now));
}

TEST(OfferRules, an_offer_lives_48_hours) {
    for (const auto state : {OfferState::made, OfferState::countered}) {
        const Offer offer = offer_in(state);
        const Instant end = now + offer_life;
        const Actor next = actor_of(state == OfferState::made ? OfferWho::seller : OfferWho::buyer);
        const Listing listing = copy();
        EXPECT_EQ(follow(offer, &listing, end - minutes{1}), offer);
        EXPECT_EQ(state_of(offer, end), OfferState::lapsed) << "before any timer ran";
        EXPECT_EQ(accept(offer, next, offer.on_table().price, end).error().code, "offer_over");
        EXPECT_TRUE(commands_of(offer, next, end).empty());
        const auto lapsed = follow(offer, &listing, end);
        EXPECT_EQ(lapsed.state, OfferState::lapsed);
        EXPECT_EQ(lapsed.reason, OfferReason::no_answer);
        EXPECT_FALSE(lapsed.live_on || lapsed.due_at);
        EXPECT_EQ(follow(lapsed, nullptr, end), lapsed);
    }
}

TEST(OfferRules, what_the_listing_makes_of_an_unanswered_offer) {
    Listing cheaper = copy();
    cheaper.price = Money{1000, eur};
    Listing fixed = copy();
    fixed.negotiable = false;
    std::map<ListingState, Listing> in;
    for (const auto state : every<ListingState>()) {
        in[state] = copy();
        in[state].state = state;
    }
    const Listing away = set_away(copy(), true, now);
    using enum OfferReason;
    const std::pair<const Listing*, std::optional<OfferReason>> rows[] = {
        {&in[ListingState::published], std::nullopt},
        {&in[ListingState::reserved], reserved},
        {&in[ListingState::sold], sold},
        {&in[ListingState::paused], not_for_sale},
        {&in[ListingState::withdrawn], not_for_sale},
        {&in[ListingState::removed], not_for_sale},
        {&away, not_for_sale},
        {&cheaper, price_changed},
        {&fixed, not_negotiable},
        {nullptr, not_for_sale},
    };
    for (const auto state : every<OfferState>()) {
        if (state == OfferState::accepted) continue;
        for (const auto& [listing, reason] : rows) {
            const Offer offer = offer_in(state);
            const bool open = state == OfferState::made || state == OfferState::countered;
            const auto after = follow(offer, listing, now);
            if (!open || !reason) {
                EXPECT_EQ(after, offer) << word(state);
                continue;
            }
            EXPECT_EQ(after.state, OfferState::closed) << word(state);
            EXPECT_EQ(after.reason, reason);
            EXPECT_FALSE(after.live_on || after.due_at);
        }
    }
}

TEST(OfferRules, what_becomes_of_an_accepted_one) {
    const Offer offer = offer_in(OfferState::accepted);
    const Listing kept = kept_for(offer);
    const Instant end = now + offer_hold;
    EXPECT_EQ(follow(offer, &kept, now), offer);
    const auto lapsed = follow(offer, &kept, end);
    EXPECT_EQ(lapsed.state, OfferState::lapsed);
    EXPECT_EQ(lapsed.reason, OfferReason::not_bought);

    const auto order = OrderLineId::of_name("order");
    const auto ordered = reserve(kept, {order, buyer, {1250, eur}, end + minutes{14}, {}}, end - minutes{1});
    ASSERT_TRUE(ordered);
    EXPECT_EQ(follow(offer, &*ordered, end), offer) << "an order is under way";
    const auto sold = confirm(*ordered, order, end);
    EXPECT_EQ(sold->sale->price, (Money{900, eur})) << "at the agreed price";
    EXPECT_EQ(follow(offer, &*sold, end).state, OfferState::bought);

    const Listing removed = *market::remove(
        kept,
        [] {
            Actor actor = actor_of(OfferWho::other);
            actor.grant(Role::moderator);
            return actor;
        }(),
        now);
    const auto closed = follow(offer, &removed, now);
    EXPECT_EQ(closed.state, OfferState::closed);
    EXPECT_EQ(closed.reason, OfferReason::not_for_sale);
    EXPECT_EQ(follow(offer, nullptr, now).state, OfferState::closed);
}

TEST(OfferRules, the_steps_of_an_acceptance) {
    const Offer agreed = *accept(offer_in(OfferState::made), actor_of(OfferWho::seller), {900, eur}, now);
    EXPECT_EQ(agreed.due_at, now) << "a timer ends it if the request does not";
    const auto done = accepted(agreed, now + offer_hold, now);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->state, OfferState::accepted);
    EXPECT_EQ(done->due_at, now + offer_hold);
    EXPECT_EQ(*accepted(*done, now + offer_life, now), *done) << "once";
    for (const auto state : every<OfferState>()) {
        const bool waits = state == OfferState::accepting || state == OfferState::accepted;
        EXPECT_EQ(accepted(offer_in(state), now, now).has_value(), waits) << word(state);
        const Listing listing = copy();
        const auto closed = not_reserved(offer_in(state), &listing, now);
        EXPECT_EQ(closed.state, state == OfferState::accepting ? OfferState::closed : state);
    }
    EXPECT_EQ(not_reserved(agreed, nullptr, now).reason, OfferReason::not_for_sale);
}

TEST(OfferRules, a_closed_account_buys_nothing) {
    for (const auto state : every<OfferState>()) {
        const Offer offer = offer_in(state);
        const Offer closed = close_account(offer, now);
        const bool ends =
            state == OfferState::made || state == OfferState::countered || state == OfferState::accepted;
        EXPECT_EQ(closed.state, ends ? OfferState::closed : state) << word(state);
        EXPECT_EQ(closed.due_at == now, state == OfferState::accepted) << "the copy is given back";
        const Offer suspended = suspend_account(offer, now);
        EXPECT_EQ(suspended.state, ends ? OfferState::withdrawn : state) << word(state);
        EXPECT_EQ(suspended.due_at == now, state == OfferState::accepted);
    }
}

}  // namespace
}  // namespace bookverse::market
