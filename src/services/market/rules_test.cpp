#include "services/market/rules.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>
#include <boost/mp11/algorithm.hpp>
#include <functional>
#include <map>

namespace bookverse::market {
namespace {

using std::chrono::minutes;

const Instant now{std::chrono::milliseconds{1'795'000'000'000}};
const Currency eur = *Currency::parse("EUR");
const AccountId seller = AccountId::of_name("seller");
const AccountId buyer = AccountId::of_name("buyer");
const auto line_a = OrderLineId::of_name("line a");
const auto line_b = OrderLineId::of_name("line b");

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

Actor actor_of(Who who) {
    Actor actor;
    if (who == Who::anonymous) return actor;
    if (who == Who::system) return Actor::of_service("orders");
    actor.kind = Actor::Kind::account;
    actor.account = who == Who::owner ? seller : AccountId::of_name("someone else");
    actor.grant(Role::student);
    if (who == Who::moderator) actor.grant(Role::moderator);
    return actor;
}

Reservation held_by(OrderLineId line) {
    return {.line = line, .buyer = buyer, .price = {1250, eur}, .until = now + minutes{15}};
}

Listing listing_in(ListingState state) {
    Listing listing;
    listing.id = ListingId::of_name("copy");
    listing.seller = seller;
    listing.state = state;
    listing.edition.title = "A book";
    listing.price = Money{1250, eur};
    listing.condition = Condition::good;
    listing.created_at = listing.changed_at = now - minutes{60};
    if (state != ListingState::draft) listing.published_at = now - minutes{30};
    if (state == ListingState::published) listing.listed_at = listing.published_at;
    if (state == ListingState::reserved) {
        listing.reservation = held_by(line_a);
        listing.due_at = listing.reservation->until;
    }
    if (state == ListingState::sold) listing.sale = Sale{line_a, buyer, {1250, eur}, now};
    if (state == ListingState::removed) listing.before_removal = ListingState::published;
    return listing;
}

// One line a command and caller: the code for each state (draft, published, reserved, sold, paused,
// withdrawn, removed). Whoever is not named finds nothing.
struct Expected {
    Command command;
    std::vector<Who> who;
    std::vector<std::string> by_state;
};
const std::string none = "not_found";
const std::string bad = "wrong_state";
const std::string busy = "reserved";
const Expected expected[] = {
    {Command::see, {Who::owner, Who::system}, {"ok", "ok", "ok", "ok", "ok", "ok", "ok"}},
    {Command::see, {Who::moderator}, {none, "ok", "ok", "ok", "ok", "ok", "ok"}},
    {Command::see, {Who::other, Who::anonymous}, {none, "ok", "ok", "ok", none, none, none}},
    {Command::edit, {Who::owner}, {"ok", "ok", busy, bad, "ok", bad, bad}},
    {Command::publish, {Who::owner}, {"ok", bad, busy, bad, bad, bad, bad}},
    {Command::pause, {Who::owner}, {bad, "ok", busy, bad, bad, bad, bad}},
    {Command::resume, {Who::owner}, {bad, bad, busy, bad, "ok", bad, bad}},
    {Command::bump, {Who::owner}, {bad, "ok", busy, bad, bad, bad, bad}},
    {Command::withdraw, {Who::owner}, {"ok", "ok", busy, bad, "ok", bad, bad}},
    {Command::remove, {Who::moderator}, {none, "ok", "ok", bad, "ok", bad, bad}},
    {Command::restore, {Who::moderator}, {none, bad, bad, bad, bad, bad, "ok"}},
    {Command::reserve,
     {Who::system},
     {"not_for_sale", "ok", "not_for_sale", "not_for_sale", "not_for_sale", "not_for_sale", "not_for_sale"}},
    {Command::confirm,
     {Who::system},
     {"not_reserved", "not_reserved", "ok", "not_reserved", "not_reserved", "not_reserved", "not_reserved"}},
    {Command::release, {Who::system}, {"ok", "ok", "ok", "ok", "ok", "ok", "ok"}},
    {Command::lapse, {Who::system}, {bad, bad, "ok", bad, bad, bad, bad}},
};

std::string expected_code(Command command, ListingState state, Who who) {
    for (const auto& row : expected)
        if (row.command == command && std::ranges::find(row.who, who) != row.who.end())
            return row.by_state[static_cast<std::size_t>(state)];
    return none;
}

TEST(ListingRules, every_state_command_and_caller) {
    for (const Command command : every<Command>()) {
        for (const ListingState state : every<ListingState>()) {
            for (const Who who : every<Who>()) {
                const auto answer = allowed(command, state, who);
                EXPECT_EQ(answer ? "ok" : answer.error().code, expected_code(command, state, who))
                    << word(command) << " in " << word(state) << " by " << word(who);
            }
        }
    }
}

// The functions ask the table: each is refused and accepted where it says so, and moves to where it should.
TEST(ListingRules, every_function_obeys_the_table) {
    using Function = std::function<Result<Listing>(const Listing&, const Actor&)>;
    struct Row {
        Command command;
        std::optional<ListingState> target;
        Function function;
    };
    const Photo photo{.id = PhotoId::of_name("p")};
    const Row rows[] = {
        {Command::edit, {}, [](const auto& l, const auto& by) { return edit(l, by, l.version, {}, now); }},
        {Command::edit, {}, [&](const auto& l, const auto& by) { return add_photo(l, by, photo, now); }},
        {Command::edit, {}, [](const auto& l, const auto& by) { return order_photos(l, by, {}, now); }},
        {Command::publish, ListingState::published,
         [](const auto& l, const auto& by) { return publish(l, by, now); }},
        {Command::pause, ListingState::paused,
         [](const auto& l, const auto& by) { return pause(l, by, now); }},
        {Command::resume, ListingState::published,
         [](const auto& l, const auto& by) { return resume(l, by, now); }},
        {Command::bump, ListingState::published,
         [](Listing l, const auto& by) {
             if (l.published_at) *l.published_at -= new_again_after;
             return bump(l, by, now);
         }},
        {Command::withdraw, ListingState::withdrawn,
         [](const auto& l, const auto& by) { return withdraw(l, by, now); }},
        {Command::remove, ListingState::removed,
         [](const auto& l, const auto& by) { return market::remove(l, by, now); }},
        {Command::restore, {}, [](const auto& l, const auto& by) { return restore(l, by, now); }},
    };
    for (const auto& [command, target, function] : rows) {
        for (const ListingState state : every<ListingState>()) {
            for (const Who who : every<Who>()) {
                const Listing listing = listing_in(state);
                const auto table = allowed(command, state, who);
                const auto answer = function(listing, actor_of(who));
                ASSERT_EQ(answer.has_value(), table.has_value())
                    << word(command) << " in " << word(state) << " by " << word(who);
                if (!answer) EXPECT_EQ(answer.error().code, table.error().code);
                if (answer && target) EXPECT_EQ(answer->state, *target) << word(command);
                if (answer && target) EXPECT_EQ(answer->version, listing.version + 1);
            }
        }
    }
}

TEST(ListingRules, what_is_shown_to_strangers) {
    Listing listing = listing_in(ListingState::published);
    EXPECT_TRUE(may_see(listing, actor_of(Who::anonymous), now));
    listing = set_away(listing, true, now);
    EXPECT_FALSE(is_shown(listing, now));
    EXPECT_FALSE(listing.listed_at);
    EXPECT_EQ(may_see(listing, actor_of(Who::other), now).error().code, "not_found");
    EXPECT_TRUE(may_see(listing, actor_of(Who::owner), now));
    EXPECT_TRUE(may_see(listing, actor_of(Who::moderator), now));
    EXPECT_EQ(set_away(listing, true, now), listing) << "no change, no version";
    const auto back = set_away(listing, false, now);
    EXPECT_EQ(back.listed_at, back.published_at);
    EXPECT_EQ(back.version, listing.version + 1);
}

TEST(ListingRules, a_copy_is_new_once_a_week) {
    const Actor owner = actor_of(Who::owner);
    const Listing listing = listing_in(ListingState::published);
    const Instant again = *listing.published_at + new_again_after;
    EXPECT_EQ(bump(listing, owner, again - minutes{1}).error().code, "bumped_lately");
    const auto bumped = bump(listing, owner, again);
    ASSERT_TRUE(bumped);
    EXPECT_EQ(bumped->published_at, again);
    EXPECT_EQ(bumped->listed_at, again);
    EXPECT_EQ(bump(*bumped, owner, again + minutes{1}).error().code, "bumped_lately");
    // A pause is no way around it.
    for (const Instant when : {again - minutes{1}, again}) {
        const auto resumed = resume(*pause(listing, owner, now), owner, when);
        EXPECT_EQ(resumed->published_at, when == again ? again : *listing.published_at);
        EXPECT_EQ(resumed->listed_at, resumed->published_at);
    }
}

TEST(ListingRules, only_verified_students_sell) {
    Actor lapsed = actor_of(Who::owner);
    lapsed.roles = 0;
    EXPECT_EQ(create({.id = {}, .seller = seller, .edition = {}, .words = {}}, lapsed, now).error().code,
              "not_verified");
    EXPECT_EQ(publish(listing_in(ListingState::draft), lapsed, now).error().code, "not_verified");
    EXPECT_EQ(resume(listing_in(ListingState::paused), lapsed, now).error().code, "not_verified");
    EXPECT_EQ(bump(listing_in(ListingState::published), lapsed, now).error().code, "not_verified");
    EXPECT_TRUE(pause(listing_in(ListingState::published), lapsed, now)) << "finishing is allowed";
}

TEST(ListingRules, publishing_needs_price_and_condition) {
    const Actor owner = actor_of(Who::owner);
    Listing draft = listing_in(ListingState::draft);
    draft.price.reset();
    draft.condition.reset();
    const auto refused = publish(draft, owner, now);
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().faults.size(), 2U) << "both at once";
    EXPECT_EQ(refused.error().faults[0].pointer, "/price");
    EXPECT_EQ(refused.error().faults[1].pointer, "/condition");

