#include "services/market/saved_searches.hpp"

#include <gtest/gtest.h>

#include "services/accounts/api.hpp"
#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const Person nobody;
const std::string route = "/api/v1/saved-searches";

std::string body(const std::string& criteria, const std::string& more = {}) {
    return R"({"criteria":{)" + criteria + "}" + (more.empty() ? "" : "," + more) + "}";
}

const std::string wanted = R"("wanted":true)";
const std::string calculus = R"("text":"calculus","campus":"campus.example")";

TEST(SavedSearches, are_saved_seen_changed_and_forgotten) {
    World world;
    const Person ann = world.student("ann");
    const auto made = world.post(
        ann, route,
        body(R"("text":" Linear  algebra ","courses":["MATH 201"],"campus":"Campus.Example","max_price":2000,
             "conditions":["good","like_new"],"language":"eng")",
             R"("label":"For next term","frequency":"daily")"));
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(made.headers.get("Location"), route + "/" + made.str("id"));
    EXPECT_EQ(made.str("label"), "For next term");
    EXPECT_EQ(made.str("frequency"), "daily");
    EXPECT_FALSE(made.at("/wanted").as_bool());
    EXPECT_EQ(made.text_at("/criteria/campus"), "campus.example");
    EXPECT_EQ(made.text_at("/criteria/language"), "en");
    EXPECT_EQ(made.number_at("/criteria/max_price/amount"), 2000);
    EXPECT_EQ(world.get(ann, route + "/" + made.str("id")).text, made.text);

    world.clock.move(1s);
    const auto isbn = world.post(ann, route, body(R"("text":"ISBN 0-306-40615-2")"));
    EXPECT_EQ(isbn.text_at("/criteria/isbn"), "9780306406157") << "an ISBN among words is the ISBN";
    EXPECT_TRUE(isbn.at("/criteria/text").is_null());
    EXPECT_EQ(isbn.str("label"), "9780306406157");
    const auto page = world.get(ann, route + "?limit=1");
    EXPECT_EQ(page.ids(), isbn.str("id"));
    EXPECT_EQ(world.get(ann, route + "?limit=1&after=" + page.str("next")).ids(), made.str("id"));

    const std::string path = route + "/" + made.str("id");
    const auto changed = world.call(ann, Method::patch, path, R"({"frequency":"off","label":"Later"})");
    EXPECT_EQ(changed.str("frequency"), "off");
    EXPECT_EQ(changed.str("label"), "Later");
    EXPECT_EQ(changed.text_at("/criteria/text"), "Linear  algebra") << "what is not named stays";
    EXPECT_EQ(
        world.call(ann, Method::patch, path, R"({"criteria":{"subjects":["Physics"]}})").at("/criteria/text"),
        boost::json::value{})
        << "criteria come all anew";
    EXPECT_EQ(world.call(ann, Method::del, path).status, 204);
    EXPECT_EQ(world.get(ann, path).status, 404);
    EXPECT_EQ(world.call(ann, Method::del, path).status, 404);
}

