#include "services/search/plan.hpp"

#include <utility>

#include "base/folding.hpp"
#include "base/isbn.hpp"

namespace bookverse::search {
namespace {

constexpr std::size_t most_words = 12;
constexpr std::size_t most_completions = 16;
constexpr std::size_t most_corrections = 3;
constexpr double completion_factor = 0.7;
constexpr double correction_factor = 0.5;
constexpr std::size_t most_alternatives = 6;

class Planner {
public:
    Planner(Generation& generation, ReaderLease& reader)
        : vocabulary_{generation.vocabulary()}, reader_{reader} {
        const auto lock = generation.columns().read();
        all_ = generation.columns().shown();
    }

    Plan run(std::string_view typed) {
        if (const auto isbn = Isbn::parse(typed)) {
            plan_.words.push_back({{reader_.list(term_of(prefix::isbn, isbn->digits())), 1}});
            return std::move(plan_);
        }
        auto words = query_words(typed);
        if (words.size() > most_words) words.resize(most_words);
        std::vector<std::string> meant;
        bool corrected = false;
        for (std::size_t i = 0; i < words.size(); ++i)
            add_word(words[i], i + 1 == words.size(), meant, corrected);
        if (!words.empty() && plan_.words.empty()) plan_.hopeless = true;
        if (corrected) plan_.did_you_mean = phrase_of(meant);
        add_bonus(meant);
        return std::move(plan_);
    }

private:
    Weighted weighted(const std::string& term, double factor) {
        auto list = reader_.list(term);
        const double says = weight_of(list->size(), all_);
        return {std::move(list), says * factor};
    }

    void add_word(const std::string& word, bool last, std::vector<std::string>& meant, bool& corrected) {
        AnyOf any;
        const bool known = vocabulary_.listings_with(word) > 0;
        if (known) any.push_back(weighted(word, 1));
        if (last) {
            add_completions(word);
            if (!known) any = std::exchange(plan_.completions, {});
        }
        std::string mean = word;
        if (any.empty()) {
            for (const auto& near : vocabulary_.nearest(word, most_corrections)) {
                if (any.empty()) mean = near.text;
                any.push_back(weighted(near.text, correction_factor / near.distance));
            }
            if (any.empty()) {
                plan_.ignored.push_back(word);
                return;
            }
            corrected = true;
        }
        plan_.typed.push_back(word);
        meant.push_back(std::move(mean));
        plan_.words.push_back(std::move(any));
    }

    /// All alike: a rare completion is no better than a frequent one.
    void add_completions(const std::string& word) {
        if (is_unspaced(word)) return;
        const auto completions = vocabulary_.completions(word, most_completions);
        std::size_t sum = 0;
        for (const auto& completion : completions)
            sum += completion.listings;
        const double says = weight_of(sum, all_) * completion_factor;
        for (const auto& completion : completions)
            plan_.completions.push_back({reader_.list(completion.text), says});
    }

    void add_bonus(const std::vector<std::string>& meant) {
        if (meant.empty()) return;
        double sum = 3;
        for (const auto& any : plan_.words)
            sum += any.front().factor;
        // The whole title; with one or two words of the author behind it, or one in front.
        for (const auto& [skip, drop] : {std::pair{0, 0}, {0, 1}, {0, 2}, {1, 0}}) {
            if (meant.size() <= static_cast<std::size_t>(skip + drop)) continue;
            auto title = reader_.list(title_term({meant.begin() + skip, meant.end() - drop}));
            if (title->size() == 0) continue;
            plan_.best.push_back({{{title, 0}}});
            plan_.bonus.push_back({std::move(title), sum});
        }
        std::vector<AnyOf> neighbours;
        for (const auto& term : pair_terms(meant)) {
            auto pair = weighted(term, 0.5);
            if (pair.list->size() == 0) continue;
            neighbours.push_back({{pair.list, 0}});
            plan_.bonus.push_back(std::move(pair));
        }
        if (!neighbours.empty()) plan_.best.push_back(std::move(neighbours));
    }

    const Vocabulary& vocabulary_;
    ReaderLease& reader_;
    std::size_t all_ = 0;
    Plan plan_{};
};

}  // namespace

Plan plan_of(std::string_view typed, Generation& generation, ReaderLease& reader) {
    return Planner{generation, reader}.run(typed);
}

std::vector<std::string> alternatives(const Plan& plan, const Vocabulary& vocabulary) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < plan.typed.size(); ++i) {
        for (const auto& near : vocabulary.nearest(plan.typed[i], most_corrections)) {
            if (out.size() == most_alternatives) return out;
            auto words = plan.typed;
            words[i] = near.text;
            out.push_back(phrase_of(words));
        }
    }
    return out;
}

}  // namespace bookverse::search
