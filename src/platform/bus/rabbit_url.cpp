#include "platform/bus/rabbit_url.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
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
    if (url.has_port() && !url.port().empty()) {
        if (url.port_number() == 0) throw std::invalid_argument{"the bus address has no valid port"};
        out.port = url.port_number();
    }
    if (url.has_userinfo()) {
        if (!url.has_password()) throw std::invalid_argument{"the bus address has a user without a password"};
        out.user = url.user();
        out.password = Secret{url.password()};
    }
    if (url.encoded_path().size() > 1) {
        if (url.encoded_path().find('/', 1) != std::string_view::npos) {
            throw std::invalid_argument{"the vhost of the bus address has a slash; write it as %2F"};
        }
        out.vhost = std::string{url.path()}.substr(1);
    }
    return out;
}

}  // namespace bookverse::bus
