// Rate limits by cost. With the shared cache down it falls back to buckets of this process at half rate; limits that
// guard secrets (`strict`: PIN, login) are closed instead.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "platform/cache/cache.hpp"

namespace bookverse::cache {

class RateLimiter {
public:
    /// `shared` outlives the limiter.
    explicit RateLimiter(Cache& shared);
    ~RateLimiter();
    RateLimiter(const RateLimiter&) = delete;
    RateLimiter& operator=(const RateLimiter&) = delete;

    /// Never throws. `strict` and the cache down: refused, with 5 s as retry_after.
    Task<Allowance> take(std::string key, Bucket bucket, bool strict = false, std::uint32_t tokens = 1);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What an address is counted under: IPv4 whole, IPv6 its /64, IPv4-mapped IPv6 as IPv4; anything else as it is.
std::string address_key(std::string_view address);

}  // namespace bookverse::cache
