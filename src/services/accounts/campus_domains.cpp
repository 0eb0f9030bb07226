#include "services/accounts/campus_domains.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <limits>

namespace bookverse::accounts {
namespace {

template <class Function>
void each_line(std::string_view text, Function function) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) end = text.size();
        const bool carriage = end > begin && text[end - 1] == '\r';
        function(begin, text.substr(begin, end - begin - (carriage ? 1 : 0)));
        begin = end + 1;
    }
}

/// The domain and everything above it: cs.example.edu, example.edu, edu. Stops when `function` returns true.
template <class Function>
void each_suffix(std::string_view domain, Function function) {
    while (!domain.empty()) {
        if (function(domain)) return;
        const auto dot = domain.find('.');
        if (dot == std::string_view::npos) return;
        domain.remove_prefix(dot + 1);
    }
}

/// One code point at `at`, folded; moves `at` behind it.
UChar32 folded(std::string_view text, std::int32_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 point = 0;
    U8_NEXT_OR_FFFD(bytes, at, static_cast<std::int32_t>(text.size()), point);
    return u_foldCase(point, U_FOLD_CASE_DEFAULT);
}

bool begins_with(std::string_view text, std::string_view prefix) {
    std::int32_t i = 0;
    std::int32_t j = 0;
    while (static_cast<std::size_t>(j) < prefix.size()) {
        if (static_cast<std::size_t>(i) >= text.size() || folded(text, i) != folded(prefix, j)) return false;
    }
    return true;
}

bool has_word_with(std::string_view name, std::string_view prefix) {
    for (auto space = name.find(' '); space != std::string_view::npos; space = name.find(' ', space + 1)) {
        if (begins_with(name.substr(space + 1), prefix)) return true;
    }
    return false;
}

}  // namespace

CampusDomains::CampusDomains(std::shared_ptr<const std::string> tsv,
                             std::shared_ptr<const std::string> abused,
                             std::vector<std::pair<std::string, std::string>> extra)
    : tsv_keeper_{std::move(tsv)}, abused_keeper_{std::move(abused)}, extra_{std::move(extra)} {
    index(*tsv_keeper_, *abused_keeper_);
}

CampusDomains::CampusDomains(std::string_view tsv, std::string_view abused,
                             std::vector<std::pair<std::string, std::string>> extra)
    : extra_{std::move(extra)} {
    index(tsv, abused);
}

void CampusDomains::index(std::string_view tsv, std::string_view abused) {
    tsv_ = tsv;
    campuses_.reserve(static_cast<std::size_t>(std::ranges::count(tsv, '\n')));
    each_line(tsv, [&](std::size_t begin, std::string_view line) {
        if (begin == 0) return;
        const auto tab = line.find('\t');
        if (tab == std::string_view::npos || tab == 0) return;
        const auto name = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
        constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
        if (tab > most || name.size() > most) return;
        campuses_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint16_t>(tab),
                             static_cast<std::uint16_t>(name.size())});
    });
    const auto domain_of = [&](const Line& line) { return at(line).domain; };
    if (!std::ranges::is_sorted(campuses_, {}, domain_of)) std::ranges::sort(campuses_, {}, domain_of);
    each_line(abused, [&](std::size_t, std::string_view line) {
        if (!line.empty()) abused_.push_back(line);
    });
    std::ranges::sort(abused_);
    std::ranges::sort(extra_);
}

CampusName CampusDomains::at(const Line& line) const {
    return {tsv_.substr(line.begin, line.domain), tsv_.substr(line.begin + line.domain + 1U, line.name)};
}

const CampusDomains::Line* CampusDomains::exactly(std::string_view domain) const {
    const auto found =
        std::ranges::lower_bound(campuses_, domain, {}, [&](const Line& line) { return at(line).domain; });
    return found != campuses_.end() && at(*found).domain == domain ? &*found : nullptr;
}

bool CampusDomains::is_abused(std::string_view domain) const {
    bool abused = false;
    each_suffix(domain,
                [&](std::string_view part) { return abused = std::ranges::binary_search(abused_, part); });
    return abused;
}

std::optional<CampusName> CampusDomains::find(std::string_view domain) const {
    if (is_abused(domain)) return std::nullopt;
    std::optional<CampusName> campus;
    each_suffix(domain, [&](std::string_view part) {
        const auto extra =
            std::ranges::find(extra_, part, [](const auto& pair) { return std::string_view{pair.first}; });
        if (extra != extra_.end()) {
            campus = CampusName{extra->first, extra->second};
        } else if (const Line* line = exactly(part)) {
            campus = at(*line);
        }
        return campus.has_value();
    });
    return campus;
}

std::vector<CampusName> CampusDomains::search(std::string_view query, std::size_t limit) const {
    std::vector<CampusName> first;
    std::vector<CampusName> second;
    const auto look = [&](const CampusName& campus) {
        if (first.size() == limit) return false;
        if (begins_with(campus.name, query)) {
            first.push_back(campus);
        } else if (second.size() < limit &&
                   (begins_with(campus.domain, query) || has_word_with(campus.name, query))) {
            second.push_back(campus);
        }
        return true;
    };
    if (query.empty()) return first;
    for (const auto& [domain, name] : extra_)
        look({domain, name});
    for (const Line& line : campuses_) {
        if (!look(at(line))) break;
    }
    for (const CampusName& campus : second) {
        if (first.size() == limit) break;
        first.push_back(campus);
    }
    return first;
}

}  // namespace bookverse::accounts
