#include "services/search/matcher.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace bookverse::search {
namespace {

constexpr std::size_t steps_between_looks = 1024;  ///< at the clock
constexpr std::size_t hardly_any = 20;             ///< less than a page

std::size_t size_of(const AnyOf& any) {
    std::size_t sum = 0;
    for (const auto& one : any)
        sum += one.list->size();
    return sum;
}

/// The union of a few lists, walked from new to old.
class AnyCursor {
public:
    explicit AnyCursor(const AnyOf& any) {
        for (const auto& one : any)
            members_.push_back({ListCursor{*one.list}, one.factor});
    }
    Number below(Number bound) {
        Number best = 0;
        for (auto& member : members_)
            best = std::max(best, member.cursor.below(bound));
        return best;
    }
    /// -1 when no member holds it, else the best member's part of the score.
    double score_at(Number number, double length_part) {
        double best = -1;
        for (auto& member : members_) {
            const double weight = member.cursor.weight_at(number);
            if (weight == 0) continue;
            // BM25: more of it says less and less.
            best = std::max(best, member.factor * weight * 2.2 / (weight + length_part));
        }
        return best;
    }
    bool holds(Number number) {
        return std::ranges::any_of(members_,
                                   [&](auto& member) { return member.cursor.weight_at(number) > 0; });
    }

private:
    struct Member {
        ListCursor cursor;
        double factor;
    };
    std::vector<Member> members_{};
};

class Match {
public:
    Match(const Wanted& wanted, const Columns& columns)
        : columns_{columns}, length_factor_{0.5 / columns.average_words()} {
        std::vector<const AnyOf*> order;
        for (const auto& any : wanted.all)
            order.push_back(&any);
        std::ranges::sort(order, {}, [](const AnyOf* any) { return size_of(*any); });
        for (const auto* any : order)
            all_.emplace_back(*any);
        lead_size_ = order.empty() ? columns.end() : size_of(*order.front());
        for (const auto& one : wanted.bonus)
            bonus_.push_back({ListCursor{*one.list}, one.factor});
        scored_ = !bonus_.empty() || std::ranges::any_of(wanted.all, [](const AnyOf& any) {
            return std::ranges::any_of(any, [](const Weighted& one) { return one.factor > 0; });
        });
    }

    std::size_t lead_size() const { return lead_size_; }
    Number below(Number bound) { return all_.empty() ? bound - 1 : all_.front().below(bound); }
    /// The lead holds it already.
    bool fits(Number number) {
        return std::ranges::all_of(std::span{all_}.subspan(all_.empty() ? 0 : 1),
                                   [&](AnyCursor& any) { return any.holds(number); });
    }
    double score(Number number) {
        if (!scored_) return 0;
        const double length_part = 0.7 + length_factor_ * columns_.length(number);
        double sum = 0;
        for (auto& any : all_)
            sum += any.score_at(number, length_part);
        for (auto& [cursor, factor] : bonus_)
            if (cursor.weight_at(number) > 0) sum += factor;
        return sum;
    }

private:
    const Columns& columns_;
    double length_factor_;
    std::vector<AnyCursor> all_{};
    std::vector<std::pair<ListCursor, double>> bonus_{};
    std::size_t lead_size_ = 0;
    bool scored_ = false;
};

}  // namespace

double weight_of(std::size_t listings, std::size_t all) {
    const auto with = static_cast<double>(std::min(listings, all));
    return std::log(1 + (static_cast<double>(all) - with + 0.5) / (with + 0.5));
}

Found match(const Wanted& wanted, const Columns& columns, const Limits& limits, Deadline deadline) {
    Match one{wanted, columns};
    Found found;
    std::size_t steps = 0;
    const auto enough = [&] {
        const auto collected = found.candidates.size();
        if (collected >= limits.candidates) return steps >= limits.steps;
        return steps >= (collected < hardly_any ? 4 : 1) * limits.most_steps;
    };
    const Number start = std::min(wanted.below, columns.end());
    for (Number number = one.below(start); number > 0; number = one.below(number)) {
        if (enough()) {
            found.exact = false;
            const double looked_at = static_cast<double>(steps) / static_cast<double>(one.lead_size());
            found.total = std::llround(static_cast<double>(found.total) / std::min(looked_at, 1.0));
            break;
        }
        if (++steps % steps_between_looks == 0 && deadline.passed()) throw DeadlinePassed{"search"};
        if (!one.fits(number)) continue;
        // One that left since the last commit is still in the lists.
        if (found.candidates.size() < limits.candidates) {
            if (columns.length(number) == 0) continue;
            found.candidates.push_back({number, one.score(number)});
        }
        ++found.total;
    }
    return found;
}

}  // namespace bookverse::search
