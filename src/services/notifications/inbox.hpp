// The inbox: what events put into it, and what its owner does with it.
#pragma once

#include "platform/bus/bus.hpp"
#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/notifications/context.hpp"
#include "services/notifications/digests.hpp"
#include "services/notifications/dto.hpp"
#include "services/notifications/reading.hpp"

namespace bookverse::notifications {

class Inbox {
public:
    Inbox(Context& context, Digests& digests)
        : context_{context}, digests_{digests}, cursors_{context.platform.seal} {}

    /// An event, once or more often, here or in several processes at a time: one notice a person.
    Task<> deliver(bus::Message message, Deadline deadline);

    Task<Result<http::Page<dto::Notification>>> list(http::Call& call, dto::ListQuery query);
    Task<Result<dto::UnreadNotifications>> unread(Actor actor, Deadline deadline);
    Task<Result<dto::UnreadNotifications>> read(Actor actor, NoticeId id, Deadline deadline);
    Task<Result<dto::UnreadNotifications>> read_these(Actor actor, dto::ReadThese which, Deadline deadline);
    Task<Result<>> remove(Actor actor, NoticeId id, Deadline deadline);
    /// Job: what is old goes.
    Task<> forget_old(Deadline deadline);

private:
    Task<> tell(Telling telling, bus::Message message, Deadline deadline);
    /// Of the newest 200 that are unread: an index by path would cost every notice a page at a random place.
    Task<std::vector<store::Versioned<Notice>>> unread_about(AccountId account, std::string path,
                                                             Deadline deadline);
    Task<int> count_unread(AccountId account, Deadline deadline);
    Task<dto::UnreadNotifications> tell_count(AccountId account, Deadline deadline);

    Context& context_;
    Digests& digests_;
    http::Cursors cursors_;
};

dto::Notification view_of(const Notice& notice, accounts::Language language);

}  // namespace bookverse::notifications
