#include "services/search/filters.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <cmath>
#include <span>

#include "base/folding.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t most_values = 20;

Choice& of(Choices& choices, Facet facet) {
    return choices[static_cast<std::size_t>(facet)];
}

void choose(Choice& choice, char kind, std::string key, std::string value) {
    choice.terms.push_back(term_of(kind, key));
    choice.values.push_back(std::move(value));
}

template <class E>
std::string name_of(E value) {
    return boost::describe::enum_to_string(value, "?");
}

/// How often each of a set of small numbers occurs.
class Counts {
public:
    explicit Counts(std::size_t size) : counts_(size) {}
    void add(std::uint32_t id) {
        if (id < counts_.size() && counts_[id]++ == 0) seen_.push_back(id);
    }
    template <class NameOf>
    std::vector<dto::FacetValue> top(double scale, const Choice& chosen, NameOf name_of_id) {
        std::ranges::sort(seen_, [&](std::uint32_t a, std::uint32_t b) {
            return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : a < b;
        });
        std::vector<dto::FacetValue> out;
        std::vector<std::string> missing = chosen.values;
        for (const auto id : seen_) {
            std::string name{name_of_id(id)};
            const auto known = std::ranges::find(missing, name);
            if (out.size() >= most_values && known == missing.end()) continue;
            if (known != missing.end()) missing.erase(known);
            out.push_back({std::move(name), std::llround(counts_[id] * scale)});
        }
        for (auto& value : missing)
            out.push_back({std::move(value), 0});
        return out;
    }

private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> seen_{};
};

/// With a name as it is shown, whatever the spelling that was chosen.
template <class KeyOf>
std::vector<dto::FacetValue> named(Counts& counts, double scale, const Choice& chosen, const Names& names,
                                   KeyOf key_of) {
    Choice shown = chosen;
    for (auto& value : shown.values) {
        const auto id = names.find(key_of(value));
        if (id != no_name) value = names.display(id);
    }
    return counts.top(scale, shown, [&](std::uint32_t id) { return names.display(id); });
}

}  // namespace

Choices choices_of(const dto::ListingsQuery& query) {
    Choices out;
    for (const auto& one : query.subject)
        choose(of(out, Facet::subject), prefix::subject, subject_key(one.str()), one.str());
    for (const auto& one : query.course)
        choose(of(out, Facet::course), prefix::course, course_key(one.str()), one.str());
    for (const auto one : query.condition)
        choose(of(out, Facet::condition), prefix::condition, std::to_string(static_cast<int>(one)),
               name_of(one));
    for (const auto& one : query.language)
        choose(of(out, Facet::language), prefix::language, language_key(one.str()), one.str());
    for (const auto one : query.price)
        choose(of(out, Facet::price), prefix::price_band, std::to_string(static_cast<int>(one)),
               name_of(one));
    for (const auto& one : query.campus)
        choose(of(out, Facet::campus), prefix::campus, campus_key(one.str()), one.str());
    for (const auto one : query.seller_rating)
        choose(of(out, Facet::seller_rating), prefix::rating_band, std::to_string(static_cast<int>(one)),
               name_of(one));
    return out;
}

std::array<AnyOf, facets> filters_of(const Choices& choices, ReaderLease& reader) {
    std::array<AnyOf, facets> out;
    for (std::size_t i = 0; i < facets; ++i)
        for (const auto& term : choices[i].terms)
            out[i].push_back({reader.list(term), 0});
    return out;
}

void fetch_ahead(std::span<const Candidate> listings, const Columns& columns) {
    for (const auto& listing : listings)
        __builtin_prefetch(&columns.row(listing.number));
    for (const auto& listing : listings)
        __builtin_prefetch(columns.row(listing.number).names.get());
}

std::vector<dto::FacetValue> count(Facet facet, std::span<const Candidate> listings, double scale,
                                   const Choice& chosen, const Columns& columns) {
    const auto each = [&](std::size_t size, auto add) {
        Counts counts{size};
        for (const auto& listing : listings)
            add(counts, columns.row(listing.number));
        return counts;
    };
    const auto add_all = [](Counts& counts, std::span<const std::uint32_t> ids) {
        for (const auto id : ids)
            counts.add(id);
    };
    switch (facet) {
        case Facet::subject: {
            auto counts = each(columns.subjects().size(),
                               [&](Counts& to, const Row& row) { add_all(to, row.subject_names()); });
            return named(counts, scale, chosen, columns.subjects(), subject_key);
        }
        case Facet::course: {
            auto counts = each(columns.courses().size(),
                               [&](Counts& to, const Row& row) { add_all(to, row.course_names()); });
            return named(counts, scale, chosen, columns.courses(), course_key);
        }
        case Facet::language: {
            auto counts =
                each(columns.languages().size(), [](Counts& to, const Row& row) { to.add(row.language); });
            return named(counts, scale, chosen, columns.languages(), language_key);
        }
        case Facet::campus: {
            auto counts =
                each(columns.campuses().size(), [](Counts& to, const Row& row) { to.add(row.campus); });
            return named(counts, scale, chosen, columns.campuses(), campus_key);
        }
        case Facet::condition: {
            auto counts = each(
                4, [](Counts& to, const Row& row) { to.add(static_cast<std::uint32_t>(row.condition)); });
            return counts.top(scale, chosen,
                              [](std::uint32_t id) { return name_of(static_cast<market::Condition>(id)); });
        }
        case Facet::seller_rating: {
            auto counts =
                each(5, [](Counts& to, const Row& row) { to.add(static_cast<std::uint32_t>(row.rating)); });
            return counts.top(scale, chosen,
                              [](std::uint32_t id) { return name_of(static_cast<dto::RatingBand>(id)); });
        }
        case Facet::price:
            break;
    }
    auto counts = each(6, [](Counts& to, const Row& row) { to.add(static_cast<std::uint32_t>(row.band)); });
    return counts.top(scale, chosen,
                      [](std::uint32_t id) { return name_of(static_cast<dto::PriceBand>(id)); });
}

}  // namespace bookverse::search
