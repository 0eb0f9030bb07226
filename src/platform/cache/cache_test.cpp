// What needs no server: arithmetic of buckets, bounds of the local cache, addresses, the limiter's fallback.
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <thread>

#include "base/manual_clock.hpp"
#include "platform/cache/local_cache.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/cache/redis_url.hpp"
#include "platform/cache/token_bucket.hpp"

namespace bookverse::cache {
namespace {

using namespace std::chrono_literals;

template <class T>
T run(Task<T> task) {
    asio::io_context io;
    auto result = asio::co_spawn(io, std::move(task), asio::use_future);
    io.run();
    return result.get();
}

Bytes bytes(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

struct Local : testing::Test {
    ManualClock clock;
    telemetry::Telemetry telemetry{
        {.level = telemetry::Level::error, .service = "test", .json = true, .file = {}}};
};

TEST(TokenBucket, counts_exactly) {
    struct Step {
        std::int64_t at_ms;
        std::uint32_t tokens;
        Allowance expected;
    };
    const Bucket bucket{.burst = 3, .per = 1000ms};  // one token each 333.3 ms
    const Step steps[] = {
        {0, 1, {true, 2, 0ms}},        {0, 2, {true, 0, 0ms}},    {0, 1, {false, 0, 334ms}},
        {333, 1, {false, 0, 1ms}},     {334, 1, {true, 0, 0ms}},  {334, 1, {false, 0, 333ms}},
        {100, 1, {false, 0, 333ms}},  // the clock stepped back: nothing gained, nothing lost
        {667, 1, {true, 0, 0ms}},      {1000, 1, {true, 0, 0ms}}, {9000, 3, {true, 0, 0ms}},
        {9000, 4, {false, 0, 1000ms}},  // more than the burst: never
        {99000, 1, {true, 2, 0ms}},
    };
    BucketLevel level = full(bucket, Instant{0ms});
    for (const Step& step : steps) {
        const auto got = take(level, bucket, step.tokens, Instant{Duration{step.at_ms}});
        EXPECT_EQ(got.allowed, step.expected.allowed) << step.at_ms;
        EXPECT_EQ(got.left, step.expected.left) << step.at_ms;
        EXPECT_EQ(got.retry_after, step.expected.retry_after) << step.at_ms;
    }
}

TEST_F(Local, a_value_ends_when_the_clock_says_so) {
    LocalCache cache{clock, telemetry};
    run(cache.set("k", bytes("v"), 1000ms));
    clock.move(999ms);
    ASSERT_TRUE(cache.peek("k"));
    EXPECT_EQ(*cache.peek("k"), "v");
    clock.move(1ms);
    EXPECT_FALSE(cache.peek("k"));
    EXPECT_EQ(cache.usage().values, 0U);
    EXPECT_EQ(cache.usage().bytes, 0U);
}

TEST_F(Local, memory_is_bounded_and_the_longest_unused_leaves_first) {
    LocalCache cache{clock, telemetry, {.bytes = 100'000, .buckets = 10, .shards = 1}};
    const std::string kilobyte(1000, 'x');
    run(cache.set("first", bytes(kilobyte), 1h));
    run(cache.set("second", bytes(kilobyte), 1h));
    for (int i = 0; i < 1000; ++i) {
        run(cache.set("n" + std::to_string(i), bytes(kilobyte), 1h));
        ASSERT_TRUE(cache.peek("first")) << i;  // used all the time, so it stays
        ASSERT_LE(cache.usage().bytes, 100'000U);
    }
    EXPECT_FALSE(cache.peek("second"));
    EXPECT_TRUE(cache.peek("n999"));
    EXPECT_FALSE(cache.peek("n0"));

    run(cache.set("n999", bytes(std::string(200'000, 'y')),
                  1h));  // too large: and the old value must not stay
    EXPECT_FALSE(cache.peek("n999"));

    for (int i = 0; i < 100; ++i)
        cache.take_here(std::to_string(i), {.burst = 1, .per = 1h}, 1);
    EXPECT_EQ(cache.usage().buckets, 10U);
}

TEST_F(Local, a_handle_that_is_dropped_hears_nothing_more_even_from_its_own_callback) {
    LocalCache cache{clock, telemetry};
    int heard = 0;
    std::shared_ptr<void> handle;
    handle = cache.subscribe("c", [&](std::string_view, std::string_view) {
        ++heard;
        handle.reset();
    });
    run(cache.publish("c", "1"));
    run(cache.publish("c", "2"));
    EXPECT_EQ(heard, 1);
}

TEST_F(Local, no_call_runs_after_the_handle_is_gone) {
    LocalCache cache{clock, telemetry};
    std::atomic<bool> stop{false};
    std::thread publisher{[&] {
        while (!stop)
            run(cache.publish("c", "m"));
    }};
    for (int i = 0; i < 200; ++i) {
        auto alive = std::make_unique<std::atomic<int>>(0);
        auto handle =
            cache.subscribe("c", [raw = alive.get()](std::string_view, std::string_view) { ++*raw; });
        while (*alive == 0)
            std::this_thread::yield();
        handle.reset();
        const int heard = *alive;
        std::this_thread::yield();
        ASSERT_EQ(*alive, heard);
    }
    stop = true;
    publisher.join();
}

/// A cache elsewhere that is down.
struct Down final : Cache {
    Task<std::optional<Bytes>> get(std::string) override { co_return std::nullopt; }
    Task<> set(std::string, Bytes, std::chrono::milliseconds) override { co_return; }
    Task<> erase(std::string) override { co_return; }
    Task<Allowance> take(std::string, Bucket, std::uint32_t) override { throw Unavailable{"down"}; }
    Task<> publish(std::string, std::string) override { co_return; }
    std::shared_ptr<void> subscribe(std::string, Callback) override { return {}; }
    Task<> ping(Deadline) override { throw Unavailable{"down"}; }
    std::string_view kind() const noexcept override { return "down"; }
};

TEST(RateLimiter, falls_back_to_half_the_rate_and_closes_what_guards_secrets) {
    Down down;
    RateLimiter limiter{down};
    EXPECT_FALSE(limiter.take_here("k", {.burst = 10, .per = 1h}));
    int allowed = 0;
    for (int i = 0; i < 20; ++i)
        allowed += run(limiter.take("k", {.burst = 10, .per = 1h})).allowed ? 1 : 0;
    EXPECT_EQ(allowed, 5);
    const auto strict = run(limiter.take("other", {.burst = 10, .per = 1h}, true));
    EXPECT_FALSE(strict.allowed);
    EXPECT_EQ(strict.retry_after, 5s);
    EXPECT_EQ(limiter.fallbacks(), 21U);
}

TEST_F(Local, the_limiter_answers_without_suspending) {
    LocalCache cache{clock, telemetry};
    RateLimiter limiter{cache};
    const Bucket bucket{.burst = 2, .per = 60s};
    EXPECT_TRUE(limiter.take_here("k", bucket)->allowed);
    EXPECT_TRUE(run(limiter.take("k", bucket, true)).allowed);
    const auto refused = limiter.take_here("k", bucket);
    EXPECT_FALSE(refused->allowed);
    EXPECT_EQ(refused->retry_after, 30s);
    clock.move(30s);
    EXPECT_TRUE(limiter.take_here("k", bucket)->allowed);
    EXPECT_EQ(limiter.fallbacks(), 0U);
}

TEST(AddressKey, one_key_for_what_is_one_customer) {
    struct Case {
        std::string_view address;
        std::string_view key;
    };
    const Case cases[] = {
        {"192.0.2.7", "192.0.2.7"},
        {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
        {"2001:DB8:1:2::1", "2001:db8:1:2::/64"},
        {"2001:db8:1:3::1", "2001:db8:1:3::/64"},
        {"::ffff:192.0.2.7", "192.0.2.7"},
        {"::1", "::/64"},
        {"fe80::1%eth0", "fe80::/64"},
        {"unix", "unix"},
        {"", ""},
    };
    for (const Case& c : cases)
        EXPECT_EQ(address_key(c.address), c.key) << c.address;
}

TEST(RedisUrl, reads_or_says_what_is_wrong) {
    const auto all = RedisUrl::parse("redis://bob:p%40ss@cache.example:7000/12");
    EXPECT_EQ(all.host, "cache.example");
    EXPECT_EQ(all.port, "7000");
    EXPECT_EQ(all.user, "bob");
    EXPECT_EQ(all.password.reveal(), "p@ss");
    EXPECT_EQ(all.database, 12);
    EXPECT_EQ(RedisUrl::parse("redis://:pw@h").password.reveal(), "pw");
    EXPECT_EQ(RedisUrl::parse("redis://[::1]").host, "::1");
    EXPECT_EQ(RedisUrl::parse("redis://h").port, "6379");
    EXPECT_EQ(RedisUrl::parse("redis://h/").database, 0);
    for (const auto* bad :
         {"", "h:6379", "rediss://h", "http://h", "redis://", "redis://h/x", "redis://h/-1", "redis://h/1x",
          "redis://user@h", "redis://h?a=b", "redis://h:port", "redis://h:70x", "redis://h:99999"}) {
        EXPECT_THROW(RedisUrl::parse(bad), std::invalid_argument) << bad;
    }
}

}  // namespace
}  // namespace bookverse::cache
