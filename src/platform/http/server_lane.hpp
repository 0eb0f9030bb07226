// A lane is one I/O thread of a server: its acceptor, its connections, and one timer that looks at their
// deadlines. Everything of a lane happens on its thread; only Shared is touched by several.
//
// A deadline is a point in time in the session, set once a phase; setting it costs an assignment. The lane's
// timer ticks while there are connections and expires what is late, so no request arms or cancels a timer.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "platform/http/server.hpp"
#include "platform/http/server_response.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::http {

class Session;

// Concrete, not type-erased: this is the hottest path of the program.
using LaneExecutor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, LaneExecutor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, LaneExecutor>;
using LaneTimer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                             asio::wait_traits<std::chrono::steady_clock>, LaneExecutor>;

/// Counts live connections, in all and by address.
class Admission {
public:
    explicit Admission(const ServerOptions& options);
    bool enter(const std::string& address);
    void leave(const std::string& address);
    std::size_t count() const;
    /// False when some are still there at `at`.
    bool wait_until_empty(std::chrono::steady_clock::time_point at);

private:
    bool capped(const std::string& address) const;

    std::size_t most_;
    std::size_t most_per_address_;
    std::vector<std::string> uncapped_;
    mutable std::mutex mutex_;
    std::condition_variable empty_;
    std::size_t count_ = 0;
    std::unordered_map<std::string, std::size_t> by_address_;
};

struct ServerMetrics {
    explicit ServerMetrics(telemetry::Telemetry& telemetry);
    telemetry::Gauge connections;
    telemetry::Counter accepted, accept_errors, refused_total, refused_address;
    telemetry::Counter malformed, timeouts, slow_readers, handler_faults;
};

/// What all lanes and sessions of a server look at; it lives as long as the last of them.
struct Shared {
    Shared(ServerOptions server_options, RequestHandler request_handler, telemetry::Telemetry& log);

    const ServerOptions options;
    const RequestHandler handler;
    telemetry::Telemetry& telemetry;
    ServerMetrics metrics;
    Admission admission;
    std::atomic<bool> draining{false};
};

class Lane : public std::enable_shared_from_this<Lane> {
public:
    Lane(std::shared_ptr<Shared> shared, asio::io_context& io, Acceptor acceptor);

    /// From any thread; happens on the lane's.
    void start();
    void drain();
    void cut();

    Shared& shared() noexcept { return *shared_; }
    asio::io_context& io() noexcept { return io_; }
    std::string_view date() { return date_.now(); }

    using Place = std::list<Session*>::iterator;
    Place enter(Session& session);
    void leave(Place place);

private:
    Task<> accept();
    void welcome(Socket socket);
    void tick();

    std::shared_ptr<Shared> shared_;
    asio::io_context& io_;
    Acceptor acceptor_;
    LaneTimer timer_;
    std::chrono::milliseconds period_;
    bool ticking_ = false;
    std::list<Session*> sessions_;
    HttpDate date_;
};

}  // namespace bookverse::http
