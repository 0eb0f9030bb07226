#include "services/notifications/choices.hpp"

#include "services/notifications/unsubscribe_token.hpp"

namespace bookverse::notifications {

dto::NotificationPreferences Choices::view_of(const Preferences& preferences) const {
    dto::NotificationPreferences view;
    for (const Group group : all_groups) {
        const Choice choice = choice_of(preferences, group);
        view.groups.push_back({group, choice.in_app, choice.email, is_required(group)});
    }
    if (preferences.quiet)
        view.quiet_hours = dto::QuietTime{{preferences.quiet->from}, {preferences.quiet->to}};
    view.digest_hour = {preferences.digest_hour.value_or(context_.platform.settings.digest_hour)};
    return view;
}

Task<Result<dto::NotificationPreferences>> Choices::get(Actor actor, Deadline deadline) {
    co_return view_of(co_await context_.preferences_of(actor.account, deadline));
}

Task<Result<Preferences>> Choices::update(AccountId account,
                                          std::function<Result<Preferences>(Preferences)> change,
                                          Deadline deadline) {
    for (;;) {
        const auto updated = co_await context_.stores.preferences.update(
            account, [change](const Preferences& before) { return change(before); }, deadline);
        if (updated) co_return **updated;
        if (updated.error().kind != RefusalKind::not_found) co_return std::unexpected(updated.error());
        auto fresh = change(Preferences{.id = account});
        if (!fresh) co_return std::unexpected(fresh.error());
        const auto inserted = co_await context_.stores.preferences.insert(*fresh, deadline);
        if (inserted) co_return **inserted;
    }
}

Task<Result<dto::NotificationPreferences>> Choices::change(Actor actor,
                                                           dto::NotificationPreferencesPatch patch,
                                                           Deadline deadline) {
    const auto change = [patch](Preferences before) -> Result<Preferences> {
        std::vector<ChoiceChange> changes;
        if (patch.groups)
            for (const auto& one : *patch.groups)
                changes.push_back({one.group, one.in_app, one.email});
        auto next = choose(std::move(before), changes);
        if (!next) return next;
        if (patch.quiet_hours.present) {
            std::optional<QuietHours> quiet;
            if (const auto& wanted = patch.quiet_hours.value)
                quiet = QuietHours{static_cast<int>(wanted->from.value), static_cast<int>(wanted->to.value)};
            next = set_quiet(std::move(*next), quiet);
            if (!next) return next;
        }
        if (patch.digest_hour.present) {
            next->digest_hour.reset();
            if (const auto& hour = patch.digest_hour.value) next->digest_hour = static_cast<int>(hour->value);
        }
        return next;
    };
    const auto changed = co_await update(actor.account, change, deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return view_of(*changed);
}

Task<Result<dto::MailSubscription>> Choices::subscription(std::string token, Deadline deadline) {
    const auto link = read_unsubscribe_token(context_.platform.seal, token);
    if (!link) co_return refuse_not_found();
    const auto preferences = co_await context_.preferences_of(link->account, deadline);
    co_return dto::MailSubscription{link->group, is_subscribed(preferences, link->group)};
}

Task<Result<dto::MailSubscription>> Choices::unsubscribe(std::string token, Deadline deadline) {
    const auto link = read_unsubscribe_token(context_.platform.seal, token);
    if (!link) co_return refuse_not_found();
    const auto change = [group = link->group](Preferences before) -> Result<Preferences> {
        return notifications::unsubscribe(std::move(before), group);
    };
    const auto changed = co_await update(link->account, change, deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return dto::MailSubscription{link->group, is_subscribed(*changed, link->group)};
}

Task<> Choices::close(AccountId account, Deadline deadline) {
    const auto change = [account](Preferences) -> Result<Preferences> {
        return Preferences{.id = account, .closed = true};
    };
    (void)co_await update(account, change, deadline);
}

}  // namespace bookverse::notifications
