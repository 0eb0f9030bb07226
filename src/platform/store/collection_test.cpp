// The typed layer by itself: keys, schema upgrades, ids. What depends on an adapter is in the contract tests.
#include "platform/store/collection.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "platform/store/contract_support.hpp"
#include "platform/store/sqlite_store.hpp"
#include "support/test_servers.hpp"

namespace bookverse::store::contract {
namespace {

struct Tagged {
    Id<struct TaggedTag> id;
    std::string name{};
    friend bool operator==(const Tagged&, const Tagged&) = default;
};
BOOST_DESCRIBE_STRUCT(Tagged, (), (id, name))

// The history of one type: v1 had `first` and `last`, v2 joins them to `name`, v3 counts in cents.
struct PersonV1 {
    std::string id;
    std::string first{};
    std::string last{};
    std::int64_t euros = 0;
};
BOOST_DESCRIBE_STRUCT(PersonV1, (), (id, first, last, euros))
struct PersonV2 {
    std::string id;
    std::string name{};
    std::int64_t euros = 0;
};
BOOST_DESCRIBE_STRUCT(PersonV2, (), (id, name, euros))
struct PersonV3 {
    std::string id;
    std::string name{};
    std::int64_t cents = 0;
};
BOOST_DESCRIBE_STRUCT(PersonV3, (), (id, name, cents))

void join_names(boost::json::object& person) {
    const auto first = std::string{person.at("first").as_string()};
    person["name"] = first + " " + std::string{person.at("last").as_string()};
    person.erase("first");
    person.erase("last");
}

void count_in_cents(boost::json::object& person) {
    person["cents"] = person.at("euros").as_int64() * 100;
    person.erase("euros");
}

TEST(TypedCollection, keys_sort_as_what_they_mean) {
    const auto text = [](const auto& key) { return std::get<std::string>(value_of(key)); };
    const auto early = *parse_instant("2026-11-22T18:04:05.009Z");
    EXPECT_EQ(text(early), "2026-11-22T18:04:05.009Z");
    EXPECT_LT(text(early), text(early + std::chrono::milliseconds{1}));
    EXPECT_EQ(text(Colour::green), "green");
    EXPECT_EQ(text(*Email::parse("Ada@Uni.example")), "Ada@uni.example");
    EXPECT_EQ(value_of(std::optional<std::string>{}), Value{nullptr});
    EXPECT_EQ(value_of(7), Value{std::int64_t{7}});
    EXPECT_EQ(value_of(true), Value{true});
}

TEST(TypedCollection, documents_may_be_keyed_by_an_id) {
    const testing::TemporaryFolder folder;
    SqliteStore store{{.folder = folder.path()}};
    Collection<Tagged> tagged{store, {.name = "test.tagged"}};
    const Tagged one{.id = Id<TaggedTag>::make(Instant{std::chrono::milliseconds{1}}), .name = "x"};
    ASSERT_TRUE(run(tagged.insert(one, soon())));
    EXPECT_EQ(**run(tagged.get(one.id, soon())), one);
}

TEST(TypedCollection, old_documents_are_upgraded_when_they_are_read) {
    const testing::TemporaryFolder folder;
    {
        SqliteStore store{{.folder = folder.path()}};
        Collection<PersonV1> people{store, {.name = "test.people"}};
        ASSERT_TRUE(run(people.insert({"v1", "Ada", "Lovelace", 5}, soon())));
        ASSERT_TRUE(run(people.insert({"written", "Grace", "Hopper", 7}, soon())));
    }
    {
        SqliteStore store{{.folder = folder.path()}};
        Collection<PersonV2> people{store,
                                    {.name = "test.people", .schema_version = 2, .upgrades = {join_names}}};
        ASSERT_TRUE(run(people.insert({"v2", "Alan Turing", 6}, soon())));
    }
    SqliteStore store{{.folder = folder.path()}};
    const Index<PersonV3, std::string> by_name{"by_name", {"name"}};
    Collection<PersonV3> people{store,
                                {.name = "test.people",
                                 .schema_version = 3,
                                 .indexes = {by_name},
                                 .upgrades = {join_names, count_in_cents}}};
    EXPECT_EQ((*run(people.get("v1", soon())))->name, "Ada Lovelace");
    EXPECT_EQ((*run(people.get("v1", soon())))->cents, 500);
    EXPECT_EQ((*run(people.get("v2", soon())))->cents, 600);
    EXPECT_EQ(run(people.get("v1", soon()))->version, 1) << "reading does not write";
    const auto raise = [](PersonV3 person) -> Result<PersonV3> {
        person.cents += 1;
        return person;
    };
    ASSERT_TRUE(run(people.update("written", raise, soon())));
    EXPECT_EQ((*run(people.get("written", soon())))->cents, 701) << "once, not twice";
    EXPECT_TRUE(run(people.find_one(by_name, {"Grace Hopper"}, soon())))
        << "and now it is indexed in its new form";
}

TEST(TypedCollection, each_schema_version_needs_its_upgrade) {
    const testing::TemporaryFolder folder;
    SqliteStore store{{.folder = folder.path()}};
    const auto declare = [&] { Collection<PersonV2>{store, {.name = "test.people", .schema_version = 2}}; };
    EXPECT_THROW(declare(), std::logic_error);
}

}  // namespace
}  // namespace bookverse::store::contract
