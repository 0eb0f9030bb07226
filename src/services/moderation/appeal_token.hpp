// Who is suspended cannot sign in: the mail that says so carries a link with this token. It names the case
// and the decision, signed with the master key for this purpose; that an appeal is possible once and in time
// is the rule's business, so nothing of it is stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/auth/seal.hpp"
#include "services/moderation/api.hpp"

namespace bookverse::moderation {

struct AppealOf {
    CaseId moderation_case{};
    Uuid decision{};

    friend bool operator==(const AppealOf&, const AppealOf&) = default;
};

std::string appeal_token(const auth::Seal& seal, const AppealOf& of);
std::optional<AppealOf> read_appeal_token(const auth::Seal& seal, std::string_view token);

}  // namespace bookverse::moderation
