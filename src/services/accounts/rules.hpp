// Who may do what to an account in which state, and what becomes of it. Pure: no clock, no store, no mail.
// README.md has the picture; rules_test.cpp the whole table, state × command × caller.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.hpp"
#include "base/text.hpp"
#include "services/accounts/model.hpp"

namespace bookverse::accounts {

inline constexpr auto verification_lifetime = std::chrono::days{365};
inline constexpr auto reminder_ahead = std::chrono::days{30};

enum class Command : std::uint8_t {
    sign_up_again,       ///< with an address that is known
    prove_address,       ///< the mailed link was opened
    reset_password,      ///< likewise
    sign_in,             ///< the password was right
    use,                 ///< read one's own things, change the profile, block, export
    change_credentials,  ///< password, second factor, sessions
    close,
    set_roles,
    suspend,    ///< and end a suspension
    run_timer,  ///< reminder and lapse
};
BOOST_DESCRIBE_ENUM(Command, sign_up_again, prove_address, reset_password, sign_in, use, change_credentials,
                    close, set_roles, suspend, run_timer)

/// How the caller stands to the account.
enum class Who : std::uint8_t { anonymous, link_holder, owner, other, moderator, administrator, system };
BOOST_DESCRIBE_ENUM(Who, anonymous, link_holder, owner, other, moderator, administrator, system)

/// Never link_holder: that one is known by the link.
Who who_is(const Actor& actor, const Account& account) noexcept;

/// The table. For staff commands `who` is the caller's role even on the own account; the functions below know
/// both.
Result<> allowed(Command command, State state, Who who);

struct NewAccount {
    AccountId id;
    Email email;
    std::string name;
    Language language;
    std::string password;  ///< PHC; empty: none
};
/// Unverified, with the role student.
Account sign_up(const NewAccount& what, Instant now);
/// The newest attempt wins until one is proved: links of the ones before are dead.
Result<Account> sign_up_again(const Account& account, const NewAccount& what, Instant now);

/// `attempt`: the sign-up that the link came from; std::nullopt for links that prove whatever the sign-up
/// was.
Result<Account> prove_address(const Account& account, std::optional<int> attempt,
                              std::optional<Campus> campus, bool make_administrator, Instant now);

struct ProfilePatch {
    std::optional<std::string> name;
    std::optional<std::string> bio;
    std::optional<std::optional<Campus>> campus;  ///< the inner one empty: shows none
    std::optional<std::vector<std::string>> courses;
    std::optional<Language> language;
    std::optional<Theme> theme;
    std::optional<bool> profile_visible;
};
/// `seen` is the edition that the caller edited.
Result<Account> change_profile(const Account& account, const Actor& actor, std::int64_t seen,
                               const ProfilePatch& patch, Instant now);
Result<Account> set_picture(const Account& account, const Actor& actor, std::optional<std::string> picture,
                            Instant now);

/// All sessions but `kept` end.
Result<Account> change_password(const Account& account, const Actor& actor, std::string hash, Instant now);
/// Also proves the address: the link was mailed to it. All sessions end.
Result<Account> reset_password(const Account& account, std::string hash, std::optional<Campus> campus,
                               bool make_administrator, Instant now);
Result<Account> end_all_sessions(const Account& account, const Actor& actor, Instant now);

Result<Account> set_roles(const Account& account, const Actor& actor, std::vector<Role> roles, Instant now);
/// By hand: replaces all suspensions; `until` empty ends them.
Result<Account> suspend(const Account& account, const Actor& actor, std::optional<Instant> until,
                        Instant now);
/// For a cause, once; `until` empty ends the one of this cause only. The same account when there is nothing
/// to do.
Result<Account> suspend_for(const Account& account, const Actor& actor, Uuid cause,
                            std::optional<Instant> until, Instant now);

/// Everything personal goes, the id stays.
Result<Account> close(const Account& account, const Actor& actor, Instant now);

enum class TimerEffect : std::uint8_t { none, remind, lapse };
struct TimerRun {
    Account account;
    TimerEffect effect = TimerEffect::none;
};
Result<TimerRun> run_timer(const Account& account, Instant now);

/// Lower case for search, code point by code point.
std::string name_key(std::string_view name);

}  // namespace bookverse::accounts
