#include <gtest/gtest.h>

#include "services/reviews/test_world.hpp"

namespace bookverse::reviews {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;
using std::chrono::days;

const Person nobody;

struct Deal {
    World world;
    Person ben = world.student("ben");    ///< buys
    Person anna = world.student("anna");  ///< sells
    Person eve = world.student("eve");
    orders::OrderCard order = world.settled(ben, anna, "Dune");

    std::string own(const Person& who) { return world.get(who, World::path(order)).text; }
    std::string copy(const std::string& rest = {}) const {
        return "/api/v1/reviews/listings/" + Uuid{order.lines[0].what}.to_string() + rest;
    }
    /// All that strangers can see of it.
    std::string in_public() {
        std::string all;
        for (const auto& target :
             {World::person(anna), World::person(ben, "?role=buyer"), World::person(anna, "/rating"),
              World::person(ben, "/rating"), copy(), copy("/rating"), World::edition("Dune"),
              World::edition("Dune", "/rating")})
            all += world.get(nobody, target).text + "\n";
        return all;
    }
};

TEST(Reviews, nothing_is_seen_of_either_before_both_are_in) {
    Deal deal;
    World& world = deal.world;
    const auto before = deal.in_public();
    const auto sellers_view = deal.own(deal.anna);
    EXPECT_EQ(world.told(ReviewsDue::type).size(), 1U) << "once, though the event came twice";
    EXPECT_EQ(world.get(deal.ben, "/api/v1/reviews/due").count(), 1U);
    EXPECT_EQ(world.get(deal.anna, "/api/v1/reviews/due").count(), 1U);

    const auto wrote = world.buyer_writes(deal.ben, deal.order);
    ASSERT_EQ(wrote.status, 200) << wrote.text;
    EXPECT_EQ(wrote.str("state"), "written");
    EXPECT_EQ(wrote.at("/reviews").as_array().size(), 2U) << "the author sees their own";
    world.settle();
    EXPECT_EQ(deal.in_public(), before) << "in no list and in no average";
    EXPECT_EQ(deal.own(deal.anna), sellers_view) << "not even that the other has written";
    EXPECT_EQ(world.get(deal.anna, "/api/v1/reviews").items().size(), 1U);
    EXPECT_EQ(world.get(deal.anna, "/api/v1/reviews").text.find("About the"), std::string::npos);
    EXPECT_EQ(world.get(deal.ben, "/api/v1/reviews/due").count(), 0U);
    for (const auto kind : all_kinds) {
        const auto path = "/internal/reviews/" + World::review(deal.order, kind).to_string() + "/evidence/";
        EXPECT_EQ(world.internal(Method::get, path + deal.anna.account.to_string()).status, 404);
    }
    EXPECT_EQ(world.told(ReviewPublished::type).size(), 0U);

    const auto both = world.seller_writes(deal.anna, deal.order, 3);
    EXPECT_EQ(both.str("state"), "published");
    EXPECT_EQ(both.at("/reviews").as_array().size(), 3U);
    world.settle();
    EXPECT_EQ(world.told(ReviewPublished::type).size(), 3U);
    const auto seen = world.get(nobody, World::person(deal.anna));
    ASSERT_EQ(seen.items().size(), 1U) << seen.text;
    EXPECT_EQ(seen.text_at("/items/0/author/name"), "ben");
    EXPECT_EQ(seen.text_at("/items/0/text"), "About the seller");
    EXPECT_EQ(seen.text.find(deal.order.id.to_string()), std::string::npos)
        << "the order is nobody's business";
    EXPECT_EQ(world.get(nobody, World::person(deal.ben, "?role=buyer")).text_at("/items/0/text"),
              "About the buyer");
    EXPECT_EQ(world.get(nobody, deal.copy()).text_at("/items/0/kind"), "book");
    EXPECT_TRUE(world.get(nobody, World::edition("Dune")).at("/items/0/as_described").as_bool());
}

TEST(Reviews, averages_and_distribution_follow_each_review) {
    Deal deal;
    World& world = deal.world;
    world.buyer_writes(deal.ben, deal.order, 5, 4);
    world.seller_writes(deal.anna, deal.order, 3);
    const auto second = world.settled(deal.eve, deal.anna, "Emma");
    world.buyer_writes(deal.eve, second, 1, 5, false);
    world.seller_writes(deal.anna, second);
    world.settle();
    const auto anna = world.get(nobody, World::person(deal.anna, "/rating"));
    EXPECT_EQ(boost::json::serialize(anna.at("/seller")),
              R"({"reviews":2,"hundredths":450,"stars":[0,0,0,1,1]})");
    EXPECT_EQ(boost::json::serialize(anna.at("/buyer")),
              R"({"reviews":0,"hundredths":null,"stars":[0,0,0,0,0]})");
    EXPECT_EQ(world.get(nobody, World::person(deal.ben, "/rating")).number_at("/buyer/hundredths"), 300);
    EXPECT_EQ(world.get(nobody, World::edition("Emma", "/rating")).text,
              R"({"reviews":1,"hundredths":100,"stars":[1,0,0,0,0],"as_described":0,"not_as_described":1})");
    EXPECT_EQ(world.get(nobody, deal.copy("/rating")).number_at("/as_described"), 1);
    const auto rated = world.told(SellerRated::type);
    ASSERT_EQ(rated.size(), 2U) << "once a review, though events came twice";
    EXPECT_EQ(json::read<SellerRated>(rated[1])->rating, (market::SellerRating{450, 2}));
    EXPECT_EQ(json::read<SellerRated>(rated[1])->version, 2);
}

TEST(Reviews, editable_until_published_and_then_not) {
    Deal deal;
    World& world = deal.world;
    world.buyer_writes(deal.ben, deal.order, 1, 1);
    EXPECT_EQ(world.buyer_writes(deal.ben, deal.order, 4, 4).number_at("/reviews/0/stars"), 4);
    world.seller_writes(deal.anna, deal.order, 5);
    EXPECT_EQ(world.buyer_writes(deal.ben, deal.order, 1, 1).code(), "already_published");
    EXPECT_EQ(world.seller_writes(deal.anna, deal.order, 1).code(), "already_published");
    world.settle();
    EXPECT_EQ(world.get(nobody, World::edition("Dune", "/rating")).number_at("/hundredths"), 400);
}

TEST(Reviews, only_from_a_settled_line_also_before_its_event_came) {
    Deal deal;
    World& world = deal.world;
    const auto open = world.order(deal.eve, deal.anna, "Emma", orders::LineState::handed_over);
    EXPECT_EQ(world.buyer_writes(deal.eve, open).code(), "not_settled");
    EXPECT_EQ(world.seller_writes(deal.anna, open).code(), "not_settled");
    EXPECT_EQ(world.buyer_writes(deal.ben, open).status, 404) << "somebody else's";
    EXPECT_EQ(world.seller_writes(deal.eve, open).code(), "not_settled");
    EXPECT_EQ(world.get(deal.eve, World::path(open)).count(), 0U);
    const auto now_settled = world.order(deal.eve, deal.anna, "Emma");
    const Instant begin = world.clock.now();
    world.clock.move(1min);
    EXPECT_EQ(world.buyer_writes(deal.eve, now_settled).status, 200) << "orders was asked";
    world.tell(orders::LineSettled{now_settled.id, now_settled.buyer, now_settled.lines[0], {}, {}}, begin);
    world.settle();
    const auto seen = world.get(deal.eve, World::path(now_settled));
    EXPECT_EQ(seen.text_at("/items/0/settled_at"), to_string(begin)) << "the event knows better";
    EXPECT_EQ(seen.text_at("/items/0/until"), to_string(begin + days{7}));
    EXPECT_EQ(seen.text_at("/items/0/state"), "written") << "and takes nothing away";
    world.orders.down = true;
    EXPECT_EQ(world.buyer_writes(deal.ben, deal.order).status, 200) << "who heard the event asks nobody";
    auto wrong = deal.order;
    wrong.id = orders::OrderId::of_name("another");
    EXPECT_EQ(world.buyer_writes(deal.ben, wrong).status, 404) << "a line of another order";
}

TEST(Reviews, seven_days_publish_one_side_and_end_the_time) {
    Deal deal;
    World& world = deal.world;
    const auto nothing = world.settled(deal.eve, deal.anna, "Emma");
    world.buyer_writes(deal.ben, deal.order, 2, 2);
    world.clock.move(days{7} - 1ms);
    world.job("reviews.timers");
    world.settle();
    EXPECT_EQ(world.get(nobody, World::person(deal.anna)).count(), 0U) << "not a moment earlier";
    world.clock.move(1ms);
    EXPECT_EQ(world.seller_writes(deal.anna, deal.order).code(), "already_published")
        << "whatever the timer has got to";
    EXPECT_EQ(world.buyer_writes(deal.eve, nothing).code(), "review_over");
    EXPECT_EQ(world.get(deal.eve, "/api/v1/reviews/due").count(), 0U);
    world.job("reviews.timers");
    world.job("reviews.timers");
    world.settle();
    EXPECT_EQ(world.get(nobody, World::person(deal.anna)).count(), 1U);
    EXPECT_EQ(world.get(nobody, World::person(deal.anna, "/rating")).number_at("/seller/hundredths"), 200);
    EXPECT_EQ(world.get(nobody, World::person(deal.ben, "?role=buyer")).count(), 0U);
    EXPECT_EQ(world.told(ReviewPublished::type).size(), 2U) << "once";
    EXPECT_EQ(world.get(deal.eve, World::path(nothing)).text_at("/items/0/state"), "over");
    world.clock.move(days{30});
    world.job("reviews.timers");
    world.settle();
    EXPECT_EQ(world.told(ReviewPublished::type).size(), 2U);
}

TEST(Reviews, the_reviewed_answers_once) {
    Deal deal;
    World& world = deal.world;
    world.buyer_writes(deal.ben, deal.order);
    const auto of_seller = World::review(deal.order, ReviewKind::seller).to_string();
    const auto path = "/api/v1/reviews/" + of_seller + "/answer";
    const std::string thanks = R"({"text":"Thanks"})";
    EXPECT_EQ(world.put(deal.anna, path, thanks).status, 404) << "not before it is published";
    world.seller_writes(deal.anna, deal.order);
    EXPECT_EQ(world.put(deal.ben, path, thanks).status, 404) << "the author";
    EXPECT_EQ(world.put(deal.eve, path, thanks).status, 404);
    EXPECT_EQ(world.put(nobody, path, thanks).status, 401);
    EXPECT_EQ(world.put(deal.anna, path, R"({"text":" "})").status, 422);
    for (int repeat = 0; repeat < 2; ++repeat)
        EXPECT_EQ(world.put(deal.anna, path, thanks).status, 200);
    EXPECT_EQ(world.put(deal.anna, path, R"({"text":"More"})").code(), "already_answered");
    world.settle();
    EXPECT_EQ(world.told(ReviewAnswered::type).size(), 1U);
    EXPECT_EQ(world.get(nobody, World::person(deal.anna)).text_at("/items/0/answer/text"), "Thanks");
    EXPECT_EQ(
        boost::json::serialize(world.get(deal.ben, World::path(deal.order)).at("/items/0/reviews/2/can")),
        R"(["answer","report"])")
        << "the buyer may answer the seller's";
}

TEST(Reviews, a_moderator_takes_one_away_and_gives_it_back_with_the_averages) {
    Deal deal;
    World& world = deal.world;
    world.published(deal.eve, deal.anna, "Emma", 3, 5);
    world.buyer_writes(deal.ben, deal.order, 1, 1);
    world.seller_writes(deal.anna, deal.order);
    world.settle();
    const auto rating = [&] {
        return world.get(nobody, World::person(deal.anna, "/rating")).number_at("/seller/hundredths");
    };
    EXPECT_EQ(rating(), 300);
    const auto bad = World::review(deal.order, ReviewKind::seller);
    const auto evidence = world.internal(
        Method::get, "/internal/reviews/" + bad.to_string() + "/evidence/" + deal.eve.account.to_string());
    EXPECT_EQ(evidence.str("text"), "About the seller") << evidence.text;
    EXPECT_EQ(evidence.str("author"), deal.ben.account.to_string());
    for (int asked = 0; asked < 2; ++asked)
        EXPECT_EQ(world.moderate(bad, true).status, 204);
    EXPECT_EQ(rating(), 500);
    EXPECT_EQ(world.get(nobody, World::person(deal.anna)).count(), 1U);
    EXPECT_EQ(world.get(nobody, World::edition("Dune")).count(), 1U) << "the book's stays";
    EXPECT_EQ(deal.own(deal.anna).find("About the seller"), std::string::npos);
    EXPECT_NE(deal.own(deal.ben).find("About the seller"), std::string::npos)
        << "the author sees that it is hidden";
    EXPECT_EQ(world.moderate(bad, false).status, 204);
    EXPECT_EQ(rating(), 300);
    EXPECT_EQ(world.get(nobody, World::person(deal.anna)).count(), 2U);
    EXPECT_EQ(world.told(ReviewHidden::type).size(), 2U);
    EXPECT_EQ(world.told(SellerRated::type).size(), 4U);
    EXPECT_EQ(world.moderate(ReviewId::of_name("none"), true).status, 404);
}

TEST(Reviews, a_hidden_answer_is_seen_by_who_wrote_it_only) {
    Deal deal;
    World& world = deal.world;
    world.published(deal.eve, deal.anna, "Emma");
    world.buyer_writes(deal.ben, deal.order);
    world.seller_writes(deal.anna, deal.order);
    const auto id = World::review(deal.order, ReviewKind::book);
    world.put(deal.anna, "/api/v1/reviews/" + id.to_string() + "/answer", R"({"text":"Rubbish"})");
    EXPECT_EQ(world.moderate(answer_id(id), true).status, 204);
    EXPECT_EQ(deal.in_public().find("Rubbish"), std::string::npos);
    EXPECT_EQ(deal.own(deal.ben).find("Rubbish"), std::string::npos);
    EXPECT_NE(deal.own(deal.anna).find("Rubbish"), std::string::npos);
    EXPECT_EQ(world.get(nobody, World::edition("Dune")).count(), 1U);
    EXPECT_EQ(world.moderate(answer_id(id), false).status, 204);
    EXPECT_NE(deal.in_public().find("Rubbish"), std::string::npos);
}

TEST(Reviews, lists_page_by_cursor_each_review_once) {
    World world;
    const Person anna = world.student("anna"), ben = world.student("ben");
    for (int i = 0; i < 5; ++i) {
        world.clock.move(1s);
        world.published(ben, anna, "Book " + std::to_string(i));
    }
    const auto walk = [&](const Person& who, const std::string& target, const std::string& member) {
        std::string all, after;
        do {
            const auto page = world.get(who, target + "limit=2" + (after.empty() ? "" : "&after=" + after));
            EXPECT_EQ(page.status, 200) << page.text;
            for (const auto& item : page.items())
                all += std::string{item.at(member).as_string()}.substr(5) + " ";
            after = page.str("next");
        } while (!after.empty());
        return all;
    };
    EXPECT_EQ(walk(nobody, World::person(anna, "?"), "title"), "4 3 2 1 0 ");
    EXPECT_EQ(walk(nobody, World::person(ben, "?role=buyer&"), "title"), "4 3 2 1 0 ");
    EXPECT_EQ(walk(ben, "/api/v1/reviews?", "title"), "4 3 2 1 0 ");
    EXPECT_EQ(world.get(nobody, World::person(anna, "?after=forged")).faults(), "?after:invalid_cursor");
    const auto cursor = world.get(nobody, World::person(anna, "?limit=2")).str("next");
    EXPECT_EQ(world.get(nobody, World::person(ben, "?limit=2&after=" + cursor)).faults(),
              "?after:invalid_cursor")
        << "of another list";
    EXPECT_EQ(world.get(nobody, World::person(anna, "?role=moderator")).status, 422);
}

TEST(Reviews, all_faults_of_a_body_at_once_and_text_is_cleaned) {
    Deal deal;
    World& world = deal.world;
    const auto path = World::path(deal.order, "purchase");
    const auto wrong =
        world.put(deal.ben, path, R"({"book":{"stars":0,"published":true},"seller":{"stars":6}})");
    EXPECT_EQ(wrong.status, 422);
    for (const auto* fault :
         {"/book/stars:", "/seller/stars:", "/book/as_described:required", "/book/published:"})
        EXPECT_NE(wrong.faults().find(fault), std::string::npos) << wrong.faults();
    EXPECT_EQ(world.put(deal.ben, path, R"({"book":{"stars":5,"as_described":true}})").faults(),
              "/seller:required");
    const auto cleaned =
        world.put(deal.ben, path,
                  boost::json::serialize(boost::json::value{
                      {"book", {{"stars", 5}, {"as_described", true}, {"text", "a\u202Eb\u0007c\nd"}}},
                      {"seller", {{"stars", 5}}}}));
    EXPECT_EQ(cleaned.text_at("/reviews/0/text"), "abc\nd");
    EXPECT_EQ(cleaned.text_at("/reviews/1/text"), "") << "stars alone are enough";
    const std::string body = R"({"buyer":{"stars":5,"text":")" + std::string(2001, 'x') + "\"}}";
    EXPECT_EQ(world.put(deal.anna, World::path(deal.order, "buyer"), body).faults(), "/buyer/text:too_long");
}

