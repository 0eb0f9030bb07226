#include "services/accounts/sessions.hpp"

#include <atomic>

#include "platform/auth/passwords.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/cache/rate_limiter.hpp"
#include "services/accounts/caller.hpp"
#include "services/accounts/rules.hpp"
#include "services/accounts/views.hpp"

namespace bookverse::accounts {
namespace {

constexpr cache::Bucket sign_ins_of_an_account{.burst = 5, .per = std::chrono::minutes{1}};

Refusal wrong_credentials() {
    return {RefusalKind::unauthenticated, "wrong_credentials", "Address or password is wrong."};
}

auto ending(std::string cause, Instant now) {
    return [cause = std::move(cause), now](const Session& session, store::Events& events) -> Result<Session> {
        if (!session.family.closed_at) events.publish(SessionEnded{session.id, session.account, cause});
        return end_session(session, now);
    };
}

}  // namespace

Sessions::Sessions(Context& context, SecondFactors& second_factors)
    : context_{context}, second_factors_{second_factors}, tokens_{context.platform.seal} {}

Task<Result<Grant>> Sessions::sign_in(dto::SignIn wanted, std::string address, Deadline deadline) {
    const std::string key = wanted.email.key();
    const auto allowance = co_await context_.platform.limiter.take("sign_in:" + auth::sha256_hex(key),
                                                                   sign_ins_of_an_account, true);
    if (!allowance.allowed) {
        co_return std::unexpected(Refusal{RefusalKind::too_many,
                                          "too_many_tries",
                                          "Too many tries. Please wait.",
                                          {},
                                          std::chrono::ceil<std::chrono::seconds>(allowance.retry_after)});
    }
    auto account = co_await context_.find_by_email(key, deadline);
    std::string stored = account ? (*account)->password.value_or("") : "";
    const auto verdict = co_await context_.platform.passwords.verify(stored, wanted.password, deadline);
    if (!verdict.right) co_return std::unexpected(wrong_credentials());
    if (auto ok = allowed(Command::sign_in, state_of(**account, context_.now()), Who::anonymous); !ok) {
        co_return std::unexpected(std::move(ok).error());
    }
    if ((*account)->second_factor && (*account)->second_factor->confirmed) {
        if (!wanted.second_factor) {
            co_return refuse(RefusalKind::unauthenticated, "second_factor_required",
                             "Please enter the code of your app.");
        }
        auto ok = co_await second_factors_.check((*account)->id, *wanted.second_factor, deadline);
        if (!ok) co_return std::unexpected(std::move(ok).error());
    }
    if (verdict.rehash) {
        std::string fresh = co_await context_.platform.passwords.hash(wanted.password, deadline);
        (void)co_await context_.stores.accounts.update(
            (*account)->id,
            [stored, fresh](const Account& before) -> Result<Account> {
                Account next = before;
                if (next.password == stored) next.password = fresh;
                return next;
            },
            deadline);
    }
    // The account as it was when the password was checked: its epoch is what the session belongs to.
    co_return co_await start(std::move(*account), wanted.device ? wanted.device->str() : "",
                             std::move(address), deadline);
}

Task<Result<Grant>> Sessions::start(store::Versioned<Account> account, std::string device,
                                    std::string address, Deadline deadline) {
    const Instant now = context_.now();
    if (auto ok = allowed(Command::sign_in, state_of(*account, now), Who::anonymous); !ok) {
        co_return std::unexpected(std::move(ok).error());
    }
    const auto first = tokens_.first(SessionId::make(now));
    auto session = open_session(first, *account, std::move(device), shortened_address(address), now);
    const SessionStarted started{session.id, session.account};
    const auto inserted = co_await context_.stores.sessions.insert(
        std::move(session), deadline, [started](store::Events& events) { events.publish(started); });
    if (!inserted) co_return std::unexpected(inserted.error());
    co_return grant(*account, **inserted, first.text);
}

Grant Sessions::grant(const Account& account, const Session& session, Secret refresh_token) const {
    const Instant now = context_.now();
    const auto& issuer = context_.platform.tokens;
    return {.session = {.access_token = issuer.issue(account.id, session.id, role_bits(account, now)),
                        .expires_in = issuer.lifetime().count(),
                        .session_id = session.id,
                        .account = own_view(account)},
            .refresh_token = std::move(refresh_token),
            .refresh_expires_in = std::chrono::floor<std::chrono::seconds>(session.expires_at - now)};
}

Task<Result<Grant>> Sessions::refresh(Secret token, Deadline deadline) {
    const auto presented = tokens_.read(token.reveal());
    if (!presented) co_return refuse_session_ended();
    const auto session = co_await context_.stores.sessions.get(presented->family, deadline);
    if (!session) co_return refuse_session_ended();
    const auto account = co_await context_.stores.accounts.get((*session)->account, deadline);
    const Instant now = context_.now();
    if (!account || !is_live(**session, **account, now)) co_return refuse_session_ended();
    if (auto ok = allowed(Command::use, state_of(**account, now), Who::owner); !ok) {
        co_return std::unexpected(std::move(ok).error());
    }
    const auto child = tokens_.child_of(*presented);
    const auto verdict = std::make_shared<std::atomic<auth::RefreshVerdict>>(auth::RefreshVerdict::ended);
    const auto used = co_await context_.stores.sessions.update(
        presented->family,
        [verdict, presented = *presented, child, now](const Session& before,
                                                      store::Events& events) -> Result<Session> {
            auto use = auth::use_refresh_token(before.family, presented, child, now);
            *verdict = use.verdict;
            Session next = before;
            if (use.verdict == auth::RefreshVerdict::repeated) return next;
            if (use.verdict == auth::RefreshVerdict::ended) return refuse_session_ended();
            if (use.verdict == auth::RefreshVerdict::reused) {
                next = end_session(before, now);
                next.family = std::move(use.after);
                events.publish(SessionEnded{next.id, next.account, "reused_token"});
                events.publish(Audited{std::nullopt,
                                       "session_token_reused",
                                       next.account,
                                       "",
                                       {{"session", next.id.to_string()}, {"device", next.device}}});
                return next;
            }
            next.family = std::move(use.after);
            next.last_used_at = now;
            next.expires_at = auth::ends_at(next.family);
            return next;
        },
        deadline);
    if (!used) co_return std::unexpected(used.error());
    if (*verdict == auth::RefreshVerdict::reused) co_return refuse_session_ended();
    co_return grant(**account, **used, child.text);
}

Task<> Sessions::sign_out(Secret token, Deadline deadline) {
    const auto presented = tokens_.read(token.reveal());
    if (!presented) co_return;
    (void)co_await context_.stores.sessions.update(presented->family, ending("signed_out", context_.now()),
                                                   deadline);
}

Task<Result<dto::SessionList>> Sessions::list(Actor actor, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    const auto found = co_await context_.stores.sessions.find(session_by_account, {actor.account},
                                                              {.limit = 100, .descending = true}, deadline);
    const Instant now = context_.now();
    dto::SessionList list;
    for (const auto& session : found.items) {
        if (is_live(*session, **caller, now)) list.items.push_back(session_view(*session, actor.session));
    }
    co_return list;
}

Task<Result<>> Sessions::end(Actor actor, SessionId id, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    const auto session = co_await context_.stores.sessions.get(id, deadline);
    if (!session || !is_live(**session, **caller, context_.now())) co_return refuse_not_found();
    const auto ended =
        co_await context_.stores.sessions.update(id, ending("revoked", context_.now()), deadline);
    if (!ended) co_return std::unexpected(ended.error());
    co_return Result<>{};
}

Task<Result<>> Sessions::end_all(Actor actor, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    const Instant now = context_.now();
    const auto ended = co_await context_.stores.accounts.update(
        actor.account,
        [actor, now](const Account& account, store::Events& events) -> Result<Account> {
            auto next = end_all_sessions(account, actor, now);
            if (next) {
                events.publish(SessionsOver{next->id, "revoked"});
                events.publish(Audited{next->id, "signed_out_everywhere", next->id, "", {}});
            }
            return next;
        },
        deadline);
    if (!ended) co_return std::unexpected(ended.error());
    co_return Result<>{};
}

Task<Result<>> Sessions::change_password(Actor actor, dto::ChangePassword wanted, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    const std::string email = (*caller)->email.value_or("");
    if (auth::is_common_password(wanted.new_password.value.reveal(), email.substr(0, email.find('@')))) {
        co_return refuse_field("/new_password", "common_password", "This password is too easy to guess.");
    }
    if (auto ok = co_await check_password(context_, **caller, wanted.current_password, deadline); !ok)
        co_return ok;
    const std::string hash = co_await context_.platform.passwords.hash(wanted.new_password.value, deadline);
    const Instant now = context_.now();
    const auto changed = co_await context_.stores.accounts.update(
        actor.account,
        [actor, hash, now, checked = (*caller)->password](const Account& account,
                                                          store::Events& events) -> Result<Account> {
            // Changed by somebody else since the current one was checked.
            if (account.password != checked) return std::unexpected(wrong_credentials());
            auto next = accounts::change_password(account, actor, hash, now);
            if (next) {
                events.publish(SessionsOver{next->id, "password_changed"});
                events.publish(MailWanted{.account = next->id, .kind = MailKind::password_changed});
                events.publish(AccountSecurityChanged{next->id, "password_changed"});
                events.publish(Audited{next->id, "password_changed", next->id, "", {}});
            }
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return Result<>{};
}

Task<> Sessions::end_stale(AccountId id, std::string cause, Deadline deadline) {
    const auto account = co_await context_.stores.accounts.get(id, deadline);
    if (!account) co_return;
    const Instant now = context_.now();
    store::PageOf page{.limit = 100};
    do {
        const auto found = co_await context_.stores.sessions.find(session_by_account, {id}, page, deadline);
        for (const auto& session : found.items) {
            if (session->family.closed_at || is_live(*session, **account, now)) continue;
            (void)co_await context_.stores.sessions.update(session->id, ending(cause, now), deadline);
        }
        page.after = found.next;
    } while (!page.after.empty());
}

Task<> Sessions::sweep(Deadline deadline) {
    const auto over = co_await context_.stores.sessions.find(
        session_by_expiry, {}, {.limit = 500, .less_than = store::value_of(context_.now())}, deadline);
    for (const auto& session : over.items)
        (void)co_await context_.stores.sessions.erase(session->id, deadline, session.version);
}

}  // namespace bookverse::accounts
