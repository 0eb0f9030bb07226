#include "services/search/columns.hpp"

#include <algorithm>

#include "base/folding.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t most_names = 255;  ///< of one kind in one listing

template <class Key>
std::uint8_t add_names(std::vector<std::uint32_t>& out, Names& names, const std::vector<std::string>& texts,
                       Key key_of) {
    const auto begin = out.size();
    for (const auto& text : texts) {
        auto key = key_of(text);
        if (key.empty() || out.size() - begin == most_names) continue;
        const auto id = names.intern(std::move(key), text);
        if (std::find(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), id) == out.end())
            out.push_back(id);
    }
    return static_cast<std::uint8_t>(out.size() - begin);
}

std::uint32_t one_name(Names& names, std::string key, const std::string& text) {
    return key.empty() ? no_name : names.intern(std::move(key), text);
}

}  // namespace

std::uint32_t Names::intern(std::string key, std::string_view display) {
    const auto [found, fresh] =
        ids_.try_emplace(std::move(key), static_cast<std::uint32_t>(displays_.size()));
    if (fresh) displays_.emplace_back(display);
    return found->second;
}

std::uint32_t Names::find(const std::string& key) const {
    const auto found = ids_.find(key);
    return found == ids_.end() ? no_name : found->second;
}

void Columns::forget(const Row& row) {
    if (!row.shown) return;
    --shown_;
    words_ -= row.words;
}

void Columns::put(Number number, const Facts& facts) {
    const std::unique_lock lock{mutex_};
    if (rows_.size() <= number) {
        rows_.resize(number + std::size_t{1});
        cold_.resize(number + std::size_t{1});
        lengths_.resize(number + std::size_t{1});
    }
    numbers_[facts.id.value] = number;
    cold_[number] = {facts.id, facts.published_at};
    Row& row = rows_[number];
    forget(row);
    row = Row{};
    row.version = facts.version;
    lengths_[number] = 0;
    if (!facts.shown) return;
    row.shown = true;
    row.price = facts.price;
    row.condition = facts.condition;
    row.band = band_of(facts.price);
    row.rating = facts.rating;
    row.words = facts.words;
    row.title = one_name(titles_, phrase_of(query_words(facts.title)), facts.title);
    row.language = one_name(languages_, language_key(facts.language), facts.language);
    row.campus = one_name(campuses_, campus_key(facts.campus), facts.campus);
    std::vector<std::uint32_t> names;
    row.subjects = add_names(names, subjects_, facts.subjects, subject_key);
    row.courses = add_names(names, courses_, facts.courses, course_key);
    row.authors = add_names(names, authors_, facts.authors,
                            [](const std::string& name) { return phrase_of(query_words(name)); });
    row.names = std::make_unique<std::uint32_t[]>(names.size());
    std::ranges::copy(names, row.names.get());
    lengths_[number] = static_cast<std::uint16_t>(std::max<int>(row.words, 1));
    ++shown_;
    words_ += row.words;
}

void Columns::retire(Number number) {
    const std::unique_lock lock{mutex_};
    forget(rows_[number]);
    rows_[number] = Row{};
    lengths_[number] = 0;
}

Number Columns::number_of(market::ListingId id) const {
    const auto found = numbers_.find(id.value);
    return found == numbers_.end() ? 0 : found->second;
}

}  // namespace bookverse::search
