#include "services/notifications/digests.hpp"

#include "platform/service/local_time.hpp"
#include "services/notifications/rules.hpp"

namespace bookverse::notifications {
namespace {

constexpr std::size_t most_pending = 200;  ///< that one digest takes
constexpr auto a_digests_deadline = std::chrono::seconds{25};

std::string message_id(const Digest& digest) {
    std::string all = digest.id.to_string();
    for (const NoticeId id : digest.sending)
        all += "/" + id.to_string();
    return "digest-" + Uuid::of_name(all).to_string();
}

}  // namespace

Digests::Digests(Context& context, Post& post)
    : context_{context},
      post_{post},
      timers_{context.stores.digests,
              digest_by_due,
              context.platform.clock,
              {.name = "notifications.digests",
               .due_at = &Digest::due_at,
               .lease = std::chrono::seconds{60},
               .batch = mails_a_look,
               .most = mails_a_look},
              [this](store::Versioned<Digest> due) { return handle(*due); }} {}

Instant Digests::next_time(std::optional<int> hour) const {
    return service::next_local_hour(context_.now(), hour.value_or(context_.platform.settings.digest_hour));
}

Task<> Digests::ask(AccountId account, std::optional<int> hour, Deadline deadline) {
    const Instant due_at = next_time(hour);
    for (;;) {
        const auto asked = co_await context_.stores.digests.update(
            account,
            [due_at](Digest digest) -> Result<Digest> {
                ++digest.asked;
                if (!digest.due_at) digest.due_at = due_at;
                return digest;
            },
            deadline);
        if (asked) co_return;
        Digest fresh{.id = account, .due_at = due_at, .asked = 1};
        if (co_await context_.stores.digests.insert(std::move(fresh), deadline)) co_return;
    }
}

/// Writes down what goes into this one, before anything is sent.
Task<std::optional<Digest>> Digests::begin(Digest due, Deadline deadline) {
    if (!due.sending.empty()) co_return due;
    store::PageOf page{.limit = most_pending, .descending = true};
    page.at_least = store::value_of(Instant{});
    const auto pending = co_await context_.stores.notices.find(notice_by_digest, {due.id}, page, deadline);
    std::vector<NoticeId> ids;
    for (const auto& notice : pending.items)
        ids.push_back(notice->id);
    const auto begun = co_await context_.stores.digests.update(
        due.id,
        [ids, asked = due.asked](Digest digest) -> Result<Digest> {
            if (!digest.sending.empty())
                return refuse(RefusalKind::conflict, "under_way", "Another process is at it.");
            digest.sending = ids;
            digest.collected = asked;
            return digest;
        },
        deadline);
    if (!begun) co_return std::nullopt;
    co_return **begun;
}

Task<Post::Sent> Digests::send(Digest digest, Preferences preferences, Deadline deadline) {
    std::vector<Notice> notices;
    std::size_t more = 0;
    for (const auto& notice : co_await context_.stores.notices.get_many(digest.sending, deadline)) {
        // Sent, taken out, or turned off meanwhile.
        if (!notice->digest_since || choice_of(preferences, notice->group).email == EmailChoice::off)
            continue;
        if (notices.size() == most_in_digest)
            ++more;
        else
            notices.push_back(*notice);
    }
    if (notices.empty() || preferences.closed) co_return Post::Sent::never;
    const MailLink link{digest.id, std::nullopt};
    auto addressee = co_await post_.addressee_of(digest.id, link, deadline);
    if (!addressee) co_return Post::Sent::never;
    co_return co_await post_.send(digest_of(message_id(digest), notices, more, *addressee), deadline);
}

Task<> Digests::finish(Digest digest, Post::Sent sent, std::optional<int> hour, Deadline deadline) {
    const Instant now = context_.now();
    if (sent == Post::Sent::no) {
        (void)co_await context_.stores.digests.update(
            digest.id,
            [now](Digest one) -> Result<Digest> {
                one.due_at = now + mail_retry_after(++one.attempts);
                return one;
            },
            deadline);
        co_return;
    }
    for (const NoticeId id : digest.sending)
        (void)co_await context_.stores.notices.update(
            id,
            [sent, now](Notice notice) -> Result<Notice> {
                notice.digest_since.reset();
                if (sent == Post::Sent::yes) notice.mailed_at = now;
                return notice;
            },
            deadline);
    const Instant next = next_time(hour);
    const bool full = digest.sending.size() == most_pending;
    (void)co_await context_.stores.digests.update(
        digest.id,
        [full, next](Digest one) -> Result<Digest> {
            one.sending.clear();
            one.attempts = 0;
            // What came while this was going on waits for the next one.
            one.due_at = full || one.asked != one.collected ? std::optional{next} : std::nullopt;
            return one;
        },
        deadline);
}

Task<> Digests::handle(Digest due) {
    const auto deadline = Deadline::after(a_digests_deadline);
    const auto preferences = co_await context_.preferences_of(due.id, deadline);
    const auto digest = co_await begin(std::move(due), deadline);
    if (!digest) co_return;
    const auto sent = co_await send(*digest, preferences, deadline);
    co_await finish(*digest, sent, preferences.digest_hour, Deadline::after(a_digests_deadline));
}

}  // namespace bookverse::notifications