TEST(Reviews, limits_of_writing) {
    Deal deal;
    for (int i = 0; i < 30; ++i)
        ASSERT_EQ(deal.world.buyer_writes(deal.ben, deal.order).status, 200);
    const auto late = deal.world.buyer_writes(deal.ben, deal.order);
    EXPECT_EQ(late.status, 429);
    EXPECT_TRUE(late.headers.get("Retry-After"));
    EXPECT_EQ(deal.world.seller_writes(deal.anna, deal.order).status, 200) << "by account";
}

TEST(Reviews, who_is_suspended_or_gone_writes_nothing) {
    Deal deal;
    auto& card = deal.world.accounts.cards[deal.ben.account.value];
    card.status = "suspended";
    EXPECT_EQ(deal.world.buyer_writes(deal.ben, deal.order).code(), "suspended");
    card.status = "closed";
    EXPECT_EQ(deal.world.buyer_writes(deal.ben, deal.order).code(), "session_ended");
    card.status = "active";
    card.verified = false;
    Deal other;
    other.world.accounts.cards[other.ben.account.value].verified = false;
    EXPECT_EQ(other.world.buyer_writes(other.ben, other.order).status, 200)
        << "lapsed: finishes what is open";
}

// Every route with an id × {the two, somebody else, nobody, staff}: what is not yours is not there.
TEST(Access, exchange_by_exchange) {
    Deal deal;
    World& world = deal.world;
    const Person mod = world.with_roles("mod", {Role::student, Role::moderator});
    world.buyer_writes(deal.ben, deal.order);
    world.seller_writes(deal.anna, deal.order);
    const auto answer =
        "/api/v1/reviews/" + World::review(deal.order, ReviewKind::seller).to_string() + "/answer";
    struct Row {
        Method method;
        std::string target, body;
        int buyer, seller, other, stranger;
    };
    const Row rows[] = {
        {Method::get, World::path(deal.order), "", 200, 200, 404, 401},
        {Method::put, World::path(deal.order, "purchase"), World::purchase(1, 1), 409, 404, 404, 401},
        {Method::put, World::path(deal.order, "buyer"), World::of_buyer(1), 404, 409, 404, 401},
        {Method::put, answer, R"({"text":"x"})", 404, 200, 404, 401},
        {Method::get, "/api/v1/reviews", "", 200, 200, 200, 401},
        {Method::get, "/api/v1/reviews/due", "", 200, 200, 200, 401},
        {Method::get, World::person(deal.anna), "", 200, 200, 200, 200},
        {Method::get, World::person(deal.anna, "/rating"), "", 200, 200, 200, 200},
        {Method::get, deal.copy("/rating"), "", 200, 200, 200, 200},
        {Method::get,
         "/internal/reviews/" + Uuid::of_name("x").to_string() + "/evidence/" + deal.ben.account.to_string(),
         "", 404, 404, 404, 404},
        {Method::put, "/internal/reviews/" + Uuid::of_name("x").to_string() + "/visibility",
         R"({"hidden":true})", 404, 404, 404, 404},
    };
    for (const Row& row : rows) {
        const auto status = [&](const Person& who) {
            return world.call(who, row.method, row.target, row.body).status;
        };
        EXPECT_EQ(status(deal.ben), row.buyer) << row.target;
        EXPECT_EQ(status(deal.anna), row.seller) << row.target;
        EXPECT_EQ(status(deal.eve), row.other) << row.target;
        EXPECT_EQ(status(mod), row.other) << row.target << " staff see what was reported";
        EXPECT_EQ(status(nobody), row.stranger) << row.target;
    }
    EXPECT_EQ(world.get(deal.eve, "/api/v1/reviews").count(), 0U);
}

