#include "services/search/listing_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>
#include <unordered_set>

#include "platform/json/json.hpp"
#include "services/search/plan.hpp"

namespace bookverse::search {
namespace {

using dto::Sort;

constexpr std::size_t best_candidates = 40;     ///< of those that fit best, beside the newest
constexpr std::size_t step_candidates = 4'000;  ///< of one price step
constexpr double near_bonus = 1e6;              ///< more than any score

/// Where a page ended: the key of its last hit, and its number.
struct Place {
    double key = 0;
    Number number = 0;

    static std::optional<Place> parse(const std::string& text) {
        Place place;
        if (text.size() != sizeof place.key + sizeof place.number) return std::nullopt;
        std::memcpy(&place.key, text.data(), sizeof place.key);
        std::memcpy(&place.number, text.data() + sizeof place.key, sizeof place.number);
        return place;
    }
    std::string text() const {
        std::string out(sizeof key + sizeof number, '\0');
        std::memcpy(out.data(), &key, sizeof key);
        std::memcpy(out.data() + sizeof key, &number, sizeof number);
        return out;
    }
};

/// Greater keys first, then the newest.
bool before(const Place& a, const Place& b) {
    return a.key != b.key ? a.key > b.key : a.number > b.number;
}

class Search {
public:
    Search(const dto::ListingsQuery& query, Generation& generation, const Limits& limits, Deadline deadline)
        : query_{query},
          generation_{generation},
          columns_{generation.columns()},
          limits_{limits},
          deadline_{deadline},
          reader_{generation},
          choices_{choices_of(query)},
          filters_{filters_of(choices_, reader_)},
          sort_{query.sort.value_or(query.q && !query.q->str().empty() ? Sort::relevance : Sort::newest)},
          limit_{query.limit ? static_cast<std::size_t>(query.limit->value) : 20} {
        if (query.near) near_ = reader_.list(term_of(prefix::campus, campus_key(query.near->str())));
    }

    Outcome run(const std::string& position) {
        plan(query_.q ? query_.q->str() : std::string{});
        Found found = match_all();
        if (found.total == 0 && !plan_.did_you_mean) found = try_alternatives(std::move(found));
        Outcome outcome;
        outcome.did_you_mean = plan_.did_you_mean;
        outcome.ignored = plan_.ignored;
        outcome.total = found.total;
        outcome.exact = found.exact && found.all_collected();
        count_facets(found, outcome.facets);
        fill_page(places(found, Place::parse(position)), outcome);
        return outcome;
    }

private:
    void plan(const std::string& typed) { plan_ = plan_of(typed, generation_, reader_); }

    /// Words and filters but those of one facet.
    Wanted wanted(bool scored, std::size_t without = facets) const {
        Wanted out;
        out.all = plan_.words;
        for (std::size_t i = 0; i < facets; ++i)
            if (i != without && !filters_[i].empty()) out.all.push_back(filters_[i]);
        if (scored) {
            out.bonus = plan_.bonus;
        } else {
            for (auto& any : out.all)
                for (auto& one : any)
                    one.factor = 0;
        }
        return out;
    }
    bool by_score() const { return sort_ == Sort::relevance || sort_ == Sort::distance; }

    Found match_all() {
        if (plan_.hopeless) return {};
        const auto lock = columns_.read();
        auto found = match(wanted(by_score()), columns_, limits_, deadline_);
        // A known word may be the beginning of another one; a page of it is enough to think that it is not.
        if (found.candidates.size() < limit_ && !plan_.completions.empty()) {
            plan_.words = plan_.begun();
            plan_.completions.clear();
            found = match(wanted(by_score()), columns_, limits_, deadline_);
        }
        if (by_score() && !found.all_collected()) add_best(found);
        return found;
    }

    /// When more fit than are ranked: whole titles, neighbouring words and the own campus, however old.
    void add_best(Found& found) {
        std::unordered_set<Number> known;
        for (const auto& one : found.candidates)
            known.insert(one.number);
        auto leads = plan_.best;
        if (sort_ == Sort::distance && near_) leads.push_back({AnyOf{Weighted{near_, 0}}});
        Limits limits = limits_;
        limits.candidates = best_candidates;
        for (const auto& lead : leads) {
            Wanted better = wanted(true);
            better.all.insert(better.all.end(), lead.begin(), lead.end());
            for (const auto& one : match(better, columns_, limits, deadline_).candidates)
                if (known.insert(one.number).second) extra_.push_back(one);
        }
    }

    Found try_alternatives(Found nothing) {
        const Plan typed = plan_;
        for (const auto& other : alternatives(typed, generation_.vocabulary())) {
            plan(other);
            auto found = match_all();
            if (found.total == 0) continue;
            plan_.did_you_mean = other;
            return found;
        }
        plan_ = typed;
        return nothing;
    }

    void count_facets(const Found& found, dto::Facets& out) {
        const auto lock = columns_.read();
        std::vector<dto::FacetValue>* const values[] = {&out.subject,      &out.course, &out.condition,
                                                        &out.language,     &out.price,  &out.campus,
                                                        &out.seller_rating};
        Limits sampled = limits_;
        sampled.candidates = limits_.sample;
        fetch_ahead(std::span{found.candidates}.first(std::min(found.candidates.size(), limits_.sample)),
                    columns_);
        for (std::size_t i = 0; i < facets; ++i) {
            const bool chosen = !filters_[i].empty();
            Found without;
            if (chosen && !plan_.hopeless) without = match(wanted(false, i), columns_, sampled, deadline_);
            const Found& of = chosen ? without : found;
            std::span<const Candidate> listings{of.candidates};
            if (!of.all_collected()) listings = listings.first(std::min(listings.size(), limits_.sample));
            const double scale =
                listings.empty() ? 1.0 : static_cast<double>(of.total) / static_cast<double>(listings.size());
            *values[i] = count(static_cast<Facet>(i), listings, scale, choices_[i], columns_);
        }
    }

