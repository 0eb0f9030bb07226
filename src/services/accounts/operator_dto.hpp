// What `bookverse keys` asks.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"

namespace bookverse::accounts::dto {

struct KeyInfo {
    std::string kid;
    Instant created_at;
    Instant signs_from;
    bool signing = false;  ///< new tokens bear it now
};
BOOST_DESCRIBE_STRUCT(KeyInfo, (), (kid, created_at, signs_from, signing))

struct KeyList {
    std::vector<KeyInfo> items;
};
BOOST_DESCRIBE_STRUCT(KeyList, (), (items))

}  // namespace bookverse::accounts::dto
