#include "platform/config/oidc_file.hpp"

#include <algorithm>
#include <boost/describe.hpp>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "platform/json/json.hpp"

namespace bookverse::config {

struct ProviderText {
    std::string id;
    std::string name;
    std::string issuer;
    std::string client_id;
    std::optional<std::string> client_secret;
    std::optional<std::vector<std::string>> domains;
};
BOOST_DESCRIBE_STRUCT(ProviderText, (), (id, name, issuer, client_id, client_secret, domains))

namespace {

bool is_path_word(const std::string& id) {
    return !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace

std::vector<service::OidcProvider> read_oidc_providers(const std::filesystem::path& path,
                                                       Complaints& complaints) {
    std::ifstream file{path};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto file_name = "The file of providers " + path.string();
    const auto parsed = json::read<std::vector<ProviderText>>(text);
    if (!parsed) {
        complaints.push_back(file_name + ": " +
                             (text.empty() ? "it is empty or not there." : parsed.error().message));
        for (const auto& fault : parsed.error().faults)
            complaints.push_back("  " + fault.pointer + ": " + fault.message);
        return {};
    }
    std::vector<service::OidcProvider> providers;
    for (const auto& one : *parsed) {
        if (!is_path_word(one.id))
            complaints.push_back(file_name + ": an id is small letters, digits and hyphens.");
        if (one.issuer.empty()) complaints.push_back(file_name + ": " + one.id + " has no issuer.");
        providers.push_back({one.id, one.name, one.issuer, one.client_id,
                             Secret{one.client_secret.value_or("")},
                             one.domains.value_or(std::vector<std::string>{})});
    }
    return providers;
}

}  // namespace bookverse::config
