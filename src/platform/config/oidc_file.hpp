// The file that --oidc-providers-file names.
#pragma once

#include <filesystem>
#include <vector>

#include "platform/config/values.hpp"
#include "platform/service/settings.hpp"

namespace bookverse::config {

/// [{"id":"campus","name":"My
/// campus","issuer":"https://…","client_id":"…","client_secret":"…","domains":["…"]}]
std::vector<service::OidcProvider> read_oidc_providers(const std::filesystem::path& path,
                                                       Complaints& complaints);

}  // namespace bookverse::config
