#include <gtest/gtest.h>

#include "services/market/test_world.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::Answer;
using testing::Person;
using testing::World;
using namespace std::chrono_literals;

const Person nobody;

std::string edition_book(const std::string& isbn, const std::string& more = {}) {
    return R"({"isbn":")" + isbn + R"(","price":900,"condition":"like_new","publish":true)" + more + "}";
}

TEST(Listings, a_book_in_the_sellers_words_is_offered_and_seen) {
    World world;
    const Person ann = world.student("ann");
    const auto made = world.post(
        ann, "/api/v1/listings",
        R"({"edition":{"title":" Linear Algebra ","authors":["G. Strang"],"year":1988,"language":"eng",
            "isbn":"ISBN 0-306-40615-2"},"price":1250,"condition":"good","description":"Some notes.",
            "campus":"Campus.Example","courses":["MATH 201"],"pickup_places":["Library"],"negotiable":true,
            "publish":true})");
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(made.headers.get("Location"), "/api/v1/listings/" + made.str("id"));
    const auto seen = world.get(nobody, "/api/v1/listings/" + made.str("id"));
    EXPECT_EQ(seen.status, 200);
    EXPECT_EQ(seen.text, made.text);
    EXPECT_EQ(seen.etag(), "\"1\"");
    EXPECT_EQ(seen.str("state"), "published");
    EXPECT_EQ(seen.str("campus"), "campus.example");
    EXPECT_EQ(seen.body.at("price").at("amount").as_int64(), 1250);
    EXPECT_EQ(seen.body.at("price").at("currency").get_string(), "EUR");
    const auto& edition = seen.body.at("edition");
    EXPECT_EQ(edition.at("isbn13").get_string(), "9780306406157");
    EXPECT_EQ(edition.at("isbn10").get_string(), "0306406152");
    EXPECT_EQ(edition.at("title").get_string(), "Linear Algebra");
    EXPECT_EQ(edition.at("language").get_string(), "en");

    world.settle();
    const auto events = world.told(ListingPublished::type);
    ASSERT_EQ(events.size(), 1U);
    const auto card = json::read<ListingPublished>(events[0])->listing;
    EXPECT_EQ(card.id.to_string(), made.str("id"));
    EXPECT_TRUE(card.shown);
    EXPECT_EQ(card.seller, ann.account);
    EXPECT_EQ(card.courses, std::vector<std::string>{"MATH 201"});

    const auto known = world.get(nobody, "/api/v1/editions?isbn=978-0-306-40615-7");
    EXPECT_EQ(known.status, 200) << known.text;
    EXPECT_EQ(known.str("id"), edition.at("id").get_string());
    EXPECT_EQ(world.get(nobody, "/api/v1/editions/" + known.str("id")).text, known.text);
    const auto again = world.post(ann, "/api/v1/listings", edition_book("0306406152"));
    EXPECT_EQ(again.status, 201) << again.text;
    EXPECT_EQ(again.body.at("edition").at("id").get_string(), known.str("id"));
    EXPECT_EQ(world.get(nobody, "/api/v1/editions/" + known.str("id") + "/listings").ids(),
              again.str("id") + " " + made.str("id"));
}

