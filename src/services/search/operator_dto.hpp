// What `bookverse reindex` asks.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.hpp"

namespace bookverse::search::dto {

struct IndexState {
    std::int64_t listings = 0;  ///< that can be found
    bool rebuilding = false;
    std::int64_t rebuilt = 0;  ///< listings indexed so far by the rebuild that runs, else by the last one
    std::optional<Instant> rebuilt_at{};
    std::string problem{};  ///< why the last rebuild failed; empty when it did not
};
BOOST_DESCRIBE_STRUCT(IndexState, (), (listings, rebuilding, rebuilt, rebuilt_at, problem))

}  // namespace bookverse::search::dto
