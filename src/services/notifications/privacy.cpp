#include "services/notifications/privacy.hpp"

#include "platform/store/find_all.hpp"
#include "services/notifications/inbox.hpp"

namespace bookverse::notifications {

Task<std::vector<Notice>> Privacy::notices_of(AccountId account, Deadline deadline) {
    co_return co_await store::find_all(context_.stores.notices, notice_by_account, {account}, deadline);
}

Task<std::vector<service::ExportPart>> Privacy::export_of(AccountId account, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    std::vector<dto::Notification> shown;
    for (const Notice& notice : co_await notices_of(account, deadline))
        shown.push_back(view_of(notice, accounts::Language::en));
    if (!shown.empty()) parts.push_back({"notifications/notifications.json", json::write(shown)});
    if (const auto stored = co_await context_.stores.preferences.get(account, deadline))
        parts.push_back({"notifications/preferences.json", json::write(choices_.view_of(**stored))});
    co_return parts;
}

Task<> Privacy::forget(AccountId account, Deadline deadline) {
    // First the mark, so that nothing comes in behind us.
    co_await choices_.close(account, deadline);
    for (const Notice& notice : co_await notices_of(account, deadline))
        co_await context_.stores.notices.erase(notice.id, deadline);
    co_await context_.stores.digests.erase(account, deadline);
}

}  // namespace bookverse::notifications
