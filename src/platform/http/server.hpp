// The front door on Boost.Beast, the same on public and internal ports. docs/decisions and security.md's list
// of what Beast 1.81 lets through say why it judges each header itself before a body is read.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/async/task.hpp"
#include "platform/http/message.hpp"

namespace boost::asio {
class io_context;
}

namespace bookverse::telemetry {
class Telemetry;
}

namespace bookverse::http {

struct ServerLimits {
    std::chrono::milliseconds header{10'000};
    std::chrono::milliseconds body{15'000};
    std::chrono::milliseconds write{10'000};
    std::chrono::milliseconds idle{30'000};
    std::size_t header_bytes = 8192;
    std::size_t body_bytes =
        8 * 1024 * 1024;  ///< the largest that any route allows; `body_limit` may say less
    std::size_t connections = 10'000;
    std::size_t connections_per_address = 256;  ///< 0: no cap
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one, see port()
    ServerLimits limits{};
    /// The body limit of the route that a request line names; asked after the header, before the body is
    /// read.
    std::function<std::size_t(Method, std::string_view path)> body_limit{};
    /// Peers without the cap by address: the gateway, on an internal port.
    std::vector<std::string> uncapped_addresses{};
    std::chrono::milliseconds heartbeat{20'000};  ///< of silent event streams
};

using RequestHandler = std::function<Task<Response>(Request)>;

/// One acceptor a thread with SO_REUSEPORT; a connection stays on its thread. The io_contexts are
/// io_context(1), each run by one thread (run_io in async/run.hpp), and outlive the server.
class Server {
public:
    /// Binds at once: throws std::system_error with address and port in its text when that is not possible.
    Server(std::vector<asio::io_context*> threads, ServerOptions options, RequestHandler handler,
           telemetry::Telemetry& telemetry);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    std::uint16_t port() const noexcept;
    std::size_t connections() const noexcept;

    /// Stops accepting, closes idle connections, lets calls finish, cuts what is left at the deadline. Event
    /// streams are told to end at once. Call from any thread but the I/O threads; returns when all is closed.
    void drain(std::chrono::milliseconds deadline);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::http
