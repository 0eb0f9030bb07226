// For tests: a server with its own I/O threads, and a client that speaks bytes, right or wrong ones.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "platform/async/run.hpp"
#include "platform/http/server.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::http::testing {

using namespace std::chrono_literals;

inline telemetry::Telemetry& quiet_telemetry() {
    static telemetry::Telemetry telemetry{{.level = telemetry::Level::error, .file = "/dev/null"}};
    return telemetry;
}

/// True when `condition` holds within five seconds; looked at every millisecond.
inline bool eventually(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + 5s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        ::poll(nullptr, 0, 1);
    }
    return true;
}

/// I/O threads as src/app has them.
class IoThreads {
public:
    explicit IoThreads(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            contexts_.push_back(std::make_unique<asio::io_context>(1));
            guards_.emplace_back(contexts_.back()->get_executor());
        }
        for (auto& io : contexts_)
            threads_.emplace_back([&io] { run_io(*io, quiet_telemetry()); });
    }
    IoThreads(const IoThreads&) = delete;
    IoThreads& operator=(const IoThreads&) = delete;
    ~IoThreads() {
        guards_.clear();
        for (auto& io : contexts_)
            io->stop();
    }
    std::vector<asio::io_context*> all() {
        std::vector<asio::io_context*> pointers;
        for (auto& io : contexts_)
            pointers.push_back(io.get());
        return pointers;
    }
    asio::io_context& one() { return *contexts_.front(); }

private:
    std::vector<std::unique_ptr<asio::io_context>> contexts_;
    std::vector<asio::executor_work_guard<asio::io_context::executor_type>> guards_;
    std::vector<std::jthread> threads_;
};

struct TestServer {
    explicit TestServer(RequestHandler handler, ServerOptions options = {}, std::size_t count = 1)
        : threads{count}, server{threads.all(), std::move(options), std::move(handler), telemetry} {
        server.start();
    }
    ~TestServer() { server.drain(0ms); }
    bool counted(const std::string& line) { return telemetry.metrics().find(line) != std::string::npos; }

    telemetry::Telemetry telemetry{{.level = telemetry::Level::error, .file = "/dev/null"}};
    IoThreads threads;
    Server server;
};

/// A blocking socket with a patience of five seconds.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, int receive_buffer = 0)
        : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        if (receive_buffer > 0)
            ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        address_.sin_family = AF_INET;
        address_.sin_port = htons(port);
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address_), sizeof address_) == 0;
        EXPECT_TRUE(connected_);
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient() { ::close(socket_); }

    /// False when the server has gone meanwhile.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void finish_sending() { ::shutdown(socket_, SHUT_WR); }

    bool readable_within(std::chrono::milliseconds time) {
        pollfd ready{socket_, POLLIN, 0};
        return ::poll(&ready, 1, static_cast<int>(time.count())) == 1;
    }

    /// Everything until the server closes; fails the test when it does not.
    std::string read_to_end() {
        while (receive()) {
        }
        EXPECT_TRUE(closed_) << "the server did not close; got: " << buffer_;
        return std::exchange(buffer_, {});
    }
    bool closed_by_server() { return read_to_end().empty(); }

    /// One answer with a Content-Length (or none, for `head`); head and body together.
    std::string read_answer(bool head = false) {
        std::size_t end = std::string::npos;
        while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
            if (!receive()) return std::exchange(buffer_, {});
        }
        std::size_t size = end + 4;
        const auto at = buffer_.find("Content-Length: ");
        if (!head && at != std::string::npos && at < end) size += std::stoul(buffer_.substr(at + 16));
        while (buffer_.size() < size) {
            if (!receive()) break;
        }
        auto answer = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return answer;
    }
    /// Reads until `text` has come, gives what came up to its end.
    std::string read_until(std::string_view text) {
        std::size_t at = std::string::npos;
        while ((at = buffer_.find(text)) == std::string::npos) {
            if (!receive()) return std::exchange(buffer_, {});
        }
        auto out = buffer_.substr(0, at + text.size());
        buffer_.erase(0, at + text.size());
        return out;
    }

private:
    bool receive() {
        if (!readable_within(5s)) return false;
        char bytes[16'384];
        const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
        closed_ = count <= 0;
        if (!closed_) buffer_.append(bytes, static_cast<std::size_t>(count));
        return !closed_;
    }

    int socket_;
    sockaddr_in address_{};
    bool connected_ = false;
    bool closed_ = false;
    std::string buffer_;
};

inline int status_of(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

inline std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}  // namespace bookverse::http::testing