TEST(Reviews, both_are_told_on_their_open_pages) {
    Deal deal;
    const auto heard = deal.world.listen(deal.ben.account);
    deal.world.buyer_writes(deal.ben, deal.order);
    deal.world.settle();
    EXPECT_TRUE(heard->empty()) << "nothing happened that the other may know";
    deal.world.seller_writes(deal.anna, deal.order);
    deal.world.settle();
    ASSERT_FALSE(heard->empty());
    EXPECT_EQ(heard->front().find("review.changed {"), 0U) << heard->front();
}

TEST(Privacy, the_export_holds_what_the_person_sees) {
    Deal deal;
    World& world = deal.world;
    const auto part = [&](const Person& who) {
        const auto parts = world.run(world.service.export_of(who.account, Deadline::after(10s)));
        return parts.empty() ? "" : parts[0].file_name + parts[0].bytes;
    };
    EXPECT_EQ(part(deal.ben), "");
    world.buyer_writes(deal.ben, deal.order);
    EXPECT_NE(part(deal.ben).find("About the book"), std::string::npos);
    EXPECT_EQ(part(deal.anna), "") << "what she may not see yet";
    world.seller_writes(deal.anna, deal.order);
    EXPECT_NE(part(deal.anna).find("About the book"), std::string::npos);
    EXPECT_EQ(part(deal.eve), "");
}

