// What all use cases of this service share.
#pragma once

#include "platform/service/service.hpp"
#include "platform/service/settings.hpp"
#include "services/notifications/model.hpp"

namespace bookverse::notifications {

struct Context {
    explicit Context(service::Platform& parts) : platform{parts}, stores{parts.store, parts.clock} {}

    service::Platform& platform;
    Stores stores;
    /// What makes a repeated event one notice. Tests take it away to see that nothing else does.
    NoticeId (*name)(AccountId account, std::string_view event) = notice_id;

    Instant now() const noexcept { return platform.clock.now(); }
    std::string url(std::string_view path) const { return platform.settings.public_url + std::string{path}; }

    /// The defaults when nothing is stored.
    Task<Preferences> preferences_of(AccountId account, Deadline deadline) {
        const auto stored = co_await stores.preferences.get(account, deadline);
        co_return stored ? **stored : Preferences{.id = account};
    }
};

}  // namespace bookverse::notifications
