// The outgoing HTTP client: pooled connections by host, every phase inside the caller's deadline, TLS
// verified.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"
#include "platform/http/message.hpp"

namespace bookverse::http {

struct ClientOptions {
    std::size_t connections_per_host = 32;  ///< idle ones kept, a thread
    std::chrono::milliseconds connect{2000};
    std::chrono::milliseconds idle{20'000};
    std::size_t response_bytes = 8 * 1024 * 1024;
    std::string ca_file{};  ///< PEM; empty: the system's
};

/// Thread-safe: keeps one pool of connections a thread. Before the io_contexts of its callers die, it is
/// destroyed, or let_go() is called when they run no more.
class Client {
public:
    explicit Client(ClientOptions options = {});
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// `base` is http://host:port or https://host[:port]; `request.target` is the path. Sends a request that
    /// was lost on a stale pooled connection once more only if no byte of it was written, or when it is a GET
    /// or HEAD and no byte of an answer came. Throws Unavailable, DeadlinePassed. No redirects are followed.
    /// Streams (SSE) come back through `stream`.
    Task<Response> send(std::string base, Request request, Deadline deadline);

    /// For a proxy: like send, but a text/event-stream answer is handed on as it comes, in the response's
    /// EventStream.
    Task<Response> stream(std::string base, Request request, Deadline deadline);

    /// Closes the connections that wait for a next request. No call may run.
    void let_go();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::http
