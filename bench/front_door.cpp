// The front door beside the floor: the same hello by a plain handler (/), through the whole pipeline for
// anybody (/anyone: a cached body) and for a signed-in caller (/signed-in). Prints a token for it.
// Usage: bench_front_door PORT [THREADS]
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <thread>

#include "platform/async/run.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/cache/local_cache.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/http/pipeline.hpp"
#include "platform/http/server.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace {

using namespace bookverse;

class MachineClock final : public Clock {
public:
    Instant now() const noexcept override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

http::SharedBytes hello() {
    static const auto bytes = std::make_shared<const std::string>(R"({"hello":"world"})");
    return bytes;
}

Task<http::Response> answer() {
    http::Response response{200, {}, hello()};
    response.headers.add("Content-Type", "application/json");
    co_return response;
}

http::Routes routes() {
    const auto handler = [](http::Call&) { return answer(); };
    http::Routes all;
    all.push_back({.method = http::Method::get,
                   .pattern = "/anyone",
                   .access = http::Access::anyone,
                   .handler = handler});
    all.push_back({.method = http::Method::get,
                   .pattern = "/signed-in",
                   .access = http::Access::student,
                   .handler = handler});
    return all;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: bench_front_door PORT [THREADS]\n";
        return 2;
    }
    const auto threads =
        count > 2 ? static_cast<unsigned>(std::atoi(arguments[2])) : std::thread::hardware_concurrency();
    telemetry::Telemetry telemetry{
        {.level = telemetry::Level::info, .service = "bench", .file = "/dev/null"}};
    const MachineClock clock;
    auth::KeySet keys;
    keys.replace({auth::make_signing_key(clock.now())});
    const auth::TokenOptions options{.issuer = "http://bench.example.edu", .audience = "bookverse"};
    const auth::TokenIssuer issuer{keys, clock, options};
    const auth::TokenVerifier verifier{keys, clock, options};
    cache::LocalCache cache{clock, telemetry};
    cache::RateLimiter limiter{cache};
    http::Pipeline pipeline{http::Router{routes()},
                            {.clock = clock, .tokens = verifier, .limiter = limiter, .telemetry = telemetry}};

    std::vector<std::unique_ptr<asio::io_context>> contexts;
    std::vector<asio::io_context*> pointers;
    for (unsigned i = 0; i < threads; ++i) {
        contexts.push_back(std::make_unique<asio::io_context>(1));
        pointers.push_back(contexts.back().get());
    }
    http::ServerOptions server_options;
    server_options.port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
    http::Server server{pointers, server_options,
                        [&](http::Request request) -> Task<http::Response> {
                            if (request.target == "/") return answer();
                            return pipeline(std::move(request));
                        },
                        telemetry};
    server.start();
    std::cout << issuer.issue(AccountId::make(clock.now()), SessionId::make(clock.now()), 1) << std::endl;

    asio::signal_set signals{*contexts.front(), SIGTERM, SIGINT};
    signals.async_wait([&](auto...) {
        for (auto& io : contexts)
            io->stop();
    });
    std::vector<std::jthread> running;
    for (auto& io : contexts)
        running.emplace_back([&io, &telemetry] { run_io(*io, telemetry); });
}
