#include "platform/cache/redis_cache.hpp"

#include <openssl/evp.h>

#include <array>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <thread>

#include "platform/cache/channels.hpp"
#include "platform/cache/redis_commands.hpp"

namespace bookverse::cache {

namespace {

// The arithmetic of token_bucket.hpp, in one step for all processes. The time is Redis' own: clocks of
// machines differ, and a bucket must not fill faster because two of them disagree. Whole numbers below 2^53,
// so doubles are exact.
constexpr std::string_view bucket_script = R"lua(
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local burst, per, tokens = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local units, at = burst * per, now
local kept = redis.call('HMGET', KEYS[1], 'units', 'at')
if kept[1] then
  units, at = tonumber(kept[1]), tonumber(kept[2])
  units = math.min(burst * per, units + math.max(0, math.min(per, now - at)) * burst)
  at = math.max(at, now)
end
local cost, allowed, wait = tokens * per, 0, 0
if cost <= units then
  units, allowed = units - cost, 1
elseif tokens > burst then
  wait = per
else
  wait = math.ceil((cost - units) / burst)
end
redis.call('HSET', KEYS[1], 'units', string.format('%.0f', units), 'at', string.format('%.0f', at))
redis.call('PEXPIRE', KEYS[1], math.max(1, per))
return {allowed, math.floor(units / per), wait}
)lua";

std::string sha1_hex(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (unsigned int i = 0; i < size; ++i) {
        out += digits[digest[i] >> 4];
        out += digits[digest[i] & 15];
    }
    return out;
}

std::string value_key(const std::string& key) {
    return "bookverse:value:" + key;
}

constexpr std::string_view channel_prefix = "bookverse:channel:";

std::string channel_key(std::string_view channel) {
    return std::string{channel_prefix} + std::string{channel};
}

}  // namespace

struct RedisCache::Impl {
    Options options;
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
    RedisCommands commands;
    Channels channels;
    std::shared_ptr<RedisLink> listening;
    telemetry::Counter hits, misses, failures;
    std::string script_hash = sha1_hex(bucket_script);
    std::thread thread;

    Impl(const RedisUrl& url, telemetry::Telemetry& telemetry, const Options& wanted)
        : options{wanted},
          commands{io, url, wanted.link, wanted.waiting, telemetry},
          channels{[this](const std::string& channel) {
              asio::post(io, [this, channel] { reconcile(channel); });
          }},
          listening{std::make_shared<RedisLink>(io, url, wanted.link, listener())},
          hits{telemetry.counter("bookverse_cache_hits_total", "Values found in the cache")},
          misses{telemetry.counter("bookverse_cache_misses_total", "Values not found in the cache")},
          failures{telemetry.counter("bookverse_cache_failures_total",
                                     "Commands that Redis did not answer in time")} {
        commands.start();
        listening->start();
        thread = std::thread{[this] { io.run(); }};
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        channels.close();
        asio::post(io, [this] {
            commands.close();
            listening->close();
            work.reset();
        });
        thread.join();
    }

    RedisLink::Handlers listener() {
        return {.up =
                    [this] {
                        for (const auto& channel : channels.all())
                            reconcile(channel);
                    },
                .reply = [this](const RedisReply& reply) { heard(reply); },
                .down = [](const std::string&) {},
                .tick = [this] { listening->send(redis_command({"PING"})); }};
    }

    /// Makes Redis' idea of who listens ours.
    void reconcile(const std::string& channel) {
        if (!listening->up()) return;  // when it comes up all channels are told
        listening->send(
            redis_command({channels.wanted(channel) ? "SUBSCRIBE" : "UNSUBSCRIBE", channel_key(channel)}));
    }

    void heard(const RedisReply& reply) {
        if (reply.kind == RedisReply::Kind::error) return listening->drop("Redis refuses: " + reply.text);
        if (reply.items.size() != 3 || reply.items[0].text != "message")
            return;  // pong, subscribe, unsubscribe
        const std::string_view channel{reply.items[1].text};
        if (channel.starts_with(channel_prefix)) {
            channels.deliver(channel.substr(channel_prefix.size()), reply.items[2].text);
        }
    }

