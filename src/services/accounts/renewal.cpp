#include "services/accounts/renewal.hpp"

#include "services/accounts/rules.hpp"

namespace bookverse::accounts {

Task<> Renewals::sweep(Deadline deadline) {
    const Instant now = context_.now();
    const auto due = co_await context_.stores.accounts.find(account_by_due, {},
                                                            {.limit = 200,
                                                             .at_least = store::value_of(Instant{}),
                                                             .less_than = store::value_of(now + Duration{1})},
                                                            deadline);
    for (const auto& account : due.items) {
        (void)co_await context_.stores.accounts.update(
            account->id,
            [now](const Account& before, store::Events& events) -> Result<Account> {
                auto run = run_timer(before, now);
                if (!run) return std::unexpected(std::move(run).error());
                const Account& after = run->account;
                if (run->effect == TimerEffect::remind) {
                    events.publish(
                        MailWanted{.account = after.id,
                                   .kind = MailKind::lapse_reminder,
                                   .values = {{"until", to_string(*after.verified_until).substr(0, 10)}}});
                } else if (run->effect == TimerEffect::lapse) {
                    events.publish(AccountLapsed{after.id});
                    events.publish(MailWanted{.account = after.id, .kind = MailKind::lapsed});
                }
                return after;
            },
            deadline);
    }
}

}  // namespace bookverse::accounts
