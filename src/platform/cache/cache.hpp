// The cache holds what can be made again; flushed or down, nothing is lost. It is never a record and never a
// lock.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"

namespace bookverse::cache {

using Bytes = std::shared_ptr<const std::string>;

/// The answer of a token bucket.
struct Allowance {
    bool allowed = false;
    std::uint32_t left = 0;
    std::chrono::milliseconds retry_after{};  ///< zero when allowed
};

/// `burst` at once, refilled evenly over `per`.
struct Bucket {
    std::uint32_t burst = 1;
    std::chrono::milliseconds per{60'000};
};

class Cache {
public:
    using Callback = std::function<void(std::string_view channel, std::string_view message)>;

    Cache() = default;
    Cache(const Cache&) = delete;
    Cache& operator=(const Cache&) = delete;
    virtual ~Cache() = default;

    /// The hot path of one machine: a value of a cache inside this process, without suspending or allocating.
    /// Null: not there, expired, or the cache is elsewhere (`in_process()` is false): then get() is the way.
    virtual Bytes peek(std::string_view) noexcept { return nullptr; }
    /// take() without suspending; std::nullopt when the cache is elsewhere.
    virtual std::optional<Allowance> take_here(std::string_view, Bucket, std::uint32_t) {
        return std::nullopt;
    }
    virtual bool in_process() const noexcept { return false; }

    // A failing cache is not a fault: get answers std::nullopt, set and erase do nothing, both count in the
    // metrics.
    virtual Task<std::optional<Bytes>> get(std::string key) = 0;
    virtual Task<> set(std::string key, Bytes value, std::chrono::milliseconds expires_in) = 0;
    virtual Task<> erase(std::string key) = 0;

    /// Atomic over all processes that share the cache. Throws Unavailable: RateLimiter decides what then. A
    /// key belongs to one size of bucket; with another size it starts full again.
    virtual Task<Allowance> take(std::string key, Bucket bucket, std::uint32_t tokens) = 0;

    /// To all processes that share the cache, at most once; what matters is replayed from the store.
    virtual Task<> publish(std::string channel, std::string message) = 0;
    /// `prefix*` patterns are not supported: exact channels only. The callback runs on any thread and must
    /// not block. The subscription ends when the returned handle dies: its destructor waits for a callback
    /// that runs on another thread, so hold no lock there that the callback takes. The callback itself may
    /// drop the handle.
    virtual std::shared_ptr<void> subscribe(std::string channel, Callback callback) = 0;

    virtual Task<> ping(Deadline deadline) = 0;
    virtual std::string_view kind() const noexcept = 0;  ///< local, redis
};

}  // namespace bookverse::cache
