#include "services/search/overlay.hpp"

#include <gtest/gtest.h>

#include "services/search/list_cache.hpp"

namespace bookverse::search {
namespace {

PendingPtr pending(Number number, std::initializer_list<const char*> words) {
    Pending listing{.number = number, .version = 1};
    for (const auto* word : words)
        listing.terms.add(word, 6);
    return std::make_shared<const Pending>(std::move(listing));
}

LayerPtr layer(std::initializer_list<PendingPtr> listings) {
    auto out = std::make_shared<Layer>();
    for (const auto& listing : listings)
        out->add(listing);
    return out;
}

std::string text(const std::vector<PostingList::Posting>& postings) {
    std::string out;
    for (const auto& [number, weight] : postings)
        out += std::to_string(number) + ':' + std::to_string(weight) + ' ';
    return out;
}

TEST(TermLists, GiveBackWhatWasAdded) {
    TermList list;
    EXPECT_TRUE(list.empty());
    const std::string longest(300, 'x');
    list.add("", 1);
    list.add("zafón", 200);
    list.add(longest, 3);
    std::vector<std::pair<std::string, int>> seen;
    for (const auto& [term, weight] : list)
        seen.emplace_back(term, weight);
    EXPECT_EQ(seen, (std::vector<std::pair<std::string, int>>{
                        {"", 1}, {"zafón", 200}, {longest.substr(0, TermList::longest), 3}}));
}

TEST(Layers, KeepTheOrderOfChanges) {
    Layer changes;
    TermList before;
    before.add("night", 1);
    before.add("old", 1);
    changes.forget(7, before);
    changes.add(pending(7, {"night", "new"}));
    changes.add(pending(9, {"night"}));
    std::vector<PostingList::Posting> postings;
    changes.changes_of("night", postings);
    EXPECT_EQ(text(postings), "7:0 7:6 9:6 ");
    changes.changes_of("nobody's", postings);
    EXPECT_EQ(postings.size(), 3u);
    std::map<std::string, int> more;
    changes.each_term([&](std::string_view term, int by, const auto&) { more[std::string{term}] = by; });
    EXPECT_EQ(more, (std::map<std::string, int>{{"night", 1}, {"old", -1}, {"new", 1}}));
}

TEST(Overlays, HoldWhatTheDiskHasNot) {
    Overlay overlay;
    const auto first = pending(1, {"a"});
    const auto second = pending(2, {"a"});
    overlay.hold(first);
    EXPECT_EQ(overlay.waiting(), 0u);  // its hit can be read, it cannot be found yet
    EXPECT_EQ(overlay.find(1).first, first);
    EXPECT_EQ(overlay.publish(layer({first})), 1u);
    overlay.hold(second);
    EXPECT_EQ(overlay.publish(layer({second})), 2u);
    EXPECT_EQ(overlay.oldest(1).size(), 1u);
    EXPECT_EQ(overlay.oldest(2).size(), 2u);
    const auto before = overlay.snapshot();
    const auto changed = pending(1, {"b"});
    overlay.hold(changed);
    overlay.written(2);
    EXPECT_EQ(overlay.waiting(), 0u);
    EXPECT_EQ(overlay.find(2).first, nullptr);
    EXPECT_EQ(overlay.find(2).second, before.written + 1);
    EXPECT_EQ(overlay.find(1).first, changed);  // not what was written
    EXPECT_EQ(before.layers->size(), 2u);       // a moment stays what it was
    EXPECT_EQ(overlay.snapshot().layers->size(), 0u);
}

TEST(ListCaches, KeepOnlyWhatIsAsNewAsTheyAre) {
    ListCache lists{1 << 20};
    const auto read = std::make_shared<const PostingList>(std::vector<PostingList::Posting>{{1, 6}}, 10);
    lists.published(*layer({pending(2, {"a"})}), 1, 10);
    lists.keep("a", read, 0);  // read before, kept after: it lacks the second one
    EXPECT_EQ(lists.find("a"), nullptr);
    lists.keep("a", read, 1);
    EXPECT_EQ(lists.find("a"), read);
    lists.published(*layer({pending(3, {"a"})}), 2, 10);
    ASSERT_NE(lists.find("a"), nullptr);
    EXPECT_EQ(text(lists.find("a")->postings()), "1:6 3:6 ");
    EXPECT_EQ(text(read->postings()), "1:6 ");
}

}  // namespace
}  // namespace bookverse::search
