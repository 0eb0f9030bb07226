// What a saved search wants, held against a listing. Pure; words are folded as the search does it.
//
// A search is found again by its keys, of which a listing that matches has at least one: "i:" ISBN, "c:"
// course, "w:" a word, "s:" subject. So a new listing meets only the searches that share a key with it,
// and matches() then decides.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "services/market/wishes_dto.hpp"

namespace bookverse::market {

/// A listing as criteria see it.
struct Traits {
    std::optional<std::string> isbn{};
    std::set<std::string> words{};  ///< of title, authors, subjects, publisher, courses
    std::set<std::string> courses{};
    std::set<std::string> subjects{};
    std::optional<std::string> campus{};
    std::string language{};
    Money price{};
    Condition condition{};
};
Traits traits_of(const ListingCard& listing);

/// Criteria in the form that is stored: an ISBN in the text is the ISBN, the campus in lower case.
Criteria criteria_of(const dto::NewCriteria& words, Currency currency);

bool matches(const Criteria& criteria, const Traits& listing);

/// What a search is news of: a listing that was published after the search was saved, or one whose price has
/// just fallen into its range.
bool is_news(const SavedSearch& search, const ListingCard& listing, const std::optional<Money>& old_price);

/// All keys under which a search that matches may lie.
std::vector<std::string> keys_of(const Traits& listing);

/// The keys of a search, and whether it needs all of these or the one of them that is least crowded.
struct KeyChoice {
    std::vector<std::string> keys;
    bool one_is_enough = false;
};
KeyChoice keys_of(const Criteria& criteria);

/// Of searches in words: how people recognise it.
std::string default_label(const Criteria& criteria);

/// The shelves on which a wanted ad lies; one without campus lies on none.
std::vector<std::string> shelves_of(const Criteria& criteria);
/// The shelf that a visitor looks at.
std::string shelf_of(const std::optional<std::string>& campus, const std::optional<std::string>& course);

/// Equal for two spellings of one subject.
std::string subject_key(std::string_view subject);

}  // namespace bookverse::market
