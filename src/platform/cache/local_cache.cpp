#include "platform/cache/local_cache.hpp"

#include <algorithm>
#include <mutex>
#include <vector>

#include "platform/cache/channels.hpp"
#include "platform/cache/lru.hpp"
#include "platform/cache/token_bucket.hpp"

namespace bookverse::cache {

namespace {

/// Two list and hash nodes, the shared string's header: what an entry costs besides its bytes, about.
constexpr std::size_t overhead = 160;

struct Value {
    Bytes bytes;
    Instant expires;
};

struct BucketEntry {
    Bucket bucket;
    BucketLevel level;
};

/// A cache line of its own, so that shards do not slow each other down.
struct alignas(64) Shard {
    mutable std::mutex mutex;
    Lru<Value> values;
    Lru<BucketEntry> buckets;

    Shard(std::size_t bytes, std::size_t bucket_count) : values{bytes}, buckets{bucket_count} {}
};

}  // namespace

struct LocalCache::Impl {
    const Clock& clock;
    std::vector<std::unique_ptr<Shard>> shards{};
    Channels channels{};
    telemetry::Counter hits, misses, evictions, oversized;

    Impl(const Clock& source, telemetry::Telemetry& telemetry, const Options& options)
        : clock{source},
          hits{telemetry.counter("bookverse_cache_hits_total", "Values found in the cache")},
          misses{telemetry.counter("bookverse_cache_misses_total", "Values not found in the cache")},
          evictions{telemetry.counter("bookverse_cache_evictions_total",
                                      "Entries dropped because memory is bounded")},
          oversized{telemetry.counter("bookverse_cache_oversized_total", "Values too large to be kept")} {
        const auto count = std::max<std::size_t>(1, options.shards);
        for (std::size_t i = 0; i < count; ++i) {
            shards.push_back(std::make_unique<Shard>(options.bytes / count,
                                                     std::max<std::size_t>(1, options.buckets / count)));
        }
    }

    Shard& shard_of(std::string_view key) {
        // Not the low bits: the map inside the shard uses those.
        return *shards[(std::hash<std::string_view>{}(key) >> 32) % shards.size()];
    }

    void put(std::string_view key, Bytes value, std::chrono::milliseconds expires_in) {
        const auto weight = key.size() + value->size() + overhead;
        const Value entry{std::move(value), clock.now() + expires_in};
        std::size_t evicted = 0;
        bool kept = true;
        {
            auto& shard = shard_of(key);
            const std::lock_guard lock{shard.mutex};
            kept = shard.values.put(key, entry, weight, evicted);
        }
        if (!kept) oversized.add();
        if (evicted > 0) evictions.add(static_cast<double>(evicted));
    }
};

LocalCache::LocalCache(const Clock& clock, telemetry::Telemetry& telemetry, Options options)
    : impl_{std::make_unique<Impl>(clock, telemetry, options)} {}

LocalCache::~LocalCache() = default;

Bytes LocalCache::peek(std::string_view key) noexcept {
    const auto now = impl_->clock.now();
    auto& shard = impl_->shard_of(key);
    Bytes bytes;
    {
        const std::lock_guard lock{shard.mutex};
        if (const auto* value = shard.values.find(key)) {
            if (now < value->expires) {
                bytes = value->bytes;
            } else {
                shard.values.erase(key);
            }
        }
    }
    (bytes ? impl_->hits : impl_->misses).add();
    return bytes;
}

std::optional<Allowance> LocalCache::take_here(std::string_view key, Bucket bucket, std::uint32_t tokens) {
    const auto now = impl_->clock.now();
    auto& shard = impl_->shard_of(key);
    std::size_t evicted = 0;
    Allowance answer;
    {
        const std::lock_guard lock{shard.mutex};
        auto* entry = shard.buckets.find(key);
        if (entry == nullptr || entry->bucket.burst != bucket.burst || entry->bucket.per != bucket.per) {
            shard.buckets.put(key, BucketEntry{bucket, full(bucket, now)}, 1, evicted);
            entry = shard.buckets.find(key);
        }
        answer = cache::take(entry->level, bucket, tokens, now);
    }
    if (evicted > 0) impl_->evictions.add(static_cast<double>(evicted));
    return answer;
}

Task<std::optional<Bytes>> LocalCache::get(std::string key) {
    auto bytes = peek(key);
    co_return bytes ? std::optional{std::move(bytes)} : std::nullopt;
}

Task<> LocalCache::set(std::string key, Bytes value, std::chrono::milliseconds expires_in) {
    impl_->put(key, std::move(value), expires_in);
    co_return;
}

Task<> LocalCache::erase(std::string key) {
    auto& shard = impl_->shard_of(key);
    const std::lock_guard lock{shard.mutex};
    shard.values.erase(key);
    co_return;
}

Task<Allowance> LocalCache::take(std::string key, Bucket bucket, std::uint32_t tokens) {
    co_return *take_here(key, bucket, tokens);
}

Task<> LocalCache::publish(std::string channel, std::string message) {
    impl_->channels.deliver(channel, message);
    co_return;
}

std::shared_ptr<void> LocalCache::subscribe(std::string channel, Callback callback) {
    return impl_->channels.subscribe(std::move(channel), std::move(callback));
}

Task<> LocalCache::ping(Deadline) {
    co_return;
}

LocalCache::Usage LocalCache::usage() const {
    Usage sum;
    for (const auto& shard : impl_->shards) {
        const std::lock_guard lock{shard->mutex};
        sum.bytes += shard->values.weight();
        sum.values += shard->values.size();
        sum.buckets += shard->buckets.size();
    }
    return sum;
}

}  // namespace bookverse::cache
