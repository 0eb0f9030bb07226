#include <algorithm>
#include <map>

#include "base/folding.hpp"
#include "services/search/listing_search.hpp"
#include "services/search/plan.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t most_titles = 5;
constexpr std::size_t most_authors = 3;
constexpr std::size_t most_courses = 2;
constexpr std::size_t most_looked_at = 400;  ///< names of one kind

/// All words occur, the last one perhaps only begun.
bool fits(const std::vector<std::string>& typed, std::string_view name) {
    const auto words = index_words(name);
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const bool last = i + 1 == typed.size();
        const bool found = std::ranges::any_of(words, [&](const std::string& word) {
            return word == typed[i] || (last && word.starts_with(typed[i]));
        });
        if (!found) return false;
    }
    return true;
}

/// The names that fit, the most frequent first.
template <class Fits>
std::vector<std::string> top(const std::map<std::uint32_t, std::size_t>& counts, const Names& names,
                             std::size_t most, Fits fits_name) {
    std::vector<std::pair<std::size_t, std::uint32_t>> order;
    for (const auto& [id, count] : counts)
        order.emplace_back(count, id);
    std::ranges::sort(order, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (order.size() > most_looked_at) order.resize(most_looked_at);
    std::vector<std::string> out;
    for (const auto& [count, id] : order) {
        if (out.size() == most) break;
        if (fits_name(names.display(id))) out.push_back(names.display(id));
    }
    return out;
}

}  // namespace

dto::Suggestions suggest(const std::string& typed, Generation& generation, Deadline deadline) {
    ReaderLease reader{generation};
    const Plan plan = plan_of(typed, generation, reader);
    dto::Suggestions out;
    if (plan.words.empty()) return out;
    const auto& columns = generation.columns();
    const auto lock = columns.read();
    const Limits limits{.candidates = 500, .steps = 0};
    auto found = match({plan.begun(), {}}, columns, limits, deadline).candidates;
    for (const auto& lead : plan.best) {  // a title that is typed to its end, however old
        Wanted better{plan.begun(), {}};
        better.all.insert(better.all.end(), lead.begin(), lead.end());
        const auto more = match(better, columns, {.candidates = 50, .steps = 0}, deadline);
        found.insert(found.end(), more.candidates.begin(), more.candidates.end());
    }
    std::map<std::uint32_t, std::size_t> titles, authors, courses;
    for (const auto& one : found) {
        const Row& row = columns.row(one.number);
        if (row.title != no_name) ++titles[row.title];
        for (const auto id : row.course_names())
            ++courses[id];
        for (const auto id : row.author_names())
            ++authors[id];
    }
    const auto meant = query_words(plan.did_you_mean.value_or(typed));
    const auto fits_words = [&](const std::string& name) { return fits(meant, name); };
    const auto code = course_key(typed);
    out.titles = top(titles, columns.titles(), most_titles, fits_words);
    out.authors = top(authors, columns.authors(), most_authors, fits_words);
    out.courses = top(courses, columns.courses(), most_courses,
                      [&](const std::string& name) { return course_key(name).starts_with(code); });
    return out;
}

}  // namespace bookverse::search
