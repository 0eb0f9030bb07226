#include "platform/http/client_link.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <stdexcept>

#include "platform/http/client_tls.hpp"

namespace bookverse::http {

namespace {

using tcp = asio::ip::tcp;

class PlainLink final : public Link {
public:
    explicit PlainLink(tcp::socket socket) : socket_{std::move(socket)} {}

    Task<std::size_t> read_some(asio::mutable_buffer into) override {
        try {
            co_return co_await socket_.async_read_some(asio::buffer(into), asio::use_awaitable);
        } catch (const boost::system::system_error& error) {
            if (error.code() != asio::error::eof) throw;
        }
        co_return 0;
    }
    Task<std::size_t> write_some(asio::const_buffer from) override {
        co_return co_await socket_.async_write_some(asio::buffer(from), asio::use_awaitable);
    }
    tcp::socket& socket() noexcept override { return socket_; }

private:
    tcp::socket socket_;
};

/// An address needs no look-up, and no thread of the resolver.
Task<std::vector<tcp::endpoint>> endpoints_of(const Target& target) {
    std::vector<tcp::endpoint> found;
    boost::system::error_code not_an_address;
    const auto address = asio::ip::make_address(target.host, not_an_address);
    if (!not_an_address) {
        found.emplace_back(address, static_cast<std::uint16_t>(std::stoul(target.port)));
        co_return found;
    }
    tcp::resolver resolver{co_await asio::this_coro::executor};
    const auto entries = co_await resolver.async_resolve(target.host, target.port, asio::use_awaitable);
    for (const auto& entry : entries)
        found.push_back(entry.endpoint());
    co_return found;
}

}  // namespace

bool Link::stale() {
    boost::system::error_code error;
    auto& own = socket();
    own.non_blocking(true, error);
    char byte = 0;
    own.receive(asio::buffer(&byte, 1), tcp::socket::message_peek, error);
    return error != asio::error::would_block;
}

void Link::close() noexcept {
    boost::system::error_code ignored;
    socket().close(ignored);
}

Target parse_base(const std::string& base) {
    const auto url = boost::urls::parse_uri(base);
    const auto wrong = [&] { throw std::invalid_argument{"not an http or https address: " + base}; };
    if (!url || url->host().empty() || (url->scheme() != "http" && url->scheme() != "https")) wrong();
    if (url->has_userinfo() || (!url->path().empty() && url->path() != "/")) wrong();
    Target target;
    target.tls = url->scheme() == "https";
    target.host = url->host_address();
    target.port = url->has_port() ? std::string{url->port()} : std::string{target.tls ? "443" : "80"};
    target.authority = std::string{url->encoded_host_and_port()};
    return target;
}

Task<std::unique_ptr<Link>> connect(Target target, TlsContext& tls) {
    const auto endpoints = co_await endpoints_of(target);
    tcp::socket socket{co_await asio::this_coro::executor};
    co_await asio::async_connect(socket, endpoints, asio::use_awaitable);
    socket.set_option(tcp::no_delay{true});
    if (target.tls) co_return co_await secure(std::move(socket), tls, target.host);
    co_return std::make_unique<PlainLink>(std::move(socket));
}

}  // namespace bookverse::http