TEST(Privacy, a_closed_account_has_no_name_no_words_and_no_page) {
    Deal deal;
    World& world = deal.world;
    world.buyer_writes(deal.ben, deal.order);
    world.seller_writes(deal.anna, deal.order);
    world.settle();
    const auto stars = world.get(nobody, World::person(deal.anna, "/rating")).text;
    world.tell(accounts::AccountClosed{deal.ben.account});
    world.settle();
    const auto seen = world.get(nobody, World::person(deal.anna));
    EXPECT_EQ(seen.text_at("/items/0/author/name"), "");
    EXPECT_TRUE(seen.at("/items/0/author/closed").as_bool());
    EXPECT_EQ(seen.text_at("/items/0/text"), "");
    EXPECT_EQ(seen.number_at("/items/0/stars"), 4);
    EXPECT_EQ(world.get(nobody, World::person(deal.anna, "/rating")).text, stars) << "stars stay";
    EXPECT_EQ(world.get(nobody, World::person(deal.ben, "?role=buyer")).status, 404);
    EXPECT_EQ(world.get(nobody, World::person(deal.ben, "/rating")).status, 404);
    world.tell(accounts::AccountChanged{deal.ben.account, 99, "Ben", {}, true});
    EXPECT_EQ(world.get(nobody, World::person(deal.anna)).text_at("/items/0/author/name"), "")
        << "a late event";
}

