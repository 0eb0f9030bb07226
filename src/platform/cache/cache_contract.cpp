// What every cache promises, run against memory and against a real Redis; and what Redis must survive.
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <thread>

#include "platform/cache/local_cache.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "platform/cache/redis_cache.hpp"
#include "support/redis_server.hpp"

namespace bookverse::cache {
namespace {

using namespace std::chrono_literals;
using testing::RedisServer;

struct SystemClock final : Clock {
    Instant now() const noexcept override {
        return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
    }
};

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

template <class F>
bool eventually(F condition, std::chrono::milliseconds limit = 30s) {
    const auto deadline = Deadline::after(limit);
    while (!condition()) {
        if (deadline.passed()) return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

bool answers(Cache& cache) {
    try {
        run(cache.ping(Deadline::after(1s)));
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

telemetry::Telemetry& quiet() {
    static telemetry::Telemetry telemetry{
        {.level = telemetry::Level::error, .service = "test", .file = "/dev/null"}};
    return telemetry;
}

std::string fresh(const std::string& name) {
    static std::atomic<int> count{0};
    return name + std::to_string(::getpid()) + "-" + std::to_string(++count);
}

class CacheContract : public ::testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        cache_ = make();
        ASSERT_TRUE(eventually([&] { return answers(*cache_); }));
    }
    std::unique_ptr<Cache> make() {
        if (GetParam() == std::string_view{"local"}) return std::make_unique<LocalCache>(clock_, quiet());
        return std::make_unique<RedisCache>(testing::shared_redis(), quiet());
    }
    SystemClock clock_;
    std::unique_ptr<Cache> cache_;
};

INSTANTIATE_TEST_SUITE_P(Adapters, CacheContract, ::testing::Values("local", "redis"),
                         [](const auto& param) { return std::string{param.param}; });

TEST_P(CacheContract, keeps_any_bytes_until_they_are_replaced_or_erased) {
    const auto key = fresh("k");
    EXPECT_FALSE(run(cache_->get(key)));
    const std::string odd{"\0\r\n$5 \xff\xfe", 9};
    for (const auto& value : {std::string{}, odd, std::string(300'000, 'x')}) {
        run(cache_->set(key, bytes(value), 1h));
        const auto got = run(cache_->get(key));
        ASSERT_TRUE(got);
        EXPECT_EQ(**got, value);
    }
    run(cache_->erase(key));
    EXPECT_FALSE(run(cache_->get(key)));
    run(cache_->erase(key));
}

TEST_P(CacheContract, a_value_expires) {
    const auto key = fresh("k");
    run(cache_->set(key, bytes("v"), 1h));
    EXPECT_TRUE(run(cache_->get(key)));
    run(cache_->set(key, bytes("v"), 30ms));
    EXPECT_TRUE(eventually([&] { return !run(cache_->get(key)); }));
    run(cache_->set(key, bytes("v"), 0ms));
    EXPECT_FALSE(run(cache_->get(key)));
}

TEST_P(CacheContract, a_bucket_gives_exactly_its_tokens_to_16_threads) {
    const auto key = fresh("b");
    const Bucket bucket{.burst = 500, .per = 24h};
    std::atomic<int> allowed{0};
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 16; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 100; ++i) {
                const auto answer = run(cache_->take(key, bucket, 1));
                ++(answer.allowed ? allowed : refused);
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(allowed, 500);
    EXPECT_EQ(refused, 1100);
}

TEST_P(CacheContract, a_bucket_tells_when_to_come_back_and_fills_again) {
    const auto key = fresh("b");
    const Bucket bucket{.burst = 2, .per = 200ms};
    const auto first = run(cache_->take(key, bucket, 2));
    EXPECT_TRUE(first.allowed);
    EXPECT_EQ(first.left, 0U);
    const auto refused = run(cache_->take(key, {.burst = 2, .per = 24h}, 3));
    EXPECT_FALSE(refused.allowed);
    EXPECT_EQ(refused.retry_after, 24h);
    EXPECT_EQ(refused.left, 2U);
    EXPECT_TRUE(eventually([&] { return run(cache_->take(key, bucket, 2)).allowed; }));

    const auto slow = fresh("b");
    EXPECT_TRUE(run(cache_->take(slow, {.burst = 1, .per = 1h}, 1)).allowed);
    const auto wait = run(cache_->take(slow, {.burst = 1, .per = 1h}, 1));
    EXPECT_FALSE(wait.allowed);
    EXPECT_GT(wait.retry_after, 59min);
    EXPECT_LE(wait.retry_after, 1h);
}

TEST_P(CacheContract, what_is_published_reaches_exactly_the_channel) {
    const auto channel = fresh("c");
    std::mutex mutex;
    std::vector<std::string> heard;
    std::atomic<int> wrong{0};
    auto one = cache_->subscribe(channel, [&](std::string_view name, std::string_view message) {
        const std::lock_guard lock{mutex};
        if (name == channel) heard.emplace_back(message);
    });
    auto other = cache_->subscribe(channel + "x", [&](std::string_view, std::string_view) { ++wrong; });
    const std::string odd{"\0\r\n\xff", 4};
    EXPECT_TRUE(eventually([&] {  // at most once, and subscribing takes a moment: publish until it is heard
        run(cache_->publish(channel, odd));
        const std::lock_guard lock{mutex};
        return !heard.empty() && heard.back() == odd;
    }));
    EXPECT_EQ(wrong, 0);

    one.reset();
    std::size_t before = 0;
    {
        const std::lock_guard lock{mutex};
        before = heard.size();
    }
    EXPECT_TRUE(eventually([&] {
        run(cache_->publish(channel + "x", "end"));
        run(cache_->publish(channel, "late"));
        return wrong > 3;
    }));
    EXPECT_EQ(heard.size(), before);
}

TEST_P(CacheContract, many_threads_at_once_get_their_own_answers) {
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    const auto prefix = fresh("k");
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 200; ++i) {
                const auto key = prefix + std::to_string(t) + "." + std::to_string(i % 10);
                run(cache_->set(key, bytes(key + std::to_string(i)), 1h));
                const auto got = run(cache_->get(key));
                if (got && **got != key + std::to_string(i)) ++wrong;
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(wrong, 0);
}

// Redis only.

struct RedisFaults : ::testing::Test {
    RedisServer server;
    std::unique_ptr<RedisCache> cache = std::make_unique<RedisCache>(server.url(), quiet());
    void SetUp() override {
        ASSERT_TRUE(eventually([&] { return answers(*cache); }));
    }
};

TEST_F(RedisFaults, killed_and_started_again_it_recovers_by_itself_with_its_subscriptions) {
    std::atomic<int> heard{0};
    const auto handle = cache->subscribe("c", [&](std::string_view, std::string_view) { ++heard; });
    ASSERT_TRUE(eventually([&] {
        run(cache->publish("c", "m"));
        return heard > 0;
    }));
    run(cache->set("k", bytes("v"), 1h));
    server.kill();

    EXPECT_TRUE(eventually([&] { return !answers(*cache); }));
    EXPECT_FALSE(run(cache->get("k")));
    run(cache->set("k", bytes("v"), 1h));
    run(cache->erase("k"));
    run(cache->publish("c", "m"));
    EXPECT_THROW(run(cache->take("b", {.burst = 1, .per = 1h}, 1)), Unavailable);

    server.start();
    ASSERT_TRUE(eventually([&] { return answers(*cache); }));
    EXPECT_TRUE(run(cache->take("b", {.burst = 1, .per = 1h}, 1)).allowed);
    heard = 0;
    EXPECT_TRUE(eventually([&] {
        run(cache->publish("c", "m"));
        return heard > 0;
    }));
}

TEST_F(RedisFaults, a_dead_connection_fails_all_who_wait_at_once) {
    server.pause();
    asio::io_context io;
    RedisCache patient{server.url(), quiet(), {.command = 20s}};
    server.resume();
    ASSERT_TRUE(eventually([&] { return answers(patient); }));
    server.pause();
    std::atomic<int> ended{0};
    for (int i = 0; i < 50; ++i) {
        asio::co_spawn(io, patient.take("b", {.burst = 1, .per = 1h}, 1),
                       [&](const std::exception_ptr& fault, Allowance) { ended += fault ? 1 : 0; });
    }
    const auto before = std::chrono::steady_clock::now();
    std::thread killer{[&] { server.kill(); }};
    io.run();
    killer.join();
    EXPECT_EQ(ended, 50);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 10s);
}

TEST_F(RedisFaults, a_server_that_hangs_costs_a_caller_no_more_than_the_deadline_and_then_nothing) {
    run(cache->set("k", bytes("v"), 1h));
    server.pause();
    const auto before = std::chrono::steady_clock::now();
    EXPECT_FALSE(run(cache->get("k")));
    const auto first = std::chrono::steady_clock::now() - before;
    EXPECT_GE(first, 199ms);
    EXPECT_LT(first, 2s);
    EXPECT_TRUE(eventually([&] {  // soon the connection is given up, and failing takes no time
        const auto start = std::chrono::steady_clock::now();
        run(cache->get("k"));
        return std::chrono::steady_clock::now() - start < 50ms;
    }));
    server.resume();
    EXPECT_TRUE(eventually([&] {
        const auto got = run(cache->get("k"));
        return got && **got == "v";
    }));
}

TEST_F(RedisFaults, after_a_late_answer_the_replies_are_in_step) {
    RedisCache hasty{server.url(), quiet(), {.command = 30ms, .link = {.stall = 30s}}};
    ASSERT_TRUE(eventually([&] { return answers(hasty); }));
    for (const auto* name : {"a", "b", "c"})
        run(hasty.set(name, bytes(name), 1h));
    server.pause();
    for (const auto* name : {"a", "b", "c", "a"})
        EXPECT_FALSE(run(hasty.get(name)));
    server.resume();
    for (int i = 0; i < 50; ++i) {
        for (const auto* name : {"c", "b", "a"}) {
            const auto got = run(hasty.get(name));
            if (got) EXPECT_EQ(**got, name);
        }
    }
    EXPECT_TRUE(eventually([&] { return run(hasty.get("b")).has_value(); }));
}

TEST_F(RedisFaults, flushed_it_has_lost_nothing_but_cache) {
    run(cache->set("k", bytes("v"), 1h));
    EXPECT_TRUE(run(cache->take("b", {.burst = 1, .per = 1h}, 1)).allowed);
    server.command({"FLUSHALL"});
    server.command({"SCRIPT", "FLUSH"});
    EXPECT_FALSE(run(cache->get("k")));
    EXPECT_TRUE(run(cache->take("b", {.burst = 1, .per = 1h}, 1)).allowed);
    run(cache->set("k", bytes("w"), 1h));
    EXPECT_EQ(**run(cache->get("k")), "w");
}

TEST_F(RedisFaults, what_was_erased_while_the_server_hung_is_not_there_afterwards) {
    run(cache->set("k", bytes("stale"), 1h));
    server.pause();
    run(cache->erase("k"));
    server.resume();
    ASSERT_TRUE(eventually([&] { return answers(*cache); }));
    EXPECT_TRUE(eventually([&] { return !run(cache->get("k")) && answers(*cache); }));
}

TEST_F(RedisFaults, the_limiter_goes_on_alone_and_comes_back) {
    RateLimiter limiter{*cache};
    const Bucket bucket{.burst = 4, .per = 24h};
    EXPECT_TRUE(run(limiter.take("k", bucket)).allowed);
    server.kill();
    ASSERT_TRUE(eventually([&] { return !answers(*cache); }));
    int allowed = 0;
    for (int i = 0; i < 10; ++i)
        allowed += run(limiter.take("k", bucket)).allowed ? 1 : 0;
    EXPECT_EQ(allowed, 2);
    EXPECT_FALSE(run(limiter.take("pin", bucket, true)).allowed);
    server.start();
    ASSERT_TRUE(eventually([&] { return answers(*cache); }));
    EXPECT_TRUE(run(limiter.take("pin", bucket, true)).allowed);
}

TEST(RedisDown, at_the_start_is_no_fault_and_it_is_found_later) {
    RedisServer server;
    server.stop();
    RedisCache cache{server.url(), quiet()};
    EXPECT_FALSE(run(cache.get("k")));
    EXPECT_THROW(run(cache.ping(Deadline::after(1s))), Unavailable);
    server.start();
    EXPECT_TRUE(eventually([&] { return answers(cache); }));
}

TEST(RedisPassword, signs_in_and_says_when_it_is_refused) {
    const RedisServer server{"correct horse"};
    const auto port = server.url().substr(server.url().rfind(':') + 1);
    RedisCache cache{"redis://:correct%20horse@127.0.0.1:" + port + "/3", quiet()};
    EXPECT_TRUE(eventually([&] { return answers(cache); }));
    run(cache.set("k", bytes("v"), 1h));
    EXPECT_EQ(server.command({"-n", "3", "EXISTS", "bookverse:value:k"}), "1");

    RedisCache wrong{"redis://:nonsense@127.0.0.1:" + port, quiet()};
    EXPECT_TRUE(eventually([&] {
        try {
            run(wrong.ping(Deadline::after(1s)));
        } catch (const Unavailable& error) {
            const std::string why{error.what()};
            return why.find("WRONGPASS") != why.npos && why.find("nonsense") == why.npos;
        }
        return false;
    }));
}

}  // namespace
}  // namespace bookverse::cache
