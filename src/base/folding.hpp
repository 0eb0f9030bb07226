// How text becomes words, the same for what is indexed, for what is typed and for what is waited for. Pure.
//
// A word is folded: case, diacritics, full width and ligatures are gone (Zafón = zafon, ß = ss, ø = o),
// however the bytes spelled it (NFC = NFD). Words end at spaces and punctuation. Runs of Han and kana have no
// spaces, so they become overlapping pairs, and single signs for a query of one (decision 0110).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bookverse {

/// One folded text: lower case, no diacritics, NFC. Punctuation stays.
std::string fold(std::string_view text);

/// What a reader types: each word once, in order. "J.K. O'Brien's C++" gives jk, obriens, c++.
std::vector<std::string> query_words(std::string_view text);

/// What is found by: the same, and the other ways to type it: "J.K." also gives j and k, "l'étranger" also
/// etranger, a run of Han also its single signs.
std::vector<std::string> index_words(std::string_view text);

/// The words in order, with one space between them: equal for two spellings of one title.
std::string phrase_of(const std::vector<std::string>& words);

/// "MATH 201", "math-201" and "Math201" are all math201.
std::string course_key(std::string_view code);

/// The letters and the number of a course's key: math201 also as math and 201; empty when it is one word
/// only.
std::vector<std::string> course_parts(std::string_view key);

/// True when the text stops inside a word, so that the last word may be the beginning of a longer one.
bool ends_inside_word(std::string_view text);

/// Code points of valid UTF-8.
std::u32string code_points_of(std::string_view word);

std::string utf8_of(std::u32string_view letters);

/// True for words of scripts that are written without spaces: no typos are guessed in these.
bool is_unspaced(std::string_view word);

}  // namespace bookverse
