// The link in a mail that ends such mails without a sign-in: account and group, signed. It never expires: old
// mails lie around, and all that it can do is to turn mails down.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/auth/actor.hpp"
#include "platform/auth/seal.hpp"
#include "services/notifications/kinds.hpp"

namespace bookverse::notifications {

struct MailLink {
    AccountId account{};
    std::optional<Group> group{};  ///< none: the daily digest
    friend bool operator==(const MailLink&, const MailLink&) = default;
};

std::string unsubscribe_token(const auth::Seal& seal, const MailLink& link);
std::optional<MailLink> read_unsubscribe_token(const auth::Seal& seal, std::string_view token);

}  // namespace bookverse::notifications
