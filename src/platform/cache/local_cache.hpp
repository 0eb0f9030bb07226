// The cache of one machine: memory of this process, sharded so that threads rarely meet. Values leave
// oldest-used first when their shard is full; a value larger than a shard's part is not kept.
#pragma once

#include <memory>
#include <string>

#include "base/instant.hpp"
#include "platform/cache/cache.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::cache {

class LocalCache final : public Cache {
public:
    struct Options {
        std::size_t bytes = 64 * 1024 * 1024;  ///< keys, values and what keeping them costs
        std::size_t buckets = 100'000;  ///< token buckets; beyond it the longest unused one starts anew
        std::size_t shards = 16;
    };
    struct Usage {
        std::size_t bytes = 0;
        std::size_t values = 0;
        std::size_t buckets = 0;
    };

    LocalCache(const Clock& clock, telemetry::Telemetry& telemetry, Options options);
    LocalCache(const Clock& clock, telemetry::Telemetry& telemetry)
        : LocalCache{clock, telemetry, Options{}} {}
    ~LocalCache() override;

    Bytes peek(std::string_view key) noexcept override;
    std::optional<Allowance> take_here(std::string_view key, Bucket bucket, std::uint32_t tokens) override;
    bool in_process() const noexcept override { return true; }

    Task<std::optional<Bytes>> get(std::string key) override;
    Task<> set(std::string key, Bytes value, std::chrono::milliseconds expires_in) override;
    Task<> erase(std::string key) override;
    Task<Allowance> take(std::string key, Bucket bucket, std::uint32_t tokens) override;
    Task<> publish(std::string channel, std::string message) override;
    std::shared_ptr<void> subscribe(std::string channel, Callback callback) override;
    Task<> ping(Deadline deadline) override;
    std::string_view kind() const noexcept override { return "local"; }

    Usage usage() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::cache
