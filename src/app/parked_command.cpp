#include <iostream>

#include "app/commands.hpp"
#include "app/foundation.hpp"
#include "app/io_threads.hpp"
#include "app/operator_api.hpp"
#include "platform/http/endpoint.hpp"

namespace bookverse::app {

namespace {

constexpr auto running = "running program";

std::string explain(const Refusal& refusal) {
    if (refusal.kind != RefusalKind::unauthenticated) return refusal.message;
    return "The running program does not know us: give this command the same configuration, at least "
           "--public-url and "
           "--master-key-file.";
}

/// Talks to the program that runs with the same configuration.
class Operator {
public:
    Operator(const config::Options& options, telemetry::Telemetry& telemetry)
        : options_{with_url(options)}, foundation_{options_, telemetry}, threads_{1, telemetry} {}

    std::vector<ParkedMessage> list(const std::string& group) {
        const auto target = "/operator/parked" + (group.empty() ? "" : "?group=" + group);
        ParkedMessages found;
        threads_.run([&]() -> Task<> {
            auto answer = co_await foundation_.services.call<ParkedMessages>(
                running, http::Method::get, target, http::NoContent{}, patience());
            if (!answer) throw std::runtime_error{explain(answer.error())};
            found = std::move(*answer);
        });
        return std::move(found.items);
    }

    bool act(const std::string& verb, const std::string& key) {
        bool done = false;
        threads_.run([&]() -> Task<> {
            ParkedKey body{key};
            const auto answer = co_await foundation_.services.call<void>(
                running, http::Method::post, "/operator/parked/" + verb, std::move(body), patience());
            done = answer.has_value();
        });
        return done;
    }

private:
    static config::Options with_url(config::Options options) {
        options.service_urls = {
            {running, "http://" + options.telemetry.address + ":" + std::to_string(options.telemetry.port)}};
        return options;
    }
    static Deadline patience() { return Deadline::after(std::chrono::seconds{30}); }

    config::Options options_;
    Foundation foundation_;
    IoThreads threads_;
};

void print(const std::vector<ParkedMessage>& messages) {
    for (const auto& one : messages)
        std::cout << one.key << "\n  " << one.type << " for " << one.group << " about " << one.subject
                  << ", parked " << to_string(one.parked_at) << " after " << one.deliveries
                  << " tries: " << one.reason << "\n  " << one.data << '\n';
    std::cout << messages.size() << " parked\n";
}

}  // namespace

int parked(const config::Options& options, telemetry::Telemetry& telemetry, const ParkedCommand& command) {
    Operator program{options, telemetry};
    if (command.what == ParkedCommand::What::list) {
        print(program.list(command.group));
        return 0;
    }
    const std::string verb = command.what == ParkedCommand::What::replay ? "replay" : "discard";
    std::vector<std::string> keys{command.key};
    if (command.key == "all") {
        keys.clear();
        for (const auto& one : program.list(command.group))
            keys.push_back(one.key);
    }
    bool all_found = true;
    for (const auto& key : keys) {
        const bool done = program.act(verb, key);
        all_found = all_found && done;
        std::cout << key << (done ? ": " + verb + " done" : std::string{": not parked"}) << '\n';
    }
    return all_found ? 0 : 1;
}

}  // namespace bookverse::app
