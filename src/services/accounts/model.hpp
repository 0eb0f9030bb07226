// The account as it is stored. Everything that may never contradict itself is in this one document; sessions,
// links, mails, blocks and the audit trail are documents of their own (records.hpp).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "platform/auth/actor.hpp"
#include "services/accounts/api.hpp"

namespace bookverse::accounts {

enum class Theme : std::uint8_t { system, light, dark };
BOOST_DESCRIBE_ENUM(Theme, system, light, dark)

/// TOTP. `sealed_secret` is encrypted with the account's id as its context.
struct SecondFactor {
    std::string sealed_secret;
    bool confirmed = false;               ///< false: shown once, not in force yet
    std::int64_t used_step = 0;           ///< the newest time step that was used: a code works once
    std::vector<std::string> recovery{};  ///< hashes of the recovery codes that are left
    int failures = 0;                     ///< since `failures_since`
    Instant failures_since{};

    friend bool operator==(const SecondFactor&, const SecondFactor&) = default;
};
BOOST_DESCRIBE_STRUCT(SecondFactor, (),
                      (sealed_secret, confirmed, used_step, recovery, failures, failures_since))

/// Several can be in force at once, one a moderator's decision; the account is suspended until the last ends.
struct Suspension {
    Uuid cause{};  ///< nil: by hand
    Instant until{};

    friend bool operator==(const Suspension&, const Suspension&) = default;
};
BOOST_DESCRIBE_STRUCT(Suspension, (), (cause, until))

struct Account {
    AccountId id;
    Instant created_at{};
    /// Grows with what the owner sees and edits; the ETag. The store's own version also counts what nobody
    /// edits.
    std::int64_t edition = 1;

    std::optional<std::string> email{};      ///< as typed; none once closed
    std::optional<std::string> email_key{};  ///< lower case, unique
    std::optional<std::string> password{};   ///< PHC string; none: signs in through the campus only
    int sign_up_attempt = 1;                 ///< links of an earlier attempt with the same address are dead

    std::string name{};
    std::string name_key{};  ///< folded, for staff who look for somebody
    std::string bio{};
    std::optional<std::string> picture_id{};
    std::optional<Campus> campus{};
    std::vector<std::string> courses{};
    Language language = Language::en;
    Theme theme = Theme::system;
    bool profile_visible = true;

    std::vector<Role> roles{};
    std::optional<Instant> verified_until{};  ///< none: the address was never proved
    std::optional<Instant> suspended_until{};
    std::optional<Instant> closed_at{};

    /// A session lives while its epoch is this one, or it is the kept one. Counting instead of a point in
    /// time closes the race of a sign-in that checked the old password just before it was changed.
    std::int64_t session_epoch = 1;
    std::optional<SessionId> kept_session{};
    std::optional<SecondFactor> second_factor{};

    std::optional<Instant> due_at{};  ///< the next timer: reminder or lapse
    bool reminded = false;            ///< of the coming lapse
    bool lapse_told = false;

    /// What `suspended_until` follows from. Those that are over are kept for a while: a cause counts once.
    std::vector<Suspension> suspensions{};

    friend bool operator==(const Account&, const Account&) = default;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, created_at, edition, email, email_key, password, sign_up_attempt, name, name_key,
                       bio, picture_id, campus, courses, language, theme, profile_visible, roles,
                       verified_until, suspended_until, closed_at, session_epoch, kept_session, second_factor,
                       due_at, reminded, lapse_told, suspensions))

/// Follows from the stored dates, so that no timer can be late with it.
enum class State : std::uint8_t { unverified, active, verification_lapsed, suspended, closed };
BOOST_DESCRIBE_ENUM(State, unverified, active, verification_lapsed, suspended, closed)

State state_of(const Account& account, Instant now) noexcept;
/// Proved and not lapsed: may sell, may be trusted to be of the campus.
bool is_verified(const Account& account, Instant now) noexcept;
/// What goes into an access token. Without a valid proof nobody is a `student`.
std::uint8_t role_bits(const Account& account, Instant now) noexcept;

}  // namespace bookverse::accounts
