// One document: what comes back is what went in, versions count writes, refusals change nothing.
#include <limits>

#include "platform/store/contract_support.hpp"

namespace bookverse::store::contract {
namespace {

using Crud = StoreContract;

Item full_item() {
    Item item{.id = "full"};
    item.group = "gr\u00fcn \"quoted\" \\ / \u2028 \U0001F4DA";
    item.key = "a.b$c";
    item.rank = std::numeric_limits<std::int64_t>::min();
    item.count = std::numeric_limits<std::int64_t>::max();
    item.open = true;
    item.colour = Colour::green;
    item.due_at = *parse_instant("2026-11-22T18:04:05.123Z");
    item.owner.name = "Ada";
    item.tags = {"", "x", "y"};
    item.lines = {{"s1", 9'007'199'254'740'993}, {"s2", -1}};
    item.weight = 0.1;
    return item;
}

TEST_P(Crud, what_comes_back_is_what_went_in) {
    const auto item = full_item();
    const auto inserted = run(items.insert(item, soon()));
    ASSERT_TRUE(inserted);
    EXPECT_EQ(inserted->version, 1);
    reopen();
    const auto found = run(items.get("full", soon()));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->version, 1);
    EXPECT_EQ(**found, item);
}

TEST_P(Crud, what_is_not_there) {
    EXPECT_FALSE(run(items.get("none", soon())));
    EXPECT_FALSE(run(items.erase("none", soon())));
    const auto updated =
        run(items.update("none", [](const Item& item) -> Result<Item> { return item; }, soon()));
    ASSERT_FALSE(updated);
    EXPECT_EQ(updated.error().kind, RefusalKind::not_found);
}

TEST_P(Crud, an_id_exists_once) {
    ASSERT_TRUE(run(items.insert({.id = "a", .group = "first"}, soon())));
    const auto again = run(items.try_insert({.id = "a", .group = "second"}, soon()));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().duplicate_index, "id");
    EXPECT_EQ(again.error().refusal.code, "duplicate");
    EXPECT_EQ((*run(items.get("a", soon())))->group, "first");
}

TEST_P(Crud, update_counts_versions_and_gives_the_new_state) {
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    for (int i = 1; i <= 3; ++i) {
        const auto updated = run(items.update(
            "a",
            [](Item item) -> Result<Item> {
                ++item.count;
                return item;
            },
            soon()));
        ASSERT_TRUE(updated);
        EXPECT_EQ(updated->version, 1 + i);
        EXPECT_EQ((*updated)->count, i);
    }
    EXPECT_EQ(run(items.get("a", soon()))->version, 4);
}

TEST_P(Crud, a_refused_update_changes_nothing) {
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    const auto updated = run(items.update(
        "a", [](const Item&) -> Result<Item> { return refuse(RefusalKind::conflict, "sold", "Sold."); },
        soon()));
    ASSERT_FALSE(updated);
    EXPECT_EQ(updated.error().code, "sold");
    EXPECT_EQ(run(items.get("a", soon()))->version, 1);
}

TEST_P(Crud, an_update_that_changes_nothing_writes_nothing) {
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    const auto updated =
        run(items.update("a", [](const Item& item) -> Result<Item> { return item; }, soon()));
    ASSERT_TRUE(updated);
    EXPECT_EQ(updated->version, 1);
    EXPECT_EQ(run(items.get("a", soon()))->version, 1);
}

TEST_P(Crud, a_rule_that_throws_fails_only_itself) {
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    const auto throwing = [](const Item&) -> Result<Item> { throw std::domain_error{"bug"}; };
    EXPECT_THROW(run(items.update("a", throwing, soon())), std::domain_error);
    EXPECT_EQ(run(items.get("a", soon()))->version, 1);
}

TEST_P(Crud, update_and_erase_of_an_expected_version) {
    ASSERT_TRUE(run(items.insert({.id = "a"}, soon())));
    const auto count = [](Item item) -> Result<Item> {
        ++item.count;
        return item;
    };
    ASSERT_TRUE(run(items.update("a", count, soon(), 1)));
    const auto late = run(items.update("a", count, soon(), 1));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, RefusalKind::changed_meanwhile);
    EXPECT_FALSE(run(items.erase("a", soon(), 1)));
    EXPECT_TRUE(run(items.erase("a", soon(), 2)));
    EXPECT_FALSE(run(items.get("a", soon())));
    EXPECT_TRUE(run(items.insert({.id = "a"}, soon()))) << "an id is free again after erase";
}

TEST_P(Crud, get_many_keeps_the_order_and_leaves_out_what_is_not_there) {
    for (const auto* id : {"a", "b", "c"})
        ASSERT_TRUE(run(items.insert({.id = id}, soon())));
    EXPECT_EQ(ids(run(items.get_many({"c", "none", "a", "b", "a"}, soon()))), "c a b a");
    EXPECT_EQ(ids(run(items.get_many({}, soon()))), "");
}

TEST_P(Crud, unique_indexes_hold_for_insert_and_update_and_ignore_null) {
    ASSERT_TRUE(run(items.insert({.id = "a", .group = "g", .key = "k"}, soon())));
    const auto second = run(items.try_insert({.id = "b", .group = "h", .key = "k"}, soon()));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().duplicate_index, "by_key");
    EXPECT_FALSE(run(items.get("b", soon())));
    // No key: as many as there may be.
    ASSERT_TRUE(run(items.insert({.id = "b", .group = "g"}, soon())));
    ASSERT_TRUE(run(items.insert({.id = "c", .group = "g"}, soon())));
    const auto taken = run(items.try_update(
        "c",
        [](Item item) -> Result<Item> {
            item.key = "k";
            return item;
        },
        soon()));
    ASSERT_FALSE(taken);
    EXPECT_NE(taken.error().duplicate_index, "");
    EXPECT_EQ(run(items.get("c", soon()))->version, 1);
    // Freed by its holder, it can be taken.
    ASSERT_TRUE(run(items.erase("a", soon())));
    ASSERT_TRUE(run(items.insert({.id = "d", .group = "h", .key = "k"}, soon())));
}

