// `bookverse reindex`: the running program builds its search index anew; here it is begun and watched.
#include <iostream>
#include <thread>

#include "app/commands.hpp"
#include "app/operator_client.hpp"
#include "services/search/operator_dto.hpp"

namespace bookverse::app {

namespace {

using search::dto::IndexState;

constexpr auto between_looks = std::chrono::milliseconds{500};
constexpr auto not_here =
    "No search runs in the program that was asked. Give the --telemetry-port of the one that runs it.";

IndexState answered(std::optional<IndexState> state) {
    if (!state) throw std::runtime_error{not_here};
    return std::move(*state);
}

}  // namespace

int reindex(const config::Options& options, telemetry::Telemetry& telemetry) {
    OperatorClient program{options, telemetry};
    auto state =
        answered(program.ask<IndexState>(http::Method::post, "/operator/search/reindex", http::NoContent{}));
    while (state.rebuilding) {
        std::this_thread::sleep_for(between_looks);
        state =
            answered(program.ask<IndexState>(http::Method::get, "/operator/search/index", http::NoContent{}));
        std::cout << "\r" << state.rebuilt << " listings indexed" << std::flush;
    }
    std::cout << '\n';
    if (!state.problem.empty()) throw std::runtime_error{"The old index still serves: " + state.problem};
    std::cout << state.listings << " listings can be found\n";
    return 0;
}

}  // namespace bookverse::app