TEST(Listings, bad_input_is_named_field_by_field_and_nothing_is_kept) {
    World world;
    const Person ann = world.student("ann");
    struct Case {
        std::string body;
        std::string faults;
    };
    const std::string book = R"("edition":{"title":"T"})";
    const Case cases[] = {
        {"{}", "/isbn:one_of_three"},
        {R"({"isbn":"0306406152","edition":{"title":"T"}})", "/isbn:one_of_three"},
        {R"({"isbn":"0306406153"})", "/isbn:isbn_check_digit"},
        {R"({"isbn":"0306406152"})", "/isbn:unknown_isbn"},
        {R"({"edition_id":"018f2a7c-0000-7abc-8def-0123456789ab"})", "/edition_id:unknown_edition"},
        {"{" + book + R"(,"publish":true})", "/price:required,/condition:required"},
        {"{" + book + R"(,"price":0})", "/price:out_of_range"},
        {"{" + book + R"(,"price":100000001})", "/price:out_of_range"},
        {"{" + book + R"(,"price":12.5})", "/price:wrong_type"},
        {"{" + book + R"(,"price":"12"})", "/price:wrong_type"},
        {"{" + book + R"(,"condition":"mint"})", "/condition:not_one_of"},
        {"{" + book + R"(,"description":")" + std::string(2001, 'x') + "\"}", "/description:too_long"},
        {"{" + book + R"(,"courses":["A","B","C","D","E","F","G","H","I","J","K"]})", "/courses:too_many"},
        {"{" + book + R"(,"courses":[""]})", "/courses/0:required"},
        {"{" + book + R"(,"pickup_places":["1","2","3","4","5","6"]})", "/pickup_places:too_many"},
        {R"({"edition":{"title":" "}})", "/edition/title:required"},
        {R"({"edition":{"title":"T","year":3000}})", "/edition/year:out_of_range"},
        // What a seller may not say.
        {"{" + book + R"(,"seller":"018f2a7c-0000-7abc-8def-0123456789ab","state":"sold","currency":"USD"})",
         "/seller:unknown_field,/state:unknown_field,/currency:unknown_field"},
    };
    for (const auto& [body, faults] : cases) {
        const auto answer = world.post(ann, "/api/v1/listings", body);
        EXPECT_EQ(answer.status, 422) << body;
        EXPECT_EQ(answer.faults(), faults) << body;
    }
    EXPECT_EQ(world.get(ann, "/api/v1/listings/mine").count(), 0U);
    EXPECT_EQ(world.post(nobody, "/api/v1/listings", World::book("T")).status, 401);
    EXPECT_EQ(world.post(world.with_roles("old", {}), "/api/v1/listings", World::book("T")).code(),
              "not_verified");
    EXPECT_EQ(world.get(nobody, "/api/v1/editions?isbn=9780306406157").code(), "unknown_isbn");
    EXPECT_EQ(world.get(nobody, "/api/v1/editions?isbn=12").faults(), "?isbn:invalid_isbn");
    EXPECT_EQ(world.get(nobody, "/api/v1/listings?colour=red").faults(), "?colour:unknown_field");
    EXPECT_EQ(world.get(nobody, "/api/v1/listings?after=forged").faults(), "?after:invalid_cursor");
}

TEST(Listings, a_key_makes_one_listing_however_often_it_comes) {
    World world;
    const Person ann = world.student("ann");
    const auto body = World::book("Once");
    const auto first = world.call(ann, Method::post, "/api/v1/listings", body, {{"Idempotency-Key", "k"}});
    const auto second = world.call(ann, Method::post, "/api/v1/listings", body, {{"Idempotency-Key", "k"}});
    EXPECT_EQ(first.status, 201) << first.text;
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(first.text, second.text);
    EXPECT_EQ(second.headers.get("Location"), first.headers.get("Location"));
    EXPECT_EQ(
        world.call(ann, Method::post, "/api/v1/listings", World::book("Other"), {{"Idempotency-Key", "k"}})
            .code(),
        "idempotency_key_reused");
    EXPECT_EQ(world.call(ann, Method::post, "/api/v1/listings", body, {{"Idempotency-Key", "a b"}}).code(),
              "idempotency_key_invalid");
    const Person bob = world.student("bob");
    const auto other = world.call(bob, Method::post, "/api/v1/listings", body, {{"Idempotency-Key", "k"}});
    EXPECT_EQ(other.status, 201);
    EXPECT_NE(other.str("id"), first.str("id")) << "keys are of one caller";
    EXPECT_EQ(world.get(ann, "/api/v1/listings/mine").count(), 1U);
    world.settle();
    EXPECT_EQ(world.told(ListingPublished::type).size(), 2U);
}

