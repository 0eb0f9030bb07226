// For tests: a throw-away certificate authority and a TLS server, straight on OpenSSL.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace bookverse::http::testing {

template <class T, void (*Free)(T*)>
struct Freer {
    void operator()(T* pointer) const { Free(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509, X509_free>>;

struct Identity {
    Key key;
    Certificate certificate;
};

inline void add_extension(X509* certificate, X509* issuer, int id, const std::string& value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    auto* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
    ASSERT_NE(extension, nullptr) << value;
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

inline Certificate new_certificate(EVP_PKEY* key, const std::string& name, bool expired) {
    Certificate made{X509_new()};
    static long serial = 1;
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -86'400);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), expired ? -3'600 : 86'400);
    X509_set_pubkey(made.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    return made;
}

class TestAuthority {
public:
    TestAuthority() : key_{EVP_EC_gen("P-256")} {
        certificate_ = new_certificate(key_.get(), "Test authority", false);
        X509_set_issuer_name(certificate_.get(), X509_get_subject_name(certificate_.get()));
        add_extension(certificate_.get(), certificate_.get(), NID_basic_constraints, "critical,CA:TRUE");
        X509_sign(certificate_.get(), key_.get(), EVP_sha256());
        static int count = 0;
        file_ = std::filesystem::temp_directory_path() /
                ("bookverse-ca-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".pem");
        std::FILE* out = std::fopen(file_.c_str(), "w");
        PEM_write_X509(out, certificate_.get());
        std::fclose(out);
    }
    TestAuthority(const TestAuthority&) = delete;
    TestAuthority& operator=(const TestAuthority&) = delete;
    ~TestAuthority() { std::filesystem::remove(file_); }

    std::string file() const { return file_; }

    Identity issue(const std::string& host, bool expired) const {
        Identity made{Key{EVP_EC_gen("P-256")}, {}};
        made.certificate = new_certificate(made.key.get(), host, expired);
        X509_set_issuer_name(made.certificate.get(), X509_get_subject_name(certificate_.get()));
        const bool address = host.find_first_not_of("0123456789.") == std::string::npos;
        add_extension(made.certificate.get(), certificate_.get(), NID_subject_alt_name,
                      (address ? "IP:" : "DNS:") + host);
        X509_sign(made.certificate.get(), key_.get(), EVP_sha256());
        return made;
    }

private:
    Key key_;
    Certificate certificate_;
    std::filesystem::path file_;
};

/// Gives the same answer to every request, one connection after another.
class TlsServer {
public:
    TlsServer(Identity identity, std::string answer)
        : identity_{std::move(identity)},
          answer_{std::move(answer)},
          context_{SSL_CTX_new(TLS_server_method())} {
        SSL_CTX_use_certificate(context_, identity_.certificate.get());
        SSL_CTX_use_PrivateKey(context_, identity_.key.get());
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(listener_, 16);
        socklen_t size = sizeof address;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
        thread_ = std::jthread{[this](const std::stop_token& stop) {
            while (!stop.stop_requested())
                serve();
        }};
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;
    ~TlsServer() {
        thread_.request_stop();
        ::shutdown(listener_, SHUT_RDWR);
        {
            const std::lock_guard lock{mutex_};
            if (peer_ >= 0) ::shutdown(peer_, SHUT_RDWR);
        }
        thread_.join();
        ::close(listener_);
        SSL_CTX_free(context_);
    }
    std::string sni() const {
        const std::lock_guard lock{mutex_};
        return sni_;
    }
    std::uint16_t port = 0;

private:
    void serve() {
        const int peer = ::accept(listener_, nullptr, nullptr);
        if (peer < 0) return;
        set_peer(peer);
        SSL* ssl = SSL_new(context_);
        SSL_set_fd(ssl, peer);
        if (SSL_accept(ssl) == 1) {
            {
                const std::lock_guard lock{mutex_};
                const char* name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
                sni_ = name ? name : "";
            }
            char bytes[4096];
            while (SSL_read(ssl, bytes, sizeof bytes) > 0) {
                SSL_write(ssl, answer_.data(), static_cast<int>(answer_.size()));
            }
        }
        SSL_free(ssl);
        set_peer(-1);
        ::close(peer);
    }
    void set_peer(int peer) {
        const std::lock_guard lock{mutex_};
        peer_ = peer;
    }

    Identity identity_;
    std::string answer_;
    SSL_CTX* context_;
    int listener_ = -1;
    mutable std::mutex mutex_;
    std::string sni_;
    int peer_ = -1;
    std::jthread thread_;
};

}  // namespace bookverse::http::testing
