#include "services/search/listing_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <unordered_set>

#include "services/search/plan.hpp"

namespace bookverse::search {
namespace {

using dto::Sort;

constexpr std::size_t best_candidates = 40;     ///< of those that fit best, beside the newest
constexpr std::size_t step_candidates = 4'000;  ///< of one price step

/// For each campus in the index, how far it is from the own one.
class Rings {
public:
    static constexpr double width = 1e6;  ///< of a ring in keys: more than any score
    static constexpr std::size_t most_walked = 256;

    Rings(const Places& places, const std::string& near, const Names& campuses) {
        for (std::uint32_t id = 0; id < campuses.size(); ++id) {
            const int far = places.between(near, campuses.display(id));
            far_.push_back(far);
            if (far != Places::nowhere) rings_[far].push_back(campuses.display(id));
        }
    }
    int of(const Row& row) const { return row.campus < far_.size() ? far_[row.campus] : Places::nowhere; }
    static double key(int ring, double score) { return score - ring * width; }
    static int ring_of(double key) { return static_cast<int>(std::ceil(-key / width)); }
    /// Campuses of each ring, from near to far, without those that nobody knows the way to.
    const std::map<int, std::vector<std::string>>& known() const { return rings_; }

private:
    std::vector<int> far_{};
    std::map<int, std::vector<std::string>> rings_{};
};

class Search {
public:
    Search(const dto::ListingsQuery& query, Generation& generation, const Limits& limits,
           const Places& places, Deadline deadline)
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
        if (sort_ != Sort::distance) return;
        const auto lock = columns_.read();
        rings_.emplace(places, query.near ? query.near->str() : std::string{}, columns_.campuses());
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

    /// When more fit than are ranked: whole titles and neighbouring words, however old.
    void add_best(Found& found) {
        std::unordered_set<Number> known;
        for (const auto& one : found.candidates)
            known.insert(one.number);
        Limits limits = limits_;
        limits.candidates = best_candidates;
        limits.steps = 0;  // nobody counts these
        for (const auto& lead : plan_.best) {
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
        if (sort_ == Sort::distance && !found.all_collected()) return by_rings(found, after);
        std::vector<Place> out;
        add_places(out, found, after);
        // A page and whether there is more.
        std::ranges::partial_sort(
            out, out.begin() + static_cast<std::ptrdiff_t>(std::min(out.size(), limit_ + 1)), before);
        return out;
    }

    void add_places(std::vector<Place>& out, const Found& found, const std::optional<Place>& after) const {
        const auto lock = columns_.read();
        for (const auto* candidates : {&found.candidates, &extra_})
            for (const auto& one : *candidates)
                add_place(out, one, after);
    }

    void add_place(std::vector<Place>& out, const Candidate& one, const std::optional<Place>& after) const {
        const Row& row = columns_.row(one.number);
        if (!row.shown) return;
        Place place{0, one.number};
        if (sort_ == Sort::relevance) place.key = one.score;
        if (sort_ == Sort::distance) place.key = Rings::key(rings_->of(row), one.score);
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
        limits.steps = 0;
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

    /// From ring to ring until there is a page; last what lies nobody knows where, as far as it was ranked.
    std::vector<Place> by_rings(const Found& found, const std::optional<Place>& after) {
        std::vector<Place> out;
        std::size_t walked = 0;
        auto ring = rings_->known().lower_bound(after ? Rings::ring_of(after->key) : 0);
        for (; ring != rings_->known().end() && out.size() <= limit_ && walked < Rings::most_walked; ++walked)
            add_ring((ring++)->second, out, after);
        if (out.size() <= limit_) add_places(out, found, after);
        std::ranges::sort(out, before);
        const auto same = [](const Place& a, const Place& b) { return a.number == b.number; };
        out.erase(std::ranges::unique(out, same).begin(), out.end());
        return out;
    }

    void add_ring(const std::vector<std::string>& campuses, std::vector<Place>& out,
                  const std::optional<Place>& after) {
        AnyOf any;
        for (const auto& campus : campuses)
            any.push_back({reader_.list(term_of(prefix::campus, campus_key(campus))), 0});
        Wanted here = wanted(true);
        here.all.push_back(std::move(any));
        Limits ranked = limits_;
        ranked.steps = 0;
        const auto lock = columns_.read();
        for (const auto& one : match(here, columns_, ranked, deadline_).candidates)
            add_place(out, one, after);
        for (const auto& lead : plan_.best) {
            Wanted better = here;
            better.all.insert(better.all.end(), lead.begin(), lead.end());
            Limits limits = limits_;
            limits.candidates = best_candidates;
            limits.steps = 0;
            for (const auto& one : match(better, columns_, limits, deadline_).candidates)
                add_place(out, one, after);
        }
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
    std::optional<Rings> rings_{};  ///< when sorted by distance
    Plan plan_{};
    std::vector<Candidate> extra_{};
};

}  // namespace

Outcome search_listings(const dto::ListingsQuery& query, const std::string& position, Generation& generation,
                        const Limits& limits, Deadline deadline, const Places& places) {
    return Search{query, generation, limits, places, deadline}.run(position);
}

}  // namespace bookverse::search
