#include "platform/bus/rabbit_url.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>
#include <stdexcept>

namespace bookverse::bus {

RabbitUrl RabbitUrl::parse(std::string_view text) {
    const auto parsed = boost::urls::parse_uri({text.data(), text.size()});
    if (!parsed)
        throw std::invalid_argument{
            "the bus address is not a URL such as amqp://user:password@host:5672/vhost"};
    const auto& url = *parsed;
    if (url.scheme() == "amqps") {
        throw std::invalid_argument{
            "amqps:// (TLS) is not supported; reach the broker over a private network or a TLS tunnel on "
            "this machine"};
    }
    if (url.scheme() != "amqp") throw std::invalid_argument{"the bus address must begin with amqp://"};
    if (url.host_address().empty()) throw std::invalid_argument{"the bus address names no host"};
    if (url.has_query() || url.has_fragment()) {
        throw std::invalid_argument{
            "the bus address has parts that mean nothing: only /vhost may follow the host"};
    }

    RabbitUrl out;
    out.host = url.host_address();
    const std::string port = url.port();
    const auto [last, error] = std::from_chars(port.data(), port.data() + port.size(), out.port);
    const bool bad_port =
        !port.empty() && (error != std::errc{} || last != port.data() + port.size() || out.port == 0);
    // Boost.URL 1.81 reads "host:x" as an empty port and the path "x".
    const std::string path{url.encoded_path()};
    if (bad_port || (!path.empty() && path.front() != '/')) {
        throw std::invalid_argument{"the bus address has no valid port"};
    }
    if (url.has_userinfo()) {
        if (!url.has_password()) throw std::invalid_argument{"the bus address has a user without a password"};
        out.user = url.user();
        out.password = Secret{url.password()};
    }
    if (path.size() > 1) {
        if (path.find('/', 1) != std::string::npos) {
            throw std::invalid_argument{"the vhost of the bus address has a slash; write it as %2F"};
        }
        out.vhost = std::string{url.path()}.substr(1);
    }
    return out;
}

}  // namespace bookverse::bus
