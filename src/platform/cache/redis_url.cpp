#include "platform/cache/redis_url.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>
#include <stdexcept>

namespace bookverse::cache {

RedisUrl RedisUrl::parse(std::string_view text) {
    const auto parsed = boost::urls::parse_uri({text.data(), text.size()});
    if (!parsed) throw std::invalid_argument{"the cache address is not a URL such as redis://host:6379/0"};
    const auto& url = *parsed;
    if (url.scheme() == "rediss") {
        throw std::invalid_argument{
            "rediss:// (TLS) is not supported; reach Redis over a private network or a TLS tunnel on this "
            "machine"};
    }
    if (url.scheme() != "redis") throw std::invalid_argument{"the cache address must begin with redis://"};
    if (url.host_address().empty()) throw std::invalid_argument{"the cache address names no host"};
    if (url.has_query() || url.has_fragment()) {
        throw std::invalid_argument{
            "the cache address has parts that mean nothing: only /database may follow the host"};
    }

    RedisUrl out;
    out.host = url.host_address();
    if (url.has_port() && !url.port().empty()) out.port = url.port();
    if (url.has_password()) {
        out.user = url.user();
        out.password = Secret{url.password()};
    } else if (url.has_userinfo()) {
        throw std::invalid_argument{
            "the cache address has a user without a password; a password alone is redis://:PASSWORD@host"};
    }
    const std::string path = url.path();
    // Boost.URL 1.81 reads "host:x" as an empty port and the path "x".
    std::uint16_t number = 0;
    const auto [port_end, port_error] =
        std::from_chars(out.port.data(), out.port.data() + out.port.size(), number);
    if (port_error != std::errc{} || port_end != out.port.data() + out.port.size() || number == 0 ||
        (!path.empty() && path.front() != '/')) {
        throw std::invalid_argument{"the cache address has no valid port"};
    }
    if (path.size() > 1) {
        const auto* const end = path.data() + path.size();
        const auto [last, error] = std::from_chars(path.data() + 1, end, out.database);
        if (error != std::errc{} || last != end || out.database < 0) {
            throw std::invalid_argument{
                "the path of the cache address must be a database number: redis://host:6379/0"};
        }
    }
    return out;
}

}  // namespace bookverse::cache
