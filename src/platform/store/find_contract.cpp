// Queries: ranges, orders, nulls, lists, and pages that stand still while documents come and go.
#include <algorithm>

#include "platform/store/contract_support.hpp"

namespace bookverse::store::contract {
namespace {

class Finding : public StoreContract {
protected:
    void add(Item item) { ASSERT_TRUE(run(items.insert(std::move(item), soon()))); }

    template <class I, class K>
    std::string found(const I& index, K keys, PageOf page = {}) {
        const auto counted = run(items.count(index, keys, page, soon()));
        const auto some = run(items.find(index, std::move(keys), std::move(page), soon())).items;
        EXPECT_EQ(counted, some.size()) << "count() and find() are of one mind";
        return ids(some);
    }

    /// Page by page; `between` runs after each page.
    template <class I, class K>
    std::string all_pages(const I& index, K keys, PageOf page, const std::function<void(int)>& between = {}) {
        std::string out;
        for (int number = 0; number < 1000; ++number) {
            const auto one = run(items.find(index, keys, page, soon()));
            if (!between) EXPECT_EQ(run(items.count(index, keys, page, soon())), one.items.size());
            out += (out.empty() || one.items.empty() ? "" : " ") + ids(one.items);
            if (one.next.empty()) return out;
            EXPECT_EQ(one.items.size(), page.limit);
            page.after = one.next;
            if (between) between(number);
        }
        return "without end";
    }
};

using Keys1 = std::tuple<std::string>;

TEST_P(Finding, equality_order_and_range) {
    add({.id = "a", .group = "g", .rank = 3});
    add({.id = "b", .group = "g", .rank = 1});
    add({.id = "c", .group = "g", .rank = 2});
    add({.id = "d", .group = "other", .rank = 2});
    add({.id = "n", .group = "g"});
    EXPECT_EQ(found(by_group, Keys1{"g"}), "n b c a");
    EXPECT_EQ(found(by_group, Keys1{"g"}, {.descending = true}), "a c b n");
    EXPECT_EQ(found(by_group, Keys1{"g"}, {.at_least = value_of(2)}), "c a");
    EXPECT_EQ(found(by_group, Keys1{"g"}, {.less_than = value_of(3)}), "b c");
    EXPECT_EQ(
        found(by_group, Keys1{"g"}, {.descending = true, .at_least = value_of(1), .less_than = value_of(3)}),
        "c b");
    EXPECT_EQ(found(by_group, Keys1{"none"}), "");
}

TEST_P(Finding, a_sparse_index_has_no_nulls) {
    add({.id = "a", .group = "g", .rank = 3});
    add({.id = "n", .group = "g"});
    add({.id = "b", .group = "g", .rank = 1, .count = 2});
    add({.id = "m", .group = "g", .count = 2});
    EXPECT_EQ(found(by_rank, Keys1{"g"}), "a b");
    EXPECT_EQ(found(by_rank, Keys1{"g"}, {.descending = true}), "b a");
    EXPECT_EQ(found(by_rank, Keys1{"g"}, {.at_least = value_of(1)}), "b");
    for (const bool descending : {false, true})
        EXPECT_EQ(all_pages(by_rank, Keys1{"g"}, {.limit = 1, .descending = descending}),
                  descending ? "b a" : "a b");
    ASSERT_TRUE(run(items.update(
        "n",
        [](Item item) -> Result<Item> {
            item.rank = 9;
            return item;
        },
        soon())));
    ASSERT_TRUE(run(items.update(
        "a",
        [](Item item) -> Result<Item> {
            item.rank.reset();
            return item;
        },
        soon())));
    EXPECT_EQ(found(by_rank, Keys1{"g"}), "n b") << "it follows the documents";
}

TEST_P(Finding, by_enum_and_boolean) {
    add({.id = "a", .open = true, .colour = Colour::green});
    add({.id = "b", .open = false, .colour = Colour::green});
    add({.id = "c", .open = true, .colour = Colour::red});
    EXPECT_EQ(found(by_colour, std::tuple{Colour::green, true}), "a");
    EXPECT_EQ(found(by_colour, std::tuple{Colour::red, true}), "c");
    EXPECT_EQ(found(by_colour, std::tuple{Colour::red, false}), "");
}

TEST_P(Finding, by_unique_key_and_nested_name) {
    add({.id = "a", .key = "k", .owner = {"Ada"}});
    add({.id = "b", .owner = {"Bob"}});
    EXPECT_EQ((*run(items.find_one(by_key, {"k"}, soon())))->id, "a");
    EXPECT_FALSE(run(items.find_one(by_key, {"none"}, soon())));
    EXPECT_EQ(found(by_owner, Keys1{"Bob"}), "b");
}

TEST_P(Finding, elements_of_lists) {
    add({.id = "a", .rank = 2, .tags = {"x", "y"}, .lines = {{"s1", 1}, {"s1", 2}, {"s2", 3}}});
    add({.id = "b", .rank = 1, .tags = {"x"}, .lines = {{"s2", 4}}});
    add({.id = "c", .rank = 3});
    EXPECT_EQ(found(by_tag, Keys1{"x"}), "b a");
    EXPECT_EQ(found(by_tag, Keys1{"x"}, {.descending = true}), "a b");
    EXPECT_EQ(found(by_tag, Keys1{"y"}), "a");
    EXPECT_EQ(found(by_seller, Keys1{"s1"}), "a") << "once, though two lines match";
    EXPECT_EQ(found(by_seller, Keys1{"s2"}), "a b");
    ASSERT_TRUE(run(items.update(
        "a",
        [](Item item) -> Result<Item> {
            item.tags = {"z"};
            return item;
        },
        soon())));
    EXPECT_EQ(found(by_tag, Keys1{"x"}), "b");
    EXPECT_EQ(found(by_tag, Keys1{"z"}), "a");
    ASSERT_TRUE(run(items.erase("b", soon())));
    EXPECT_EQ(found(by_tag, Keys1{"x"}), "");
    EXPECT_THROW(found(Index<Item>{"by_tag", {}}, std::tuple<>{}), std::logic_error)
        << "a list is searched by equality";
}

TEST_P(Finding, instants_sort_as_time) {
    const auto at = [](const char* text) { return parse_instant(text); };
    add({.id = "late", .due_at = at("2026-11-22T10:00:00.500Z")});
    add({.id = "early", .due_at = at("2026-11-22T10:00:00Z")});
    add({.id = "never"});
    const auto now = value_of(*at("2026-11-22T10:00:00.100Z"));
    EXPECT_EQ(found(by_due, std::tuple<>{}, {.less_than = now}), "early");
    EXPECT_EQ(found(by_due, std::tuple<>{}, {.at_least = now}), "late");
    EXPECT_EQ(found(by_due, std::tuple<>{}), "never early late");
}

TEST_P(Finding, pages_are_the_whole_list_in_both_directions) {
    std::vector<std::pair<std::tuple<std::int64_t, std::int64_t, std::string>, Item>> sorted;
    for (int i = 0; i < 60; ++i) {
        // Many ties and some nulls in both sorted fields.
        Item item{.id = "i" + std::to_string(100 + (i * 37) % 60), .group = "g"};
        if (i % 5 != 0) item.rank = i % 4;
        item.count = i % 3;
        add(item);
        sorted.push_back({{item.rank.value_or(-1), item.count, item.id}, item});
    }
    std::ranges::sort(sorted, {}, [](const auto& entry) { return entry.first; });
    std::string up;
    std::string down;
    for (const auto& [key, item] : sorted) {
        up += (up.empty() ? "" : " ") + item.id;
        down = item.id + (down.empty() ? "" : " ") + down;
    }
    for (const std::size_t limit : {1, 7, 60, 61}) {
        EXPECT_EQ(all_pages(by_group, Keys1{"g"}, {.limit = limit}), up) << limit;
        EXPECT_EQ(all_pages(by_group, Keys1{"g"}, {.limit = limit, .descending = true}), down) << limit;
    }
}

TEST_P(Finding, pages_within_a_range) {
    for (int i = 0; i < 20; ++i)
        add({.id = "i" + std::to_string(10 + i), .group = "g", .rank = i / 2});
    EXPECT_EQ(
        all_pages(by_group, Keys1{"g"}, {.limit = 3, .at_least = value_of(2), .less_than = value_of(5)}),
        "i14 i15 i16 i17 i18 i19");
    EXPECT_EQ(all_pages(by_group, Keys1{"g"},
                        {.limit = 3, .descending = true, .at_least = value_of(2), .less_than = value_of(5)}),
              "i19 i18 i17 i16 i15 i14");
}

TEST_P(Finding, cursors_stand_still_under_inserts_and_deletes) {
    for (int i = 0; i < 20; ++i)
        add({.id = "i" + std::to_string(10 + i), .group = "g", .rank = 10 + i});
    const auto seen = all_pages(by_group, Keys1{"g"}, {.limit = 5}, [&](int page) {
        // Before the position: neither may show up. The document at the position itself goes away.
        add({.id = "new" + std::to_string(page), .group = "g", .rank = 1});
        ASSERT_TRUE(run(items.erase("i" + std::to_string(10 + page * 5 + 4), soon())));
        // Behind it: shows up once.
        if (page == 0) add({.id = "behind", .group = "g", .rank = 1000});
        if (page == 0) ASSERT_TRUE(run(items.erase("i20", soon())));
    });
    EXPECT_EQ(seen, "i10 i11 i12 i13 i14 i15 i16 i17 i18 i19 i21 i22 i23 i24 i25 i26 i27 i28 i29 behind");
}

TEST_P(Finding, foreign_positions_and_sizes_are_refused) {
    add({.id = "a", .group = "g"});
    for (const auto* after : {"x", "[]", "[1,2]", "{}", "[1,2,3]", "[[],1,\"a\"]"})
        EXPECT_THROW(found(by_group, Keys1{"g"}, {.after = after}), std::invalid_argument) << after;
    EXPECT_THROW(found(by_group, Keys1{"g"}, {.limit = 0}), std::logic_error);
    EXPECT_THROW(found(by_group, Keys1{"g"}, {.limit = 1001}), std::logic_error);
}

TEST_P(Finding, an_index_declared_later_knows_old_documents) {
    add({.id = "a", .group = "g", .tags = {"x"}});
    const Index<Item, std::string> late{"late", {"group", "tags"}};
    Collection<Item> again{*store, {.name = "test.items", .indexes = {by_key, late}}};
    const Index<Item, std::string, std::string> both{"late", {}};
    EXPECT_EQ(ids(run(again.find(both, {"g", "x"}, {}, soon())).items), "a");
}

TEST_P(Finding, a_changed_index_needs_a_new_name) {
    const Index<Item, std::string> changed{"by_group", {"group", "count"}};
    const auto declare = [&] { Collection<Item>{*store, {.name = "test.items", .indexes = {changed}}}; };
    EXPECT_THROW(declare(), std::logic_error);
    const Index<Item, std::string> typo{"by_typo", {"gruop"}};
    const auto misspelt = [&] { Collection<Item>{*store, {.name = "test.items", .indexes = {typo}}}; };
    EXPECT_THROW(misspelt(), std::logic_error);
}

BOOKVERSE_EACH_ADAPTER(Finding);

}  // namespace
}  // namespace bookverse::store::contract
