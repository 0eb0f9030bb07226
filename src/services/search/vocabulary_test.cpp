#include "services/search/vocabulary.hpp"

#include <gtest/gtest.h>

#include <set>

namespace bookverse::search {
namespace {

class VocabularyTest : public testing::Test {
protected:
    void SetUp() override {
        words.add({{"harry", 40},
                   {"harrison", 9},
                   {"harris", 12},
                   {"hunger", 30},
                   {"rowling", 21},
                   {"rolling", 2},
                   {"collins", 8},
                   {"suzanne", 8},
                   {"толстой", 3},
                   {"孫子", 2},
                   {"of", 900},
                   {"zafon", 5}});
    }
    std::string completions(const std::string& beginning, std::size_t most = 10) {
        std::string out;
        for (const auto& word : words.completions(beginning, most))
            out += (out.empty() ? "" : " ") + word.text;
        return out;
    }
    std::string nearest(std::string_view word) {
        std::string out;
        for (const auto& near : words.nearest(word, 3))
            out += (out.empty() ? "" : " ") + near.text + ":" + std::to_string(near.distance);
        return out;
    }
    Vocabulary words;
};

TEST_F(VocabularyTest, CompletesByFrequency) {
    EXPECT_EQ(completions("har"), "harry harris harrison");
    EXPECT_EQ(completions("harr", 2), "harry harris");
    EXPECT_EQ(completions("harry"), "");
    EXPECT_EQ(completions("толс"), "толстой");
}

TEST_F(VocabularyTest, FindsTheNearest) {
    const std::pair<const char*, const char*> cases[] = {
        {"rowlng", "rowling:1"},              // one less
        {"rowwling", "rowling:1 rolling:2"},  // one more
        {"rowlign", "rowling:1"},             // two swapped
        {"zafom", "zafon:1"},                 // one other
        {"suzane", "suzanne:1"},
        {"harisson", "harrison:2"},  // two changes from eight letters on
        {"hunter", "hunger:1"},
        {"wolling", "rolling:1"},  // the first letter too
        {"rowling", "rolling:1"},  // not itself
        {"oz", ""},                // too short to guess
        {"qwertyui", ""},
        {"толстои", "толстой:1"},  // letters, not bytes
        {"孫手", ""},
    };
    for (const auto& [word, expected] : cases)
        EXPECT_EQ(nearest(word), expected) << word;
}

TEST_F(VocabularyTest, ForgetsWordsWithoutListings) {
    words.add({{"rowling", -20}});
    EXPECT_EQ(words.listings_with("rowling"), 1u);
    words.add({{"rowling", -1}});
    EXPECT_EQ(words.listings_with("rowling"), 0u);
    EXPECT_EQ(completions("rowl"), "");
    EXPECT_EQ(nearest("rowlng"), "");
    words.add({{"rolling", -2}, {"suzanne", -8}, {"collins", -8}});
    EXPECT_EQ(nearest("suzane"), "");
    words.add({{"rowling", 1}});
    EXPECT_EQ(nearest("rowlin"), "rowling:1");  // another slip: what was near is remembered for a moment
    EXPECT_EQ(nearest("hunter"), "hunger:1");
}

/// Against the plain definition, word by word.
TEST(Nearest, IsWhatTheDefinitionSays) {
    const auto osa = [](const std::string& a, const std::string& b) {
        std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
        for (std::size_t i = 0; i <= a.size(); ++i)
            for (std::size_t j = 0; j <= b.size(); ++j) {
                if (i == 0 || j == 0) {
                    d[i][j] = static_cast<int>(i + j);
                    continue;
                }
                d[i][j] =
                    std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        return d[a.size()][b.size()];
    };
    std::set<std::string> all;
    std::uint32_t seed = 1;
    for (int i = 0; i < 3000; ++i) {
        std::string word;
        for (std::uint32_t letters = 3 + seed % 7; word.size() < letters;) {
            seed = seed * 1664525 + 1013904223;
            word += static_cast<char>('a' + (seed >> 24) % 4);
        }
        all.insert(word);
    }
    Vocabulary words;
    std::vector<Vocabulary::Change> changes;
    for (const auto& word : all)
        changes.push_back({word, 1});
    words.add(changes);
    std::vector<Vocabulary::Change> gone;
    for (const auto& word : all)
        if (word.back() == 'b') gone.push_back({word, -1});
    words.add(gone);
    std::erase_if(all, [](const std::string& word) { return word.back() == 'b'; });
    for (const std::string word : {"abcda", "aaaa", "dcbadcba", "abababab"}) {
        std::size_t expected = 0;
        for (const auto& other : all)
            expected += other != word && osa(word, other) <= (word.size() < 8 ? 1 : 2) ? 1 : 0;
        EXPECT_EQ(words.nearest(word, 100000).size(), expected) << word;
    }
}

}  // namespace
}  // namespace bookverse::search
