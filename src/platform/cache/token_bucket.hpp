// The arithmetic of a token bucket in whole numbers, so that no token is lost or won by rounding: the level
// is kept in units of which a token costs `per` (milliseconds) and a millisecond brings `burst`.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/instant.hpp"
#include "platform/cache/cache.hpp"

namespace bookverse::cache {

struct BucketLevel {
    std::int64_t units = 0;
    Instant at{};  ///< when `units` was true
};

inline BucketLevel full(Bucket bucket, Instant now) {
    return {.units = static_cast<std::int64_t>(bucket.burst) * bucket.per.count(), .at = now};
}

/// `tokens` above the burst are never allowed. A clock that steps back brings nothing and costs nothing.
inline Allowance take(BucketLevel& level, Bucket bucket, std::uint32_t tokens, Instant now) {
    const std::int64_t per = bucket.per.count();
    const std::int64_t burst = bucket.burst;
    if (per <= 0) return {.allowed = true, .left = bucket.burst};
    if (burst == 0) return {.allowed = false, .retry_after = bucket.per};

    const auto passed = std::clamp<std::int64_t>((now - level.at).count(), 0, per);
    level.units = std::min(burst * per, level.units + passed * burst);
    level.at = std::max(level.at, now);

    const std::int64_t cost = tokens * per;
    if (cost <= level.units) {
        level.units -= cost;
        return {.allowed = true, .left = static_cast<std::uint32_t>(level.units / per)};
    }
    const auto missing = std::min(cost, burst * per) - level.units;
    const auto wait = tokens > bucket.burst ? per : (missing + burst - 1) / burst;
    return {.allowed = false,
            .left = static_cast<std::uint32_t>(level.units / per),
            .retry_after = std::chrono::milliseconds{wait}};
}

}  // namespace bookverse::cache
