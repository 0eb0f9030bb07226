#include "services/search/listing_search.hpp"

#include <gtest/gtest.h>

#include "services/search/test_listings.hpp"

namespace bookverse::search {
namespace {

using namespace std::string_literals;
using testing::counts;
using testing::listing;
using testing::query;
using testing::search;

market::ListingCard with(market::ListingCard card, std::vector<std::string> courses,
                         std::vector<std::string> subjects, std::string campus = {},
                         market::Condition condition = market::Condition::good) {
    card.courses = std::move(courses);
    card.edition.subjects = std::move(subjects);
    if (!campus.empty()) card.campus = std::move(campus);
    card.condition = condition;
    return card;
}

/// True: what was published is on the disk too, and nowhere else but in what must be.
class ListingSearch : public ::testing::TestWithParam<bool> {
protected:
    void SetUp() override {
        using market::Condition;
        auto potter =
            listing(2, "Harry Potter and the Philosopher's Stone", {"J.K. Rowling", "Mary GrandPré"});
        potter.edition.isbn13 = "9780439554930";
        auto calculus = with(listing(5, "Calculus", {"Michael Spivak"}), {"MATH 201"}, {"Mathematics"},
                             "north.edu", Condition::like_new);
        calculus.price.amount = 4500;
        auto algebra = with(listing(6, "Linear Algebra Done Right", {"Sheldon Axler"}),
                            {"MATH-201", "MATH 110"}, {"Mathematics"}, "south.edu");
        algebra.price.amount = 700;
        auto described = listing(8, "Quidditch Through the Ages", {"Kennilworthy Whisp"});
        described.description = "From the world of Harry Potter.";
        for (const auto& card :
             {listing(1, "The Hunger Games (The Hunger Games, #1)", {"Suzanne Collins"}), potter,
              listing(3, "La sombra del viento", {"Carlos Ruiz Zafo\u0301n"}),
              listing(4, "1984", {"George Orwell"}), calculus, algebra,
              listing(7, "ノルウェイの森", {"Haruki Murakami"}), described,
              listing(9, "It", {"Stephen King"}), listing(10, "Анна Каренина", {"Лев Толстой"})})
            ASSERT_TRUE(generation.apply(card));
        show();
    }

    void show() {
        generation.publish();
        if (GetParam()) generation.persist(SIZE_MAX);
        EXPECT_EQ(generation.unwritten() == 0, GetParam());
    }

