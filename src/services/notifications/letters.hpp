// Mails of notices: one for one, or a digest of several. Pure.
#pragma once

#include <vector>

#include "platform/mail/mailer.hpp"
#include "services/notifications/catalogue.hpp"

namespace bookverse::notifications {

/// To whom, in which language, and how to make addresses.
struct Addressee {
    Email to;
    std::string name;
    Language language{};
    std::string public_url;
    std::string unsubscribe_token;  ///< empty: this mail cannot be turned off
};

inline constexpr std::size_t most_in_digest = 30;

/// `id` becomes the Message-ID: the same for each try.
mail::Mail letter_of(std::string id, const Notice& notice, const Addressee& addressee);
/// `more`: that there was no room for.
mail::Mail digest_of(std::string id, const std::vector<Notice>& notices, std::size_t more,
                     const Addressee& addressee);

}  // namespace bookverse::notifications
