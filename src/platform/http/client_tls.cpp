#include "platform/http/client_tls.hpp"

#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace bookverse::http {

namespace {

class TlsLink final : public Link {
public:
    TlsLink(asio::ip::tcp::socket socket, asio::ssl::context& context)
        : stream_{std::move(socket), context} {}

    Task<> handshake(const std::string& host) {
        boost::system::error_code not_an_address;
        asio::ip::make_address(host, not_an_address);
        if (not_an_address && SSL_set_tlsext_host_name(stream_.native_handle(), host.c_str()) != 1) {
            throw boost::system::system_error{asio::error::invalid_argument};
        }
        stream_.set_verify_callback(asio::ssl::host_name_verification{host});
        co_await stream_.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
    }

    Task<std::size_t> read_some(asio::mutable_buffer into) override {
        try {
            co_return co_await stream_.async_read_some(asio::buffer(into), asio::use_awaitable);
        } catch (const boost::system::system_error& error) {
            // A connection that ends without close_notify may have been cut: the framing above tells whether
            // it was complete.
            const bool end =
                error.code() == asio::error::eof || error.code() == asio::ssl::error::stream_truncated;
            if (!end) throw;
        }
        co_return 0;
    }
    Task<std::size_t> write_some(asio::const_buffer from) override {
        co_return co_await stream_.async_write_some(asio::buffer(from), asio::use_awaitable);
    }
    asio::ip::tcp::socket& socket() noexcept override { return stream_.next_layer(); }

private:
    asio::ssl::stream<asio::ip::tcp::socket> stream_;
};

}  // namespace

TlsContext::TlsContext(std::string ca_file) : ca_file_{std::move(ca_file)} {}
TlsContext::~TlsContext() = default;

asio::ssl::context& TlsContext::get() {
    std::call_once(made_, [this] {
        auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_client);
        context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                             asio::ssl::context::no_tlsv1_1);
        if (ca_file_.empty()) {
            context->set_default_verify_paths();
        } else {
            context->load_verify_file(ca_file_);
        }
        context->set_verify_mode(asio::ssl::verify_peer);
        context_ = std::move(context);
    });
    return *context_;
}

Task<std::unique_ptr<Link>> secure(asio::ip::tcp::socket socket, TlsContext& tls, std::string host) {
    auto link = std::make_unique<TlsLink>(std::move(socket), tls.get());
    co_await link->handshake(host);
    co_return link;
}

}  // namespace bookverse::http
