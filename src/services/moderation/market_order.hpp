// What market is asked: PUT /internal/market/listings/{id}/removal.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "platform/auth/actor.hpp"

namespace bookverse::moderation {

struct RemovalOrder {
    bool removed = true;
    AccountId by{};
    Uuid cause{};
    std::string reason{};
};
BOOST_DESCRIBE_STRUCT(RemovalOrder, (), (removed, by, cause, reason))

}  // namespace bookverse::moderation
