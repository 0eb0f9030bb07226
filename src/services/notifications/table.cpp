#include "services/notifications/table.hpp"

#include <algorithm>

namespace bookverse::notifications {

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = [] {
        std::vector<Rule> joined;
        for (const auto part : {rules_of_market(), rules_of_orders(), rules_of_people()})
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return all;
}

std::vector<std::string> event_types() {
    std::vector<std::string> types;
    for (const Rule& rule : rules())
        if (std::ranges::find(types, rule.event) == types.end()) types.emplace_back(rule.event);
    return types;
}

}  // namespace bookverse::notifications
