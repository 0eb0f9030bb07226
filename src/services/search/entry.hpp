// What the index keeps of one listing: pure, from the market's card. Three parts: terms to find it by, facts
// to count and sort by (kept in memory), and the hit as it is sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/market/api.hpp"
#include "services/search/dto.hpp"
#include "services/search/term_list.hpp"

namespace bookverse::search {

/// First letters of terms that are not words; words are folded, so none begins with a capital letter.
namespace prefix {
inline constexpr char title = 'E';  ///< a whole title
inline constexpr char pair = 'B';   ///< two words side by side in a title, or the parts of a course code
inline constexpr char isbn = 'I';
inline constexpr char subject = 'S';
inline constexpr char course = 'C';
inline constexpr char condition = 'K';
inline constexpr char language = 'L';
inline constexpr char price_band = 'P';
inline constexpr char campus = 'M';
inline constexpr char price_step = 'R';
inline constexpr char rating_band = 'G';
}  // namespace prefix

bool is_word_term(std::string_view term);
/// Cut to what the index can hold.
std::string term_of(char kind, std::string_view value);

/// Facets of one kind are equal when their keys are.
std::string subject_key(std::string_view subject);
std::string language_key(std::string_view language);
std::string campus_key(std::string_view campus);

/// Thousandths of the currency's unit, so that EUR and JPY compare as numbers.
std::int64_t comparable(const Money& price);
dto::PriceBand band_of(std::int64_t comparable_price);
dto::RatingBand band_of(const std::optional<market::SellerRating>& rating);
/// Price steps grow with the price: sorting by price walks from step to step (decision 0112).
inline constexpr int price_steps = 256;
int step_of(std::int64_t comparable_price);
std::string step_term(int step);

struct Facts {
    market::ListingId id;
    std::int64_t version = 0;
    bool shown = false;
    std::int64_t price = 0;  ///< comparable()
    Instant published_at{};
    market::Condition condition = market::Condition::good;
    dto::RatingBand rating{};
    std::uint16_t words = 0;  ///< length of the text
    std::string title{};
    std::string language{};
    std::string campus{};
    std::vector<std::string> subjects{};
    std::vector<std::string> courses{};
    std::vector<std::string> authors{};

    friend bool operator==(const Facts&, const Facts&) = default;
};

std::string pack(const Facts& facts);
std::optional<Facts> unpack(std::string_view bytes);

/// From this weight on a word stands in title, author or course.
inline constexpr std::uint8_t strong_weight = 4;

struct Entry {
    Facts facts;
    TermList terms;  ///< none when the listing may not be found; heavier in the title than in the description
    std::string hit;  ///< JSON of dto::ListingHit
};

Entry entry_of(const market::ListingCard& card);

/// The whole titles that a query may be, as terms; and its pairs of neighbours.
std::string title_term(const std::vector<std::string>& words);
std::vector<std::string> pair_terms(const std::vector<std::string>& words);

}  // namespace bookverse::search
