// Links in mails. The token is the link's id signed with the master key for its purpose: whoever reads the
// store, or a backup of it, cannot make one, and nothing secret is stored at all; a mail that is sent again
// after a crash carries the same link. Decision 0060.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/auth/seal.hpp"
#include "services/accounts/records.hpp"

namespace bookverse::accounts {

inline constexpr auto verify_link_lifetime = std::chrono::hours{24};
inline constexpr auto reset_link_lifetime = std::chrono::hours{1};

std::string link_token(const auth::Seal& seal, LinkPurpose purpose, LinkId id);
std::optional<LinkId> read_link_token(const auth::Seal& seal, LinkPurpose purpose, std::string_view token);

/// Rule: used once, in time, for what it was made for.
Result<MailLink> use_link(const MailLink& link, LinkPurpose purpose, Instant now);

}  // namespace bookverse::accounts
