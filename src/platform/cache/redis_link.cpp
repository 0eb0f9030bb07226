#include "platform/cache/redis_link.hpp"

#include <hiredis/hiredis.h>

#include <array>
#include <boost/asio/connect.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <random>

#include "platform/async/run.hpp"

namespace bookverse::cache {

namespace {

using asio::ip::tcp;

RedisReply copy(const redisReply& from) {
    RedisReply to;
    switch (from.type) {
        case REDIS_REPLY_STATUS:
            to.kind = RedisReply::Kind::status;
            break;
        case REDIS_REPLY_ERROR:
            to.kind = RedisReply::Kind::error;
            break;
        case REDIS_REPLY_INTEGER:
            to.kind = RedisReply::Kind::integer;
            break;
        case REDIS_REPLY_STRING:
            to.kind = RedisReply::Kind::text;
            break;
        case REDIS_REPLY_ARRAY:
            to.kind = RedisReply::Kind::array;
            break;
        default:
            return to;
    }
    to.integer = from.integer;
    if (from.str != nullptr) to.text.assign(from.str, static_cast<std::size_t>(from.len));
    if (from.type == REDIS_REPLY_ARRAY) {
        to.items.reserve(from.elements);
        for (std::size_t i = 0; i < from.elements; ++i)
            to.items.push_back(copy(*from.element[i]));
    }
    return to;
}

std::chrono::milliseconds jittered(std::chrono::milliseconds pause) {
    thread_local std::minstd_rand random{std::random_device{}()};
    return std::chrono::milliseconds{
        std::uniform_int_distribution<std::int64_t>{pause.count() / 2, pause.count()}(random)};
}

}  // namespace

std::string redis_command(const std::vector<std::string_view>& words) {
    std::vector<const char*> pointers;
    std::vector<std::size_t> lengths;
    for (const auto word : words) {
        pointers.push_back(word.data());
        lengths.push_back(word.size());
    }
    char* formatted = nullptr;
    const int size =
        redisFormatCommandArgv(&formatted, static_cast<int>(words.size()), pointers.data(), lengths.data());
    if (size < 0) throw std::bad_alloc{};
    std::string out{formatted, static_cast<std::size_t>(size)};
    redisFreeCommand(formatted);
    return out;
}

/// hiredis' parser, fed with what arrives.
class RedisLink::Reader {
public:
    Reader() : reader_{redisReaderCreate(), redisReaderFree} {}

