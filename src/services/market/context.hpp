// What all use cases of this folder share. Made once by MarketService, outlives them.
#pragma once

#include "platform/service/service.hpp"
#include "platform/service/settings.hpp"
#include "services/market/stores.hpp"

namespace bookverse::market {

struct Context {
    explicit Context(service::Platform& parts) : platform{parts}, stores{parts.store, parts.clock} {}

    service::Platform& platform;
    Stores stores;

    Instant now() const { return platform.clock.now(); }
    Currency currency() const { return platform.settings.currency; }
};

}  // namespace bookverse::market
