// Rate limits by cost. With the shared cache down it falls back to buckets of this process at half rate;
// limits that guard secrets (`strict`: PIN, login) are closed instead.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/cache/cache.hpp"

namespace bookverse::cache {

class RateLimiter {
public:
    /// `shared` outlives the limiter.
    explicit RateLimiter(Cache& shared);
    ~RateLimiter();
    RateLimiter(const RateLimiter&) = delete;
    RateLimiter& operator=(const RateLimiter&) = delete;

    /// Without suspending or allocating, when the buckets are in this process; std::nullopt: use take().
    std::optional<Allowance> take_here(std::string_view key, Bucket bucket, std::uint32_t tokens = 1);

    /// Never throws. `strict` and the cache down: refused, with 5 s as retry_after.
    Task<Allowance> take(std::string key, Bucket bucket, bool strict = false, std::uint32_t tokens = 1);

    /// How often an answer came without the shared cache; for metrics.
    std::uint64_t fallbacks() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What an address is counted under: IPv4 whole, IPv6 its /64, IPv4-mapped IPv6 as IPv4; anything else as it
/// is.
std::string address_key(std::string_view address);

}  // namespace bookverse::cache