    NewListing what{.id = {}, .seller = seller, .edition = {}, .words = {}, .publish = true};
    EXPECT_FALSE(create(what, owner, now));
    what.words.price = Money{100, eur};
    what.words.condition = Condition::acceptable;
    const auto made = create(what, owner, now);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->listed_at, now);
    what.away = true;
    EXPECT_FALSE(create(what, owner, now)->listed_at) << "the seller is on holiday";
}

TEST(ListingRules, an_edit_names_the_version_that_it_saw) {
    const Listing listing = listing_in(ListingState::published);
    const Actor owner = actor_of(Who::owner);
    ListingWords words;
    words.price = Money{900, eur};
    words.campus = std::optional<std::string>{};
    EXPECT_EQ(edit(listing, owner, listing.version + 1, words, now).error().code, "changed_meanwhile");
    const auto next = edit(listing, owner, listing.version, words, now);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->version, listing.version + 1);
    EXPECT_EQ(next->price, words.price);
    EXPECT_EQ(edit(*next, owner, next->version, words, now)->version, next->version) << "nothing new";
}

TEST(ListingRules, photos_are_counted_and_ordered) {
    const Actor owner = actor_of(Who::owner);
    Listing listing = listing_in(ListingState::draft);
    std::vector<PhotoId> ids;
    for (std::size_t i = 0; i < most_photos; ++i) {
        ids.push_back(PhotoId::of_name("photo " + std::to_string(i)));
        listing = *add_photo(listing, owner, {.id = ids.back()}, now);
    }
    EXPECT_EQ(add_photo(listing, owner, {.id = PhotoId::of_name("ninth")}, now).error().code,
              "too_many_photos");
    EXPECT_EQ(add_photo(listing, owner, {.id = ids[0]}, now), listing) << "the same again";

    std::ranges::reverse(ids);
    EXPECT_EQ(order_photos(listing, owner, ids, now)->photos.front().id, ids.front());
    auto twice = ids;
    twice[1] = twice[0];
    EXPECT_EQ(order_photos(listing, owner, twice, now).error().faults.at(0).code, "not_its_photos");
    auto few = ids;
    few.pop_back();
    EXPECT_EQ(order_photos(listing, owner, few, now).error().faults.at(0).code, "not_its_photos");
    EXPECT_EQ(remove_photo(listing, owner, ids[3], now)->photos.size(), most_photos - 1);
    EXPECT_EQ(remove_photo(listing, owner, PhotoId::of_name("x"), now).error().code, "not_found");
}

