#include "services/accounts/rules.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace bookverse::accounts {
namespace {

enum class Verdict : std::uint8_t {
    yes,
    not_verified,
    suspended,
    session_over,
    wrong,
    link_over,
    known,
    not_now
};

std::unexpected<Refusal> refusal_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_verified:
            return refuse(RefusalKind::forbidden, "not_verified",
                          "Please open the link in the mail that we sent you first.");
        case Verdict::suspended:
            return refuse(RefusalKind::forbidden, "suspended", "This account is suspended.");
        case Verdict::session_over:
            return refuse(RefusalKind::unauthenticated, "session_ended", "Please sign in again.");
        case Verdict::wrong:
            return refuse(RefusalKind::unauthenticated, "wrong_credentials", "Address or password is wrong.");
        case Verdict::link_over:
            return refuse(RefusalKind::gone, "link_expired", "This link has been used or is too old.");
        case Verdict::known:
            return refuse(RefusalKind::conflict, "known_address", "There is an account with this address.");
        case Verdict::yes:
        case Verdict::not_now:
            break;
    }
    return refuse(RefusalKind::conflict, "wrong_state",
                  "That is not possible in the present state of the account.");
}

constexpr std::uint8_t mask(std::initializer_list<Who> all) {
    std::uint8_t bits = 0;
    for (const Who who : all)
        bits = static_cast<std::uint8_t>(bits | 1U << static_cast<unsigned>(who));
    return bits;
}

struct Row {
    Command command;
    std::uint8_t who;
    std::array<Verdict, 5> by_state;  ///< unverified, active, verification_lapsed, suspended, closed
};

using enum Verdict;
// An unverified account never had a session, so what comes with a session finds it over.
constexpr Row table[] = {
    {Command::sign_up_again, mask({Who::anonymous}), {yes, known, known, known, known}},
    {Command::prove_address, mask({Who::link_holder}), {yes, yes, yes, yes, link_over}},
    {Command::reset_password, mask({Who::link_holder}), {yes, yes, yes, yes, link_over}},
    {Command::sign_in, mask({Who::anonymous}), {not_verified, yes, yes, Verdict::suspended, wrong}},
    {Command::use, mask({Who::owner}), {session_over, yes, yes, Verdict::suspended, session_over}},
    {Command::change_credentials,
     mask({Who::owner}),
     {session_over, yes, yes, Verdict::suspended, session_over}},
    {Command::close, mask({Who::owner}), {session_over, yes, yes, Verdict::suspended, session_over}},
    {Command::set_roles, mask({Who::administrator}), {not_now, yes, yes, yes, not_now}},
    {Command::suspend, mask({Who::moderator, Who::administrator}), {yes, yes, yes, yes, not_now}},
    {Command::run_timer, mask({Who::system}), {not_now, yes, yes, yes, not_now}},
};

bool is_staff(const Account& account) {
    return std::ranges::any_of(account.roles, [](Role role) { return role != Role::student; });
}

Who staff_role(const Actor& actor) {
    if (actor.is_service()) return Who::system;
    if (actor.has(Role::administrator)) return Who::administrator;
    return actor.has(Role::moderator) ? Who::moderator : actor.is_account() ? Who::other : Who::anonymous;
}

Result<> may(Command command, const Account& account, const Actor& actor, Instant now) {
    return allowed(command, state_of(account, now), who_is(actor, account));
}

void prove(Account& account, std::optional<Campus> campus, bool make_administrator, Instant now) {
    if (!account.verified_until && campus) account.campus = std::move(campus);
    account.verified_until = now + verification_lifetime;
    account.due_at = *account.verified_until - reminder_ahead;
    account.reminded = false;
    account.lapse_told = false;
    if (make_administrator && std::ranges::find(account.roles, Role::administrator) == account.roles.end()) {
        account.roles.push_back(Role::administrator);
    }
    ++account.edition;
}

Result<> may_suspend(const Account& account, const Actor& actor, Instant now) {
    if (auto ok = allowed(Command::suspend, state_of(account, now), staff_role(actor)); !ok) return ok;
    if (actor.is(account.id))
        return refuse(RefusalKind::conflict, "own_account", "You cannot suspend yourself.");
    if (is_staff(account) && !actor.has(Role::administrator)) {
        return refuse(RefusalKind::forbidden, "staff_account", "Only an administrator may suspend staff.");
    }
    return {};
}

/// Accounts from before the list have the date alone.
void list_suspensions(Account& account) {
    if (account.suspensions.empty() && account.suspended_until)
        account.suspensions.push_back({{}, *account.suspended_until});
}

