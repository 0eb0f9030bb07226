// For tests: a pipeline with real tokens, real buckets and a clock that is moved.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/manual_clock.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/cache/local_cache.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/http/pipeline.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::http::testing {

/// Runs one operation on this thread to its end.
template <class T>
T run_here(std::function<Task<T>()> operation) {
    asio::io_context io{1};
    std::optional<T> result;
    std::exception_ptr fault;
    asio::co_spawn(
        io, [&]() -> Task<> { result.emplace(co_await operation()); },
        [&](const std::exception_ptr& end) { fault = end; });
    io.run();
    if (fault) std::rethrow_exception(fault);
    return std::move(*result);
}

using Fields = std::vector<std::pair<std::string, std::string>>;

/// What a pipeline needs, for tests to make theirs of.
struct World {
    ManualClock clock;
    telemetry::Telemetry telemetry;
    auth::KeySet keys;
    auth::TokenOptions tokens{.issuer = "https://books.example.edu", .audience = "bookverse"};
    auth::TokenIssuer issuer{keys, clock, tokens};
    auth::TokenVerifier verifier{keys, clock, tokens};
    cache::LocalCache cache{clock, telemetry};
    cache::RateLimiter limiter{cache};
    AccountId account = AccountId::make(clock.now());

    explicit World(const std::string& log_file = "/dev/null") : telemetry{{.file = log_file}} {
        keys.replace({auth::make_signing_key(clock.now())});
    }
    PipelineParts parts() {
        PipelineParts made{.clock = clock, .tokens = verifier, .limiter = limiter, .telemetry = telemetry};
        made.origins = {"https://books.example.edu"};
        made.https = true;
        return made;
    }
    std::string bearer(std::uint8_t roles = 1) const {
        return "Bearer " + issuer.issue(account, SessionId::make(clock.now()), roles);
    }
};

inline Request request(Method method, std::string target, Fields fields = {}, std::string body = {}) {
    Request made;
    made.method = method;
    made.target = std::move(target);
    made.body = std::move(body);
    made.remote_address = "192.0.2.1";
    for (auto& [name, value] : fields)
        made.headers.add(std::move(name), std::move(value));
    return made;
}

inline Response call(Pipeline& pipeline, Request made) {
    return run_here<Response>([&]() -> Task<Response> { return pipeline(made); });
}

inline std::string text_of(const Response& response) {
    if (const auto* own = std::get_if<std::string>(&response.body)) return *own;
    return *std::get<SharedBytes>(response.body);
}

inline std::string field(const Response& response, std::string_view name) {
    return std::string{response.headers.get(name).value_or("")};
}

inline std::string code_of(const Response& response) {
    const auto text = text_of(response);
    const auto at = text.find("\"code\":\"");
    return at == std::string::npos ? std::string{} : text.substr(at + 8, text.find('"', at + 8) - at - 8);
}

}  // namespace bookverse::http::testing
