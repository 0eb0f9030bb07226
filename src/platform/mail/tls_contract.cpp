// Certificates are checked: the right one by our authority is taken, every other is refused before a word of
// the mail.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <stdexcept>

#include "platform/mail/smtp_mailer.hpp"
#include "platform/mail/smtp_sink.hpp"
#include "platform/mail/tls_front.hpp"
#include "support/test_servers.hpp"

namespace bookverse::mail {
namespace testing {
namespace {

sockaddr_in local(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

void use_new_certificate(SSL_CTX* context, const std::string& name, const std::filesystem::path& file) {
    const std::unique_ptr<EVP_PKEY, FreeKey> key{EVP_EC_gen("P-256")};
    const std::unique_ptr<X509, FreeCertificate> certificate{X509_new()};
    X509* const x = certificate.get();
    X509_set_version(x, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
    X509_gmtime_adj(X509_getm_notBefore(x), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x), 3600);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(x));
    const std::string names = (name == "127.0.0.1" ? "IP:" : "DNS:") + name;
    X509_EXTENSION* const extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
    X509_add_ext(x, extension, -1);
    X509_EXTENSION_free(extension);
    X509_set_pubkey(x, key.get());
    X509_sign(x, key.get(), EVP_sha256());
    if (SSL_CTX_use_certificate(context, x) != 1 || SSL_CTX_use_PrivateKey(context, key.get()) != 1) {
        throw std::runtime_error{"no certificate for the test"};
    }
    std::FILE* const out = std::fopen(file.c_str(), "w");
    PEM_write_X509(out, x);
    std::fclose(out);
}

}  // namespace

TlsFront::TlsFront(std::uint16_t behind, const std::string& name, const std::filesystem::path& certificate)
    : context_{SSL_CTX_new(TLS_server_method())}, behind_{behind} {
    use_new_certificate(context_.get(), name, certificate);
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = local(0);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, any, size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, any, &size) != 0) {
        throw std::runtime_error{"the TLS front cannot listen"};
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

TlsFront::~TlsFront() {
    closing_ = true;
    thread_.join();
    ::close(listener_);
}

void TlsFront::serve() {
    while (!closing_) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0) continue;
        const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        forward(connection);
        ::close(connection);
    }
}

void TlsFront::forward(int connection) {
    const int inner = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = local(behind_);
    SSL* const ssl = SSL_new(context_.get());
    SSL_set_fd(ssl, connection);
    bool open =
        ::connect(inner, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && SSL_accept(ssl) == 1;
    char bytes[4096];
    while (open && !closing_) {
        pollfd waiting[2] = {{connection, POLLIN, 0}, {inner, POLLIN, 0}};
        if (SSL_pending(ssl) == 0 && ::poll(waiting, 2, 20) == 0) continue;
        if (SSL_pending(ssl) > 0 || waiting[0].revents != 0) {
            const int got = SSL_read(ssl, bytes, sizeof bytes);
            open = got > 0 && ::send(inner, bytes, static_cast<std::size_t>(got), MSG_NOSIGNAL) == got;
        }
        if (open && waiting[1].revents != 0) {
            const auto got = ::recv(inner, bytes, sizeof bytes, 0);
            open = got > 0 && SSL_write(ssl, bytes, static_cast<int>(got)) == got;
        }
    }
    SSL_free(ssl);
    ::close(inner);
}

}  // namespace testing

namespace {

using testing::SmtpSink;
using testing::TlsFront;

TEST(SmtpMailer, checks_the_certificate) {
    const bookverse::testing::TemporaryFolder folder;
    SmtpSink sink;
    const std::string sink_url = sink.url();
    const auto behind = static_cast<std::uint16_t>(std::stoi(sink_url.substr(sink_url.rfind(':') + 1)));
    TlsFront right{behind, "127.0.0.1", folder.path() / "right.pem"};
    TlsFront misnamed{behind, "mail.example.edu", folder.path() / "misnamed.pem"};
    struct Case {
        const char* what;
        std::uint16_t port;
        std::string trusted;
        bool taken;
    };
    const Case cases[] = {
        {"trusted and ours", right.port(), folder.path() / "right.pem", true},
        {"the system's authorities", right.port(), "", false},
        {"another authority", right.port(), folder.path() / "misnamed.pem", false},
        {"trusted, another name", misnamed.port(), folder.path() / "misnamed.pem", false},
    };
    for (const Case& c : cases) {
        const std::size_t before = sink.mails().size();
        const auto mailer = make_smtp_mailer({.server = Secret{"smtps://127.0.0.1:" + std::to_string(c.port)},
                                              .ca_file = c.trusted,
                                              .longest = std::chrono::seconds{10}},
                                             {*Email::parse("a@books.example.edu"), ""});
        asio::io_context io{1};
        std::exception_ptr fault;
        const Mail mail{.id = "1",
                        .to = *Email::parse("jane@uni.edu"),
                        .to_name = "",
                        .subject = "s",
                        .text = "t",
                        .html = ""};
        asio::co_spawn(io, mailer->send(mail, Deadline::never()),
                       [&](std::exception_ptr end) { fault = end; });
        io.run();
        EXPECT_EQ(fault == nullptr, c.taken) << c.what;
        EXPECT_EQ(sink.mails().size() - before, c.taken ? 1U : 0U) << c.what;
        if (fault) EXPECT_THROW(std::rethrow_exception(fault), Unavailable) << c.what;
    }
}

}  // namespace
}  // namespace bookverse::mail
