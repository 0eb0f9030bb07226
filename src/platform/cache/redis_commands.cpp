#include "platform/cache/redis_commands.hpp"

#include <boost/asio/post.hpp>

namespace bookverse::cache {

RedisCommands::RedisCommands(asio::io_context& io, const RedisUrl& url, RedisLink::Options options,
                             std::size_t limit, telemetry::Telemetry& telemetry)
    : io_{io},
      limit_{limit},
      telemetry_{telemetry},
      connected_{telemetry.gauge("bookverse_cache_connected", "1 while there is a connection to Redis")},
      link_{std::make_shared<RedisLink>(
          io, url, options,
          RedisLink::Handlers{.up = [this] { came_up(); },
                              .reply = [this](RedisReply reply) { answered(std::move(reply)); },
                              .down = [this](const std::string& why) { went_down(why); },
                              .tick = [] {}})} {}

void RedisCommands::close() {
    link_->close();
    went_down("the cache was closed");
}

Task<RedisReply> RedisCommands::run(std::string command, Deadline deadline) {
    if (!link_->up()) throw Unavailable{"Redis is not reachable: " + link_->why()};
    if (unanswered_.load(std::memory_order_relaxed) >= limit_)
        throw Unavailable{"too many commands wait for Redis"};
    auto reply = std::make_shared<Reply<RedisReply>>();
    unanswered_.fetch_add(1, std::memory_order_relaxed);
    bool post = false;
    {
        const std::lock_guard lock{mutex_};
        queued_.push_back({std::move(command), reply});
        post = !std::exchange(scheduled_, true);
    }
    if (post) asio::post(io_, [this] { send_queued(); });
    auto answer = co_await reply->wait(deadline, "Redis");
    if (answer.kind == RedisReply::Kind::error) throw Unavailable{"Redis refuses: " + answer.text};
    co_return answer;
}

void RedisCommands::run_later(std::string command) {
    {
        const std::lock_guard lock{mutex_};
        if (later_.size() < limit_) later_.push_back(std::move(command));
    }
    asio::post(io_, [this] {
        if (link_->up()) came_up();
    });
}

void RedisCommands::send_queued() {
    std::deque<Call> calls;
    {
        const std::lock_guard lock{mutex_};
        calls.swap(queued_);
        scheduled_ = false;
    }
    if (!link_->up()) {
        for (auto& call : calls) {
            unanswered_.fetch_sub(1, std::memory_order_relaxed);
            call.reply->fail(std::make_exception_ptr(Unavailable{"Redis is not reachable: " + link_->why()}));
        }
        return;
    }
    std::string bytes;
    for (auto& call : calls) {
        bytes += call.bytes;
        line_.push_back(std::move(call.reply));
    }
    link_->send(std::move(bytes));
}

void RedisCommands::came_up() {
    connected_.set(1);
    std::deque<std::string> later;
    {
        const std::lock_guard lock{mutex_};
        later.swap(later_);
    }
    for (auto& command : later) {
        unanswered_.fetch_add(1, std::memory_order_relaxed);
        line_.push_back(nullptr);
        link_->send(std::move(command));
    }
}

void RedisCommands::went_down(const std::string& why) {
    connected_.set(0);
    telemetry_.log(telemetry::Level::warn, "cache.connection_lost", {{"reason", why}});
    auto line = std::exchange(line_, {});
    for (const auto& reply : line) {
        unanswered_.fetch_sub(1, std::memory_order_relaxed);
        if (reply) reply->fail(std::make_exception_ptr(Unavailable{"the connection to Redis broke: " + why}));
    }
    send_queued();  // fails what is not even sent
}

void RedisCommands::answered(RedisReply reply) {
    if (line_.empty()) return link_->drop("Redis sent a reply that nobody asked for");
    const auto asked = std::move(line_.front());
    line_.pop_front();
    unanswered_.fetch_sub(1, std::memory_order_relaxed);
    if (asked) asked->settle(std::move(reply));
}

}  // namespace bookverse::cache
