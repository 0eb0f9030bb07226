#include "services/accounts/mail_desk.hpp"

#include <array>

#include "platform/async/run.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/accounts/links.hpp"
#include "services/accounts/rules.hpp"

namespace bookverse::accounts {

namespace {
constexpr int at_once = 8;
constexpr auto send_deadline = std::chrono::seconds{20};  // below the first retry: two never send one mail
constexpr std::size_t kept_in_development = 100;
}  // namespace

struct MailDesk::Letter {
    Email to;
    std::string name;
    MailKind kind{};
    Language language{};
    std::string link;
};

std::optional<Duration> retry_after(int attempts) noexcept {
    using namespace std::chrono_literals;
    constexpr std::array<Duration, 9> waits{30s, 1min, 5min, 15min, 1h, 2h, 4h, 8h, 8h};
    if (attempts < 1 || static_cast<std::size_t>(attempts) > waits.size()) return std::nullopt;
    return waits[static_cast<std::size_t>(attempts) - 1];
}

Task<> MailDesk::post(DueMail mail, Deadline deadline) {
    const MailId id = mail.id;
    // A duplicate is the same mail once more.
    (void)co_await context_.stores.mails.insert(std::move(mail), deadline,
                                                [id](store::Events& events) { events.publish(MailDue{id}); });
}

Task<> MailDesk::deliver(MailId id, Deadline deadline) {
    const Instant now = context_.now();
    const auto claimed = co_await context_.stores.mails.update(
        id,
        [now](const DueMail& mail) -> Result<DueMail> {
            if (now < mail.due_at) return refuse(RefusalKind::conflict, "not_due", "This mail is not due.");
            DueMail next = mail;
            next.due_at = now + retry_after(++next.attempts).value_or(Duration{});
            return next;
        },
        deadline);
    if (!claimed) co_return;
    const DueMail& mail = **claimed;
    if (!retry_after(mail.attempts)) {
        context_.platform.telemetry.log(telemetry::Level::error, "mail_given_up", {{"mail", id.to_string()}});
        co_await context_.stores.mails.erase(id, deadline);
        co_return;
    }
    bool refused = false;
    try {
        if (const auto letter = co_await write(mail, deadline)) {
            auto words = compose(letter->kind, letter->language, letter->name, letter->link, mail.values);
            mail::Mail out{id.to_string(),        letter->to,
                           letter->name,          std::move(words.subject),
                           std::move(words.text), std::move(words.html)};
            remember(out);
            co_await context_.platform.mailer.send(std::move(out), deadline);
        }
        co_await context_.stores.mails.erase(id, deadline);
    } catch (const mail::MailRefused& fault) {
        context_.platform.telemetry.log(telemetry::Level::error, "mail_refused",
                                        {{"mail", id.to_string()}, {"why", fault.what()}});
        refused = true;
    } catch (const std::exception& fault) {
        context_.platform.telemetry.log(telemetry::Level::warn, "mail_delayed",
                                        {{"mail", id.to_string()}, {"why", fault.what()}});
    }
    if (refused) co_await context_.stores.mails.erase(id, deadline);
}

Task<> MailDesk::deliver_soon(MailId id) {
    const auto executor = co_await asio::this_coro::executor;
    if (stopping_ || under_way_ >= at_once) co_return;
    ++under_way_;
    const auto done = [this](void*) { --under_way_; };
    const std::shared_ptr<void> guard{nullptr, done};
    spawn_logged(
        executor, [this, id, guard] { return deliver(id, Deadline::after(send_deadline)); }, "accounts.mail");
}

Task<> MailDesk::stop() {
    stopping_ = true;
    const auto give_up = Deadline::after(send_deadline);
    while (under_way_ > 0 && !give_up.passed())
        co_await sleep_for(std::chrono::milliseconds{10});
}

void MailDesk::remember(const mail::Mail& mail) {
    if (!context_.platform.settings.development) return;
    const std::scoped_lock lock{mutex_};
    recent_.push_front({mail.id, mail.to.str(), mail.subject, mail.text, mail.html, context_.now()});
    if (recent_.size() > kept_in_development) recent_.pop_back();
}

std::vector<dto::DevMail> MailDesk::recent() const {
    const std::scoped_lock lock{mutex_};
    return {recent_.begin(), recent_.end()};
}

Task<> MailDesk::sweep(Deadline deadline) {
    const auto due = co_await context_.stores.mails.find(
        mail_by_due, {}, {.limit = 100, .less_than = store::value_of(context_.now() + Duration{1})},
        deadline);
    for (const auto& mail : due.items)
        co_await deliver(mail->id, Deadline::after(send_deadline));
}

Task<std::string> MailDesk::make_link(DueMail mail, LinkPurpose purpose, AccountId account,
                                      std::optional<int> attempt, Instant expires_at, Deadline deadline) {
    const auto id = LinkId::of_name("link/" + mail.id.to_string());
    MailLink link{id, account, purpose, attempt, expires_at, std::nullopt};
    // A duplicate means that an earlier try of this mail made it.
    (void)co_await context_.stores.links.insert(std::move(link), deadline);
    const auto* path = purpose == LinkPurpose::verify ? "/verify?token=" : "/reset-password?token=";
    co_return context_.url(path + link_token(context_.platform.seal, purpose, id));
}

// Who gets it is decided now: a mail for nobody is no mail.
Task<std::unique_ptr<MailDesk::Letter>> MailDesk::write(DueMail mail, Deadline deadline) {
    std::optional<store::Versioned<Account>> account;
    if (mail.account) {
        account = co_await context_.stores.accounts.get(*mail.account, deadline);
    } else if (mail.email) {
        account = co_await context_.find_by_email(Email::parse(*mail.email)->key(), deadline);
    }
    if (mail.kind == MailKind::closed) {
        const auto to = Email::parse(mail.email.value_or(""));
        if (!to) co_return nullptr;
        co_return std::make_unique<Letter>(Letter{*to, mail.name, mail.kind, mail.language, ""});
    }
    if (!account || (*account)->closed_at || !(*account)->email) co_return nullptr;
    const Account& known = **account;
    auto letter = std::make_unique<Letter>(
        Letter{*Email::parse(*known.email), known.name, mail.kind, known.language, ""});
    switch (mail.kind) {
        case MailKind::verification:
            if (known.verified_until) {
                // Asked for again after it was proved. A stale event of a sign-up is for nobody.
                if (mail.attempt) co_return nullptr;
                letter->kind = MailKind::known_address;
                letter->link = context_.url("/sign-in");
            } else {
                if (mail.attempt && *mail.attempt != known.sign_up_attempt) co_return nullptr;
                letter->link = co_await make_link(mail, LinkPurpose::verify, known.id, known.sign_up_attempt,
                                                  mail.created_at + verify_link_lifetime, deadline);
            }
            break;
        case MailKind::known_address:
            letter->link = context_.url("/sign-in");
            break;
        case MailKind::password_reset:
            letter->link = co_await make_link(mail, LinkPurpose::reset_password, known.id, std::nullopt,
                                              mail.created_at + reset_link_lifetime, deadline);
            break;
        case MailKind::reverification:
            letter->link = co_await make_link(mail, LinkPurpose::verify, known.id, std::nullopt,
                                              mail.created_at + verify_link_lifetime, deadline);
            break;
        case MailKind::lapse_reminder:
            letter->link = co_await make_link(mail, LinkPurpose::verify, known.id, std::nullopt,
                                              known.verified_until.value_or(mail.created_at), deadline);
            break;
        case MailKind::lapsed:
            letter->link = context_.url("/settings/security");
            break;
        case MailKind::password_changed:
        case MailKind::second_factor_off:
            letter->link = context_.url("/forgot-password");
            break;
        case MailKind::suspended:
            if (const auto path = mail.values.find("appeal_path");
                path != mail.values.end() && !path->second.empty())
                letter->link = context_.url(path->second);
            break;
        case MailKind::second_factor_on:
        case MailKind::closed:
            break;
    }
    co_return letter;
}

}  // namespace bookverse::accounts