TEST(Privacy, an_account_that_closed_before_its_line_was_told_is_known_as_closed) {
    World world;
    const Person anna = world.student("anna"), ben = world.student("ben");
    world.tell(accounts::AccountClosed{ben.account});
    world.accounts.cards[ben.account.value].status = "closed";
    const auto order = world.settled(ben, anna, "Dune");
    EXPECT_EQ(world.get(anna, World::path(order)).at("/items/0/other/closed").as_bool(), true);
    world.seller_writes(anna, order);
    world.clock.move(days{7});
    world.job("reviews.timers");
    world.settle();
    EXPECT_EQ(world.get(nobody, World::person(ben, "?role=buyer")).status, 404);
}

TEST(Privacy, who_shows_no_profile_is_not_named_to_strangers_and_has_no_page) {
    Deal deal;
    World& world = deal.world;
    world.tell(accounts::AccountChanged{deal.ben.account, 2, "ben", {}, false});
    world.buyer_writes(deal.ben, deal.order);
    world.seller_writes(deal.anna, deal.order);
    EXPECT_EQ(world.get(nobody, World::person(deal.anna)).text_at("/items/0/author/name"), "");
    EXPECT_EQ(world.get(deal.anna, World::path(deal.order)).text_at("/items/0/other/name"), "ben")
        << "the other one knows anyway";
    const Person mod = world.with_roles("mod", {Role::student, Role::moderator});
    for (const auto* rest : {"?role=buyer", "/rating"}) {
        EXPECT_EQ(world.get(nobody, World::person(deal.ben, rest)).status, 404);
        EXPECT_EQ(world.get(deal.eve, World::person(deal.ben, rest)).status, 404);
        EXPECT_EQ(world.get(deal.ben, World::person(deal.ben, rest)).status, 200);
        EXPECT_EQ(world.get(mod, World::person(deal.ben, rest)).status, 200);
    }
}

TEST(Privacy, a_block_hides_the_page_but_stops_nobody_from_reviewing) {
    Deal deal;
    World& world = deal.world;
    world.accounts.blocks.emplace(deal.anna.account, deal.ben.account);
    EXPECT_EQ(world.buyer_writes(deal.ben, deal.order, 1, 1).status, 200) << "else a block were a way out";
    EXPECT_EQ(world.seller_writes(deal.anna, deal.order).status, 200);
    world.settle();
    for (const auto* rest : {"", "/rating"}) {
        EXPECT_EQ(world.get(deal.ben, World::person(deal.anna, rest)).status, 404);
        EXPECT_EQ(world.get(deal.eve, World::person(deal.anna, rest)).status, 200);
    }
    const auto answer =
        "/api/v1/reviews/" + World::review(deal.order, ReviewKind::seller).to_string() + "/answer";
    EXPECT_EQ(world.put(deal.anna, answer, R"({"text":"Not true"})").status, 200);
}

}  // namespace
}  // namespace bookverse::reviews
