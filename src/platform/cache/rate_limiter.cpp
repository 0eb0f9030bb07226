#include "platform/cache/rate_limiter.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <mutex>

#include "platform/cache/lru.hpp"
#include "platform/cache/token_bucket.hpp"

namespace bookverse::cache {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t fallback_buckets = 50'000;
constexpr auto closed_for = 5s;

/// Half the rate of `bucket`: with a few processes that all fall back, the sum stays near what was meant.
Bucket half(Bucket bucket) {
    if (bucket.burst < 2) return {.burst = bucket.burst, .per = bucket.per * 2};
    return {.burst = bucket.burst / 2, .per = bucket.per};
}

/// Steady: the fallback must not be filled by somebody who sets the machine's clock.
Instant steady_now() {
    return Instant{std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch())};
}

}  // namespace

struct RateLimiter::Impl {
    struct Entry {
        Bucket bucket;
        BucketLevel level;
    };

    Cache& shared;
    std::mutex mutex{};
    Lru<Entry> own{fallback_buckets};
    std::atomic<std::uint64_t> fallbacks{0};

    Allowance take_alone(std::string_view key, Bucket bucket, bool strict, std::uint32_t tokens) {
        fallbacks.fetch_add(1, std::memory_order_relaxed);
        if (strict) return {.allowed = false, .retry_after = closed_for};
        const auto now = steady_now();
        const auto slow = half(bucket);
        const std::lock_guard lock{mutex};
        auto* entry = own.find(key);
        if (entry == nullptr || entry->bucket.burst != slow.burst || entry->bucket.per != slow.per) {
            std::size_t evicted = 0;
            own.put(key, Entry{slow, full(slow, now)}, 1, evicted);
            entry = own.find(key);
        }
        return cache::take(entry->level, slow, tokens, now);
    }
};

RateLimiter::RateLimiter(Cache& shared) : impl_{std::make_unique<Impl>(shared)} {}

RateLimiter::~RateLimiter() = default;

std::optional<Allowance> RateLimiter::take_here(std::string_view key, Bucket bucket, std::uint32_t tokens) {
    return impl_->shared.take_here(key, bucket, tokens);
}

Task<Allowance> RateLimiter::take(std::string key, Bucket bucket, bool strict, std::uint32_t tokens) {
    if (const auto here = take_here(key, bucket, tokens)) co_return *here;
    try {
        co_return co_await impl_->shared.take(key, bucket, tokens);
    } catch (const std::exception&) {
        // The adapter counts and logs its own failures.
    }
    co_return impl_->take_alone(key, bucket, strict, tokens);
}

std::uint64_t RateLimiter::fallbacks() const noexcept {
    return impl_->fallbacks.load(std::memory_order_relaxed);
}

std::string address_key(std::string_view address) {
    const auto zone = address.find('%');  // fe80::1%eth0: the interface says nothing about who it is
    const std::string text{address.substr(0, zone)};
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return std::string{address};

    std::array<char, INET6_ADDRSTRLEN> out{};
    if (IN6_IS_ADDR_V4MAPPED(&six)) {
        in_addr four{};
        std::memcpy(&four, six.s6_addr + 12, 4);
        inet_ntop(AF_INET, &four, out.data(), out.size());
        return out.data();
    }
    std::fill(six.s6_addr + 8, six.s6_addr + 16, 0);
    inet_ntop(AF_INET6, &six, out.data(), out.size());
    return std::string{out.data()} + "/64";
}

}  // namespace bookverse::cache
