#include "services/notifications/inbox.hpp"

#include "platform/service/live.hpp"
#include "platform/store/find_all.hpp"
#include "services/notifications/catalogue.hpp"
#include "services/notifications/rules.hpp"

namespace bookverse::notifications {
namespace {

constexpr std::size_t most_unread = 100;  ///< that are counted
constexpr std::size_t most_looked_at = 200;

/// What open browsers are told. The page reads the rest.
struct NotificationCreated {
    static constexpr std::string_view type = "notification.created";
    NoticeId id;
    Kind kind;
    Group group;
    int unread;
};
BOOST_DESCRIBE_STRUCT(NotificationCreated, (), (id, kind, group, unread))

struct NotificationsRead {
    static constexpr std::string_view type = "notification.read";
    int unread;
};
BOOST_DESCRIBE_STRUCT(NotificationsRead, (), (unread))

store::PageOf first(std::size_t limit) {
    store::PageOf page{.limit = limit};
    page.at_least = store::value_of(Instant{});  // a null is not in the inbox, or not unread
    return page;
}

auto owned(AccountId owner, Notice (*change)(Notice) noexcept) {
    return [owner, change](const Notice& notice) -> Result<Notice> {
        if (notice.account != owner || !notice.shown_at) return refuse_not_found();
        return change(notice);
    };
}

}  // namespace

dto::Notification view_of(const Notice& notice, accounts::Language language) {
    auto words = words_of(language, notice.kind, notice.facts);
    return {.id = notice.id,
            .kind = notice.kind,
            .group = notice.group,
            .at = notice.shown_at.value_or(notice.at),
            .unread = notice.unread_since.has_value(),
            .title = std::move(words.title),
            .text = std::move(words.text),
            .button = std::move(words.button),
            .path = notice.path};
}

Task<> Inbox::deliver(bus::Message message, Deadline deadline) {
    for (auto& telling : read_event(message.type, message.data))
        co_await tell(std::move(telling), message, deadline);
}

Task<std::vector<store::Versioned<Notice>>> Inbox::unread_about(AccountId account, std::string path,
                                                                Deadline deadline) {
    store::PageOf newest = first(most_looked_at);
    newest.descending = true;
    auto found = co_await context_.stores.notices.find(notice_by_unread, {account}, newest, deadline);
    std::erase_if(found.items, [&](const auto& one) { return one->path != path; });
    co_return std::move(found.items);
}

// Every step may be done again: the insert by its id, the rest because it says how things are to be.
Task<> Inbox::tell(Telling telling, bus::Message message, Deadline deadline) {
    const AccountId account = telling.account;
    const auto preferences = co_await context_.preferences_of(account, deadline);
    auto plan = plan_of(telling, preferences, context_.now());
    if (plan.nothing()) co_return;
    const NoticeId id = context_.name(account, message.id);
    std::vector<store::Versioned<Notice>> older;
    if (telling.habit == Habit::newest_only) {
        older = co_await unread_about(account, telling.path, deadline);
        std::erase_if(older, [&](const auto& one) { return one->id == id || one->kind != telling.kind; });
        // A mail about it is there, or on its way, and not read: another one would say the same.
        if (!older.empty()) plan.mail_at.reset();
    }
    auto notice = make_notice(id, std::move(telling), message.at, plan, context_.now());
    const NotificationCreated live{id, notice.kind, notice.group, 0};
    (void)co_await context_.stores.notices.insert(std::move(notice), deadline, {}, message.traceparent);
    const auto stored = co_await context_.stores.notices.get(id, deadline);
    if (!stored) co_return;
    if ((co_await context_.preferences_of(account, deadline)).closed) {  // meanwhile
        co_await context_.stores.notices.erase(id, deadline);
        co_return;
    }
    for (const auto& one : older)
        if (one->at <= message.at)
            (void)co_await context_.stores.notices.update(one->id, owned(account, take_out), deadline);
    if ((*stored)->digest_since) co_await digests_.ask(account, preferences.digest_hour, deadline);
    if (!(*stored)->unread_since) co_return;
    NotificationCreated told = live;
    told.unread = co_await count_unread(account, deadline);
    co_await service::tell_live(context_.platform.cache, account, told);
}

Task<Result<http::Page<dto::Notification>>> Inbox::list(http::Call& call, dto::ListQuery query) {
    if (query.group && query.unread.value_or(false))
        co_return refuse_field("?unread", "not_together", "Ask for a group or for what is unread.");
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    store::PageOf page = first(query.count());
    page.after = std::move(*position);
    page.descending = true;
    const AccountId account = call.actor.account;
    auto& notices = context_.stores.notices;
    store::FoundPage<Notice> found;
    if (query.group)
        found = co_await notices.find(notice_by_group, {account, *query.group}, page, call.deadline);
    else if (query.unread.value_or(false))
        found = co_await notices.find(notice_by_unread, {account}, page, call.deadline);
    else
        found = co_await notices.find(notice_by_account, {account}, page, call.deadline);
    http::Page<dto::Notification> answer;
    for (const auto& notice : found.items)
        answer.items.push_back(view_of(*notice, query.language.value_or(accounts::Language::en)));
    answer.next = cursors_.next(call, found.next);
    co_return answer;
}

Task<int> Inbox::count_unread(AccountId account, Deadline deadline) {
    co_return static_cast<int>(
        co_await context_.stores.notices.count(notice_by_unread, {account}, first(most_unread), deadline));
}

Task<dto::UnreadNotifications> Inbox::tell_count(AccountId account, Deadline deadline) {
    const int unread = co_await count_unread(account, deadline);
    co_await service::tell_live(context_.platform.cache, account, NotificationsRead{unread});
    co_return dto::UnreadNotifications{unread};
}

Task<Result<dto::UnreadNotifications>> Inbox::unread(Actor actor, Deadline deadline) {
    co_return dto::UnreadNotifications{co_await count_unread(actor.account, deadline)};
}

Task<Result<dto::UnreadNotifications>> Inbox::read(Actor actor, NoticeId id, Deadline deadline) {
    const auto done = co_await context_.stores.notices.update(id, owned(actor.account, mark_read), deadline);
    if (!done) co_return std::unexpected(done.error());
    co_return co_await tell_count(actor.account, deadline);
}

Task<Result<dto::UnreadNotifications>> Inbox::read_these(Actor actor, dto::ReadThese which,
                                                         Deadline deadline) {
    const AccountId account = actor.account;
    store::PageOf page = first(200);
    if (which.until) page.less_than = store::value_of(*which.until + Duration{1});
    do {
        auto& notices = context_.stores.notices;
        auto found = co_await notices.find(notice_by_unread, {account}, page, deadline);
        for (const auto& one : found.items)
            if (!which.path || one->path == which.path->str())
                (void)co_await notices.update(one->id, owned(account, mark_read), deadline);
        page.after = std::move(found.next);
    } while (!page.after.empty());
    co_return co_await tell_count(account, deadline);
}

Task<Result<>> Inbox::remove(Actor actor, NoticeId id, Deadline deadline) {
    const auto done = co_await context_.stores.notices.update(id, owned(actor.account, take_out), deadline);
    if (!done) co_return std::unexpected(done.error());
    (void)co_await tell_count(actor.account, deadline);
    co_return Result<>{};
}

Task<> Inbox::forget_old(Deadline deadline) {
    store::PageOf page{.limit = 200};
    page.less_than = store::value_of(context_.now());
    do {
        auto found = co_await context_.stores.notices.find(notice_by_end, {}, page, deadline);
        for (const auto& one : found.items)
            co_await context_.stores.notices.erase(one->id, deadline);
        page.after = std::move(found.next);
    } while (!page.after.empty() && !deadline.passed());
}

}  // namespace bookverse::notifications
