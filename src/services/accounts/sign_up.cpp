#include "services/accounts/sign_up.hpp"

#include "platform/auth/passwords.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "services/accounts/caller.hpp"
#include "services/accounts/rules.hpp"

namespace bookverse::accounts {
namespace {

constexpr cache::Bucket mails_to_an_address{.burst = 6, .per = std::chrono::hours{1}};

Fault common_password(std::string pointer) {
    return {std::move(pointer), "common_password", "This password is too easy to guess."};
}

Refusal invalid(std::vector<Fault> faults) {
    return {RefusalKind::invalid, "invalid_fields", "Some fields need your attention.", std::move(faults)};
}

std::string_view local_part(std::string_view email) {
    return email.substr(0, email.find('@'));
}

}  // namespace

Task<Result<>> SignUps::sign_up(dto::SignUp wanted, Deadline deadline) {
    std::vector<Fault> faults;
    if (!context_.campus_of(wanted.email)) {
        faults.push_back(
            {"/email", "not_a_campus_address", "Please use the address that your campus gave you."});
    }
    if (auth::is_common_password(wanted.password.value.reveal(), local_part(wanted.email.str()))) {
        faults.push_back(common_password("/password"));
    }
    if (!faults.empty()) co_return std::unexpected(invalid(std::move(faults)));
    std::string hash = co_await context_.platform.passwords.hash(wanted.password.value, deadline);
    NewAccount what{AccountId::make(context_.now()), wanted.email, wanted.name.str(), wanted.language,
                    std::move(hash)};
    co_return co_await try_sign_up(std::move(what), deadline);
}

// Whoever asks from a hundred places still cannot fill somebody's mailbox. Beyond the limit nothing happens,
// and nobody is told.
Task<bool> SignUps::may_mail(std::string email_key) {
    const auto allowance = co_await context_.platform.limiter.take(
        "accounts.mail:" + auth::sha256_hex(email_key), mails_to_an_address);
    co_return allowance.allowed;
}

Task<Result<>> SignUps::try_sign_up(NewAccount what, Deadline deadline) {
    const Instant now = context_.now();
    if (!co_await may_mail(what.email.key())) co_return Result<>{};
    const auto known = co_await context_.find_by_email(what.email.key(), deadline);
    if (!known) {
        const Account account = accounts::sign_up(what, now);
        const auto inserted =
            co_await context_.stores.accounts.insert(account, deadline, [account](store::Events& events) {
                events.publish(AccountRegistered{account.id, account.name});
                events.publish(VerificationDue{account.id, account.sign_up_attempt});
            });
        if (inserted) co_return Result<>{};
        // Somebody else was quicker with this address in the same moment.
        co_await want_mail({.kind = MailKind::known_address, .email = what.email.str()}, deadline);
        co_return Result<>{};
    }
    const auto again = co_await context_.stores.accounts.update(
        (*known)->id,
        [=](const Account& account, store::Events& events) -> Result<Account> {
            auto next = sign_up_again(account, what, now);
            if (next) events.publish(VerificationDue{next->id, next->sign_up_attempt});
            return next;
        },
        deadline);
    if (!again) co_await want_mail({.kind = MailKind::known_address, .email = what.email.str()}, deadline);
    co_return Result<>{};
}

Task<> SignUps::want_mail(DueMail mail, Deadline deadline) {
    mail.created_at = mail.due_at = context_.now();
    mail.id = MailId::make(mail.created_at);
    const MailId id = mail.id;
    (void)co_await context_.stores.mails.insert(std::move(mail), deadline,
                                                [id](store::Events& events) { events.publish(MailDue{id}); });
}

Task<Result<MailLink>> SignUps::claim(LinkPurpose purpose, Secret token, Deadline deadline) {
    const auto id = read_link_token(context_.platform.seal, purpose, token.reveal());
    const Instant now = context_.now();
    if (id) {
        auto used = co_await context_.stores.links.update(
            *id, [=](const MailLink& link) -> Result<MailLink> { return use_link(link, purpose, now); },
            deadline);
        if (used) co_return **used;
    }
    co_return refuse(RefusalKind::gone, "link_expired", "This link has been used or is too old.");
}

Task<Result<>> SignUps::verify(Secret token, Deadline deadline) {
    const auto link = co_await claim(LinkPurpose::verify, std::move(token), deadline);
    if (!link) co_return std::unexpected(link.error());
    const Instant now = context_.now();
    const auto proved = co_await context_.stores.accounts.update(
        link->account,
        [this, now, attempt = link->attempt](const Account& account,
                                             store::Events& events) -> Result<Account> {
            const auto email = Email::parse(account.email.value_or(""));
            auto campus = email ? context_.campus_of(*email) : std::nullopt;
            const bool administrator = context_.is_bootstrap_administrator(account.email_key.value_or(""));
            auto next = prove_address(account, attempt, campus, administrator, now);
            if (next) {
                events.publish(AccountVerified{next->id, next->campus, *next->verified_until});
                events.publish(Audited{next->id, "address_proved", next->id, "", {}});
            }
            return next;
        },
        deadline);
    if (!proved) co_return std::unexpected(proved.error());
    co_return Result<>{};
}

Task<Result<>> SignUps::ask_verification_mail(Email email, Deadline deadline) {
    if (!co_await may_mail(email.key())) co_return Result<>{};
    co_await want_mail({.kind = MailKind::verification, .email = email.str()}, deadline);
    co_return Result<>{};
}

Task<Result<>> SignUps::ask_password_reset(Email email, Deadline deadline) {
    if (!co_await may_mail(email.key())) co_return Result<>{};
    co_await want_mail({.kind = MailKind::password_reset, .email = email.str()}, deadline);
    co_return Result<>{};
}

Task<Result<>> SignUps::reset_password(Secret token, Secret password, Deadline deadline) {
    // Hashed first: a full pool must not cost the link.
    if (auth::is_common_password(password.reveal(), "")) {
        co_return std::unexpected(invalid({common_password("/password")}));
    }
    const std::string hash = co_await context_.platform.passwords.hash(std::move(password), deadline);
    const auto link = co_await claim(LinkPurpose::reset_password, std::move(token), deadline);
    if (!link) co_return std::unexpected(link.error());
    const Instant now = context_.now();
    const auto changed = co_await context_.stores.accounts.update(
        link->account,
        [this, now, hash](const Account& account, store::Events& events) -> Result<Account> {
            const auto email = Email::parse(account.email.value_or(""));
            auto campus = email ? context_.campus_of(*email) : std::nullopt;
            const bool administrator = context_.is_bootstrap_administrator(account.email_key.value_or(""));
            auto next = accounts::reset_password(account, hash, campus, administrator, now);
            if (next) {
                events.publish(AccountVerified{next->id, next->campus, *next->verified_until});
                events.publish(SessionsOver{next->id, "password_changed"});
                events.publish(MailWanted{.account = next->id, .kind = MailKind::password_changed});
                events.publish(AccountSecurityChanged{next->id, "password_changed"});
                events.publish(Audited{next->id, "password_reset", next->id, "", {}});
            }
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return Result<>{};
}

Task<Result<>> SignUps::ask_reverification(Actor actor, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    co_await want_mail({.kind = MailKind::reverification, .account = actor.account}, deadline);
    co_return Result<>{};
}

Task<> SignUps::sweep(Deadline deadline) {
    const auto over = co_await context_.stores.links.find(
        link_by_expiry, {}, {.limit = 500, .less_than = store::value_of(context_.now())}, deadline);
    for (const auto& link : over.items)
        (void)co_await context_.stores.links.erase(link->id, deadline);
}

}  // namespace bookverse::accounts
