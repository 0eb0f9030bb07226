// The layer around a handler; the store behind it is in idempotency.cpp.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "platform/auth/seal.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/route.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::http {

namespace {

constexpr std::array kept_headers{"Content-Type", "Location", "ETag"};

/// Credential, route, the caller's key: nobody sees another one's answers.
std::string key_of(const Call& call, std::string_view given) {
    const auto who = call.actor.is_account()   ? call.actor.account.to_string()
                     : call.actor.is_service() ? "service " + call.actor.service
                                               : "@" + cache::address_key(call.request.remote_address);
    return who + '\n' + std::string{to_string(call.route->method)} + ' ' + call.route->pattern + '\n' +
           std::string{given};
}

std::string fingerprint_of(const Request& request) {
    return auth::sha256_hex(request.target + '\n' + request.body);
}

/// Only text is kept; a stream or a file is made anew.
std::optional<StoredAnswer> keepable(const Response& response) {
    StoredAnswer answer{response.status, {}, {}};
    if (const auto* text = std::get_if<std::string>(&response.body)) {
        answer.body = *text;
    } else if (const auto* shared = std::get_if<SharedBytes>(&response.body)) {
        answer.body = **shared;
    } else {
        return std::nullopt;
    }
    if (response.status >= 500 || !is_utf8(answer.body)) return std::nullopt;
    for (const auto* name : kept_headers) {
        if (const auto value = response.headers.get(name)) answer.headers.emplace_back(name, *value);
    }
    return answer;
}

Response replayed(StoredAnswer answer) {
    Response response{answer.status, {}, std::move(answer.body)};
    for (auto& [name, value] : answer.headers)
        response.headers.add(std::move(name), std::move(value));
    response.headers.add("Idempotency-Replayed", "true");
    return response;
}

}  // namespace

std::optional<Refusal> check_idempotency_key(const Call& call) {
    const auto key = call.request.headers.get("Idempotency-Key");
    if (!key) {
        if (call.route->idempotency != Idempotency::required) return std::nullopt;
        return Refusal{RefusalKind::malformed, "idempotency_key_missing",
                       "This request needs an Idempotency-Key."};
    }
    const bool good = !key->empty() && key->size() <= 255 &&
                      std::ranges::all_of(*key, [](char c) { return c > ' ' && c < '\x7f'; });
    if (good) return std::nullopt;
    return Refusal{RefusalKind::malformed, "idempotency_key_invalid",
                   "An Idempotency-Key has 1 to 255 visible characters."};
}

Task<Response> idempotently(Call& call, IdempotencyStore& store, Task<Response> run) {
    const auto given = call.request.headers.get("Idempotency-Key");
    if (!given) co_return co_await std::move(run);
    const auto key = key_of(call, *given);
    auto begin = co_await store.begin(key, fingerprint_of(call.request), call.deadline);
    if (auto* answer = std::get_if<StoredAnswer>(&begin)) co_return replayed(std::move(*answer));
    if (std::holds_alternative<IdempotencyStore::Reused>(begin)) {
        co_return problem(
            {RefusalKind::invalid, "idempotency_key_reused", "This key was used for another request."},
            call.request_id);
    }
    if (std::holds_alternative<IdempotencyStore::InFlight>(begin)) {
        Refusal refusal{RefusalKind::conflict, "in_flight", "The same request is being worked on."};
        refusal.retry_after = std::chrono::seconds{1};
        co_return problem(refusal, call.request_id);
    }
    auto response = co_await std::move(run);
    try {
        // The answer is kept even when the caller's own time is nearly over.
        const auto deadline = Deadline::after(std::chrono::seconds{2});
        if (auto answer = keepable(response)) {
            co_await store.finish(key, std::move(*answer), deadline);
        } else {
            co_await store.forget(key, deadline);
        }
    } catch (const std::exception& error) {
        // It has happened, so its answer goes out. Repeated, it meets the key inside its aggregate.
        telemetry::log_fault("idempotency", error.what());
    }
    co_return response;
}

}  // namespace bookverse::http
