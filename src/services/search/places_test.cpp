#include "services/search/places.hpp"

#include <gtest/gtest.h>

namespace bookverse::search {
namespace {

TEST(PlacesTest, TellHowFarCampusesAre) {
    const service::CampusPosition positions[] = {
        {"berlin.example", 52.5200, 13.4050},  {"Potsdam.example", 52.3906, 13.0645},
        {"munich.example", 48.1351, 11.5820},  {"suva.example", -18.1248, 178.4501},
        {"apia.example", -13.8333, -171.7667}, {"antipode.example", -52.5200, -166.5950}};
    const Places places{positions};
    const std::tuple<const char*, const char*, int, int> cases[] = {
        {"berlin.example", "berlin.example", 0, 0},
        {"berlin.example", "BERLIN.example", 0, 0},
        {"unknown.example", "unknown.example", 0, 0},
        {"berlin.example", "potsdam.example", 271, 3},  // 27.1 km
        {"berlin.example", "munich.example", 5042, 30},
        {"suva.example", "apia.example", 11'440, 200},  // across the date line
        {"berlin.example", "antipode.example", 200'150, 50},
        {"berlin.example", "unknown.example", Places::nowhere, 0},
        {"", "berlin.example", Places::nowhere, 0},
    };
    for (const auto& [from, to, tenths, tolerance] : cases) {
        EXPECT_NEAR(places.between(from, to), tenths, tolerance) << from << " to " << to;
        EXPECT_EQ(places.between(from, to), places.between(to, from)) << from << " to " << to;
    }
}

}  // namespace
}  // namespace bookverse::search