    /// Sorted, from the place on where the last page ended, at least one more than a page when there are.
    std::vector<Place> places(const Found& found, std::optional<Place> after) {
        const bool by_price = sort_ == Sort::price_up || sort_ == Sort::price_down;
        if (sort_ == Sort::newest && !found.all_collected()) return newest(after);
        if (by_price && !found.all_collected()) return by_price_steps(after);
        std::vector<Place> out;
        {
            const auto lock = columns_.read();
            for (const auto* candidates : {&found.candidates, &std::as_const(extra_)})
                for (const auto& one : *candidates)
                    add_place(out, one, after);
        }
        // A page and whether there is more.
        std::ranges::partial_sort(
            out, out.begin() + static_cast<std::ptrdiff_t>(std::min(out.size(), limit_ + 1)), before);
        return out;
    }

    void add_place(std::vector<Place>& out, const Candidate& one, const std::optional<Place>& after) const {
        const Row& row = columns_.row(one.number);
        if (!row.shown) return;
        Place place{0, one.number};
        if (sort_ == Sort::relevance) place.key = one.score;
        if (sort_ == Sort::distance) {
            ListCursor at_home{near_ ? *near_ : nowhere_};
            place.key = one.score + (at_home.weight_at(one.number) > 0 ? near_bonus : 0);
        }
        if (sort_ == Sort::price_up) place.key = -static_cast<double>(row.price);
        if (sort_ == Sort::price_down) place.key = static_cast<double>(row.price);
        if (!after || before(*after, place)) out.push_back(place);
    }

    std::vector<Place> newest(const std::optional<Place>& after) const {
        Wanted next = wanted(false);
        if (after) next.below = after->number;
        Limits limits = limits_;
        limits.candidates = limit_ + 1;
        limits.steps = 0;
        const auto lock = columns_.read();
        std::vector<Place> out;
        for (const auto& one : match(next, columns_, limits, deadline_).candidates)
            out.push_back({0, one.number});
        return out;
    }

    /// From step to step until there is a page.
    std::vector<Place> by_price_steps(const std::optional<Place>& after) {
        const bool up = sort_ == Sort::price_up;
        int step = up ? 0 : price_steps - 1;
        if (after) step = step_of(std::llround(std::abs(after->key)));
        Limits limits = limits_;
        limits.candidates = std::max(limits.candidates, step_candidates);
        std::vector<Place> out;
        for (; step >= 0 && step < price_steps && out.size() <= limit_; step += up ? 1 : -1) {
            const auto list = reader_.list(step_term(step));
            if (list->size() == 0) continue;
            Wanted in_step = wanted(false);
            in_step.all.push_back({{list, 0}});
            const auto lock = columns_.read();
            for (const auto& one : match(in_step, columns_, limits, deadline_).candidates)
                add_place(out, one, after);
        }
        std::ranges::sort(out, before);
        return out;
    }

    void fill_page(const std::vector<Place>& places, Outcome& outcome) {
        std::vector<std::int64_t> versions;
        {
            const auto lock = columns_.read();
            for (std::size_t i = 0; i < std::min(limit_, places.size()); ++i) {
                versions.push_back(columns_.row(places[i].number).version);
                outcome.ids.push_back(columns_.cold(places[i].number).id);
            }
        }
        for (std::size_t i = 0; i < versions.size(); ++i)
            if (auto hit = reader_.hit(places[i].number, versions[i])) outcome.hits.push_back(std::move(hit));
        if (places.size() > limit_) outcome.next = places[limit_ - 1].text();
    }

    const dto::ListingsQuery& query_;
    Generation& generation_;
    const Columns& columns_;
    const Limits& limits_;
    Deadline deadline_;
    ReaderLease reader_;
    Choices choices_;
    std::array<AnyOf, facets> filters_;
    Sort sort_;
    std::size_t limit_;
    SharedList near_{};
    PostingList nowhere_{{}, 0};
    Plan plan_{};
    std::vector<Candidate> extra_{};
};

}  // namespace

Outcome search_listings(const dto::ListingsQuery& query, const std::string& position, Generation& generation,
                        const Limits& limits, Deadline deadline) {
    return Search{query, generation, limits, deadline}.run(position);
}

std::string write(const Outcome& outcome, const std::optional<std::string>& next) {
    std::string out;
    std::size_t size = 2048;
    for (const auto& hit : outcome.hits)
        size += hit->size() + 1;
    out.reserve(size);
    out += "{\"items\":[";
    for (std::size_t i = 0; i < outcome.hits.size(); ++i) {
        if (i > 0) out += ',';
        out += *outcome.hits[i];
    }
    out += "],\"next\":";
    json::write(out, next);
    out += ",\"total\":";
    json::write(out, outcome.total);
    out += ",\"exact\":";
    json::write(out, outcome.exact);
    out += ",\"facets\":";
    json::write(out, outcome.facets);
    out += ",\"did_you_mean\":";
    json::write(out, outcome.did_you_mean);
    out += ",\"ignored\":";
    json::write(out, outcome.ignored);
    out += '}';
    return out;
}

}  // namespace bookverse::search
