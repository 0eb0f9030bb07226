// What all use cases of this service share.
#pragma once

#include "platform/service/service.hpp"
#include "services/messages/model.hpp"

namespace bookverse::messages {

struct Context {
    explicit Context(service::Platform& parts);

    service::Platform& platform;
    Stores stores;
    std::string own_host;  ///< links to it lead nowhere else

    Instant now() const noexcept { return platform.clock.now(); }
};

}  // namespace bookverse::messages