    testing::Folder folder;
    Generation generation{folder.path / "g", Generation::Begin::fresh};
};

INSTANTIATE_TEST_SUITE_P(FromMemoryAndDisk, ListingSearch, ::testing::Bool(),
                         [](const auto& from) { return from.param ? "disk" : "memory"; });

TEST_P(ListingSearch, FindsWhatPeopleType) {
    const std::pair<const char*, const char*> cases[] = {
        {"hunger games", "The Hunger Games (The Hunger Games, #1)"},
        {"HUNGER GAMES collins", "The Hunger Games (The Hunger Games, #1)"},
        {"zafon", "La sombra del viento"},
        {"Zafón", "La sombra del viento"},
        {"1984", "1984"},
        {"jk rowling", "Harry Potter and the Philosopher's Stone"},
        {"j k rowling", "Harry Potter and the Philosopher's Stone"},
        {"philosophers stone", "Harry Potter and the Philosopher's Stone"},
        {"ISBN: 0-439-55493-4", "Harry Potter and the Philosopher's Stone"},  // the same as an ISBN-10
        {"978-0-439-55493-0", "Harry Potter and the Philosopher's Stone"},
        {"math201 spivak", "Calculus"},
        {"MATH 110", "Linear Algebra Done Right"},
        {"森", "ノルウェイの森"},
        {"ノルウェイ", "ノルウェイの森"},
        {"анна каренина", "Анна Каренина"},
        {"it", "It"},
        {"hung", "The Hunger Games (The Hunger Games, #1)"},  // as you type
        {"the hunger g", "The Hunger Games (The Hunger Games, #1)"},
        {"murak", "ノルウェイの森"},
        {"harry potter",
         "Harry Potter and the Philosopher's Stone | Quidditch Through the Ages"},  // titles first
        {"quantum", ""},
    };
    for (const auto& [typed, found] : cases)
        EXPECT_EQ(search(generation, query(typed)).all(), found) << typed;
}

TEST_P(ListingSearch, GuessesTypos) {
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {"suzane colins", "The Hunger Games (The Hunger Games, #1)", "suzanne collins"},
        {"rowlng", "Harry Potter and the Philosopher's Stone", "rowling"},
        {"harry poter", "Harry Potter and the Philosopher's Stone | Quidditch Through the Ages",
         "harry potter"},
        {"hunger rowling", "", ""},  // both known, not together, and nothing near helps
    };
    for (const auto& [typed, found, meant] : cases) {
        const auto page = search(generation, query(typed));
        EXPECT_EQ(page.all(), found) << typed;
        EXPECT_EQ(page.did_you_mean, meant) << typed;
    }
    const auto partly = search(generation, query("hunger qwertyuiop games"));
    EXPECT_EQ(partly.titles.size(), 1u);
    EXPECT_EQ(partly.ignored, std::vector{"qwertyuiop"s});
}

/// The words are known each, but not together: one of them was meant otherwise.
TEST_P(ListingSearch, TriesOtherWordsWhenNothingFits) {
    generation.apply(listing(11, "Porter's Guide", {"Someone Else"}));
    show();
    const auto page = search(generation, query("rowling porters stone"));
    EXPECT_EQ(page.all(), "");
    const auto other = search(generation, query("harry porter stone"));
    EXPECT_EQ(other.all(), "Harry Potter and the Philosopher's Stone");
    EXPECT_EQ(other.did_you_mean, "harry potter stone");
}

TEST_P(ListingSearch, FacetsCountOthersThanTheirOwnChoice) {
    auto asked = query("");
    auto page = search(generation, asked);
    EXPECT_EQ(page.total, 10);
    EXPECT_EQ(counts(page.facets.course), "MATH 201:2 MATH 110:1");
    EXPECT_EQ(counts(page.facets.subject), "Mathematics:2");
    EXPECT_EQ(counts(page.facets.campus), "north.edu:1 south.edu:1");
    EXPECT_EQ(counts(page.facets.condition), "good:9 like_new:1");
    EXPECT_EQ(counts(page.facets.price), "from_10:8 from_5:1 from_20:1");
    EXPECT_EQ(counts(page.facets.language), "en:10");

    asked.course.value.push_back(*Text<1, 20>::parse("math201"));
    page = search(generation, asked);
    EXPECT_EQ(page.total, 2);
    EXPECT_EQ(counts(page.facets.course), "MATH 201:2 MATH 110:1");  // as if none were chosen here
    EXPECT_EQ(counts(page.facets.campus), "north.edu:1 south.edu:1");

    asked.campus.value.push_back(*Text<1, 253>::parse("North.edu"));  // and across
    page = search(generation, asked);
    EXPECT_EQ(page.all(), "Calculus");
    EXPECT_EQ(counts(page.facets.campus), "north.edu:1 south.edu:1");
    EXPECT_EQ(counts(page.facets.condition), "like_new:1");

    asked.campus.value.push_back(*Text<1, 253>::parse("south.edu"));  // or within
    EXPECT_EQ(search(generation, asked).total, 2);

    asked.condition.value.push_back(market::Condition::acceptable);
    page = search(generation, asked);
    EXPECT_EQ(page.total, 0);
    EXPECT_EQ(counts(page.facets.condition), "like_new:1 good:1 acceptable:0");
}

/// The card brings the rating; who was never rated is a value of its own, so that new sellers stay in sight.
TEST_P(ListingSearch, SellersRatingIsAFacet) {
    EXPECT_EQ(counts(search(generation, query("")).facets.seller_rating), "unrated:10");
    const std::tuple<int, int, std::int64_t> ratings[] = {{1, 500, 9}, {2, 450, 2}, {3, 449, 1},
                                                          {4, 300, 4}, {5, 100, 1}, {6, 0, 0}};
    for (const auto& [n, hundredths, reviews] : ratings) {
        auto card = listing(n, "Rated " + std::to_string(n));
        card.version = 2;
        card.seller_rating = market::SellerRating{hundredths, reviews};
        ASSERT_TRUE(generation.apply(card));
    }
    show();
    auto asked = query("");
    EXPECT_EQ(counts(search(generation, asked).facets.seller_rating),
              "unrated:5 from_4_5:2 from_1:1 from_3:1 from_4:1");
    asked.seller_rating.value = {dto::RatingBand::from_4, dto::RatingBand::from_4_5};
    EXPECT_EQ(search(generation, asked).all(), "Rated 3 | Rated 2 | Rated 1");
    generation.sync();
    std::filesystem::copy(folder.path / "g", folder.path / "copy");
    Generation copy{folder.path / "copy", Generation::Begin::existing};
    EXPECT_EQ(counts(search(copy, asked).facets.seller_rating),
              "unrated:5 from_4_5:2 from_1:1 from_3:1 from_4:1");
}

TEST_P(ListingSearch, Sorts) {
    auto asked = query("");
    asked.course.value.push_back(*Text<1, 20>::parse("MATH 201"));
    const std::pair<dto::Sort, const char*> cases[] = {
        {dto::Sort::newest, "Linear Algebra Done Right | Calculus"},
        {dto::Sort::price_up, "Linear Algebra Done Right | Calculus"},
        {dto::Sort::price_down, "Calculus | Linear Algebra Done Right"},
    };
    for (const auto& [sort, titles] : cases) {
        asked.sort = sort;
        EXPECT_EQ(search(generation, asked).all(), titles) << static_cast<int>(sort);
    }
    asked.sort = dto::Sort::distance;
    asked.near = *Text<1, 253>::parse("north.edu");
    EXPECT_EQ(search(generation, asked).titles.front(), "Calculus");
    asked.near = *Text<1, 253>::parse("south.edu");
    EXPECT_EQ(search(generation, asked).titles.front(), "Linear Algebra Done Right");

    asked = query("");
    asked.sort = dto::Sort::distance;
    asked.near = *Text<1, 253>::parse("east.edu");  // itself without a copy
    const service::CampusPosition positions[] = {
        {"north.edu", 54.0, 10.0}, {"south.edu", 48.0, 10.0}, {"east.edu", 50.0, 11.0}};
    const Places places{positions};
    const auto ids = search_listings(asked, "", generation, {}, Deadline::never(), places).ids;
    ASSERT_EQ(ids.size(), 10u);
    EXPECT_EQ(ids[0], listing(6, "").id);  // south is nearer than north
    EXPECT_EQ(ids[1], listing(5, "").id);
    EXPECT_EQ(ids[2], listing(10, "").id);  // then those of no campus, the newest first
}

TEST_P(ListingSearch, WhatIsNoLongerShownIsGoneBeforeThePublish) {
    auto sold = listing(4, "1984", {"George Orwell"});
    sold.version = 2;
    sold.shown = false;
    EXPECT_TRUE(generation.apply(sold));
    EXPECT_EQ(search(generation, query("1984")).all(), "");
    show();
    EXPECT_EQ(search(generation, query("1984")).all(), "");
}

TEST_P(ListingSearch, EventsMayComeTwiceAndOutOfOrder) {
    auto next = listing(4, "Nineteen Eighty-Four", {"George Orwell"});
    next.version = 3;
    EXPECT_TRUE(generation.apply(next));
    EXPECT_FALSE(generation.apply(next));
    auto late = listing(4, "1984", {"George Orwell"});
    late.version = 2;
    EXPECT_FALSE(generation.apply(late));
    late.version = 4;
    late.shown = false;
    EXPECT_TRUE(generation.apply(late));
    next.version = 3;
    EXPECT_FALSE(generation.apply(next));  // it does not come back
    show();
    EXPECT_EQ(search(generation, query("orwell")).total, 0);
}

/// Lists that were read before a publish are changed by it, not forgotten and not stale.
TEST_P(ListingSearch, KeptListsFollowEachPublish) {
    EXPECT_EQ(search(generation, query("orwell")).total, 1);
    generation.apply(listing(20, "Animal Farm", {"George Orwell"}));
    show();
    EXPECT_EQ(search(generation, query("orwell")).all(), "1984 | Animal Farm");
    auto renamed = listing(20, "Animal Farm", {"Eric Blair"});
    renamed.version = 2;
    generation.apply(renamed);
    show();
    EXPECT_EQ(search(generation, query("orwell")).all(), "1984");
    EXPECT_EQ(search(generation, query("blair")).all(), "Animal Farm");
}

TEST_P(ListingSearch, PublishedAnewComesFirstAgain) {
    auto again = listing(1, "The Hunger Games (The Hunger Games, #1)", {"Suzanne Collins"});
    again.version = 2;
    again.published_at += std::chrono::hours{1};
    generation.apply(again);
    show();
    EXPECT_EQ(search(generation, query("")).titles.front(), "The Hunger Games (The Hunger Games, #1)");
    EXPECT_EQ(search(generation, query("")).total, 10);
    EXPECT_EQ(search(generation, query("hunger games")).titles.size(), 1u);
}

TEST_P(ListingSearch, Suggests) {
    const auto all = [&](const char* typed) {
        const auto found = suggest(typed, generation, Deadline::never());
        std::string out;
        for (const auto* group : {&found.titles, &found.authors, &found.courses}) {
            for (const auto& one : *group)
                out += one + ";";
            out += "/";
        }
        return out;
    };
    EXPECT_EQ(all("hun"), "The Hunger Games (The Hunger Games, #1);///");
    EXPECT_EQ(all("zaf"), "/Carlos Ruiz Zafo\u0301n;//");
    EXPECT_EQ(all("math"), "//MATH 201;MATH 110;/");
    EXPECT_EQ(all("math2"), "//MATH 201;/");
    EXPECT_EQ(all("rowlng"), "/J.K. Rowling;//");
    EXPECT_EQ(all("qqqq"), "///");
}

TEST_P(ListingSearch, SurvivesARestart) {
    generation.sync();
    Generation again{folder.path / "copy", Generation::Begin::fresh};
    std::filesystem::remove_all(folder.path / "copy");
    std::filesystem::copy(folder.path / "g", folder.path / "copy");
    Generation copy{folder.path / "copy", Generation::Begin::existing};
    EXPECT_EQ(search(copy, query("zafn")).all(), "La sombra del viento");
    EXPECT_EQ(search(copy, query("harry potter")).titles.size(), 2u);
    EXPECT_FALSE(copy.apply(listing(4, "1984")));  // its version is known
    EXPECT_EQ(counts(search(copy, query("")).facets.course), "MATH 201:2 MATH 110:1");
}

TEST(TornIndex, IsNoticed) {
    const testing::Folder folder;
    EXPECT_THROW((Generation{folder.path / "none", Generation::Begin::existing}), TornIndex);
    {
        Generation generation{folder.path / "g", Generation::Begin::fresh};
        for (int n = 1; n <= 200; ++n)
            generation.apply(listing(n, "Title number " + std::to_string(n)));
        generation.publish();
        generation.sync();
    }
    const auto postings = folder.path / "g" / "postlist.glass";
    std::filesystem::resize_file(postings, 100);
    EXPECT_THROW((Generation{folder.path / "g", Generation::Begin::existing}), TornIndex);
}

}  // namespace
}  // namespace bookverse::search
