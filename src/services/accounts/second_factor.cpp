#include "services/accounts/second_factor.hpp"

#include <algorithm>
#include <atomic>

#include "platform/auth/seal.hpp"
#include "platform/auth/totp.hpp"
#include "services/accounts/caller.hpp"
#include "services/accounts/rules.hpp"

namespace bookverse::accounts {
namespace {

constexpr std::string_view purpose = "accounts.totp";

std::optional<Secret> open_secret(const auth::Seal& seal, const Account& account) {
    if (!account.second_factor) return std::nullopt;
    auto plain = seal.decrypt(purpose, account.id.to_string(), account.second_factor->sealed_secret);
    if (!plain)
        throw std::runtime_error{"a sealed second factor cannot be opened: was the master key changed?"};
    return Secret{std::move(*plain)};
}

Refusal locked(const SecondFactor& factor, Instant now) {
    const auto left =
        std::chrono::ceil<std::chrono::seconds>(factor.failures_since + second_factor_window - now);
    return {RefusalKind::too_many,
            "too_many_tries",
            "Too many wrong codes. Please wait.",
            {},
            std::max(left, std::chrono::seconds{1})};
}

Refusal wrong() {
    return {RefusalKind::unauthenticated, "wrong_credentials", "This code is wrong."};
}

Refusal none() {
    return {RefusalKind::conflict, "no_second_factor", "Two-step sign-in is not set up."};
}

bool is_totp(std::string_view code) {
    const auto digits = std::ranges::count_if(code, [](char c) { return c >= '0' && c <= '9'; });
    const auto blanks = std::ranges::count(code, ' ');
    return digits == 6 && static_cast<std::size_t>(digits + blanks) == code.size();
}

}  // namespace

FactorUse use_second_factor(const SecondFactor& factor, const Secret& secret, std::string_view code,
                            Instant now) {
    FactorUse use{FactorVerdict::accepted, factor};
    SecondFactor& after = use.after;
    if (now >= after.failures_since + second_factor_window) after.failures = 0;
    if (after.failures >= second_factor_tries) return {FactorVerdict::locked, factor};
    if (is_totp(code)) {
        if (const auto step = auth::match_totp(secret, code, now, factor.used_step)) {
            after.used_step = *step;
            after.failures = 0;
            return use;
        }
    } else if (const auto index = auth::match_recovery_code(factor.recovery, code)) {
        after.recovery.erase(after.recovery.begin() + static_cast<std::ptrdiff_t>(*index));
        after.failures = 0;
        return use;
    }
    if (after.failures++ == 0) after.failures_since = now;
    use.verdict = FactorVerdict::wrong;
    return use;
}

Task<Result<>> SecondFactors::check(AccountId id, Secret code, Deadline deadline) {
    const Instant now = context_.now();
    // What the run that was written found; earlier runs are overwritten.
    const auto verdict = std::make_shared<std::atomic<FactorVerdict>>(FactorVerdict::wrong);
    const auto written = co_await context_.stores.accounts.update(
        id,
        [=, &seal = context_.platform.seal](const Account& account,
                                            store::Events& events) -> Result<Account> {
            Account next = account;
            *verdict = FactorVerdict::accepted;
            if (!account.second_factor || !account.second_factor->confirmed) return next;
            auto use =
                use_second_factor(*account.second_factor, *open_secret(seal, account), code.reveal(), now);
            *verdict = use.verdict;
            if (use.verdict == FactorVerdict::locked)
                return std::unexpected(locked(*account.second_factor, now));
            if (use.after.recovery.size() < account.second_factor->recovery.size()) {
                events.publish(Audited{id, "recovery_code_used", id, "", {}});
            }
            next.second_factor = std::move(use.after);
            return next;
        },
        deadline);
    if (!written) co_return std::unexpected(written.error());
    if (*verdict != FactorVerdict::accepted) co_return std::unexpected(wrong());
    co_return Result<>{};
}

Task<Result<dto::TotpSetup>> SecondFactors::begin(Actor actor, Secret password, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    if (auto ok = co_await check_password(context_, **caller, std::move(password), deadline); !ok) {
        co_return std::unexpected(ok.error());
    }
    const Secret secret = auth::make_totp_secret();
    const auto sealed = context_.platform.seal.encrypt(purpose, actor.account.to_string(), secret.reveal());
    const auto begun = co_await context_.stores.accounts.update(
        actor.account,
        [=](const Account& account) -> Result<Account> {
            if (account.second_factor && account.second_factor->confirmed) {
                return refuse(RefusalKind::conflict, "second_factor_on", "Two-step sign-in is on already.");
            }
            Account next = account;
            next.second_factor = SecondFactor{.sealed_secret = sealed};
            return next;
        },
        deadline);
    if (!begun) co_return std::unexpected(begun.error());
    co_return dto::TotpSetup{
        auth::base32(secret.reveal()),
        auth::otpauth_uri("BookVerse+", (*caller)->email.value_or((*caller)->name), secret)};
}

Task<Result<dto::RecoveryCodes>> SecondFactors::confirm(Actor actor, Secret code, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    const Instant now = context_.now();
    const auto recovery = auth::make_recovery_codes();
    const auto verdict = std::make_shared<std::atomic<FactorVerdict>>(FactorVerdict::wrong);
    const auto written = co_await context_.stores.accounts.update(
        actor.account,
        [=, hashes = recovery.hashes, &seal = context_.platform.seal](
            const Account& account, store::Events& events) -> Result<Account> {
            if (!account.second_factor || account.second_factor->confirmed) return std::unexpected(none());
            auto use =
                use_second_factor(*account.second_factor, *open_secret(seal, account), code.reveal(), now);
            *verdict = use.verdict;
            if (use.verdict == FactorVerdict::locked)
                return std::unexpected(locked(*account.second_factor, now));
            Account next = account;
            next.second_factor = std::move(use.after);
            if (use.verdict == FactorVerdict::accepted) {
                next.second_factor->confirmed = true;
                next.second_factor->recovery = hashes;
                ++next.edition;
                events.publish(MailWanted{.account = next.id, .kind = MailKind::second_factor_on});
                events.publish(AccountSecurityChanged{next.id, "second_factor_on"});
                events.publish(Audited{next.id, "second_factor_on", next.id, "", {}});
            }
            return next;
        },
        deadline);
    if (!written) co_return std::unexpected(written.error());
    if (*verdict != FactorVerdict::accepted)
        co_return refuse_field("/code", "wrong_code", "This code is wrong.");
    co_return dto::RecoveryCodes{recovery.codes};
}

Task<Result<>> SecondFactors::remove(Actor actor, dto::TotpRemove wanted, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    if (!(*caller)->second_factor || !(*caller)->second_factor->confirmed) co_return std::unexpected(none());
    if (auto ok = co_await check_password(context_, **caller, wanted.password, deadline); !ok) co_return ok;
    if (auto ok = co_await check(actor.account, wanted.second_factor, deadline); !ok) co_return ok;
    const auto written = co_await context_.stores.accounts.update(
        actor.account,
        [](const Account& account, store::Events& events) -> Result<Account> {
            Account next = account;
            next.second_factor = std::nullopt;
            ++next.edition;
            events.publish(MailWanted{.account = next.id, .kind = MailKind::second_factor_off});
            events.publish(AccountSecurityChanged{next.id, "second_factor_off"});
            events.publish(Audited{next.id, "second_factor_off", next.id, "", {}});
            return next;
        },
        deadline);
    if (!written) co_return std::unexpected(written.error());
    co_return Result<>{};
}

}  // namespace bookverse::accounts
