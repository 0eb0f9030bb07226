#include "platform/config/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace bookverse::config {

namespace {

/// Optimal string alignment: insert, erase, replace, and swap of neighbours cost one each.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        cost[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        cost[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replace});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known) {
    std::optional<std::string> best;
    std::size_t best_distance = 3;
    for (const auto& candidate : known) {
        const auto d = distance(word, candidate);
        if (d < best_distance && 2 * d < std::max(word.size(), candidate.size())) {
            best = candidate;
            best_distance = d;
        }
    }
    if (best || word.size() < 3) return best;
    for (const auto& candidate : known) {
        if (!candidate.starts_with(word)) continue;
        if (best) return std::nullopt;
        best = candidate;
    }
    return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> known, std::string_view prefix) {
    const auto found = nearest(word, known);
    if (!found) return {};
    return " Did you mean " + std::string{prefix} + *found + "?";
}

}  // namespace bookverse::config