TEST_P(Crud, text_with_a_nul_is_refused_everywhere) {
    const std::string nul{"a\0b", 3};
    EXPECT_THROW(run(items.insert({.id = nul}, soon())), std::invalid_argument);
    EXPECT_THROW(run(items.insert({.id = "a", .group = nul}, soon())), std::invalid_argument);
    EXPECT_TRUE(run(items.insert({.id = "b", .group = "\\u0000"}, soon()))) << "the text itself is no NUL";
    const auto with_nul = [&](Item item) -> Result<Item> {
        item.group = nul;
        return item;
    };
    EXPECT_THROW(run(items.update("b", with_nul, soon())), std::invalid_argument);
    EXPECT_EQ(run(items.get("b", soon()))->version, 1);
}

TEST_P(Crud, a_passed_deadline_does_nothing) {
    const Deadline passed = Deadline::after(std::chrono::milliseconds{-1});
    EXPECT_THROW(run(items.insert({.id = "a"}, passed)), DeadlinePassed);
    EXPECT_FALSE(run(items.get("a", soon())));
    EXPECT_THROW(run(items.get("a", passed)), DeadlinePassed);
}

TEST_P(Crud, what_is_not_declared_is_a_mistake) {
    const CollectionSpec unknown{.name = "test.unknown", .indexes = {}, .codec = {}};
    EXPECT_THROW(run(store->get(unknown, "a", soon())), std::logic_error);
    const Index<Item, std::string> undeclared{"undeclared", {"group"}};
    EXPECT_THROW(run(items.find(undeclared, {"g"}, {}, soon())), std::logic_error);
}

TEST_P(Crud, ping_answers) {
    EXPECT_NO_THROW(run(store->ping(soon())));
}

BOOKVERSE_EACH_ADAPTER(Crud);

}  // namespace
}  // namespace bookverse::store::contract
