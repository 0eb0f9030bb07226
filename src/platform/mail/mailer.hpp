// Outgoing mail. Mail is sent from the bus or a timer, never inside a request: a slow server delays mail, not
// people.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.hpp"
#include "base/text.hpp"
#include "platform/async/deadline.hpp"
#include "platform/async/task.hpp"

namespace bookverse::mail {

struct Mail {
    std::string id;  ///< of its cause, becomes the Message-ID: a repeat is recognisable
    Email to;
    std::string to_name;
    std::string subject;
    std::string text;
    std::string html;  ///< may be empty
    std::vector<std::pair<std::string, std::string>>
        headers{};  ///< List-Unsubscribe and the like; no line breaks
};

/// A fault that trying again does not mend: the server has refused this mail for good (5xx).
class MailRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Mailer {
public:
    Mailer() = default;
    Mailer(const Mailer&) = delete;
    Mailer& operator=(const Mailer&) = delete;
    virtual ~Mailer() = default;

    /// Returns when the server has taken it (or the file is written). Throws Unavailable or DeadlinePassed
    /// (try again later; it may have been sent), or MailRefused (give up).
    virtual Task<> send(Mail mail, Deadline deadline) = 0;
    virtual Task<> ping(Deadline deadline) = 0;
    virtual std::string_view kind() const noexcept = 0;  ///< folder, smtp
};

/// RFC 5322/2045: headers encoded (RFC 2047), multipart/alternative when there is html, CRLF lines. Line
/// breaks and other control characters in the subject or a name become blanks; a header of our own with one,
/// a header that is already there, or text that is not UTF-8 throws std::invalid_argument.
std::string render(const Mail& mail, const Email& from, std::string_view from_name, std::string_view date);

/// Sun, 22 Nov 2026 21:50:00 +0000
std::string mail_date(Instant at);

}  // namespace bookverse::mail
