// Refusals and faults become problem documents (RFC 9457) here and nowhere else.
#pragma once

#include <exception>
#include <string_view>

#include "base/refusal.hpp"
#include "platform/http/message.hpp"

namespace bookverse::http {

int status_of(RefusalKind kind) noexcept;

/// {"type":"/problems/<code>","title":<sentence>,"status":..,"code":..,"request_id":..,"faults":[..]}
Response problem(const Refusal& refusal, std::string_view request_id);

/// Unavailable and DeadlinePassed are 503 with Retry-After, StorageFull is 507, everything else 500
/// «internal»; what() goes to the log only.
Response problem(const std::exception_ptr& fault, std::string_view request_id);

}  // namespace bookverse::http
