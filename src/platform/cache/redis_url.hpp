// redis://[[user]:password@]host[:port][/database]
#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"

namespace bookverse::cache {

struct RedisUrl {
    std::string host;
    std::string port = "6379";
    std::string user{};  ///< empty: the default user
    Secret password{};
    int database = 0;

    /// Throws std::invalid_argument with a sentence for the operator that does not repeat the password. TLS
    /// (rediss://) is refused: hiredis 0.14 has none.
    static RedisUrl parse(std::string_view url);
};

}  // namespace bookverse::cache
