#include "services/notifications/post.hpp"

#include <stdexcept>

#include "platform/service/service_client.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/notifications/rules.hpp"

namespace bookverse::notifications {
namespace {

constexpr auto send_deadline = std::chrono::seconds{20};
constexpr auto lease = std::chrono::seconds{60};  // longer than a try: two never send one mail
constexpr auto down_for = std::chrono::seconds{30};
constexpr std::size_t kept_in_development = 100;

}  // namespace

Post::Post(Context& context)
    : context_{context},
      timers_{context.stores.notices,
              notice_by_mail,
              context.platform.clock,
              {.name = "notifications.mails",
               .due_at = &Notice::mail_at,
               .lease = lease,
               .batch = mails_a_look,
               .most = mails_a_look},
              [this](store::Versioned<Notice> due) { return handle(*due); }} {}

Task<std::size_t> Post::run_due() {
    {
        const std::scoped_lock lock{mutex_};
        if (context_.now() < down_until_) co_return 0;
    }
    co_return co_await timers_.run_due();
}

Task<std::optional<Addressee>> Post::addressee_of(AccountId account, std::optional<MailLink> link,
                                                  Deadline deadline) {
    const auto contact = co_await context_.platform.services.call<accounts::Contact>(
        "accounts", http::Method::get, "/internal/accounts/contacts/" + account.to_string(),
        http::NoContent{}, deadline);
    // Whatever else keeps accounts from answering is no reason to lose a mail.
    if (!contact && contact.error().kind != RefusalKind::not_found)
        throw std::runtime_error{"accounts refuses to say where mails go: " + contact.error().code};
    if (!contact || !contact->email || contact->status == "closed" || contact->status == "unverified")
        co_return std::nullopt;
    const auto email = Email::parse(*contact->email);
    if (!email) co_return std::nullopt;
    co_return Addressee{*email, contact->name, contact->language, context_.platform.settings.public_url,
                        link ? unsubscribe_token(context_.platform.seal, *link) : ""};
}

Task<Post::Sent> Post::send(mail::Mail mail, Deadline deadline) {
    const std::string id = mail.id;
    try {
        remember(mail);
        co_await context_.platform.mailer.send(std::move(mail), deadline);
        co_return Sent::yes;
    } catch (const mail::MailRefused& fault) {
        context_.platform.telemetry.log(telemetry::Level::error, "mail_refused",
                                        {{"mail", id}, {"why", fault.what()}});
        co_return Sent::never;
    } catch (const std::exception& fault) {
        context_.platform.telemetry.log(telemetry::Level::warn, "mail_delayed",
                                        {{"mail", id}, {"why", fault.what()}});
        const std::scoped_lock lock{mutex_};
        down_until_ = context_.now() + down_for;
        co_return Sent::no;
    }
}

Task<Post::Sent> Post::send_notice(const Notice& notice, Deadline deadline) {
    {
        const std::scoped_lock lock{mutex_};
        if (context_.now() < down_until_) co_return Sent::no;
    }
    // What was turned off while it waited is not sent any more.
    const auto preferences = co_await context_.preferences_of(notice.account, deadline);
    if (preferences.closed || choice_of(preferences, notice.group).email == EmailChoice::off)
        co_return Sent::never;
    const auto link =
        is_required(notice.group) ? std::nullopt : std::optional{MailLink{notice.account, notice.group}};
    auto addressee = co_await addressee_of(notice.account, link, deadline);
    if (!addressee) co_return Sent::never;
    co_return co_await send(letter_of("notice-" + notice.id.to_string(), notice, *addressee), deadline);
}

Task<> Post::handle(Notice due) {
    const auto deadline = Deadline::after(send_deadline);
    const Sent sent = co_await send_notice(due, deadline);
    const Instant now = context_.now();
    (void)co_await context_.stores.notices.update(
        due.id,
        [sent, now](Notice notice) -> Result<Notice> {
            if (sent == Sent::no) {
                notice.mail_at = now + mail_retry_after(++notice.mail_attempts);
                return notice;
            }
            notice.mail_at.reset();
            if (sent == Sent::yes) notice.mailed_at = now;
            return notice;
        },
        Deadline::after(send_deadline));
}

void Post::remember(const mail::Mail& mail) {
    if (!context_.platform.settings.development) return;
    const std::scoped_lock lock{mutex_};
    recent_.push_front({mail.id, mail.to.str(), mail.subject, mail.text, mail.html, context_.now()});
    if (recent_.size() > kept_in_development) recent_.pop_back();
}

std::vector<dto::SentMail> Post::recent() const {
    const std::scoped_lock lock{mutex_};
    return {recent_.begin(), recent_.end()};
}

}  // namespace bookverse::notifications
