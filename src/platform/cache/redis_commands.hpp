// Commands of any thread over one link, answered in the order in which they were sent. A caller whose
// deadline passes leaves its place in the line, so the replies stay in step; a broken link fails all who wait
// at once.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "platform/async/reply.hpp"
#include "platform/cache/redis_link.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::cache {

class RedisCommands {
public:
    RedisCommands(asio::io_context& io, const RedisUrl& url, RedisLink::Options options, std::size_t limit,
                  telemetry::Telemetry& telemetry);

    void start() { link_->start(); }
    /// On the link's thread.
    void close();

    /// Throws Unavailable at once when there is no connection, and when it breaks; DeadlinePassed;
    /// Unavailable with the text of an error that Redis answers.
    Task<RedisReply> run(std::string command, Deadline deadline);
    /// For commands that must reach Redis sometime: kept (at most `limit`) until there is a connection.
    void run_later(std::string command);

private:
    struct Call {
        std::string bytes;
        std::shared_ptr<Reply<RedisReply>> reply;
    };
    void send_queued();
    void came_up();
    void went_down(const std::string& why);
    void answered(RedisReply reply);

    asio::io_context& io_;
    std::size_t limit_;
    telemetry::Telemetry& telemetry_;
    telemetry::Gauge connected_;
    std::shared_ptr<RedisLink> link_;

    std::mutex mutex_;
    std::deque<Call> queued_;
    std::deque<std::string> later_;
    bool scheduled_ = false;
    std::atomic<std::size_t> unanswered_{0};

    std::deque<std::shared_ptr<Reply<RedisReply>>> line_;  ///< sent, in order; on the link's thread
};

}  // namespace bookverse::cache
