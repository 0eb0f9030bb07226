#include "base/folding.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace bookverse {
namespace {

struct Case {
    const char* text;
    const char* words;  ///< with spaces between
};

TEST(QueryWords, AreFoldedAndCut) {
    const Case cases[] = {
        {"", ""},
        {"  ... — ! ", ""},
        {"The Hunger Games (The Hunger Games, #1)", "the hunger games 1"},
        {"Carlos Ruiz Zafón", "carlos ruiz zafon"},
        {"Zafo\u0301n", "zafon"},  // NFD
        {"Jo Nesbø", "jo nesbo"},
        {"Straße", "strasse"},
        {"STRASSE", "strasse"},
        {"Łódź", "lodz"},
        {"Æsop’s œuvre", "aesops oeuvre"},
        {"Männer, die hassen", "manner die hassen"},
        {"J.K. Rowling", "jk rowling"},
        {"J. K. Rowling", "j k rowling"},
        {"J.R.R. Tolkien", "jrr tolkien"},
        {"E.L James", "el james"},
        {"O'Brien", "obrien"},
        {"Catch-22", "catch 22"},
        {"1984", "1984"},
        {"C++ Primer", "c++ primer"},
        {"C# in Depth", "c# in depth"},
        {"Death Note, Vol. 1: Boredom (Death Note, #1)", "death note vol 1 boredom"},
        {"MATH 201", "math 201"},
        {"Анна Каренина", "анна каренина"},
        {"Ἰλιάς Ὀδύσσεια", "ιλιασ οδυσσεια"},
        {"كِتَاب أَلْف", "كتاب الف"},
        {"الفيل الأزرق", "الفيل الازرق"},
        {"קיצור תולדות האנושות", "קיצור תולדות האנושות"},
        {"भगवद्गीता [Bhagavadgītā]", "भगवद्गीता bhagavadgita"},
        {"채식주의자", "채식주의자"},
        {"孫子兵法", "孫子 子兵 兵法"},
        {"ノルウェイの森", "ノル ルウ ウェ ェイ イの の森"},
        {"森", "森"},
        {"ﾃﾞｽﾉｰﾄ", "デス スノ ノー ート"},  // half width
        {"ＡＢＣ", "abc"},
        {"ʾalf layla", "alf layla"},
    };
    for (const auto& [text, words] : cases)
        EXPECT_EQ(phrase_of(query_words(text)), words) << text;
}

TEST(IndexWords, AlsoHoldOtherWaysToTypeIt) {
    const Case cases[] = {
        {"L'étranger", "etranger letranger"},
        {"J.K. Rowling", "jk j k rowling"},
        {"C++", "c c++"},
        {"孫子", "孫子 孫 子"},
        {"Catch-22", "catch 22"},
    };
    for (const auto& [text, words] : cases)
        EXPECT_EQ(phrase_of(index_words(text)), words) << text;
}

/// Whatever is typed of a text must be among what is found by.
TEST(IndexWords, HoldEveryQueryWord) {
    for (const auto* text : {"L'étranger", "J.R.R. Tolkien's C++", "孫子兵法 The Art of War", "E.L. James",
                             "F# 9", "A. Lee", "d'Artagnan O'Neil", "森"}) {
        const auto all = index_words(text);
        for (const auto& word : query_words(text))
            EXPECT_NE(std::ranges::find(all, word), all.end()) << word << " of " << text;
    }
}

TEST(CourseKey, IsOneForAllSpellings) {
    for (const auto* code : {"MATH 201", "math-201", "Math201", " ＭＡＴＨ２０１ "})
        EXPECT_EQ(course_key(code), "math201") << code;
    EXPECT_NE(course_key("MATH 201A"), "math201");
}

TEST(Text, LongWordsAreCutAlike) {
    const std::string word(300, 'x');
    EXPECT_EQ(query_words(word), index_words(word + "y"));
}

}  // namespace
}  // namespace bookverse
