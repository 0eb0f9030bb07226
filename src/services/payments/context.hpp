// What all use cases of this folder share. Made once by PaymentsService, outlives them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "platform/service/service.hpp"
#include "platform/service/settings.hpp"
#include "services/payments/provider.hpp"
#include "services/payments/stores.hpp"

namespace bookverse::payments {

struct Context {
    explicit Context(service::Platform& parts) : platform{parts}, stores{parts.store, parts.clock} {}

    service::Platform& platform;
    Stores stores;
    /// All that a stored payment may name; new ones go to the one of the settings.
    std::map<std::string, std::unique_ptr<Provider>> providers;

    void add(std::unique_ptr<Provider> provider) {
        std::string name{provider->name()};
        providers.insert_or_assign(std::move(name), std::move(provider));
    }
    Instant now() const { return platform.clock.now(); }
    Currency currency() const { return platform.settings.currency; }
    /// Throws Unavailable for one that is not configured any more.
    Provider& provider(const std::string& name) const {
        const auto found = providers.find(name);
        if (found == providers.end())
            throw Unavailable{"the payment provider " + name + " is not configured"};
        return *found->second;
    }
    Provider& provider() const { return provider(platform.settings.payment_provider); }
};

}  // namespace bookverse::payments
