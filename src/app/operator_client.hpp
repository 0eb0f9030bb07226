// Asks the program that runs with the same configuration; see operator_api.hpp.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "app/foundation.hpp"
#include "app/io_threads.hpp"
#include "platform/http/endpoint.hpp"

namespace bookverse::app {

class OperatorClient {
public:
    /// Throws std::runtime_error when the master key cannot be read.
    OperatorClient(const config::Options& options, telemetry::Telemetry& telemetry);

    /// Blocks. A refusal is thrown as std::runtime_error with a sentence, but for not_found: std::nullopt.
    template <class Answer, class Body>
    std::optional<Answer> ask(http::Method method, std::string target, Body body,
                              std::chrono::milliseconds patience = std::chrono::seconds{30}) {
        Result<Answer> result = refuse_not_found();
        threads_.run([&]() -> Task<> {
            result = co_await foundation_.services.call<Answer>(running, method, std::move(target),
                                                                std::move(body), Deadline::after(patience));
        });
        if (result) return std::move(*result);
        if (result.error().kind == RefusalKind::not_found) return std::nullopt;
        throw std::runtime_error{explain(result.error())};
    }

private:
    static constexpr auto running = "running program";
    static config::Options with_url(config::Options options);
    static std::string explain(const Refusal& refusal);

    config::Options options_;
    Foundation foundation_;
    IoThreads threads_;
};

}  // namespace bookverse::app
