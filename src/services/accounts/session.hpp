// A signed-in device: one family of refresh tokens.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>

#include "base/refusal.hpp"
#include "platform/auth/refresh.hpp"
#include "services/accounts/model.hpp"

namespace bookverse::accounts {

struct Session {
    SessionId id;
    AccountId account;
    std::int64_t epoch = 0;  ///< of the account when the password was checked
    auth::RefreshFamily family;
    std::string device;   ///< as the browser calls itself
    std::string address;  ///< shortened: enough to recognise, too little to find somebody
    Instant last_used_at;
    Instant expires_at;

    friend bool operator==(const Session&, const Session&) = default;
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, account, epoch, family, device, address, last_used_at, expires_at))

Session open_session(const auth::RefreshToken& first, const Account& account, std::string device,
                     std::string address, Instant now);
bool is_live(const Session& session, const Account& account, Instant now);
/// The same when it has ended before.
Session end_session(const Session& session, Instant now);

/// 203.0.113.0, 2001:db8:1::
std::string shortened_address(std::string_view address);

inline std::unexpected<Refusal> refuse_session_ended() {
    return refuse(RefusalKind::unauthenticated, "session_ended", "Please sign in again.");
}

}  // namespace bookverse::accounts
