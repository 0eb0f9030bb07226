#include "services/accounts/views.hpp"

namespace bookverse::accounts {
namespace {

std::optional<Uuid> uuid_of(const std::optional<std::string>& text) {
    return text ? Uuid::parse(*text) : std::nullopt;
}

dto::Status status_of(const Account& account, Instant now) {
    switch (state_of(account, now)) {
        case State::unverified:
            return dto::Status::unverified;
        case State::active:
        case State::verification_lapsed:
            return dto::Status::active;
        case State::suspended:
            return dto::Status::suspended;
        case State::closed:
            break;
    }
    return dto::Status::closed;
}

}  // namespace

dto::Account own_view(const Account& account) {
    return {.id = account.id,
            .version = account.edition,
            .email = account.email.value_or(""),
            .name = account.name,
            .bio = account.bio,
            .picture_id = uuid_of(account.picture_id),
            .campus = account.campus,
            .courses = account.courses,
            .language = account.language,
            .theme = account.theme,
            .profile_visible = account.profile_visible,
            .roles = account.roles,
            .created_at = account.created_at,
            .verified_until = account.verified_until,
            .second_factor = account.second_factor && account.second_factor->confirmed,
            .password_set = account.password.has_value()};
}

dto::PublicProfile public_view(const Account& account, Instant now) {
    return {.id = account.id,
            .name = account.name,
            .bio = account.bio,
            .picture_id = uuid_of(account.picture_id),
            .campus = account.campus,
            .courses = account.courses,
            .member_since = account.created_at,
            .verified = is_verified(account, now)};
}

dto::AdminAccount staff_view(const Account& account, Instant now) {
    const auto status = status_of(account, now);
    return {.id = account.id,
            .email = account.email.value_or(""),
            .name = account.name,
            .roles = account.roles,
            .status = status,
            .suspended_until = status == dto::Status::suspended ? account.suspended_until : std::nullopt,
            .created_at = account.created_at,
            .verified_until = account.verified_until};
}

AccountCard card_of(const Account& account, Instant now) {
    return {.id = account.id,
            .name = account.name,
            .picture_id = account.picture_id,
            .campus = account.campus,
            .verified = is_verified(account, now) && state_of(account, now) == State::active,
            .status = boost::describe::enum_to_string(status_of(account, now), ""),
            .language = account.language,
            .version = account.edition,
            .profile_visible = account.profile_visible};
}

Contact contact_of(const Account& account, Instant now) {
    return {.id = account.id,
            .name = account.name,
            .email = account.closed_at ? std::nullopt : account.email,
            .language = account.language,
            .status = boost::describe::enum_to_string(status_of(account, now), "")};
}

Standing standing_of(const Account& account, Instant now) {
    Actor actor;
    actor.kind = Actor::Kind::account;
    actor.roles = role_bits(account, now);
    std::vector<Role> roles;
    for (const Role role : {Role::student, Role::moderator, Role::administrator}) {
        if (actor.has(role)) roles.push_back(role);
    }
    return {.id = account.id,
            .name = account.name,
            .bio = account.bio,
            .picture_id = account.picture_id,
            .roles = std::move(roles),
            .status = boost::describe::enum_to_string(status_of(account, now), ""),
            .suspended_until = account.suspended_until,
            .member_since = account.created_at,
            .language = account.language};
}

dto::SessionInfo session_view(const Session& session, SessionId current) {
    return {.id = session.id,
            .device = session.device,
            .created_at = session.family.created_at,
            .last_used_at = session.last_used_at,
            .address = session.address,
            .current = session.id == current};
}

}  // namespace bookverse::accounts
