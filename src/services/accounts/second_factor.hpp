// TOTP and recovery codes: the rules, and the use cases around them. Counter and check are one write, so two
// hundred parallel guesses are still five.
#pragma once

#include "services/accounts/context.hpp"
#include "services/accounts/dto.hpp"

namespace bookverse::accounts {

inline constexpr int second_factor_tries = 5;
inline constexpr auto second_factor_window = std::chrono::minutes{10};

enum class FactorVerdict : std::uint8_t { accepted, wrong, locked };
struct FactorUse {
    FactorVerdict verdict{};
    SecondFactor after;
};
/// `code`: six digits, or a recovery code; both work once. Locked after too many wrong ones until the window
/// is over.
FactorUse use_second_factor(const SecondFactor& factor, const Secret& secret, std::string_view code,
                            Instant now);

class SecondFactors {
public:
    explicit SecondFactors(Context& context) : context_{context} {}

    /// Checks and counts in one write. wrong_credentials, too_many_tries. Accepted when there is no second
    /// factor.
    Task<Result<>> check(AccountId account, Secret code, Deadline deadline);

    /// A new secret, not in force before confirm(). wrong_credentials, second_factor_on.
    Task<Result<dto::TotpSetup>> begin(Actor actor, Secret password, Deadline deadline);
    /// wrong_code, no_second_factor, too_many_tries.
    Task<Result<dto::RecoveryCodes>> confirm(Actor actor, Secret code, Deadline deadline);
    /// wrong_credentials, no_second_factor, too_many_tries.
    Task<Result<>> remove(Actor actor, dto::TotpRemove wanted, Deadline deadline);

private:
    Context& context_;
};

}  // namespace bookverse::accounts