TEST(Listings, a_draft_becomes_public_and_what_is_changed_is_told) {
    World world;
    const Person ann = world.student("ann");
    const auto draft = world.post(ann, "/api/v1/listings", R"({"edition":{"title":"Draft"}})");
    ASSERT_EQ(draft.status, 201) << draft.text;
    const std::string path = "/api/v1/listings/" + draft.str("id");
    EXPECT_EQ(world.get(nobody, path).status, 404);
    EXPECT_EQ(world.get(ann, path).status, 200);
    EXPECT_EQ(world.post(ann, path + "/publish").faults(), "/price:required,/condition:required");
    EXPECT_EQ(world.call(ann, Method::patch, path, R"({"price":700})").status, 428);
    EXPECT_EQ(
        world.call(ann, Method::patch, path, R"({"price":700,"condition":"good"})", {{"If-Match", "\"9\""}})
            .code(),
        "changed_meanwhile");
    const auto priced = world.call(ann, Method::patch, path, R"({"price":700,"condition":"good"})",
                                   {{"If-Match", draft.etag().empty() ? "\"1\"" : draft.etag()}});
    ASSERT_EQ(priced.status, 200) << priced.text;
    EXPECT_EQ(priced.etag(), "\"2\"");
    world.settle();
    EXPECT_TRUE(world.told(ListingChanged::type).empty()) << "nobody knew of it";
    EXPECT_EQ(world.post(ann, path + "/publish").str("state"), "published");
    EXPECT_EQ(world.get(nobody, path).status, 200);

    const auto cheaper = world.call(ann, Method::patch, path, R"({"price":600,"campus":"x.example"})",
                                    {{"If-Match", "\"3\""}});
    EXPECT_EQ(cheaper.status, 200) << cheaper.text;
    EXPECT_EQ(world.get(nobody, path).body.at("price").at("amount").as_int64(), 600)
        << "the ready bytes of before are forgotten";
    const auto cleared =
        world.call(ann, Method::patch, path, R"({"campus":null})", {{"If-Match", cheaper.etag()}});
    EXPECT_TRUE(cleared.body.at("campus").is_null());
    world.settle();
    const auto changes = world.told(ListingChanged::type);
    ASSERT_EQ(changes.size(), 2U);
    const auto change = json::read<ListingChanged>(changes[0]);
    EXPECT_EQ(change->old_price->amount, 700);
    EXPECT_EQ(change->listing.price.amount, 600);

    EXPECT_EQ(world.post(ann, path + "/pause").str("state"), "paused");
    EXPECT_EQ(world.get(nobody, path).status, 404);
    EXPECT_EQ(world.post(ann, path + "/pause").code(), "wrong_state");
    EXPECT_EQ(world.post(ann, path + "/resume").status, 200);
    EXPECT_EQ(world.get(nobody, path).status, 200);
    EXPECT_EQ(world.post(ann, path + "/withdraw").status, 200);
    EXPECT_EQ(world.get(nobody, path).status, 404);
    world.settle();
    EXPECT_EQ(world.told(ListingPublished::type).size(), 2U);
    EXPECT_EQ(world.told(ListingHidden::type).size(), 2U);
}

TEST(Listings, not_modified_is_told_by_the_tag) {
    World world;
    const Person ann = world.student("ann");
    const std::string path = "/api/v1/listings/" + world.offer(ann);
    const auto first = world.get(nobody, path);
    EXPECT_EQ(world.call(nobody, Method::get, path, "", {{"If-None-Match", first.etag()}}).status, 304);
    EXPECT_EQ(world.get(nobody, path).text, first.text) << "from the cache now";
    EXPECT_EQ(world.get(nobody, path).etag(), first.etag());
}

TEST(Listings, lists_go_by_pages_newest_first) {
    World world;
    const Person ann = world.student("ann");
    const Person bob = world.student("bob");
    std::vector<std::string> newest;
    for (int i = 0; i < 5; ++i) {
        world.clock.move(1s);
        newest.insert(newest.begin(), world.offer(i % 2 == 0 ? ann : bob, "Book " + std::to_string(i)));
    }
    const auto first = world.get(nobody, "/api/v1/listings?limit=2");
    EXPECT_EQ(first.ids(), newest[0] + " " + newest[1]);
    EXPECT_TRUE(first.headers.get("Link"));
    world.clock.move(1s);
    const auto late = world.offer(ann, "Late");  // does not disturb who is on the way
    const auto second = world.get(nobody, "/api/v1/listings?limit=2&after=" + first.str("next"));
    EXPECT_EQ(second.ids(), newest[2] + " " + newest[3]);
    const auto of_bob = world.get(nobody, "/api/v1/listings?seller=" + bob.account.to_string());
    EXPECT_EQ(of_bob.ids(), newest[1] + " " + newest[3]);
    EXPECT_EQ(
        world
            .get(nobody, "/api/v1/listings?seller=" + bob.account.to_string() + "&after=" + first.str("next"))
            .faults(),
        "?after:invalid_cursor")
        << "a cursor is of one list";

    world.post(ann, "/api/v1/listings/" + late + "/pause");
    EXPECT_EQ(world.get(ann, "/api/v1/listings/mine?state=paused").ids(), late);
    EXPECT_EQ(world.get(ann, "/api/v1/listings/mine?state=published").count(), 3U);
    EXPECT_EQ(world.get(ann, "/api/v1/listings/mine").count(), 4U);
    EXPECT_EQ(world.get(ann, "/api/v1/listings/mine?state=lost").faults(), "?state:not_one_of");
    EXPECT_EQ(world.get(nobody, "/api/v1/listings/mine").status, 401);
}

