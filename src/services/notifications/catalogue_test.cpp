#include "services/notifications/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <set>

#include "services/market/api.hpp"
#include "services/orders/api.hpp"

namespace bookverse::notifications {
namespace {

/// "/kinds/sold/title" -> the placeholders in it.
void collect(const boost::json::value& value, const std::string& at,
             std::map<std::string, std::multiset<std::string>>& all) {
    if (const auto* object = value.if_object()) {
        for (const auto& [key, inner] : *object)
            collect(inner, at + "/" + std::string{key}, all);
        return;
    }
    auto& found = all[at];
    const std::string text{value.as_string()};
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        found.insert(text.substr(open, text.find('}', open) - open + 1));
}

auto shape(std::string_view text) {
    std::map<std::string, std::multiset<std::string>> all;
    collect(boost::json::parse(text), "", all);
    return all;
}

/// Empty: the same. Each difference a line.
std::string difference(std::string_view one, std::string_view other) {
    std::string all;
    const auto a = shape(one);
    const auto b = shape(other);
    for (const auto* side : {&a, &b})
        for (const auto& [key, placeholders] : *side) {
            const auto& against = side == &a ? b : a;
            const auto twin = against.find(key);
            if (twin == against.end())
                all += key + " is missing\n";
            else if (std::set(placeholders.begin(), placeholders.end()) !=
                     std::set(twin->second.begin(), twin->second.end()))
                all += key + " has other placeholders\n";
        }
    return all;
}

TEST(Catalogue, both_languages_say_the_same_things) {
    EXPECT_EQ(difference(catalogue_text(Language::en), catalogue_text(Language::de)), "");
}

TEST(Catalogue, the_comparison_sees_what_differs) {
    EXPECT_EQ(difference(R"({"a":{"b":"x {y}"}})", R"({"a":{"b":"{y} z"}})"), "");
    EXPECT_NE(difference(R"({"a":"x"})", R"({"b":"x"})"), "");
    EXPECT_NE(difference(R"({"a":"{x}"})", R"({"a":"{y}"})"), "");
}

template <class Enum, class Map>
void expect_words(const Map& map) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto one) { EXPECT_TRUE(map.contains(one.name)) << one.name; });
}

TEST(Catalogue, has_words_for_all_that_can_be_told) {
    for (const Language language : {Language::en, Language::de}) {
        const Catalogue& all = catalogue(language);
        expect_words<Kind>(all.kinds);
        expect_words<Group>(all.groups);
        expect_words<market::OfferReason>(all.reasons);
        expect_words<orders::Ending>(all.reasons);
        EXPECT_EQ(all.kinds.size(), boost::mp11::mp_size<boost::describe::describe_enumerators<Kind>>::value);
    }
}

TEST(Catalogue, no_known_placeholder_is_left_open) {
    const std::set<std::string> facts{"{title}", "{money}", "{when}", "{words}", "{reason}"};
    for (const auto& [key, placeholders] : shape(catalogue_text(Language::en)))
        for (const auto& one : placeholders)
            EXPECT_TRUE(!key.starts_with("/kinds") || facts.contains(one)) << key << one;
}

TEST(Fill, leaves_out_what_lacks_a_fact) {
    struct Row {
        std::string pattern;
        Values values;
        std::string text;
    };
    const Row rows[] = {
        {"plain", {}, "plain"},
        {"{a} and {b}", {{"a", "1"}, {"b", "2"}}, "1 and 2"},
        {"{a}", {}, ""},
        {"x[ {a}]", {{"a", "1"}}, "x 1"},
        {"x[ {a}]", {}, "x"},
        {"x[ {a}]", {{"a", ""}}, "x"},
        {"x[ {a}][ {b}]y", {{"b", "2"}}, "x 2y"},
        {"{a}", {{"a", "{b} [c]"}, {"b", "no"}}, "{b} [c]"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(fill(row.pattern, row.values), row.text) << row.pattern;
}

TEST(Words, speak_of_the_facts_in_the_language) {
    const Facts facts{
        .title = "Dune", .money = Money{123'456, *Currency::parse("EUR")}, .reason = "no_answer", .count = 3};
    EXPECT_EQ(words_of(Language::en, Kind::offer_lapsed, facts).text,
              "The offer of 1234.56 EUR for “Dune (+2)” is over. Nobody answered in time.");
    EXPECT_EQ(
        words_of(Language::de, Kind::offer_lapsed, facts).text,
        "Das Gebot über 1234,56 EUR für „Dune (+2)“ ist abgelaufen. Niemand hat rechtzeitig geantwortet.");
    const Facts unknown{
        .title = "Dune", .money = Money{5, *Currency::parse("EUR")}, .reason = "of_next_year"};
    EXPECT_EQ(words_of(Language::en, Kind::offer_lapsed, unknown).text,
              "The offer of 0.05 EUR for “Dune” is over.");
    EXPECT_EQ(time_text(Language::en, Instant{}).size(), std::string_view{"1 Jan 1970, 00:00"}.size());
    EXPECT_TRUE(time_text(Language::de, Instant{Duration{1'800'000'000'000}}).ends_with(" Uhr"));
}

}  // namespace
}  // namespace bookverse::notifications
