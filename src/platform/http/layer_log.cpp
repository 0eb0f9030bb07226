#include "platform/http/layer_log.hpp"

#include <algorithm>

#include "platform/http/layer_trace.hpp"

namespace bookverse::http {

namespace {

bool is_read(Method method) {
    return method == Method::get || method == Method::head || method == Method::options;
}

std::string caller_of(const Actor& actor) {
    if (actor.is_account()) return actor.account.to_string();
    if (actor.is_service()) return "service " + actor.service;
    return "anonymous";
}

}  // namespace

AccessLog::AccessLog(telemetry::Telemetry& telemetry, const Routes& routes, AccessLogOptions options)
    : telemetry_{telemetry},
      options_{options},
      first_{routes.data()},
      of_none_{make(telemetry, "any", "none")} {
    for (const auto& route : routes) {
        of_route_.push_back(make(telemetry, std::string{to_string(route.method)}, route.pattern));
    }
}

AccessLog::OfRoute AccessLog::make(telemetry::Telemetry& telemetry, const std::string& method,
                                   const std::string& pattern) {
    OfRoute made;
    for (std::size_t i = 1; i < made.by_class.size(); ++i) {
        made.by_class.at(i) =
            telemetry.counter("bookverse_http_requests_total", "Requests by route and class of status.",
                              {{"method", method}, {"route", pattern}, {"status", std::to_string(i) + "xx"}});
    }
    made.seconds =
        telemetry.histogram("bookverse_http_request_seconds", "From the whole request to its answer.",
                            {{"method", method}, {"route", pattern}});
    return made;
}

bool AccessLog::worth_a_line(const Call& call, int status, std::chrono::steady_clock::duration took) {
    if (status >= 400 || took >= options_.slow || !is_read(call.request.method)) return true;
    return seen_.fetch_add(1, std::memory_order_relaxed) % std::max(options_.sample, 1U) == 0;
}

void AccessLog::note(const Call& call, int status, std::chrono::steady_clock::duration took) {
    auto& metrics = call.route ? of_route_[static_cast<std::size_t>(call.route - first_)] : of_none_;
    metrics.by_class[std::min<std::size_t>(static_cast<std::size_t>(status) / 100, 5)].add();
    metrics.seconds.observe(std::chrono::duration<double>(took).count());
    if (!worth_a_line(call, status, took)) return;
    const auto level = status >= 500 ? telemetry::Level::error : telemetry::Level::info;
    telemetry_.log(
        level, "http.request",
        {{"request_id", call.request_id},
         {"trace_id", std::string{trace_id(call.traceparent)}},
         {"method", std::string{to_string(call.request.method)}},
         {"route", call.route ? call.route->pattern : "none"},
         {"status", std::to_string(status)},
         {"ms", std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(took).count())},
         {"caller", caller_of(call.actor)},
         {"address", call.request.remote_address}});
}

}  // namespace bookverse::http
