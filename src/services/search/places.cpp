#include "services/search/places.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "services/search/entry.hpp"

namespace bookverse::search {
namespace {

constexpr double earth_km = 6371;

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

}  // namespace

Places::Places(std::span<const service::CampusPosition> positions) {
    for (const auto& [domain, latitude, longitude] : positions)
        points_[campus_key(domain)] = {latitude, longitude};
}

std::optional<Places::Point> Places::at(std::string_view campus) const {
    const auto found = points_.find(campus_key(campus));
    if (found == points_.end()) return std::nullopt;
    return found->second;
}

int Places::between(std::string_view from, std::string_view to) const {
    if (campus_key(from) == campus_key(to)) return 0;
    const auto a = at(from);
    const auto b = at(to);
    if (!a || !b) return nowhere;
    // Haversine: exact enough on short ways, where the cosine rule is not.
    const double north = std::sin(radians(b->latitude - a->latitude) / 2);
    const double east = std::sin(radians(b->longitude - a->longitude) / 2);
    const double part =
        north * north + std::cos(radians(a->latitude)) * std::cos(radians(b->latitude)) * east * east;
    const double km = 2 * earth_km * std::asin(std::sqrt(std::min(1.0, part)));
    return static_cast<int>(std::lround(km * 10));
}

}  // namespace bookverse::search