    Task<RedisReply> run(std::string command) {
        try {
            co_return co_await commands.run(std::move(command), Deadline::after(options.command));
        } catch (...) {
            failures.add();
            throw;
        }
    }
    /// std::nullopt for a failure that was counted.
    Task<std::optional<RedisReply>> attempt(std::string command) {
        try {
            co_return co_await run(std::move(command));
        } catch (const Unavailable&) {
        } catch (const DeadlinePassed&) {
        }
        co_return std::nullopt;
    }
};

RedisCache::RedisCache(std::string_view url, telemetry::Telemetry& telemetry, Options options)
    : impl_{std::make_unique<Impl>(RedisUrl::parse(url), telemetry, options)} {}

RedisCache::~RedisCache() = default;

Task<std::optional<Bytes>> RedisCache::get(std::string key) {
    auto reply = co_await impl_->attempt(redis_command({"GET", value_key(key)}));
    if (!reply || reply->kind != RedisReply::Kind::text) {
        impl_->misses.add();
        co_return std::nullopt;
    }
    impl_->hits.add();
    co_return std::make_shared<const std::string>(std::move(reply->text));
}

Task<> RedisCache::set(std::string key, Bytes value, std::chrono::milliseconds expires_in) {
    if (expires_in.count() <= 0) co_return co_await erase(std::move(key));
    co_await impl_->attempt(
        redis_command({"SET", value_key(key), *value, "PX", std::to_string(expires_in.count())}));
}

Task<> RedisCache::erase(std::string key) {
    const auto command = redis_command({"UNLINK", value_key(key)});
    const auto reply = co_await impl_->attempt(command);
    // What somebody erased because it is out of date must not be there again when Redis is back.
    if (!reply) impl_->commands.run_later(command);
}

Task<Allowance> RedisCache::take(std::string key, Bucket bucket, std::uint32_t tokens) {
    if (bucket.per.count() <= 0) co_return Allowance{.allowed = true, .left = bucket.burst};
    if (bucket.burst == 0) co_return Allowance{.allowed = false, .retry_after = bucket.per};
    const auto burst = std::to_string(bucket.burst);
    const auto per = std::to_string(bucket.per.count());
    const auto count = std::to_string(tokens);
    // The size is part of the key: another size, as after a new configuration, is another bucket.
    const auto name = "bookverse:bucket:" + key + ":" + burst + "/" + per;
    RedisReply reply;
    bool unknown_script = false;
    try {
        reply =
            co_await impl_->run(redis_command({"EVALSHA", impl_->script_hash, "1", name, burst, per, count}));
    } catch (const DeadlinePassed& late) {
        throw Unavailable{late.what()};
    } catch (const Unavailable& error) {
        unknown_script = std::string_view{error.what()}.find("NOSCRIPT") != std::string_view::npos;
        if (!unknown_script) throw;
    }
    if (unknown_script) {  // Redis was restarted or flushed
        const auto command = redis_command({"EVAL", bucket_script, "1", name, burst, per, count});
        const auto again = co_await impl_->attempt(command);
        if (!again) throw Unavailable{"Redis did not run the bucket script"};
        reply = *again;
    }
    if (reply.items.size() != 3) throw Unavailable{"Redis answered something else than a bucket"};
    co_return Allowance{.allowed = reply.items[0].integer == 1,
                        .left = static_cast<std::uint32_t>(reply.items[1].integer),
                        .retry_after = std::chrono::milliseconds{reply.items[2].integer}};
}

Task<> RedisCache::publish(std::string channel, std::string message) {
    co_await impl_->attempt(redis_command({"PUBLISH", channel_key(channel), message}));
}

std::shared_ptr<void> RedisCache::subscribe(std::string channel, Callback callback) {
    return impl_->channels.subscribe(std::move(channel), std::move(callback));
}

Task<> RedisCache::ping(Deadline deadline) {
    co_await impl_->commands.run(redis_command({"PING"}), deadline);
}

}  // namespace bookverse::cache
