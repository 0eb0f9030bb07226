// Rate limits of a route: token buckets by address or account.
#pragma once

#include "platform/cache/rate_limiter.hpp"
#include "platform/http/call.hpp"
#include "platform/http/route.hpp"

namespace bookverse::http {

/// Limits by address are taken before a token is verified, the others when it is known who calls.
enum class LimitStage : std::uint8_t { before_authentication, after_authentication };

bool has_limits(const Route& route, LimitStage stage) noexcept;

/// Takes one token from each bucket of this stage; the first empty one refuses with 429 and Retry-After.
Task<Result<>> take_limits(const Call& call, cache::RateLimiter& limiter, LimitStage stage);

}  // namespace bookverse::http
