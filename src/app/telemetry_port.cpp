#include "app/telemetry_port.hpp"

#include "app/operator_api.hpp"

namespace bookverse::app {

namespace {

http::Response answer(const http::Request& request, telemetry::Telemetry& telemetry,
                      const Problems& problems) {
    if (request.method != http::Method::get && request.method != http::Method::head)
        return http::Response::text(405, "GET only\n");
    if (request.path() == "/metrics")
        return http::Response::text(200, telemetry.metrics(), "text/plain; version=0.0.4; charset=utf-8");
    if (request.path() == "/health/live") return http::Response::text(200, "live\n");
    if (request.path() == "/health/ready") {
        const auto found = problems();
        if (found.empty()) return http::Response::text(200, "ready\n");
        std::string text;
        for (const auto& [component, reason] : found)
            text += component + ": " + reason + "\n";
        return http::Response::text(503, text);
    }
    return http::Response::text(404, "/metrics, /health/live, /health/ready\n");
}

}  // namespace

http::RequestHandler telemetry_pages(telemetry::Telemetry& telemetry, Problems problems,
                                     http::RequestHandler commands) {
    return [&telemetry, problems = std::move(problems),
            commands = std::move(commands)](http::Request request) -> Task<http::Response> {
        if (request.path().starts_with(operator_prefix)) co_return co_await commands(std::move(request));
        co_return answer(request, telemetry, problems);
    };
}

}  // namespace bookverse::app
