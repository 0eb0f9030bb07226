#include "simulation/simulation.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace bookverse::simulation {
namespace {

// Short; bench/simulation.cpp runs it long. One seed alone: BOOKVERSE_SEED=17.
TEST(Simulation, no_copy_is_sold_twice_and_every_cent_is_somewhere) {
    const char* const one = std::getenv("BOOKVERSE_SEED");
    const std::uint64_t first = one != nullptr ? std::strtoull(one, nullptr, 10) : 1;
    const std::uint64_t last = one != nullptr ? first : 50;
    std::size_t sales = 0;
    int crashes = 0;
    for (auto seed = first; seed <= last; ++seed) {
        const auto outcome = simulate({.seed = seed, .operations = 500});
        ASSERT_EQ(outcome.broken.value_or(""), "") << "seed " << seed << ", step " << outcome.steps;
        sales += outcome.sales;
        crashes += outcome.crashes;
    }
    EXPECT_GT(sales, 5 * (last - first + 1)) << "it did sell something";
    if (one == nullptr) EXPECT_GT(crashes, 50) << "and it did crash";
}

// The negative control: without the store's compare-and-set the checks have something to find.
TEST(Simulation, without_the_guard_it_comes_out) {
    bool found = false;
    for (std::uint64_t seed = 1; seed <= 40 && !found; ++seed)
        found = simulate({.seed = seed, .operations = 500, .guard = false}).broken.has_value();
    EXPECT_TRUE(found) << "about every third run breaks";
}

}  // namespace
}  // namespace bookverse::simulation
