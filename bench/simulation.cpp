// The simulation of tests/simulation, long: seeds one after another, two at a time. A line a seed that broke, with
// what to run to see it again; exit code 1 then.
//
//   bench_simulation [--seeds 1000] [--first 1] [--operations 10000] [--threads 2] [--no-guard]
#include "simulation/simulation.hpp"

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

using bookverse::simulation::Outcome;
using bookverse::simulation::Plan;

struct Options {
    std::uint64_t first = 1;
    std::uint64_t seeds = 1000;
    unsigned threads = 2;
    Plan plan{.operations = 10'000};
};

Options parse(int count, char** arguments) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string name = arguments[i];
        if (name == "--no-guard") {
            options.plan.guard = false;
            continue;
        }
        const auto value = i + 1 < count ? std::strtoull(arguments[++i], nullptr, 10) : 0;
        if (name == "--seeds")
            options.seeds = value;
        else if (name == "--first")
            options.first = value;
        else if (name == "--operations")
            options.plan.operations = static_cast<int>(value);
        else if (name == "--threads")
            options.threads = static_cast<unsigned>(value);
        else {
            std::cerr << "what is " << name << "?\n";
            std::exit(2);
        }
    }
    return options;
}

struct Sums {
    std::size_t orders = 0, sales = 0, conflicts = 0, broken = 0;
    int crashes = 0;
    void add(const Outcome& one) {
        orders += one.orders;
        sales += one.sales;
        conflicts += one.conflicts;
        crashes += one.crashes;
        broken += one.broken ? 1 : 0;
    }
};

}  // namespace

int main(int count, char** arguments) {
    const Options options = parse(count, arguments);
    std::atomic<std::uint64_t> next = options.first;
    const auto end = options.first + options.seeds;
    std::mutex mutex;
    Sums sums;
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < options.threads; ++i) {
        threads.emplace_back([&] {
            for (auto seed = next++; seed < end; seed = next++) {
                Plan plan = options.plan;
                plan.seed = seed;
                const auto outcome = bookverse::simulation::simulate(plan);
                const std::scoped_lock lock{mutex};
                sums.add(outcome);
                if (outcome.broken)
                    std::cout << "seed " << seed << ", step " << outcome.steps << ": " << *outcome.broken
                              << "\n  again: bench_simulation --first " << seed << " --seeds 1 --operations "
                              << plan.operations << std::endl;
            }
        });
    }
    threads.clear();
    std::cout << options.seeds << " seeds of " << options.plan.operations << " operations: " << sums.orders
              << " orders, " << sums.sales << " sales, " << sums.crashes << " crashes, " << sums.conflicts
              << " races, " << sums.broken << " broken" << std::endl;
    return sums.broken == 0 ? 0 : 1;
}
