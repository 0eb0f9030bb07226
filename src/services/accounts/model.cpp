#include "services/accounts/model.hpp"

#include <algorithm>

namespace bookverse::accounts {

State state_of(const Account& account, Instant now) noexcept {
    if (account.closed_at) return State::closed;
    if (account.suspended_until && now < *account.suspended_until) return State::suspended;
    if (!account.verified_until) return State::unverified;
    return now < *account.verified_until ? State::active : State::verification_lapsed;
}

bool is_verified(const Account& account, Instant now) noexcept {
    return !account.closed_at && account.verified_until && now < *account.verified_until;
}

std::uint8_t role_bits(const Account& account, Instant now) noexcept {
    Actor actor;
    for (const Role role : account.roles) {
        if (role != Role::student || is_verified(account, now)) actor.grant(role);
    }
    return actor.roles;
}

}  // namespace bookverse::accounts
