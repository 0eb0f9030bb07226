// TLS in front of a plain server on this machine, with a certificate of its own, for contract tests.
#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

namespace bookverse::mail::testing {

class TlsFront {
public:
    /// Forwards to 127.0.0.1:`behind`. The certificate is self-signed, for `name`, and written to
    /// `certificate`.
    TlsFront(std::uint16_t behind, const std::string& name, const std::filesystem::path& certificate);
    TlsFront(const TlsFront&) = delete;
    TlsFront& operator=(const TlsFront&) = delete;
    ~TlsFront();

    std::uint16_t port() const noexcept { return port_; }

private:
    void serve();
    void forward(int connection);

    struct Free {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };
    std::unique_ptr<SSL_CTX, Free> context_;
    std::uint16_t behind_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> closing_ = false;
    std::thread thread_;
};

}  // namespace bookverse::mail::testing
