#include "services/accounts/context.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bookverse::accounts {
namespace {

std::shared_ptr<const std::string> read(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read the campus domains " + path.string()};
    return std::make_shared<const std::string>(std::istreambuf_iterator<char>{file},
                                               std::istreambuf_iterator<char>{});
}

CampusDomains load(const service::Settings& settings) {
    const bool own = !settings.campus_domains.empty();
    const bool own_abused = !settings.campus_domains_abused.empty();
    if (!own && !own_abused)
        return {shipped_campus_domains(), shipped_abused_domains(), settings.extra_campuses};
    auto domains =
        own ? read(settings.campus_domains) : std::make_shared<const std::string>(shipped_campus_domains());
    auto abused = own_abused ? read(settings.campus_domains_abused)
                             : std::make_shared<const std::string>(shipped_abused_domains());
    return {std::move(domains), std::move(abused), settings.extra_campuses};
}

}  // namespace

Context::Context(service::Platform& parts)
    : platform{parts}, stores{parts.store, parts.clock}, campuses{load(parts.settings)} {}

std::optional<Campus> Context::campus_of(const Email& email) const {
    const auto found = campuses.find(email.domain());
    if (!found) return std::nullopt;
    return Campus{std::string{found->domain}, std::string{found->name}};
}

bool Context::is_bootstrap_administrator(std::string_view email_key) const {
    return std::ranges::find(platform.settings.administrators, email_key) !=
           platform.settings.administrators.end();
}

Task<std::optional<store::Versioned<Account>>> Context::find_by_email(std::string email_key,
                                                                      Deadline deadline) {
    return stores.accounts.find_one(account_by_email, {std::move(email_key)}, deadline);
}

}  // namespace bookverse::accounts