void settle_suspensions(Account& account, Instant now) {
    constexpr std::ptrdiff_t kept = 20;
    account.suspended_until = std::nullopt;
    for (const Suspension& one : account.suspensions) {
        if (one.until > now)
            account.suspended_until = std::max(account.suspended_until, std::optional{one.until});
    }
    // The oldest of those that are over go first.
    auto surplus = std::ssize(account.suspensions) - kept;
    std::erase_if(account.suspensions,
                  [&](const Suspension& one) { return one.until <= now && surplus-- > 0; });
}

void end_sessions(Account& account, std::optional<SessionId> kept) {
    ++account.session_epoch;
    account.kept_session = kept;
}

}  // namespace

Who who_is(const Actor& actor, const Account& account) noexcept {
    return actor.is(account.id) ? Who::owner : staff_role(actor);
}

Result<> allowed(Command command, State state, Who who) {
    const Row& row = *std::ranges::find(table, command, &Row::command);
    if ((row.who >> static_cast<unsigned>(who) & 1U) == 0) {
        if (who == Who::anonymous || who == Who::link_holder) {
            return refuse(RefusalKind::unauthenticated, "unauthenticated", "Please sign in.");
        }
        return refuse_not_found();
    }
    const Verdict verdict = row.by_state[static_cast<std::size_t>(state)];
    if (verdict != Verdict::yes) return refusal_of(verdict);
    return {};
}

Account sign_up(const NewAccount& what, Instant now) {
    Account account;
    account.id = what.id;
    account.created_at = now;
    account.email = what.email.str();
    account.email_key = what.email.key();
    if (!what.password.empty()) account.password = what.password;
    account.name = what.name;
    account.name_key = name_key(what.name);
    account.language = what.language;
    account.roles = {Role::student};
    return account;
}

Result<Account> sign_up_again(const Account& account, const NewAccount& what, Instant now) {
    if (auto ok = allowed(Command::sign_up_again, state_of(account, now), Who::anonymous); !ok) {
        return std::unexpected(std::move(ok).error());
    }
    Account next = sign_up(what, account.created_at);
    next.id = account.id;
    next.edition = account.edition + 1;
    next.sign_up_attempt = account.sign_up_attempt + 1;
    next.suspended_until = account.suspended_until;
    return next;
}

Result<Account> prove_address(const Account& account, std::optional<int> attempt,
                              std::optional<Campus> campus, bool make_administrator, Instant now) {
    if (auto ok = allowed(Command::prove_address, state_of(account, now), Who::link_holder); !ok) {
        return std::unexpected(std::move(ok).error());
    }
    if (attempt && (account.verified_until || *attempt != account.sign_up_attempt))
        return refusal_of(link_over);
    Account next = account;
    prove(next, std::move(campus), make_administrator, now);
    return next;
}

Result<Account> change_profile(const Account& account, const Actor& actor, std::int64_t seen,
                               const ProfilePatch& patch, Instant now) {
    if (auto ok = may(Command::use, account, actor, now); !ok) return std::unexpected(std::move(ok).error());
    if (seen != account.edition) {
        return refuse(RefusalKind::changed_meanwhile, "changed_meanwhile",
                      "This was changed elsewhere meanwhile.");
    }
    Account next = account;
    if (patch.name) next.name = *patch.name;
    if (patch.bio) next.bio = *patch.bio;
    if (patch.campus) next.campus = *patch.campus;
    if (patch.courses) next.courses = *patch.courses;
    if (patch.language) next.language = *patch.language;
    if (patch.theme) next.theme = *patch.theme;
    if (patch.profile_visible) next.profile_visible = *patch.profile_visible;
    if (next == account) return next;
    next.name_key = name_key(next.name);
    ++next.edition;
    return next;
}

Result<Account> set_picture(const Account& account, const Actor& actor, std::optional<std::string> picture,
                            Instant now) {
    if (auto ok = may(Command::use, account, actor, now); !ok) return std::unexpected(std::move(ok).error());
    Account next = account;
    if (next.picture_id != picture) ++next.edition;
    next.picture_id = std::move(picture);
    return next;
}

Result<Account> change_password(const Account& account, const Actor& actor, std::string hash, Instant now) {
    if (auto ok = may(Command::change_credentials, account, actor, now); !ok) {
        return std::unexpected(std::move(ok).error());
    }
    Account next = account;
    next.password = std::move(hash);
    end_sessions(next, actor.session);
    ++next.edition;
    return next;
}