TEST(Listings, an_old_copy_comes_to_the_top_once_a_week) {
    World world;
    const auto ann = [&] { return world.student("ann"); };  // tokens do not last for a week
    const auto old = world.offer(ann(), "Old");
    const auto bump = [&](const Person& by) { return world.post(by, "/api/v1/listings/" + old + "/bump"); };
    world.clock.move(std::chrono::days{6});
    const auto young = world.offer(world.student("bob"), "Young");
    EXPECT_EQ(world.get(nobody, "/api/v1/listings").ids(), young + " " + old);
    EXPECT_EQ(bump(ann()).status, 409);
    EXPECT_EQ(bump(ann()).code(), "bumped_lately");
    world.post(ann(), "/api/v1/listings/" + old + "/pause");
    world.post(ann(), "/api/v1/listings/" + old + "/resume");
    EXPECT_EQ(world.get(nobody, "/api/v1/listings").ids(), young + " " + old) << "a pause makes nothing new";
    world.clock.move(std::chrono::days{1});
    EXPECT_EQ(bump(world.student("carl")).status, 404);
    EXPECT_EQ(bump(nobody).status, 401);
    EXPECT_EQ(bump(ann()).status, 200);
    EXPECT_EQ(world.get(nobody, "/api/v1/listings").ids(), old + " " + young);
    EXPECT_EQ(bump(ann()).code(), "bumped_lately");
    world.settle();
    EXPECT_EQ(json::read<ListingChanged>(world.told(ListingChanged::type).back())->listing.published_at,
              world.clock.now());
}

TEST(Internal, moderation_removes_and_restores_once) {
    World world;
    const Person owner = world.student("owner");
    const Person mod = world.with_roles("mod", {Role::student, Role::moderator});
    const std::string listing = world.offer(owner);
    const std::string path = "/internal/market/listings/" + listing;
    const auto order = [&](bool removed, const Person& by) {
        return world.internal(Method::put, path + "/removal",
                              json::write(RemovalOrder{removed, by.account, Uuid::of_name("d"), "fraud"}));
    };
    EXPECT_EQ(world.internal(Method::get, path).str("state"), "published");
    for (int asked = 0; asked < 2; ++asked) {
        EXPECT_EQ(order(true, mod).status, 204);
        EXPECT_EQ(world.internal(Method::get, path).str("state"), "removed");
    }
    for (int asked = 0; asked < 2; ++asked) {
        EXPECT_EQ(order(false, mod).status, 204);
        EXPECT_EQ(world.internal(Method::get, path).str("state"), "published");
    }
    world.settle();
    const auto told = world.told(ListingModerated::type);
    ASSERT_EQ(told.size(), 2U) << "each once, though asked twice";
    EXPECT_EQ(json::read<ListingModerated>(told[0])->moderator, mod.account);
    EXPECT_EQ(order(true, owner).status, 404) << "nobody moderates their own";
    for (const auto* command : {"remove", "restore"})
        EXPECT_EQ(
            world.post(mod, "/api/v1/admin/listings/" + listing + "/" + command, R"({"reason":"r"})").status,
            404)
            << "a case and its trail are the only way";
    world.post(owner, "/api/v1/listings/" + listing + "/withdraw");
    EXPECT_EQ(order(false, mod).status, 204);
    EXPECT_EQ(world.internal(Method::get, path).str("state"), "withdrawn") << "that was its seller";
    EXPECT_EQ(world.get(mod, path).status, 404) << "not for people";
    EXPECT_EQ(world.call(mod, Method::put, path + "/removal", "{}").status, 404);
}

TEST(Internal, words_that_an_edition_gained_reach_all_its_copies) {
    World world;
    const Person ann = world.student("ann");
    const std::string book =
        R"("edition":{"title":"Emma","isbn":"0306406152"},"price":900,"condition":"good")";
    const auto copy = [&](bool publish) {
        return world.post(ann, "/api/v1/listings", "{" + book + (publish ? R"(,"publish":true})" : "}"))
            .str("id");
    };
    const std::string shown = copy(true), paused = copy(true), draft = copy(false);
    EXPECT_EQ(world.post(ann, "/api/v1/listings/" + paused + "/pause").status, 200);
    world.post(ann, "/api/v1/listings",
               R"({"edition":{"title":"Emma","isbn":"0306406152","publisher":"Penguin"}})");
    world.settle();
    for (const auto& id : {shown, paused, draft})
        EXPECT_EQ(world.get(ann, "/api/v1/listings/" + id).text_at("/edition/publisher"), "Penguin") << id;
    EXPECT_EQ(world.told(ListingChanged::type).size(), 1U) << "of what others see";
}

