// What somebody wants to be told, and how; also by a link in a mail, without a sign-in.
#pragma once

#include "services/notifications/context.hpp"
#include "services/notifications/dto.hpp"
#include "services/notifications/rules.hpp"

namespace bookverse::notifications {

class Choices {
public:
    explicit Choices(Context& context) : context_{context} {}

    Task<Result<dto::NotificationPreferences>> get(Actor actor, Deadline deadline);
    /// group_required, same_time.
    Task<Result<dto::NotificationPreferences>> change(Actor actor, dto::NotificationPreferencesPatch patch,
                                                      Deadline deadline);
    /// not_found for a link that is not ours.
    Task<Result<dto::MailSubscription>> subscription(std::string token, Deadline deadline);
    Task<Result<dto::MailSubscription>> unsubscribe(std::string token, Deadline deadline);

    /// The account is closed: nothing is stored for it any more.
    Task<> close(AccountId account, Deadline deadline);

    dto::NotificationPreferences view_of(const Preferences& preferences) const;

private:
    /// Makes the document when there is none yet.
    Task<Result<Preferences>> update(AccountId account,
                                     std::function<Result<Preferences>(Preferences)> change,
                                     Deadline deadline);

    Context& context_;
};

}  // namespace bookverse::notifications
