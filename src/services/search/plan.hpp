// From what somebody typed to lists that are to be matched.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/search/generation.hpp"
#include "services/search/matcher.hpp"

namespace bookverse::search {

struct Plan {
    std::vector<AnyOf> words{};              ///< each must be found
    AnyOf completions{};                     ///< of the last of these words, which may be only begun
    std::vector<Weighted> bonus{};           ///< the whole title, neighbours
    std::vector<std::vector<AnyOf>> best{};  ///< what to look at beside the newest when too many fit
    std::vector<std::string> typed{};        ///< the words that are looked for, as typed
    std::vector<std::string> ignored{};      ///< occur nowhere, and nothing is near
    std::optional<std::string> did_you_mean{};
    /// With what the last word may become.
    std::vector<AnyOf> begun() const {
        auto out = words;
        out.back().insert(out.back().end(), completions.begin(), completions.end());
        return out;
    }
    bool hopeless = false;  ///< something was typed and nothing of it occurs
};

Plan plan_of(std::string_view typed, Generation& generation, ReaderLease& reader);

/// Other queries that may be meant when this one finds nothing although its words are known.
std::vector<std::string> alternatives(const Plan& plan, const Vocabulary& vocabulary);

}  // namespace bookverse::search
