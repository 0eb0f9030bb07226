// What all use cases of this service share.
#pragma once

#include "platform/service/service.hpp"
#include "services/moderation/model.hpp"

namespace bookverse::moderation {

struct Context {
    explicit Context(service::Platform& parts) : platform{parts}, stores{parts.store, parts.clock} {}

    service::Platform& platform;
    Stores stores;

    Instant now() const noexcept { return platform.clock.now(); }
};

}  // namespace bookverse::moderation
