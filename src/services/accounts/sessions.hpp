// Signing in and what follows: sessions are families of refresh tokens, an access token lives for ten
// minutes. Inside this service a session that ended is over at once (load_caller); elsewhere at the latest
// when its access token expires. Decision 0061.
#pragma once

#include "services/accounts/context.hpp"
#include "services/accounts/dto.hpp"
#include "services/accounts/second_factor.hpp"

namespace bookverse::accounts {

struct Grant {
    dto::Session session;
    Secret refresh_token;
    std::chrono::seconds refresh_expires_in{};
};

class Sessions {
public:
    Sessions(Context& context, SecondFactors& second_factors);

    /// wrong_credentials (also for an unknown address, at the same cost), second_factor_required,
    /// not_verified, suspended, too_many_tries.
    Task<Result<Grant>> sign_in(dto::SignIn wanted, std::string address, Deadline deadline);
    /// For somebody whom a provider has vouched for. not_verified, suspended.
    Task<Result<Grant>> start(store::Versioned<Account> account, std::string device, std::string address,
                              Deadline deadline);
    /// session_ended.
    Task<Result<Grant>> refresh(Secret token, Deadline deadline);
    /// Never refuses: whoever wants to be out is out.
    Task<> sign_out(Secret token, Deadline deadline);

    Task<Result<dto::SessionList>> list(Actor actor, Deadline deadline);
    /// not_found for somebody else's.
    Task<Result<>> end(Actor actor, SessionId id, Deadline deadline);
    Task<Result<>> end_all(Actor actor, Deadline deadline);
    /// wrong_credentials, common_password. The other sessions end.
    Task<Result<>> change_password(Actor actor, dto::ChangePassword wanted, Deadline deadline);

    /// After the epoch of an account went up: ends what is not live any more. Idempotent.
    Task<> end_stale(AccountId account, std::string cause, Deadline deadline);
    /// Job: forgets sessions that ended or ran out.
    Task<> sweep(Deadline deadline);

private:
    Grant grant(const Account& account, const Session& session, Secret refresh_token) const;

    Context& context_;
    SecondFactors& second_factors_;
    auth::RefreshTokens tokens_;
};

}  // namespace bookverse::accounts
