// What the commands for operators ask a running program, on its telemetry port, with a service token: whoever
// has the master key may.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "platform/bus/bus.hpp"
#include "platform/http/route.hpp"

namespace bookverse::app {

struct ParkedMessage {
    std::string key;
    std::string group;
    std::string type;
    std::string subject;
    std::string reason;
    std::int64_t deliveries = 0;
    Instant parked_at;
    std::string data;
};
BOOST_DESCRIBE_STRUCT(ParkedMessage, (), (key, group, type, subject, reason, deliveries, parked_at, data))

struct ParkedMessages {
    std::vector<ParkedMessage> items;
};
BOOST_DESCRIBE_STRUCT(ParkedMessages, (), (items))

struct ParkedQuery {
    std::optional<std::string> group;
};
BOOST_DESCRIBE_STRUCT(ParkedQuery, (), (group))

struct ParkedKey {
    std::string key;
};
BOOST_DESCRIBE_STRUCT(ParkedKey, (), (key))

inline constexpr auto operator_prefix = "/operator/";

/// GET /operator/parked, POST /operator/parked/replay, POST /operator/parked/discard.
http::Routes operator_routes(bus::Bus& bus);

}  // namespace bookverse::app
