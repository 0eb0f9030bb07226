#include "services/notifications/model.hpp"

#include <algorithm>

namespace bookverse::notifications {

NoticeId notice_id(AccountId account, std::string_view event) {
    auto id = NoticeId::of_name("notice/" + account.to_string() + "/" + std::string{event});
    if (const auto of_event = Uuid::parse(event); of_event && of_event->time())
        std::copy_n(of_event->bytes.begin(), 6, id.value.bytes.begin());
    return id;
}

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : notices{store,
              {.name = "notifications.notices",
               .indexes = {notice_by_account, notice_by_group, notice_by_unread, notice_by_digest,
                           notice_by_mail, notice_by_end},
               .clock = &clock}},
      preferences{store, {.name = "notifications.preferences", .clock = &clock}},
      digests{store, {.name = "notifications.digests", .indexes = {digest_by_due}, .clock = &clock}} {}

}  // namespace bookverse::notifications
