// What a handler knows of the call besides its parsed input.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "platform/async/deadline.hpp"
#include "platform/auth/actor.hpp"
#include "platform/http/message.hpp"

namespace bookverse::http {

struct Route;

/// Lives as long as the call; handlers take it by reference and keep none of it.
struct Call {
    const Request& request;
    const Route* route = nullptr;
    Actor actor;              ///< anonymous until authenticated
    std::string request_id;   ///< ours, or the gateway's
    std::string traceparent;  ///< W3C trace context, to hand on
    Deadline deadline;
    Instant received;
    /// Values of {name} segments, percent-decoded, in the order of the pattern.
    std::vector<std::string> path_values;
    /// What the layers and the handler add to the answer (cookies, rate limit figures).
    Headers response_headers;
};

}  // namespace bookverse::http
