// Who asks. Every use case takes an Actor and says itself who may.
#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"

namespace bookverse {

struct AccountTag;
struct SessionTag;
using AccountId = Id<AccountTag>;
using SessionId = Id<SessionTag>;

enum class Role : std::uint8_t { student, moderator, administrator };
BOOST_DESCRIBE_ENUM(Role, student, moderator, administrator)

/// A caller: nobody, a signed-in account, or one of our own services. A service acts for nobody in particular
/// and may call internal routes only.
struct Actor {
    enum class Kind : std::uint8_t { anonymous, account, service };

    Kind kind = Kind::anonymous;
    AccountId account{};     ///< valid for Kind::account
    SessionId session{};     ///< valid for Kind::account
    std::uint8_t roles = 0;  ///< bit set over Role
    std::string service{};   ///< valid for Kind::service: its name

    static Actor anonymous() { return {}; }
    static Actor of_service(std::string name) {
        Actor actor;
        actor.kind = Kind::service;
        actor.service = std::move(name);
        return actor;
    }

    bool is_anonymous() const noexcept { return kind == Kind::anonymous; }
    bool is_account() const noexcept { return kind == Kind::account; }
    bool is_service() const noexcept { return kind == Kind::service; }
    bool is(AccountId id) const noexcept { return is_account() && account == id; }
    bool has(Role role) const noexcept { return is_account() && (roles >> static_cast<int>(role) & 1) != 0; }
    void grant(Role role) noexcept { roles |= static_cast<std::uint8_t>(1 << static_cast<int>(role)); }
};

}  // namespace bookverse
