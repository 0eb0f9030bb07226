#include <iostream>

#include "app/commands.hpp"
#include "app/operator_api.hpp"
#include "app/operator_client.hpp"

namespace bookverse::app {

namespace {

std::vector<ParkedMessage> list(OperatorClient& program, const std::string& group) {
    const auto target = "/operator/parked" + (group.empty() ? "" : "?group=" + group);
    auto found = program.ask<ParkedMessages>(http::Method::get, target, http::NoContent{});
    return found ? std::move(found->items) : std::vector<ParkedMessage>{};
}

void print(const std::vector<ParkedMessage>& messages) {
    for (const auto& one : messages)
        std::cout << one.key << "\n  " << one.type << " for " << one.group << " about " << one.subject
                  << ", parked " << to_string(one.parked_at) << " after " << one.deliveries
                  << " tries: " << one.reason << "\n  " << one.data << '\n';
    std::cout << messages.size() << " parked\n";
}

}  // namespace

int parked(const config::Options& options, telemetry::Telemetry& telemetry, const ParkedCommand& command) {
    OperatorClient program{options, telemetry};
    if (command.what == ParkedCommand::What::list) {
        print(list(program, command.group));
        return 0;
    }
    const std::string verb = command.what == ParkedCommand::What::replay ? "replay" : "discard";
    std::vector<std::string> keys{command.key};
    if (command.key == "all") {
        keys.clear();
        for (const auto& one : list(program, command.group))
            keys.push_back(one.key);
    }
    bool all_found = true;
    for (const auto& key : keys) {
        ParkedKey body{key};
        const auto answer =
            program.ask<ParkedKey>(http::Method::post, "/operator/parked/" + verb, std::move(body));
        all_found = all_found && answer.has_value();
        std::cout << key << (answer ? ": " + verb + " done" : std::string{": not parked"}) << '\n';
    }
    return all_found ? 0 : 1;
}

}  // namespace bookverse::app
