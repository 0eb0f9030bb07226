#include "platform/http/pipeline.hpp"

#include <algorithm>
#include <charconv>

#include "platform/async/run.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/internal_headers.hpp"
#include "platform/http/layer_access.hpp"
#include "platform/http/layer_answer.hpp"
#include "platform/http/layer_limits.hpp"
#include "platform/http/layer_trace.hpp"
#include "platform/http/problem.hpp"

namespace bookverse::http {

namespace {

/// The last entry is what our own proxy wrote; the ones before it are anybody's claim.
std::string_view last_of_list(std::string_view list) {
    const auto comma = list.rfind(',');
    auto last = comma == std::string_view::npos ? list : list.substr(comma + 1);
    while (last.starts_with(' '))
        last.remove_prefix(1);
    while (last.ends_with(' '))
        last.remove_suffix(1);
    return last;
}

std::string methods_text(const std::vector<Method>& methods) {
    std::string text;
    for (const auto method : methods) {
        if (!text.empty()) text += ", ";
        text += to_string(method);
    }
    return text;
}

/// 404, 405, or the answer to OPTIONS.
Response answer_without_route(const Call& call, const std::vector<Method>& allowed) {
    if (allowed.empty()) return problem(refuse_not_found().error(), call.request_id);
    auto response = Response::empty();
    if (call.request.method != Method::options) {
        response = problem({RefusalKind::malformed, "method_not_allowed", "This method is not allowed here."},
                           call.request_id);
        response.status = 405;
    }
    response.headers.set("Allow", methods_text(allowed));
    return response;
}

Refusal body_too_large() {
    return {RefusalKind::too_large, "body_too_large", "The request is too large."};
}

}  // namespace

struct Pipeline::Impl {
    Router router;
    PipelineParts parts;
    AccessLog log;
    PackedBytes packed{};

    Impl(Router given_router, PipelineParts given)
        : router{std::move(given_router)},
          parts{std::move(given)},
          log{parts.telemetry, router.routes(), parts.log} {}

    bool vouched(const Request& request) const {
        return parts.internal && is_forwarded(request, parts.tokens);
    }
    void take_address(Request& request, bool trusted) const;
    Call make_call(const Request& request, bool trusted) const;
    Deadline deadline_of(const Call& call, bool trusted) const;
    Task<Response> answer(Call& call, bool trusted);
    Task<Response> through_layers(Call& call);
    Task<Result<>> admit(Call& call);
    Task<Response> handle(Call& call);
    Response fault(const Call& call, const std::exception_ptr& error);
    void finish(const Call& call, Response& response);
};

void Pipeline::Impl::take_address(Request& request, bool trusted) const {
    const auto& proxies = parts.trusted_proxies;
    const bool proxied =
        !proxies.empty() && std::ranges::find(proxies, request.remote_address) != proxies.end();
    if (!trusted && !proxied) return;
    const auto forwarded = last_of_list(request.headers.get("X-Forwarded-For").value_or(""));
    if (!forwarded.empty() && forwarded.size() <= 45) request.remote_address = std::string{forwarded};
}

Call Pipeline::Impl::make_call(const Request& request, bool trusted) const {
    const auto received = parts.clock.now();
    const auto given = trusted ? request.headers.get("X-Request-Id") : std::nullopt;
    auto id = given && is_request_id(*given) ? std::string{*given} : make_request_id(received);
    auto trace = continue_trace(request.headers.get("traceparent"));
    return {request, nullptr, Actor{}, std::move(id), std::move(trace), Deadline{}, received, {}, {}};
}

Deadline Pipeline::Impl::deadline_of(const Call& call, bool trusted) const {
    auto left = call.route->deadline;
    if (const auto given = trusted ? call.request.headers.get(deadline_header) : std::nullopt) {
        std::int64_t milliseconds = 0;
        const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), milliseconds);
        if (error == std::errc{}) left = std::min(left, std::chrono::milliseconds{milliseconds});
    }
    return Deadline::after(left);
}

/// Everything between the log and the handler. Throws only what cancels this very coroutine.
Task<Response> Pipeline::Impl::answer(Call& call, bool trusted) {
    auto match = router.match(call.request.method, call.request.path());
    if (!match.route) co_return answer_without_route(call, match.allowed);
    call.route = match.route;
    call.path_values = std::move(match.path_values);
    if (call.request.body.size() > call.route->body_limit)
        co_return problem(body_too_large(), call.request_id);
    call.deadline = deadline_of(call, trusted);
    std::exception_ptr error;
    try {
        co_return co_await with_deadline(call.deadline, through_layers(call), call.route->pattern);
    } catch (...) {
        error = std::current_exception();
    }
    co_return fault(call, error);
}

