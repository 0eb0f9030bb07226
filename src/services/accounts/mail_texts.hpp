// The words of our mails, in the language of the account. A plain text and a simple HTML of the same words.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "services/accounts/api.hpp"

namespace bookverse::accounts {

enum class MailKind : std::uint8_t {
    verification,
    known_address,  ///< somebody signed up with an address that has an account
    password_reset,
    reverification,  ///< asked for by the owner
    lapse_reminder,  ///< the yearly proof ends in 30 days
    lapsed,
    password_changed,
    second_factor_on,
    second_factor_off,
    suspended,
    closed,
};
BOOST_DESCRIBE_ENUM(MailKind, verification, known_address, password_reset, reverification, lapse_reminder,
                    lapsed, password_changed, second_factor_on, second_factor_off, suspended, closed)

struct MailText {
    std::string subject;
    std::string text;
    std::string html;
};

/// `link` is empty for kinds without one. `values`: what {placeholders} of the kind stand for, for example
/// `until`.
MailText compose(MailKind kind, Language language, std::string_view name, std::string_view link,
                 const std::map<std::string, std::string>& values);

}  // namespace bookverse::accounts
