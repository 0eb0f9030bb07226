#include "services/accounts/caller.hpp"

#include "platform/auth/passwords.hpp"
#include "services/accounts/rules.hpp"

namespace bookverse::accounts {

Task<Result<store::Versioned<Account>>> load_caller(Context& context, Actor actor, Deadline deadline) {
    if (!actor.is_account()) co_return refuse_session_ended();
    auto account = co_await context.stores.accounts.get(actor.account, deadline);
    const auto session = co_await context.stores.sessions.get(actor.session, deadline);
    const Instant now = context.now();
    if (!account) co_return refuse_session_ended();
    if (auto ok = allowed(Command::use, state_of(**account, now), Who::owner); !ok) {
        co_return std::unexpected(std::move(ok).error());
    }
    if (!session || !is_live(**session, **account, now)) co_return refuse_session_ended();
    co_return std::move(*account);
}

Task<Result<Actor>> load_staff(Context& context, Actor actor, Role least, Deadline deadline) {
    const auto account = co_await load_caller(context, actor, deadline);
    if (!account) co_return std::unexpected(account.error());
    actor.roles = role_bits(**account, context.now());
    const bool enough =
        actor.has(Role::administrator) || (least == Role::moderator && actor.has(Role::moderator));
    if (!enough) co_return refuse_not_found();
    co_return actor;
}

Task<Result<>> check_password(Context& context, const Account& account, Secret password, Deadline deadline) {
    const auto verdict = co_await context.platform.passwords.verify(account.password.value_or(""),
                                                                    std::move(password), deadline);
    if (!verdict.right)
        co_return refuse(RefusalKind::unauthenticated, "wrong_credentials", "The password is wrong.");
    co_return Result<>{};
}

}  // namespace bookverse::accounts
