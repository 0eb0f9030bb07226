#include "services/market/criteria.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace bookverse::market {
namespace {

const Currency euro = *Currency::parse("EUR");
const Instant published{std::chrono::hours{1000}};

ListingCard card() {
    ListingCard card;
    card.edition.isbn13 = "9780306406157";
    card.edition.title = "La sombra del viento";
    card.edition.authors = {"Carlos Ruiz Zafón"};
    card.edition.language = "es";
    card.edition.publisher = "Planeta";
    card.edition.subjects = {"Spanish fiction", "Mystery"};
    card.price = Money{1200, euro};
    card.condition = Condition::good;
    card.campus = "campus.example";
    card.courses = {"SPAN 201"};
    card.published_at = published;
    return card;
}

Criteria text(std::string words) {
    return {.text = std::move(words)};
}

TEST(Criteria, all_that_is_named_must_hold_and_any_of_a_list) {
    struct Row {
        const char* what;
        Criteria criteria;
        bool match;
    };
    const Row rows[] = {
        {"without the accent", text("zafon"), true},
        {"NFC", text("Zaf\u00f3n"), true},
        {"NFD", text("Zafo\u0301n"), true},
        {"case and order", text("VIENTO sombra"), true},
        {"title and author", text("ruiz sombra"), true},
        {"one word is missing", text("sombra sol"), false},
        {"a part of a word is no word", text("somb"), false},
        {"a course as one word", text("span201"), true},
        {"a course in two words", text("span 201"), true},
        {"publisher", text("planeta"), true},
        {"subject as words", text("mystery"), true},
        {"ISBN", {.isbn = "9780306406157"}, true},
        {"another ISBN", {.isbn = "9780439023481"}, false},
        {"one of two courses", {.courses = {"MATH 1", "span-201"}}, true},
        {"neither course", {.courses = {"MATH 1", "SPAN 202"}}, false},
        {"one of two subjects", {.subjects = {"Physics", "SPANISH  fiction"}}, true},
        {"a part of a subject", {.subjects = {"Spanish"}}, false},
        {"campus", {.text = "sombra", .campus = "campus.example"}, true},
        {"another campus", {.text = "sombra", .campus = "other.example"}, false},
        {"just affordable", {.text = "sombra", .max_price = Money{1200, euro}}, true},
        {"too dear", {.text = "sombra", .max_price = Money{1199, euro}}, false},
        {"another currency", {.text = "sombra", .max_price = Money{9999, *Currency::parse("USD")}}, false},
        {"condition", {.text = "sombra", .conditions = {Condition::like_new, Condition::good}}, true},
        {"too worn", {.text = "sombra", .conditions = {Condition::like_new}}, false},
        {"language", {.text = "sombra", .language = "es"}, true},
        {"another language", {.text = "sombra", .language = "en"}, false},
        {"words and course", {.text = "sombra", .courses = {"MATH 1"}}, false},
    };
    const auto traits = traits_of(card());
    for (const auto& [what, criteria, match] : rows)
        EXPECT_EQ(matches(criteria, traits), match) << what;
}

// What makes it right to look at the searches of the listing's keys only.
TEST(Criteria, a_search_that_matches_shares_a_key_with_the_listing) {
    const auto traits = traits_of(card());
    const auto of_listing = keys_of(traits);
    for (const auto& criteria :
         {text("Zaf\u00f3n"), text("span 201"), text("viento, la sombra"), Criteria{.isbn = "9780306406157"},
          Criteria{.courses = {"MATH 1", "Span 201"}}, Criteria{.subjects = {"Physics", "mystery"}}}) {
        ASSERT_TRUE(matches(criteria, traits));
        const auto choice = keys_of(criteria);
        ASSERT_FALSE(choice.keys.empty());
        const auto shared = [&](const std::string& key) {
            return std::ranges::find(of_listing, key) != of_listing.end();
        };
        // Any one will be chosen for a text, so each must do.
        EXPECT_TRUE(choice.one_is_enough ? std::ranges::all_of(choice.keys, shared)
                                         : std::ranges::any_of(choice.keys, shared));
    }
    EXPECT_EQ(keys_of(Criteria{.text = "sombra", .isbn = "9780306406157"}).keys,
              std::vector<std::string>{"i:9780306406157"})
        << "the rarest of what is named";
}

TEST(Criteria, news_is_what_is_newer_than_the_search_or_fell_into_its_range) {
    const auto listing = card();
    SavedSearch before{.criteria = {.max_price = Money{1500, euro}}, .since = published};
    SavedSearch after = before;
    after.since = published + std::chrono::milliseconds{1};
    EXPECT_TRUE(is_news(before, listing, std::nullopt));
    EXPECT_FALSE(is_news(after, listing, std::nullopt));
    EXPECT_FALSE(is_news(after, listing, Money{1500, euro})) << "it was affordable already";
    EXPECT_TRUE(is_news(after, listing, Money{1501, euro}));
    after.criteria.max_price.reset();
    EXPECT_FALSE(is_news(after, listing, Money{9000, euro}));
}

TEST(Criteria, wanted_ads_lie_on_the_shelves_where_they_are_looked_for) {
    const Criteria criteria{.courses = {"MATH 201", "Math-201", "PHYS 1"}, .campus = "campus.example"};
    const auto shelves = shelves_of(criteria);
    EXPECT_EQ(shelves.size(), 6U) << "all, the campus, and each of two courses with and without";
    const auto lies_on = [&](std::optional<std::string> campus, std::optional<std::string> course) {
        return std::ranges::find(shelves, shelf_of(campus, course)) != shelves.end();
    };
    EXPECT_TRUE(lies_on({}, {}));
    EXPECT_TRUE(lies_on("campus.example", {}));
    EXPECT_TRUE(lies_on({}, "math201"));
    EXPECT_TRUE(lies_on("campus.example", "PHYS-1"));
    EXPECT_FALSE(lies_on("other.example", {}));
    EXPECT_FALSE(lies_on("other.example", "math201"));
    EXPECT_TRUE(shelves_of(text("sombra")).empty());
}

TEST(Criteria, labels_say_what_is_looked_for) {
    EXPECT_EQ(default_label({.text = "zafon", .isbn = "9780306406157"}), "zafon");
    EXPECT_EQ(default_label({.isbn = "9780306406157"}), "9780306406157");
    EXPECT_EQ(default_label({.courses = {"A 1", "B 2"}, .subjects = {"x"}}), "A 1, B 2");
    EXPECT_EQ(default_label({.subjects = {"Physics"}}), "Physics");
    const auto longest = default_label(text(std::string(79, 'a') + "\u00f6\u00f6"));
    EXPECT_EQ(longest, std::string(79, 'a') + "…");
}

}  // namespace
}  // namespace bookverse::market
