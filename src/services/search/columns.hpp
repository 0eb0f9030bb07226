// Facts of every listing in memory, by its number in the index: what facets are counted by and results sorted
// by, without a look at the disk. About 150 bytes a listing, texts counted once. Whoever reads holds the lock
// of read() for as long; the writer takes it for one row at a time.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/search/entry.hpp"

namespace bookverse::search {

/// A listing's number: larger is newer. 0 is nobody's.
using Number = std::uint32_t;

inline constexpr std::uint32_t no_name = UINT32_MAX;

/// Texts that many listings share, each once. What differs in spelling only (math201, MATH 201) is one, shown
/// as it was written first.
class Names {
public:
    std::uint32_t intern(std::string key, std::string_view display);
    /// no_name when nobody bears it.
    std::uint32_t find(const std::string& key) const;
    const std::string& display(std::uint32_t id) const { return displays_[id]; }
    std::size_t size() const { return displays_.size(); }

private:
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::deque<std::string> displays_;
};

/// One line of the processor's cache: a search looks at a few hundred of them, all over the memory.
struct alignas(64) Row {
    std::int64_t version = 0;
    std::int64_t price = 0;
    std::unique_ptr<std::uint32_t[]> names{};  ///< subjects, then courses, then authors
    std::uint32_t title = no_name;
    std::uint32_t language = no_name;
    std::uint32_t campus = no_name;
    std::uint16_t words = 0;
    market::Condition condition{};
    dto::PriceBand band{};
    dto::RatingBand rating{};
    bool shown = false;
    std::uint8_t subjects = 0;
    std::uint8_t courses = 0;
    std::uint8_t authors = 0;

    std::span<const std::uint32_t> subject_names() const { return {names.get(), subjects}; }
    std::span<const std::uint32_t> course_names() const { return {names.get() + subjects, courses}; }
    std::span<const std::uint32_t> author_names() const {
        return {names.get() + subjects + courses, authors};
    }
};
static_assert(sizeof(Row) == 64);

/// What is not needed to rank and count.
struct ColdRow {
    market::ListingId id{};
    Instant published_at{};
};

class Columns {
public:
    // The writer's.
    void put(Number number, const Facts& facts);
    /// The number is given up: its listing has another one now.
    void retire(Number number);
    Number number_of(market::ListingId id) const;  ///< 0 when not known
    const Row& row_of_writer(Number number) const { return rows_[number]; }
    const ColdRow& cold_of_writer(Number number) const { return cold_[number]; }

    std::shared_lock<std::shared_mutex> read() const { return std::shared_lock{mutex_}; }

    // Under the lock of read().
    const Row& row(Number number) const { return rows_[number]; }
    const ColdRow& cold(Number number) const { return cold_[number]; }
    /// 0 when it may not be found, else about the number of its words: all that ranking needs, in two bytes.
    std::uint16_t length(Number number) const { return lengths_[number]; }
    Number end() const { return static_cast<Number>(rows_.size()); }
    std::size_t shown() const { return shown_; }
    double average_words() const {
        return shown_ == 0 ? 1.0 : static_cast<double>(words_) / static_cast<double>(shown_);
    }
    const Names& titles() const { return titles_; }
    const Names& authors() const { return authors_; }
    const Names& subjects() const { return subjects_; }
    const Names& courses() const { return courses_; }
    const Names& languages() const { return languages_; }
    const Names& campuses() const { return campuses_; }

private:
    void forget(const Row& row);
    mutable std::shared_mutex mutex_;
    std::deque<Row> rows_{1};
    std::deque<ColdRow> cold_{1};
    std::vector<std::uint16_t> lengths_ = std::vector<std::uint16_t>(1);
    std::size_t shown_ = 0;
    std::uint64_t words_ = 0;
    Names titles_, authors_, subjects_, courses_, languages_, campuses_;
    std::unordered_map<Uuid, Number> numbers_;  ///< the writer's own
};

}  // namespace bookverse::search
