#include "services/search/outcome.hpp"

#include "platform/json/json.hpp"

namespace bookverse::search {

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
