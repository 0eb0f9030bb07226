#include "services/market/price_guidance.hpp"

#include <gtest/gtest.h>

#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;

const Person nobody;

TEST(Quartiles, lie_between_the_two_nearest_prices) {
    struct Row {
        std::vector<std::int64_t> sorted;
        std::int64_t low, middle, high;
    };
    const Row rows[] = {
        {{7}, 7, 7, 7},
        {{100, 200, 300, 400, 500}, 200, 300, 400},
        {{100, 200, 300, 400}, 175, 250, 325},
        {{1, 2}, 1, 2, 2},  // 1.25, 1.5, 1.75 in whole cents
        {{0, 0, 0, 0, 0, 1000}, 0, 0, 0},
        {{500, 500, 500, 500, 500, 500}, 500, 500, 500},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(quartile(row.sorted, 1), row.low);
        EXPECT_EQ(quartile(row.sorted, 2), row.middle);
        EXPECT_EQ(quartile(row.sorted, 3), row.high);
    }
}

class Shop {
public:
    World world;
    int lines = 0;

    std::string call(const std::string& what, const std::string& copy, int line) {
        std::string body = R"({"line":")" + OrderLineId::of_name(std::to_string(line)).to_string() +
                           R"(","listing":")" + copy + '"';
        std::string path = "/internal/market/reservations";
        if (what.empty()) {
            body += R"(,"buyer":")" + AccountId::of_name("buyer").to_string() + R"(","minutes":9)";
        } else {
            path += "/" + what;
        }
        const auto answer = world.internal(Method::post, path, body + "}");
        EXPECT_EQ(answer.status, 200) << answer.text;
        return copy;
    }
    std::string offer(const std::string& isbn, int price, const std::string& condition,
                      const std::string& subjects = "") {
        const auto made =
            world.post(world.student("ann"), "/api/v1/listings",
                       R"({"edition":{"title":"Emma","isbn":")" + isbn + '"' + subjects + R"(},"price":)" +
                           std::to_string(price) + R"(,"condition":")" + condition + R"(","publish":true})");
        EXPECT_EQ(made.status, 201) << made.text;
        world.clock.move(std::chrono::minutes{1});
        return made.str("id");
    }
    std::string sell(const std::string& isbn, int price, const std::string& condition,
                     const std::string& subjects = "") {
        const auto copy = offer(isbn, price, condition, subjects);
        call("", copy, ++lines);
        return call("confirm", copy, lines);
    }
    /// "basis condition sales low middle high"
    std::string guidance(const std::string& of, const std::string& query = "") {
        world.settle();
        const auto seen = world.get(nobody, "/api/v1/editions/" + of + "/price-guidance" + query);
        if (seen.status != 200) return std::to_string(seen.status);
        if (seen.at("/basis").is_null()) {
            EXPECT_EQ(seen.number_at("/sales"), 0);
            EXPECT_TRUE(seen.at("/middle").is_null());
            return "none";
        }
        std::string all =
            seen.str("basis") + " " + seen.str("condition") + " " + std::to_string(seen.number_at("/sales"));
        for (const auto* part : {"/low/amount", "/middle/amount", "/high/amount"})
            all += " " + std::to_string(seen.number_at(part));
        return all;
    }
};

const std::string emma = "9780306406157";
const std::string other = "9780439023481";

TEST(PriceGuidance, says_something_from_five_sales_on_by_condition_if_that_is_enough) {
    Shop shop;
    for (const int price : {100, 200, 300, 400})
        shop.sell(emma, price, "good");
    EXPECT_EQ(shop.guidance(emma), "none") << "four would show single prices";
    shop.sell(emma, 1000, "like_new");
    EXPECT_EQ(shop.guidance(emma), "edition  5 200 300 400");
    EXPECT_EQ(shop.guidance(emma, "?condition=good"), "edition  5 200 300 400") << "four in good are too few";
    shop.sell(emma, 500, "good");
    EXPECT_EQ(shop.guidance(emma, "?condition=good"), "edition good 5 200 300 400");
    EXPECT_EQ(shop.guidance(emma, "?condition=acceptable"), "edition  6 225 350 475");
    EXPECT_EQ(shop.guidance("0-306-40615-2"), "edition  6 225 350 475") << "an ISBN in any writing";
    const auto edition = shop.world.get(nobody, "/api/v1/editions?isbn=" + emma).str("id");
    EXPECT_EQ(shop.guidance(edition), "edition  6 225 350 475");
    EXPECT_EQ(shop.guidance(other), "404");
    EXPECT_EQ(shop.guidance("emma"), "404");
    EXPECT_EQ(shop.guidance(emma, "?condition=mint"), "422");
}

TEST(PriceGuidance, a_sale_counts_once_and_not_when_it_was_undone) {
    Shop shop;
    std::string last;
    for (int i = 1; i <= 5; ++i)
        last = shop.sell(emma, 100 * i, "good");
    EXPECT_EQ(shop.guidance(emma), "edition  5 200 300 400") << "every message comes twice";
    shop.call("release", last, shop.lines);
    EXPECT_EQ(shop.guidance(emma), "none");
    shop.call("", last, 900);
    EXPECT_EQ(shop.guidance(emma), "none") << "reserved is not sold";
    shop.call("confirm", last, 900);
    EXPECT_EQ(shop.guidance(emma), "edition  5 200 300 400");
}

TEST(PriceGuidance, goes_by_the_work_then_by_the_subject_when_the_edition_is_rare) {
    Shop shop;
    auto& world = shop.world;
    const std::string physics = R"(,"subjects":["Physics"])";
    for (int i = 1; i <= 5; ++i)
        shop.sell(other, 100 * i, "good", physics);
    shop.offer(emma, 100, "good", R"(,"subjects":["Novels","PHYSICS"])");
    EXPECT_EQ(shop.guidance(emma), "subject  5 200 300 400");
    EXPECT_EQ(shop.guidance(emma, "?condition=good"), "subject good 5 200 300 400");

    const auto row = [](const std::string& isbn, const std::string& title) {
        return R"({"line":2,"isbn":")" + isbn +
               R"(","authors":"A","original_publication_year":"","original_title":"","title":")" + title +
               R"(","language_code":"eng","work_id":"77"})";
    };
    const std::string first = "9780140449136", second = "9780062315007";
    const auto imported =
        world.internal(Method::post, "/operator/market/editions",
                       R"({"rows":[)" + row(first, "One") + "," + row(second, "Two") + "]}");
    ASSERT_EQ(imported.status, 200) << imported.text;
    for (int i = 1; i <= 5; ++i)
        shop.sell(first, 10 * i, "good");
    EXPECT_EQ(shop.guidance(second), "work  5 20 30 40");
}

}  // namespace
}  // namespace bookverse::market
