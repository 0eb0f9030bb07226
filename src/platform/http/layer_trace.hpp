// Request id and W3C trace context: how one request is found again in all logs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace bookverse::http {

/// A version 7 UUID. Unique, not secret: its random part comes from a generator of the thread, because asking
/// the system for randomness is a system call a request.
std::string make_request_id(Instant now);

/// 8 to 64 visible characters that are harmless in a log and a header.
bool is_request_id(std::string_view text) noexcept;

/// Continues `incoming` (version 00, RFC shape) with a span of our own; begins a new trace when it is absent
/// or wrong.
std::string continue_trace(std::optional<std::string_view> incoming);

/// The 32 hex digits of the trace.
std::string_view trace_id(std::string_view traceparent) noexcept;

}  // namespace bookverse::http