TEST(SavedSearches, bad_input_is_named_and_a_key_saves_one) {
    World world;
    const Person ann = world.student("ann");
    struct Row {
        std::string body;
        std::string faults;
    };
    const Row rows[] = {
        {"{}", "/criteria:required"},
        {body(""), "/criteria/text:required"},
        {body(R"("campus":"campus.example","max_price":100)"), "/criteria/text:required"},
        {body(R"("text":"!!!")"), "/criteria/text:no_words"},
        {body(R"("text":"")"), "/criteria/text:required"},
        {body(R"("text":")" + std::string(201, 'a') + '"'), "/criteria/text:too_long"},
        {body(R"("isbn":"0306406153")"), "/criteria/isbn:isbn_check_digit"},
        {body(R"("courses":["A","B","C","D","E","F","G","H","I","J","K"])"), "/criteria/courses:too_many"},
        {body(R"("courses":["--"])"), "/criteria/courses:no_words"},
        {body(R"("text":"a","max_price":0)"), "/criteria/max_price:out_of_range"},
        {body(R"("text":"a","conditions":["mint"])"), "/criteria/conditions/0:not_one_of"},
        {body(R"("text":"a","language":"xx-klingon")"), "/criteria/language:too_long"},
        {body(R"("text":"a","language":"qqq")"), "/criteria/language:unknown_language"},
        {body(R"("text":"a")", R"("frequency":"hourly")"), "/frequency:not_one_of"},
        {body(R"("text":"a")", R"("label":"")"), "/label:required"},
        {body(R"("text":"a")", R"("note":")" + std::string(501, 'a') + '"'), "/note:too_long"},
        {body(R"("text":"a")", wanted), "/criteria/campus:required"},
        {body(R"("text":"a")", R"("account":"x","keys":[])"), "/account:unknown_field,/keys:unknown_field"},
    };
    for (const auto& row : rows) {
        const auto answer = world.post(ann, route, row.body);
        EXPECT_EQ(answer.status, 422) << row.body;
        EXPECT_EQ(answer.faults(), row.faults) << row.body;
    }
    EXPECT_EQ(world.get(ann, route).count(), 0U);
    EXPECT_EQ(world.post(nobody, route, body(R"("text":"a")")).status, 401);
}

TEST(SavedSearches, object_by_object_and_at_most_fifty) {
    World world;
    const Person ann = world.student("ann");
    const Person bob = world.student("bob");
    const auto made = world.post(ann, route, body(R"("text":"a1")"));
    const std::string path = route + "/" + made.str("id");
    struct Row {
        Method method;
        std::string path;
        std::string body;
    };
    for (const auto& [method, where, what] :
         {Row{Method::get, path, ""}, Row{Method::patch, path, R"({"label":"x"})"},
          Row{Method::del, path, ""}, Row{Method::get, path + "/matches", ""}}) {
        EXPECT_EQ(world.call(bob, method, where, what).status, 404) << where;
        EXPECT_EQ(world.call(nobody, method, where, what).status, 401) << where;
    }
    EXPECT_EQ(world.get(nobody, "/api/v1/wanted/" + made.str("id")).status, 404) << "it is no wanted ad";
    for (int i = 2; i <= 50; ++i)
        ASSERT_EQ(world.post(ann, route, body(R"("text":"a)" + std::to_string(i) + '"')).status, 201);
    EXPECT_EQ(world.post(ann, route, body(R"("text":"one more")")).code(), "too_many_searches");
    EXPECT_EQ(world.call(ann, Method::del, path).status, 204);
    EXPECT_EQ(world.post(ann, route, body(R"("text":"one more")")).status, 201);
}

TEST(Wanted, ads_are_seen_on_the_pages_of_their_campus_and_courses) {
    World world;
    const Person ann = world.student("ann");
    const auto ad = world.post(ann, route,
                               body(calculus + R"(,"courses":["MATH 201"])",
                                    wanted + R"(,"note":"Before Monday,\nplease.","frequency":"off")"));
    ASSERT_EQ(ad.status, 201) << ad.text;
    world.clock.move(1s);
    const auto plain = world.post(ann, route, body(R"("text":"mine alone","campus":"campus.example")"));
    const auto second = world.post(world.student("bob"), route,
                                   body(R"("isbn":"0306406152","campus":"other.example")", wanted));
    const std::string list = "/api/v1/wanted";
    EXPECT_EQ(world.get(nobody, list).ids(), second.str("id") + " " + ad.str("id")) << "newest first";
    EXPECT_EQ(world.get(nobody, list + "?campus=Campus.Example").ids(), ad.str("id"));
    EXPECT_EQ(world.get(nobody, list + "?course=math-201").ids(), ad.str("id"));
    EXPECT_EQ(world.get(nobody, list + "?course=MATH201&campus=campus.example").ids(), ad.str("id"));
    EXPECT_EQ(world.get(nobody, list + "?course=MATH201&campus=other.example").ids(), "");
    const auto page = world.get(nobody, list + "?limit=1");
    EXPECT_EQ(world.get(nobody, list + "?limit=1&after=" + page.str("next")).ids(), ad.str("id"));
    EXPECT_EQ(world.get(nobody, list + "?campus=x.example&after=" + page.str("next")).faults(),
              "?after:invalid_cursor");
    EXPECT_EQ(world.get(nobody, list + "?colour=red").faults(), "?colour:unknown_field");

    const auto seen = world.get(nobody, list + "/" + ad.str("id"));
    EXPECT_EQ(seen.str("account"), ann.account.to_string());
    EXPECT_EQ(seen.str("note"), "Before Monday,\nplease.");
    EXPECT_EQ(seen.text_at("/criteria/courses/0"), "MATH 201");
    EXPECT_EQ(world.get(nobody, list + "/" + plain.str("id")).status, 404);

    const std::string path = route + "/" + ad.str("id");
    EXPECT_EQ(world.call(ann, Method::patch, path, body(R"("text":"calculus")")).faults(),
              "/criteria/campus:required")
        << "an ad stays on some campus";
    EXPECT_EQ(world.call(ann, Method::patch, path, R"({"wanted":false})").status, 200);
    EXPECT_EQ(world.get(nobody, list).ids(), second.str("id"));
    EXPECT_EQ(world.get(nobody, list + "/" + ad.str("id")).status, 404);
    EXPECT_EQ(world.post(world.with_roles("old", {}), route, body(calculus, wanted)).code(), "not_verified");
    EXPECT_EQ(world.post(world.with_roles("old", {}), route, body(calculus)).status, 201);
}

TEST(Wanted, ads_of_suspended_people_are_hidden_while_that_lasts) {
    World world;
    const Person ann = world.student("ann");
    const auto ad = world.post(ann, route, body(calculus, wanted)).str("id");
    world.tell(accounts::AccountSuspended{ann.account, world.clock.now() + 1h});
    world.settle();
    EXPECT_EQ(world.get(nobody, "/api/v1/wanted").count(), 0U);
    EXPECT_EQ(world.get(nobody, "/api/v1/wanted/" + ad).status, 404);
    world.clock.move(1h);
    EXPECT_EQ(world.get(nobody, "/api/v1/wanted").ids(), ad);
    world.tell(accounts::AccountClosed{ann.account});
    world.settle();
    EXPECT_EQ(world.get(nobody, "/api/v1/wanted").count(), 0U);
    const auto left = world.get(world.student("ann"), route);
    EXPECT_EQ(left.status, 200);
    EXPECT_EQ(left.count(), 0U);
}

}  // namespace
}  // namespace bookverse::market
