// The template of service_client.hpp.
#pragma once

#include <type_traits>
#include <utility>

#include "platform/http/endpoint.hpp"
#include "platform/json/json.hpp"
#include "platform/service/service_client.hpp"

namespace bookverse::service {

namespace detail {

/// The body of an answer of one of our own; internal answers are never files or streams.
std::string_view text_of(const http::Response& response);

/// The Refusal that a problem document carries. Throws Unavailable for 5xx and for what is no problem
/// document.
Refusal refusal_of(const std::string& service, const http::Response& response);

/// Throws Unavailable: the other side speaks another version of our API.
[[noreturn]] void not_understood(const std::string& service, std::string_view target);

}  // namespace detail

template <class Answer, class Body>
Task<Result<Answer>> ServiceClient::call(std::string service, http::Method method, std::string target,
                                         Body body, Deadline deadline, std::string traceparent) {
    http::Request request;
    request.method = method;
    request.target = target;
    if (!traceparent.empty()) request.headers.add("traceparent", std::move(traceparent));
    if constexpr (!std::is_same_v<Body, http::NoContent>) {
        request.headers.add("Content-Type", "application/json");
        request.body = json::write(body);
    }
    const auto response = co_await send(service, std::move(request), deadline);
    if (response.status >= 300) co_return std::unexpected(detail::refusal_of(service, response));
    if constexpr (std::is_void_v<Answer>) {
        co_return Result<Answer>{};
    } else {
        auto answer = json::read<Answer>(detail::text_of(response), json::Mode::lenient);
        if (!answer) detail::not_understood(service, target);
        co_return std::move(*answer);
    }
}

}  // namespace bookverse::service