Task<Response> Pipeline::Impl::through_layers(Call& call) {
    auto admitted = co_await admit(call);
    if (!admitted) co_return problem(admitted.error(), call.request_id);
    const auto rule = call.route->idempotency;
    if (rule == Idempotency::none || (!parts.idempotency && rule != Idempotency::own)) {
        co_return co_await call.route->handler(call);
    }
    if (const auto refusal = check_idempotency_key(call)) co_return problem(*refusal, call.request_id);
    if (rule == Idempotency::own) co_return co_await call.route->handler(call);
    co_return co_await idempotently(call, *parts.idempotency, handle(call));
}

Task<Result<>> Pipeline::Impl::admit(Call& call) {
    const auto& route = *call.route;
    if (has_limits(route, LimitStage::before_authentication)) {
        auto taken = co_await take_limits(call, parts.limiter, LimitStage::before_authentication);
        if (!taken) co_return taken;
    }
    // A route that lives by the cookie is called with an access token that has ended: it is not looked at.
    if (route.access != Access::cookie) {
        auto actor = authenticate(call, parts.tokens, parts.internal);
        if (!actor) co_return std::unexpected(std::move(actor).error());
        call.actor = std::move(*actor);
    }
    if (auto allowed = check_access(call, parts.internal); !allowed) co_return allowed;
    if (has_limits(route, LimitStage::after_authentication)) {
        auto taken = co_await take_limits(call, parts.limiter, LimitStage::after_authentication);
        if (!taken) co_return taken;
    }
    if (route.access == Access::cookie) co_return check_same_site(call, parts.origins);
    co_return Result<>{};
}

/// The handler with its faults as answers, for the layer that must know which it was.
Task<Response> Pipeline::Impl::handle(Call& call) {
    std::exception_ptr error;
    try {
        co_return co_await call.route->handler(call);
    } catch (...) {
        error = std::current_exception();
    }
    co_return fault(call, error);
}

Response Pipeline::Impl::fault(const Call& call, const std::exception_ptr& error) {
    std::string what = "an exception that is no std::exception";
    try {
        std::rethrow_exception(error);
    } catch (const boost::system::system_error& system) {
        // The connection was cut or the deadline fired: whoever cancelled knows what to do.
        if (system.code() == asio::error::operation_aborted) throw;
        what = system.what();
    } catch (const std::exception& known) {
        what = known.what();
    } catch (...) {
    }
    parts.telemetry.log(telemetry::Level::error, "http.fault",
                        {{"request_id", call.request_id},
                         {"trace_id", std::string{trace_id(call.traceparent)}},
                         {"route", call.route ? call.route->pattern : "none"},
                         {"what", what}});
    return problem(error, call.request_id);
}

void Pipeline::Impl::finish(const Call& call, Response& response) {
    for (const auto& [name, value] : call.response_headers)
        response.headers.add(name, value);
    response.headers.set("X-Request-Id", call.request_id);
    add_cache_control(response, call.route);
    if (parts.internal) return;
    add_security_headers(response, parts.https);
    compress(call.request, response, packed);
}

Pipeline::Pipeline(Router router, PipelineParts parts)
    : impl_{std::make_unique<Impl>(std::move(router), std::move(parts))} {}

Pipeline::~Pipeline() = default;

const Router& Pipeline::router() const noexcept {
    return impl_->router;
}

std::size_t Pipeline::body_limit(Method method, std::string_view path) const {
    const auto match = impl_->router.match(method, path);
    return match.route ? match.route->body_limit : 256 * 1024;
}

Task<Response> Pipeline::operator()(Request request) {
    const auto begin = std::chrono::steady_clock::now();
    const bool trusted = impl_->vouched(request);
    impl_->take_address(request, trusted);
    auto call = impl_->make_call(request, trusted);
    auto response = co_await impl_->answer(call, trusted);
    impl_->finish(call, response);
    impl_->log.note(call, response.status, std::chrono::steady_clock::now() - begin);
    co_return response;
}

}  // namespace bookverse::http
