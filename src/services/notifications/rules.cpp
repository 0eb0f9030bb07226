#include "services/notifications/rules.hpp"

#include <algorithm>
#include <array>

#include "platform/service/local_time.hpp"

namespace bookverse::notifications {
namespace {

bool wants_daily(const Choice& choice) {
    return choice.email == EmailChoice::daily;
}

void put(Preferences& preferences, Choice choice) {
    const auto known = std::ranges::find(preferences.choices, choice.group, &Choice::group);
    if (known == preferences.choices.end())
        preferences.choices.push_back(choice);
    else
        *known = choice;
}

}  // namespace

Choice choice_of(const Preferences& preferences, Group group) {
    const auto known = std::ranges::find(preferences.choices, group, &Choice::group);
    if (is_required(group) || known == preferences.choices.end()) return {group, true, EmailChoice::at_once};
    return *known;
}

Instant after_quiet(const std::optional<QuietHours>& quiet, Instant now) {
    if (!quiet) return now;
    const int minute = service::local_minute(now);
    const bool over_midnight = quiet->from > quiet->to;
    const bool inside = over_midnight ? minute >= quiet->from || minute < quiet->to
                                      : minute >= quiet->from && minute < quiet->to;
    return inside ? service::next_local_minute(now, quiet->to) : now;
}

Plan plan_of(const Telling& telling, const Preferences& preferences, Instant now) {
    if (preferences.closed) return {};
    const Choice choice = choice_of(preferences, telling.group);
    Plan plan{.in_app = choice.in_app};
    if (telling.channels == Channels::in_app || choice.email == EmailChoice::off) return plan;
    plan.digest = wants_daily(choice) && telling.habit != Habit::is_digest;
    if (plan.digest) return plan;
    // Whoever gets into an account at night is not to be told of in the morning.
    plan.mail_at = telling.group == Group::security ? now : after_quiet(preferences.quiet, now);
    return plan;
}

Notice make_notice(NoticeId id, Telling telling, Instant at, const Plan& plan, Instant now) {
    Notice notice{.id = id,
                  .account = telling.account,
                  .kind = telling.kind,
                  .group = telling.group,
                  .facts = std::move(telling.facts),
                  .path = std::move(telling.path),
                  .at = at,
                  .forget_at = now + kept_for};
    if (plan.in_app) notice.shown_at = notice.unread_since = now;
    notice.mail_at = plan.mail_at;
    if (plan.digest) notice.digest_since = now;
    return notice;
}

Result<Preferences> choose(Preferences preferences, const std::vector<ChoiceChange>& changes) {
    for (const ChoiceChange& change : changes) {
        Choice choice = choice_of(preferences, change.group);
        choice.in_app = change.in_app.value_or(choice.in_app);
        choice.email = change.email.value_or(choice.email);
        if (is_required(change.group) && (!choice.in_app || choice.email != EmailChoice::at_once))
            return refuse(RefusalKind::conflict, "group_required",
                          "Notices about your account, your orders and decisions about you are always sent.");
        if (!is_required(change.group)) put(preferences, choice);
    }
    return preferences;
}

Result<Preferences> set_quiet(Preferences preferences, std::optional<QuietHours> quiet) {
    if (quiet && quiet->from == quiet->to)
        return refuse_field("/quiet_hours/to", "same_time",
                            "Quiet hours end at another time than they begin.");
    preferences.quiet = quiet;
    return preferences;
}

Preferences unsubscribe(Preferences preferences, std::optional<Group> group) {
    for (const Group one : all_groups) {
        Choice choice = choice_of(preferences, one);
        if (is_required(one) || (group ? one != *group : !wants_daily(choice))) continue;
        choice.email = EmailChoice::off;
        put(preferences, choice);
    }
    return preferences;
}

bool is_subscribed(const Preferences& preferences, std::optional<Group> group) {
    if (group) return choice_of(preferences, *group).email != EmailChoice::off;
    return std::ranges::any_of(all_groups,
                               [&](Group one) { return wants_daily(choice_of(preferences, one)); });
}

Notice mark_read(Notice notice) noexcept {
    notice.unread_since.reset();
    return notice;
}

Notice take_out(Notice notice) noexcept {
    notice.unread_since.reset();
    notice.shown_at.reset();
    notice.digest_since.reset();
    return notice;
}

Duration mail_retry_after(int attempts) noexcept {
    using namespace std::chrono_literals;
    constexpr std::array<Duration, 5> waits{30s, 1min, 2min, 5min, 15min};
    const auto step = static_cast<std::size_t>(std::clamp(attempts, 1, static_cast<int>(waits.size())));
    return waits[step - 1];
}

}  // namespace bookverse::notifications