TEST(ListingRules, one_line_holds_a_copy_and_knows_it_again) {
    const Listing free = listing_in(ListingState::published);
    const auto held = reserve(free, held_by(line_a), now);
    ASSERT_TRUE(held);
    EXPECT_EQ(held->state, ListingState::reserved);
    EXPECT_EQ(held->due_at, now + minutes{15});
    EXPECT_FALSE(held->listed_at);
    auto longer = held_by(line_a);
    longer.until += minutes{5};
    EXPECT_EQ(*reserve(*held, longer, now), *held) << "the same reservation again";
    EXPECT_EQ(reserve(*held, held_by(line_b), now).error().code, "not_for_sale");

    const auto sold = confirm(*held, line_a, now);
    ASSERT_TRUE(sold);
    EXPECT_EQ(sold->state, ListingState::sold);
    EXPECT_EQ(sold->sale->buyer, buyer);
    EXPECT_FALSE(sold->due_at);
    EXPECT_EQ(*confirm(*sold, line_a, now), *sold);
    EXPECT_EQ(*reserve(*sold, held_by(line_a), now), *sold) << "a repeat that comes very late";
    EXPECT_EQ(confirm(*sold, line_b, now).error().code, "not_reserved");
    EXPECT_EQ(confirm(*held, line_b, now).error().code, "not_reserved");
}

