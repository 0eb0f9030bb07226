// A campus that buys and sells in random order, at once, with faults and crashes, as a seed says. The same seed
// is the same run but for random ids.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace bookverse::simulation {

struct Plan {
    std::uint64_t seed = 1;
    int operations = 500;
    int people = 8;
    /// The store's compare-and-set. Off it must come out: see simulation_test.cpp.
    bool guard = true;
};

struct Outcome {
    std::optional<std::string> broken;  ///< what was not true; none: all held after every step
    int steps = 0;
    int crashes = 0;
    std::size_t orders = 0;
    std::size_t sales = 0;
    std::size_t conflicts = 0;  ///< writes that raced
};

Outcome simulate(const Plan& plan);

}  // namespace bookverse::simulation
