// TLS for the client. Only client_tls.cpp includes Asio's ssl: it is the slowest header of all.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "platform/http/client_link.hpp"

namespace boost::asio::ssl {
class context;
}

namespace bookverse::http {

/// Certificates of the system or of a file, read when the first https address is called. Thread-safe.
class TlsContext {
public:
    explicit TlsContext(std::string ca_file);
    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    /// Throws boost::system::system_error when the certificates cannot be read.
    asio::ssl::context& get();

private:
    std::string ca_file_;
    std::once_flag made_;
    std::unique_ptr<asio::ssl::context> context_;
};

/// Verifies the chain and that the certificate is for `host`; sends `host` as SNI unless it is an address.
Task<std::unique_ptr<Link>> secure(asio::ip::tcp::socket socket, TlsContext& tls, std::string host);

}  // namespace bookverse::http