TEST(ListingRules, a_released_line_does_not_come_back) {
    const Listing free = listing_in(ListingState::published);
    const auto never_held = release(free, line_a, now);
    ASSERT_TRUE(never_held);
    EXPECT_EQ(never_held->version, free.version) << "nothing to tell";
    EXPECT_EQ(reserve(*never_held, held_by(line_a), now).error().code, "reservation_over")
        << "the release was quicker than the reservation";

    const auto held = reserve(free, held_by(line_a), now);
    const auto freed = release(*held, line_a, now);
    EXPECT_EQ(freed->state, ListingState::published);
    EXPECT_TRUE(freed->listed_at);
    EXPECT_EQ(*release(*freed, line_a, now), *freed);
    EXPECT_TRUE(reserve(*freed, held_by(line_b), now));
    EXPECT_EQ(release(*held, line_b, now)->state, ListingState::reserved) << "not its own";

    const auto refunded = release(*confirm(*held, line_a, now), line_a, now);
    EXPECT_EQ(refunded->state, ListingState::published);
    EXPECT_FALSE(refunded->sale);
}

TEST(ListingRules, a_lapsed_reservation_holds_nobody_off) {
    const Listing held = *reserve(listing_in(ListingState::published), held_by(line_a), now);
    const Instant later = now + minutes{15};
    EXPECT_EQ(state_of(held, later - std::chrono::milliseconds{1}), ListingState::reserved);
    EXPECT_EQ(state_of(held, later), ListingState::published) << "before any timer ran";
    EXPECT_EQ(lapse(held, later - minutes{1}), held);
    const auto freed = lapse(held, later);
    EXPECT_EQ(freed.state, ListingState::published);
    EXPECT_TRUE(freed.listed_at);
    EXPECT_EQ(lapse(freed, later), freed);

    const auto other = reserve(held, held_by(line_b), later);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->reservation->line, line_b);
    EXPECT_EQ(confirm(*other, line_a, later).error().code, "not_reserved");
    EXPECT_TRUE(confirm(held, line_a, later)) << "paid late, and nobody else took it";
    EXPECT_TRUE(edit(held, actor_of(Who::owner), {}, {}, later));
    EXPECT_TRUE(pause(held, actor_of(Who::owner), later));
}

TEST(ListingRules, nobody_buys_their_own_copy_nor_one_of_who_is_away) {
    auto own = held_by(line_a);
    own.buyer = seller;
    const Listing listing = listing_in(ListingState::published);
    EXPECT_EQ(reserve(listing, own, now).error().code, "own_listing");
    EXPECT_EQ(reserve(set_away(listing, true, now), held_by(line_a), now).error().code, "not_for_sale");
}

TEST(ListingRules, a_removal_can_be_undone) {
    const Actor moderator = actor_of(Who::moderator);
    for (const auto state : {ListingState::published, ListingState::paused}) {
        const auto removed = market::remove(listing_in(state), moderator, now);
        EXPECT_EQ(restore(*removed, moderator, now)->state, state);
    }
    const auto removed = market::remove(listing_in(ListingState::reserved), moderator, now);
    EXPECT_EQ(confirm(*removed, line_a, now).error().code, "not_reserved");
    const auto back = restore(*removed, moderator, now);
    EXPECT_EQ(back->state, ListingState::published);
    EXPECT_EQ(reserve(*back, held_by(line_a), now).error().code, "reservation_over");
    Listing empty = listing_in(ListingState::paused);
    empty.price.reset();
    EXPECT_EQ(resume(empty, actor_of(Who::owner), now).error().code, "invalid_fields");
}

TEST(ListingRules, closing_leaves_nothing_personal) {
    for (const auto state : every<ListingState>()) {
        Listing listing = listing_in(state);
        listing.description = "Call me";
        listing.pickup_places = {"My room"};
        listing.photos = {{.id = PhotoId::of_name("p")}};
        const auto closed = close(listing, now);
        EXPECT_TRUE(closed.away);
        EXPECT_TRUE(closed.description.empty() && closed.pickup_places.empty() && closed.photos.empty());
        EXPECT_FALSE(closed.listed_at);
        const bool stays = state == ListingState::sold || state == ListingState::removed;
        EXPECT_EQ(closed.state, stays ? state : ListingState::withdrawn) << word(state);
        EXPECT_EQ(close(closed, now), closed);
    }
}

}  // namespace
}  // namespace bookverse::market
