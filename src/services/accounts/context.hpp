// What all use cases of this folder share. Made once by AccountsService, outlives them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/service/service.hpp"
#include "platform/service/settings.hpp"
#include "services/accounts/campus_domains.hpp"
#include "services/accounts/stores.hpp"

namespace bookverse::accounts {

struct Context {
    explicit Context(service::Platform& parts);

    service::Platform& platform;
    Stores stores;
    CampusDomains campuses;

    Instant now() const { return platform.clock.now(); }
    std::string url(std::string_view path) const { return platform.settings.public_url + std::string{path}; }
    /// The campus of an address; nothing when it proves nothing.
    std::optional<Campus> campus_of(const Email& email) const;
    bool is_bootstrap_administrator(std::string_view email_key) const;
    Task<std::optional<store::Versioned<Account>>> find_by_email(std::string email_key, Deadline deadline);
};

}  // namespace bookverse::accounts
