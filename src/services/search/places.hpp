// How far campuses are from each other, for who sorts by distance. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/service/settings.hpp"

namespace bookverse::search {

class Places {
public:
    /// Tenths of a kilometre, farther than any two places are apart: no position is known.
    static constexpr int nowhere = 1'000'000;

    Places() = default;
    explicit Places(std::span<const service::CampusPosition> positions);

    /// Tenths of a kilometre; 0 for the same campus, `nowhere` when either position is not known.
    int between(std::string_view from, std::string_view to) const;

private:
    struct Point {
        double latitude = 0;
        double longitude = 0;
    };
    std::optional<Point> at(std::string_view campus) const;
    std::unordered_map<std::string, Point> points_{};
};

}  // namespace bookverse::search