TEST(Listings, the_newest_page_is_ready_and_never_behind_what_its_reader_did) {
    World world;
    const Person ann = world.student("ann");
    const std::string list = "/api/v1/listings";
    std::vector<std::string> ids;
    for (int i = 0; i < 21; ++i) {
        world.clock.move(1s);
        ids.push_back(world.offer(ann, "Book " + std::to_string(i)));
    }
    world.settle();
    const auto first = world.get(nobody, list);
    ASSERT_EQ(first.count(), 20U);
    EXPECT_EQ(first.headers.get("Link"), "<" + list + "?after=" + first.str("next") + ">; rel=\"next\"");
    const auto again = world.get(nobody, list);
    EXPECT_EQ(again.text, first.text);
    EXPECT_EQ(again.headers.get("Link"), first.headers.get("Link")) << "also of ready bytes";
    EXPECT_EQ(world.get(nobody, list + "?after=" + again.str("next")).ids(), ids[0]);
    EXPECT_EQ(world.get(nobody, list + "?limit=3").count(), 3U) << "another page is not that one";
    EXPECT_EQ(world.get(nobody, list + "?seller=" + AccountId::of_name("x").to_string()).count(), 0U);

    // What is not told by an event of ours shows that the bytes are kept, for two seconds.
    EXPECT_TRUE(world.run(world.stores.listings.erase(*ListingId::parse(ids[20]), Deadline::after(20s))));
    EXPECT_EQ(world.get(nobody, list).text, first.text);
    world.clock.move(2s);
    EXPECT_EQ(world.get(nobody, list).items()[0].at("id").as_string(), ids[19]);

    const auto top = [&] { return world.get(nobody, list).items()[0].at("id").as_string(); };
    const std::string newest = world.offer(ann, "Newest");
    EXPECT_EQ(top(), newest);
    const std::string path = list + "/" + newest;
    EXPECT_EQ(world.post(ann, path + "/pause").status, 200);
    EXPECT_EQ(top(), ids[19]);
    EXPECT_EQ(world.post(ann, path + "/resume").status, 200);
    EXPECT_EQ(top(), newest);
    const auto etag = world.get(nobody, path).etag();
    EXPECT_EQ(world.call(ann, Method::patch, path, R"({"price":77})", {{"If-Match", etag}}).status, 200);
    EXPECT_EQ(world.get(nobody, list).items()[0].at("price").at("amount").as_int64(), 77);
}

// Every route with an id × owner, other, nobody, moderator.
TEST(Access, object_by_object) {
    World world;
    const Person owner = world.student("owner");
    const Person other = world.student("other");
    const Person mod = world.with_roles("mod", {Role::student, Role::moderator});
    const std::string no_one = ListingId::of_name("no one").to_string();
    struct Row {
        Method method;
        std::string rest;  ///< behind /api/v1/listings/{id}
        std::string body;
        int by_owner, by_other, by_nobody, by_mod;
    };
    const std::string photo = "/photos/" + no_one;
    const Row rows[] = {
        {Method::get, "", "", 200, 404, 404, 404},  // a draft
        {Method::patch, "", "{}", 200, 404, 401, 404},
        {Method::post, "/pause", "", 409, 404, 401, 404},
        {Method::post, "/resume", "", 409, 404, 401, 404},
        {Method::put, "/photos", R"({"photos":[]})", 200, 404, 401, 404},
        {Method::del, photo, "", 404, 404, 401, 404},
        {Method::post, "/publish", "", 422, 404, 401, 404},
        {Method::post, "/withdraw", "", 200, 404, 401, 404},
    };
    for (const Row& row : rows) {
        const auto draft = world.post(owner, "/api/v1/listings", R"({"edition":{"title":"Draft"}})");
        const std::pair<const Person*, int> callers[] = {
            {&other, row.by_other}, {&nobody, row.by_nobody}, {&mod, row.by_mod}, {&owner, row.by_owner}};
        for (const auto& [person, status] : callers) {
            const auto answer =
                world.call(*person, row.method, "/api/v1/listings/" + draft.str("id") + row.rest, row.body,
                           {{"If-Match", "\"1\""}});
            EXPECT_EQ(answer.status, status) << row.rest << " " << answer.text;
            const auto unknown = world.call(*person, row.method, "/api/v1/listings/" + no_one + row.rest,
                                            row.body, {{"If-Match", "\"1\""}});
            EXPECT_EQ(unknown.status, person == &nobody && row.method != Method::get ? 401 : 404) << row.rest;
        }
    }
    EXPECT_EQ(world.get(mod, "/internal/market/listings").status, 404);
    EXPECT_EQ(world.post(mod, "/internal/market/reservations", "{}").status, 404);
}

}  // namespace
}  // namespace bookverse::market
