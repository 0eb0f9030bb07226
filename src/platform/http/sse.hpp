// Server-sent events. A stream is a bounded queue between whoever knows something and the connection that
// writes it; a reader who is too slow is closed and comes back with Last-Event-ID.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "platform/async/task.hpp"

namespace bookverse::http {

struct ServerEvent {
    std::string id;    ///< empty: none
    std::string type;  ///< "session.ended"
    std::string data;  ///< JSON, one line
};

/// Made by a handler on its I/O thread, handed to the server inside a Response. push() and close() may be
/// called from any thread.
class EventStream : public std::enable_shared_from_this<EventStream> {
public:
    explicit EventStream(asio::any_io_executor executor, std::size_t capacity = 256);
    ~EventStream();

    /// False when the stream is closed or full (then it is closed too: the client reconnects and replays).
    bool push(ServerEvent event);
    /// Like push(), but a full stream stays open: for who holds a lock that on_closed would take. Close it
    /// then.
    bool try_push(const ServerEvent& event);
    /// Bytes of an event stream as another server wrote them, whole events: for a proxy.
    bool push_bytes(std::string bytes);
    void close();
    bool closed() const noexcept;
    /// Each is called once when the connection has gone or the stream dies, on any thread; at once when that
    /// is past.
    void on_closed(std::function<void()> callback);

    /// The server's side: nobody reads any more. Like close(), but touches no executor.
    void abandon() noexcept;
    /// The server's side: the next bytes to write, a heartbeat comment after `heartbeat` of silence,
    /// std::nullopt at the end.
    Task<std::optional<std::string>> next(std::chrono::milliseconds heartbeat);

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace bookverse::http