    void feed(const char* data, std::size_t size) {
        if (redisReaderFeed(reader_.get(), data, size) != REDIS_OK)
            throw Unavailable{"Redis sent no valid reply"};
    }
    std::optional<RedisReply> next() {
        void* raw = nullptr;
        if (redisReaderGetReply(reader_.get(), &raw) != REDIS_OK)
            throw Unavailable{"Redis sent no valid reply"};
        if (raw == nullptr) return std::nullopt;
        const std::unique_ptr<redisReply, void (*)(redisReply*)> reply{
            static_cast<redisReply*>(raw), [](redisReply* dead) { freeReplyObject(dead); }};
        return copy(*reply);
    }

private:
    std::unique_ptr<redisReader, void (*)(redisReader*)> reader_;
};

RedisLink::RedisLink(asio::io_context& io, RedisUrl url, Options options, Handlers handlers)
    : io_{io},
      url_{std::move(url)},
      options_{options},
      handlers_{std::move(handlers)},
      pause_timer_{io},
      tick_timer_{io},
      pause_{options.first_pause} {}

void RedisLink::start() {
    spawn_logged(io_.get_executor(), [self = shared_from_this()] { return self->run(); }, "redis.link");
    tick();
}

void RedisLink::close() {
    closed_ = true;
    up_ = false;
    handlers_ = {};
    pause_timer_.cancel();
    tick_timer_.cancel();
    boost::system::error_code ignored;
    if (socket_) socket_->close(ignored);
}

void RedisLink::drop(std::string why) {
    drop_reason_ = std::move(why);
    boost::system::error_code ignored;
    if (socket_) socket_->close(ignored);
}

std::string RedisLink::why() const {
    const std::lock_guard lock{why_mutex_};
    return why_;
}

void RedisLink::set_why(std::string why) {
    const std::lock_guard lock{why_mutex_};
    why_ = std::move(why);
}

Task<> RedisLink::run() {
    while (!closed_) {
        std::string why;
        try {
            drop_reason_.clear();
            co_await with_deadline(Deadline::after(options_.connect), open(), "connecting to Redis");
            pause_ = options_.first_pause;
            up_ = true;
            handlers_.up();
            co_await read_replies();
        } catch (const std::exception& error) {
            why = drop_reason_.empty() ? error.what() : drop_reason_;
        }
        if (closed_) co_return;
        set_why(why);
        if (up_.exchange(false)) handlers_.down(why);
        outgoing_.clear();
        writing_ = false;
        unanswered_since_.reset();
        socket_.reset();
        pause_timer_.expires_after(jittered(pause_));
        pause_ = std::min(pause_ * 2, options_.last_pause);
        boost::system::error_code ended;
        co_await pause_timer_.async_wait(asio::redirect_error(asio::use_awaitable, ended));
    }
}

Task<> RedisLink::open() {
    tcp::resolver resolver{io_};
    const auto addresses = co_await resolver.async_resolve(url_.host, url_.port, asio::use_awaitable);
    socket_ = std::make_shared<tcp::socket>(io_);
    reader_ = std::make_shared<Reader>();
    co_await asio::async_connect(*socket_, addresses, asio::use_awaitable);
    socket_->set_option(tcp::no_delay{true});
    co_await sign_in();
}

Task<> RedisLink::sign_in() {
    std::string hello;
    std::size_t expected = 1;
    if (!url_.password.empty()) {
        const auto& password = url_.password.reveal();
        hello += url_.user.empty() ? redis_command({"AUTH", password})
                                   : redis_command({"AUTH", url_.user, password});
        ++expected;
    }
    if (url_.database != 0) {
        hello += redis_command({"SELECT", std::to_string(url_.database)});
        ++expected;
    }
    hello += redis_command({"PING"});
    co_await asio::async_write(*socket_, asio::buffer(hello), asio::use_awaitable);
    std::array<char, 1024> bytes{};
    while (expected > 0) {
        const auto size = co_await socket_->async_read_some(asio::buffer(bytes), asio::use_awaitable);
        reader_->feed(bytes.data(), size);
        while (const auto reply = reader_->next()) {
            // The text of the first error is the one that matters: wrong password before "authentication
            // required".
            if (reply->kind == RedisReply::Kind::error) throw Unavailable{"Redis refuses: " + reply->text};
            --expected;
        }
    }
}

Task<> RedisLink::read_replies() {
    std::vector<char> bytes(64 * 1024);
    const auto socket = socket_;
    for (;;) {
        const auto size = co_await socket->async_read_some(asio::buffer(bytes), asio::use_awaitable);
        unanswered_since_.reset();
        reader_->feed(bytes.data(), size);
        while (auto reply = reader_->next()) {
            if (closed_) co_return;
            handlers_.reply(std::move(*reply));
        }
    }
}

void RedisLink::send(std::string bytes) {
    if (!unanswered_since_) unanswered_since_ = std::chrono::steady_clock::now();
    outgoing_ += bytes;
    if (!writing_) write();
}

void RedisLink::write() {
    writing_ = true;
    auto bytes = std::make_shared<std::string>(std::exchange(outgoing_, {}));
    asio::async_write(*socket_, asio::buffer(*bytes),
                      [self = shared_from_this(), bytes, socket = socket_](
                          const boost::system::error_code& error, std::size_t) {
                          if (socket != self->socket_) return;  // of a connection that is over
                          self->writing_ = false;
                          if (error) {
                              self->drop(error.message());
                          } else if (!self->outgoing_.empty()) {
                              self->write();
                          }
                      });
}

void RedisLink::tick() {
    tick_timer_.expires_after(options_.stall / 2);
    tick_timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = weak.lock();
        if (error || !self || self->closed_) return;
        if (self->up()) {
            const auto since = self->unanswered_since_;
            if (since && std::chrono::steady_clock::now() - *since > self->options_.stall) {
                self->drop("it does not answer");
            } else {
                self->handlers_.tick();
            }
        }
        self->tick();
    });
}

}  // namespace bookverse::cache