Result<Account> reset_password(const Account& account, std::string hash, std::optional<Campus> campus,
                               bool make_administrator, Instant now) {
    if (auto ok = allowed(Command::reset_password, state_of(account, now), Who::link_holder); !ok) {
        return std::unexpected(std::move(ok).error());
    }
    Account next = account;
    next.password = std::move(hash);
    prove(next, std::move(campus), make_administrator, now);
    end_sessions(next, std::nullopt);
    return next;
}

Result<Account> end_all_sessions(const Account& account, const Actor& actor, Instant now) {
    if (auto ok = may(Command::change_credentials, account, actor, now); !ok) {
        return std::unexpected(std::move(ok).error());
    }
    Account next = account;
    end_sessions(next, std::nullopt);
    return next;
}

Result<Account> set_roles(const Account& account, const Actor& actor, std::vector<Role> roles, Instant now) {
    if (auto ok = allowed(Command::set_roles, state_of(account, now), staff_role(actor)); !ok) {
        return std::unexpected(std::move(ok).error());
    }
    std::ranges::sort(roles);
    roles.erase(std::ranges::unique(roles).begin(), roles.end());
    if (std::ranges::find(roles, Role::student) == roles.end()) {
        return refuse_field("/roles", "student_required", "Everybody is a student.");
    }
    if (actor.is(account.id) && std::ranges::find(roles, Role::administrator) == roles.end()) {
        return refuse(RefusalKind::conflict, "own_role",
                      "Another administrator has to take this role from you.");
    }
    Account next = account;
    if (next.roles == roles) return next;
    next.roles = std::move(roles);
    ++next.edition;
    return next;
}

Result<Account> suspend(const Account& account, const Actor& actor, std::optional<Instant> until,
                        Instant now) {
    if (auto ok = may_suspend(account, actor, now); !ok) return std::unexpected(std::move(ok).error());
    if (until && *until <= now)
        return refuse_field("/until", "in_the_past", "The end must lie in the future.");
    Account next = account;
    list_suspensions(next);
    for (Suspension& one : next.suspensions)
        one.until = std::min(one.until, now);
    if (until) next.suspensions.push_back({{}, *until});
    settle_suspensions(next, now);
    if (until) end_sessions(next, std::nullopt);
    ++next.edition;
    return next;
}

Result<Account> suspend_for(const Account& account, const Actor& actor, Uuid cause,
                            std::optional<Instant> until, Instant now) {
    if (auto ok = may_suspend(account, actor, now); !ok) return std::unexpected(std::move(ok).error());
    Account next = account;
    list_suspensions(next);
    const auto known = std::ranges::find(next.suspensions, cause, &Suspension::cause);
    const bool is_known = known != next.suspensions.end();
    if (is_known == until.has_value() || (is_known && known->until <= now)) return account;
    if (until) {
        if (*until <= now) return refuse_field("/until", "in_the_past", "The end must lie in the future.");
        next.suspensions.push_back({cause, *until});
        end_sessions(next, std::nullopt);
    } else {
        known->until = now;
    }
    settle_suspensions(next, now);
    ++next.edition;
    return next;
}

Result<Account> close(const Account& account, const Actor& actor, Instant now) {
    if (auto ok = may(Command::close, account, actor, now); !ok)
        return std::unexpected(std::move(ok).error());
    Account next;
    next.id = account.id;
    next.created_at = account.created_at;
    next.edition = account.edition + 1;
    next.session_epoch = account.session_epoch + 1;
    next.profile_visible = false;
    next.closed_at = now;
    return next;
}

Result<TimerRun> run_timer(const Account& account, Instant now) {
    if (auto ok = allowed(Command::run_timer, state_of(account, now), Who::system); !ok) {
        return std::unexpected(std::move(ok).error());
    }
    TimerRun run{account};
    if (!account.verified_until) {
        run.account.due_at = std::nullopt;
    } else if (*account.verified_until <= now) {
        run.account.due_at = std::nullopt;
        run.account.lapse_told = true;
        if (!account.lapse_told) run.effect = TimerEffect::lapse;
        ++run.account.edition;
    } else if (*account.verified_until - reminder_ahead <= now) {
        run.account.due_at = account.verified_until;
        run.account.reminded = true;
        if (!account.reminded) run.effect = TimerEffect::remind;
    } else {
        run.account.due_at = *account.verified_until - reminder_ahead;
    }
    return run;
}

std::string name_key(std::string_view name) {
    std::string key;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    const auto size = static_cast<std::int32_t>(name.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 point = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, point);
        point = u_foldCase(point, U_FOLD_CASE_DEFAULT);
        std::uint8_t out[4];
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(out, length, point);
        key.append(reinterpret_cast<const char*>(out), static_cast<std::size_t>(length));
    }
    return key;
}

}  // namespace bookverse::accounts
