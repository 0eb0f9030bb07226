// Mails of notices leave from here, at a pace, and never from a request or an event. A mail is claimed before
// it is sent (its time moves on by the lease), so of several processes one sends it. A crash between the mail
// server's yes and our note of it sends it again, with the same Message-ID: decision 0162. A mail server that
// is down delays mails; while it is, one try in half a minute asks whether it is back.
#pragma once

#include <deque>
#include <mutex>

#include "platform/store/timers.hpp"
#include "services/notifications/context.hpp"
#include "services/notifications/dto.hpp"
#include "services/notifications/letters.hpp"
#include "services/notifications/unsubscribe_token.hpp"

namespace bookverse::notifications {

inline constexpr std::size_t mails_a_look = 20;

class Post {
public:
    explicit Post(Context& context);

    /// Job: a look at what is due; says how many were tried.
    Task<std::size_t> run_due();

    enum class Sent : std::uint8_t { yes, no, never };  ///< never: nobody to send it to, or refused for good
    /// Where mails for somebody go; nothing: nowhere. Throws when accounts cannot be asked.
    Task<std::optional<Addressee>> addressee_of(AccountId account, std::optional<MailLink> link,
                                                Deadline deadline);
    Task<Sent> send(mail::Mail mail, Deadline deadline);

    /// In development, the last mails of this process, newest first.
    std::vector<dto::SentMail> recent() const;

private:
    Task<> handle(Notice due);
    Task<Sent> send_notice(const Notice& notice, Deadline deadline);
    void remember(const mail::Mail& mail);

    Context& context_;
    store::DueTimers<Notice> timers_;
    mutable std::mutex mutex_;
    Instant down_until_{};
    std::deque<dto::SentMail> recent_;
};

}  // namespace bookverse::notifications
