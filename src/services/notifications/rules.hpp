// What may be decided without looking anything up.
#pragma once

#include <vector>

#include "services/notifications/reading.hpp"

namespace bookverse::notifications {

inline constexpr auto kept_for = std::chrono::days{90};

/// How a telling reaches this person.
struct Plan {
    bool in_app = false;
    std::optional<Instant> mail_at{};
    bool digest = false;  ///< waits for the next one

    bool nothing() const noexcept { return !in_app && !mail_at && !digest; }
    friend bool operator==(const Plan&, const Plan&) = default;
};

/// What is in force for a group: required ones are told in both ways at once.
Choice choice_of(const Preferences& preferences, Group group);
Plan plan_of(const Telling& telling, const Preferences& preferences, Instant now);
/// When quiet hours are over; `now` outside of them.
Instant after_quiet(const std::optional<QuietHours>& quiet, Instant now);

/// `event` names the cause, `id` follows from it.
Notice make_notice(NoticeId id, Telling telling, Instant at, const Plan& plan, Instant now);

struct ChoiceChange {
    Group group{};
    std::optional<bool> in_app{};
    std::optional<EmailChoice> email{};
};
/// group_required, for turning down what is always told.
Result<Preferences> choose(Preferences preferences, const std::vector<ChoiceChange>& changes);
/// same_time.
Result<Preferences> set_quiet(Preferences preferences, std::optional<QuietHours> quiet);
/// No more mails of the group; of none: no more digests, so of no group that waits for one.
Preferences unsubscribe(Preferences preferences, std::optional<Group> group);
bool is_subscribed(const Preferences& preferences, std::optional<Group> group);

Notice mark_read(Notice notice) noexcept;
/// Taken out of the inbox and of the next digest; the document stays until it is forgotten, so that its event makes no second one.
Notice take_out(Notice notice) noexcept;

/// When a mail that was not taken is tried again, after `attempts` tries: never given up.
Duration mail_retry_after(int attempts) noexcept;

inline constexpr Group all_groups[] = {Group::security, Group::orders,   Group::moderation,
                                       Group::offers,   Group::messages, Group::reviews,
                                       Group::searches, Group::prices,   Group::queues};

}  // namespace bookverse::notifications
