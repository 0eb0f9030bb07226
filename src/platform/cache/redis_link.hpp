// One connection to Redis that keeps coming back: resolves, connects, signs in, then passes on replies until
// it breaks, and begins anew after a growing, jittered pause. Lives on one thread; only up() and why() may be
// asked from others.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "platform/cache/redis_url.hpp"

namespace bookverse::cache {

struct RedisReply {
    enum class Kind { nothing, status, error, integer, text, array };
    Kind kind = Kind::nothing;
    std::int64_t integer = 0;
    std::string text{};
    std::vector<RedisReply> items{};
};

/// A command in the form it is sent in.
std::string redis_command(const std::vector<std::string_view>& words);

class RedisLink : public std::enable_shared_from_this<RedisLink> {
public:
    struct Options {
        std::chrono::milliseconds connect{1'000};  ///< to resolve, connect and sign in
        std::chrono::milliseconds stall{1'000};  ///< something was sent and nothing comes back: it is broken
        std::chrono::milliseconds first_pause{50};
        std::chrono::milliseconds last_pause{2'000};
    };
    /// All called on the link's thread. `tick` comes about every stall / 2 while it is up.
    struct Handlers {
        std::function<void()> up;
        std::function<void(RedisReply)> reply;
        std::function<void(const std::string& why)> down;
        std::function<void()> tick;
    };

    RedisLink(asio::io_context& io, RedisUrl url, Options options, Handlers handlers);

    void start();
    /// No call of a handler follows.
    void close();
    /// Only while it is up.
    void send(std::string bytes);
    /// Ends this connection; the next one is begun.
    void drop(std::string why);

    bool up() const noexcept { return up_.load(std::memory_order_acquire); }
    /// Why it is not up.
    std::string why() const;

private:
    class Reader;

    Task<> run();
    Task<> open();
    Task<> sign_in();
    Task<> read_replies();
    void write();
    void tick();
    void set_why(std::string why);

    asio::io_context& io_;
    RedisUrl url_;
    Options options_;
    Handlers handlers_;

    std::atomic<bool> up_{false};
    mutable std::mutex why_mutex_;
    std::string why_ = "it was not connected yet";

    std::shared_ptr<asio::ip::tcp::socket> socket_;
    std::shared_ptr<Reader> reader_;
    std::string outgoing_;
    bool writing_ = false;
    std::optional<SteadyTime> unanswered_since_;
    std::string drop_reason_;
    asio::steady_timer pause_timer_;
    asio::steady_timer tick_timer_;
    std::chrono::milliseconds pause_;
    bool closed_ = false;
};

}  // namespace bookverse::cache
