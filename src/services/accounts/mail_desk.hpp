// Mails leave from here and never from a request. A DueMail is stored by the request (or by an event of
// ours), an event says that it is due, and whoever claims it first sends it. Claiming moves `due_at` to the
// next try, so a crash or a broken mail server means "later", with the same Message-ID and the same link.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/mail/mailer.hpp"
#include "services/accounts/context.hpp"
#include "services/accounts/dto.hpp"

namespace bookverse::accounts {

class MailDesk {
public:
    explicit MailDesk(Context& context) : context_{context} {}

    /// Stores it and announces it; a mail of this id that is there already stays.
    Task<> post(DueMail mail, Deadline deadline);
    /// Sends one mail if it is due and nobody else is at it. Faults of the mail server are logged, not
    /// thrown: the mail stays due.
    Task<> deliver(MailId id, Deadline deadline);
    /// Likewise, beside the caller: a slow mail server must not hold up the bus. Beyond a few at once it is
    /// left to the next sweep.
    Task<> deliver_soon(MailId id);
    /// Mails that deliver_soon() is at.
    int under_way() const noexcept { return under_way_; }
    /// Waits for what is under way.
    Task<> stop();
    /// In development, the last mails that this process sent, newest first.
    std::vector<dto::DevMail> recent() const;
    /// Job: what was missed or failed.
    Task<> sweep(Deadline deadline);

private:
    struct Letter;
    Task<std::unique_ptr<Letter>> write(DueMail mail, Deadline deadline);
    Task<std::string> make_link(DueMail mail, LinkPurpose purpose, AccountId account,
                                std::optional<int> attempt, Instant expires_at, Deadline deadline);

    void remember(const mail::Mail& mail);

    Context& context_;
    std::atomic<int> under_way_ = 0;
    std::atomic<bool> stopping_ = false;
    mutable std::mutex mutex_;
    std::deque<dto::DevMail> recent_;
};

/// When a mail that could not be sent is tried again, after `attempts` tries. Nothing: it is given up.
std::optional<Duration> retry_after(int attempts) noexcept;

}  // namespace bookverse::accounts
