// amqp://[user:password@]host[:port][/vhost]
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace bookverse::bus {

struct RabbitUrl {
    std::string host;
    std::uint16_t port = 5672;
    std::string user = "guest";
    Secret password{std::string{"guest"}};
    std::string vhost =
        "/";  ///< percent-decoded: amqp://host/%2Fbooks is "/books", amqp://host/books is "books"

    /// Throws std::invalid_argument with a sentence for the operator that does not repeat the password. TLS
    /// (amqps://) is refused.
    static RabbitUrl parse(std::string_view url);
};

}  // namespace bookverse::bus
