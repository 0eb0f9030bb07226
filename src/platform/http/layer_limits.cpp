#include "platform/http/layer_limits.hpp"

#include <algorithm>

namespace bookverse::http {

namespace {

LimitStage stage_of(const RateLimit& limit) noexcept {
    return limit.by == RateLimit::By::address ? LimitStage::before_authentication
                                              : LimitStage::after_authentication;
}

/// Empty when this limit does not hold for this caller.
std::string key_of(const RateLimit& limit, const Call& call) {
    const auto address = [&] {
        return "limit:" + limit.name + ":@" + cache::address_key(call.request.remote_address);
    };
    const auto account = [&] { return "limit:" + limit.name + ":" + call.actor.account.to_string(); };
    if (call.actor.is_service()) return {};
    switch (limit.by) {
        case RateLimit::By::address:
            return address();
        case RateLimit::By::account:
            return call.actor.is_account() ? account() : std::string{};
        case RateLimit::By::account_or_address:
            return call.actor.is_account() ? account() : address();
    }
    return {};
}

}  // namespace

bool has_limits(const Route& route, LimitStage stage) noexcept {
    return std::ranges::any_of(route.limits,
                               [&](const RateLimit& limit) { return stage_of(limit) == stage; });
}

Task<Result<>> take_limits(const Call& call, cache::RateLimiter& limiter, LimitStage stage) {
    for (const auto& limit : call.route->limits) {
        if (stage_of(limit) != stage) continue;
        auto key = key_of(limit, call);
        if (key.empty()) continue;
        const cache::Bucket bucket{.burst = limit.count, .per = limit.per};
        const auto allowance = co_await limiter.take(std::move(key), bucket, limit.strict);
        if (allowance.allowed) continue;
        Refusal refusal{RefusalKind::too_many, "too_many_requests",
                        "That was too often. Please wait a moment."};
        refusal.retry_after =
            std::max(std::chrono::seconds{1}, std::chrono::ceil<std::chrono::seconds>(allowance.retry_after));
        co_return std::unexpected(std::move(refusal));
    }
    co_return Result<>{};
}

}  // namespace bookverse::http
