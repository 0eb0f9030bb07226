// The cache that processes share: Redis 7. Commands of all threads go pipelined over one connection, which
// lives on a thread of its own (docs/decisions/0040); a second connection listens to channels.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "platform/cache/cache.hpp"
#include "platform/cache/redis_link.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::cache {

class RedisCache final : public Cache {
public:
    struct Options {
        std::chrono::milliseconds command{200};  ///< the longest that a caller waits
        std::size_t waiting = 10'000;            ///< commands without an answer; beyond it they fail at once
        RedisLink::Options link{};
    };

    /// Does not wait for Redis, nor fail because it is down: commands do, until it is there. Throws
    /// std::invalid_argument for an address that can never work.
    RedisCache(std::string_view url, telemetry::Telemetry& telemetry, Options options);
    RedisCache(std::string_view url, telemetry::Telemetry& telemetry)
        : RedisCache{url, telemetry, Options{}} {}
    /// After everybody who uses it has ended.
    ~RedisCache() override;

    Task<std::optional<Bytes>> get(std::string key) override;
    Task<> set(std::string key, Bytes value, std::chrono::milliseconds expires_in) override;
    Task<> erase(std::string key) override;
    Task<Allowance> take(std::string key, Bucket bucket, std::uint32_t tokens) override;
    Task<> publish(std::string channel, std::string message) override;
    std::shared_ptr<void> subscribe(std::string channel, Callback callback) override;
    Task<> ping(Deadline deadline) override;
    std::string_view kind() const noexcept override { return "redis"; }

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::cache
