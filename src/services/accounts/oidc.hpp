// Signing in with a campus provider: OpenID Connect, code flow with PKCE. What an attempt has to remember
// travels in a sealed cookie of ten minutes, so any process can finish what another began. People are known
// by issuer and subject; an address never takes over an account that somebody else may own. Decision 0063.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/auth/jose_oidc.hpp"
#include "services/accounts/context.hpp"
#include "services/accounts/dto.hpp"
#include "services/accounts/sessions.hpp"

namespace bookverse::accounts {

inline constexpr std::string_view oidc_cookie = "__Host-oidc";
inline constexpr std::string_view oidc_link_cookie = "__Host-oidc-link";
inline constexpr auto oidc_attempt_lifetime = std::chrono::minutes{10};

struct OidcStart {
    std::string location;
    std::string cookie;  ///< value of oidc_cookie
};

struct OidcCallback {
    std::optional<std::string> code;
    std::optional<std::string> state;
    std::optional<std::string> error;
    std::optional<std::string> iss;
};
BOOST_DESCRIBE_STRUCT(OidcCallback, (), (code, state, error, iss))

struct OidcArrival {
    std::string return_to;
    std::optional<Grant> grant{};
    std::string link_cookie{};  ///< when a password is asked for first
};

class Oidc {
public:
    Oidc(Context& context, Sessions& sessions);
    ~Oidc();

    dto::OidcProviderList providers() const;
    /// not_found for an unknown provider. Throws Unavailable when it cannot be asked.
    Task<Result<OidcStart>> start(std::string provider, std::string return_to, Deadline deadline);
    /// The refusal's code goes to /sign-in?problem=: sign_in_expired, provider_refused, address_not_verified,
    /// not_a_campus_address, sign_in_to_link (with a link cookie in `link_cookie`), suspended,
    /// provider_unavailable.
    Task<Result<OidcArrival>> arrive(std::string provider, OidcCallback answer, std::string cookie,
                                     std::string address, std::string device, Deadline deadline);
    /// After a sign-in by password: links the provider's identity that asked for it, if the address is that
    /// account's.
    Task<> link_if_asked(std::string link_cookie, AccountId account, Deadline deadline);

private:
    struct Provider;
    Provider* find(std::string_view id) const;
    Task<std::shared_ptr<const auth::OidcProvider>> discover(Provider& provider, Deadline deadline);
    Task<std::shared_ptr<const auth::ProviderKeys>> keys_of(Provider& provider, bool afresh,
                                                            Deadline deadline);
    Task<Result<auth::IdClaims>> exchange(Provider& provider, std::string code, auth::OidcAttempt attempt,
                                          Deadline deadline);
    struct Known {
        store::Versioned<Account> account;
        bool vouched = false;  ///< false: only the address is the same
    };
    Task<Result<Known>> account_of(Provider& provider, auth::IdClaims claims, Deadline deadline);
    Task<Result<store::Versioned<Account>>> create(auth::IdClaims claims, Email email, Campus campus,
                                                   Deadline deadline);
    std::string redirect_uri(const Provider& provider) const;

    Context& context_;
    Sessions& sessions_;
    std::vector<std::unique_ptr<Provider>> providers_;
};

/// A path of ours; anything else becomes "/".
std::string safe_return_to(std::string_view path);

}  // namespace bookverse::accounts
