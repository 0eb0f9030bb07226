#include "platform/mail/smtp_address.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <stdexcept>

namespace bookverse::mail::detail {
namespace {

bool is_loopback(const boost::urls::url_view& url) {
    switch (url.host_type()) {
        case boost::urls::host_type::ipv4:
            return url.host_ipv4_address().is_loopback();
        case boost::urls::host_type::ipv6:
            return url.host_ipv6_address().is_loopback();
        default:
            return url.host() == "localhost";
    }
}

}  // namespace

SmtpAddress read_smtp_address(const Secret& server) {
    const auto url = boost::urls::parse_uri(server.reveal());
    if (!url || url->host().empty() || url->has_query() || url->has_fragment() ||
        (!url->path().empty() && url->path() != "/")) {
        throw std::invalid_argument{
            "a mail server is smtp://HOST:PORT, smtps://HOST:PORT or smtp-plain://HOST:PORT"};
    }
    SmtpAddress address;
    address.loopback = is_loopback(*url);
    std::string scheme = "smtp", port = "25";
    if (url->scheme() == "smtps") {
        address.tls = Tls::from_the_start;
        scheme = "smtps";
        port = "465";
    } else if (url->scheme() == "smtp") {
        address.tls = address.loopback ? Tls::none : Tls::starttls;
        port = "587";
    } else if (url->scheme() != "smtp-plain") {
        throw std::invalid_argument{"a mail server's address begins with smtp://, smtps:// or smtp-plain://"};
    }
    if (url->has_port()) port = std::string{url->port()};
    address.url = scheme + "://" + std::string{url->encoded_host()} + ':' + port;
    if (url->has_userinfo()) {
        address.user = url->user();
        address.password = Secret{url->password()};
    }
    return address;
}

}  // namespace bookverse::mail::detail
