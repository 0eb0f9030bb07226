// A connection of the client, plain or TLS; the difference is known to client_link.cpp and client_tls.cpp
// only.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "platform/async/task.hpp"

namespace bookverse::http {

class Link {
public:
    Link() = default;
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;
    virtual ~Link() = default;

    /// 0 at the end. Throws boost::system::system_error.
    virtual Task<std::size_t> read_some(asio::mutable_buffer into) = 0;
    virtual Task<std::size_t> write_some(asio::const_buffer from) = 0;
    virtual asio::ip::tcp::socket& socket() noexcept = 0;

    /// An idle connection with something to read has been closed by its server, or is out of step.
    bool stale();
    void close() noexcept;
};

/// http://host[:port] or https://host[:port]
struct Target {
    bool tls = false;
    std::string host;  ///< without brackets
    std::string port;
    std::string authority;  ///< as the Host header says it
};

/// Throws std::invalid_argument: the base comes from configuration.
Target parse_base(const std::string& base);

class TlsContext;  // client_tls.hpp

/// Resolves, connects, shakes hands. Throws boost::system::system_error.
Task<std::unique_ptr<Link>> connect(Target target, TlsContext& tls);

}  // namespace bookverse::http
