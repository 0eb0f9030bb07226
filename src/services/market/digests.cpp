#include "services/market/digests.hpp"

#include <unordered_map>

#include "platform/service/background.hpp"
#include "platform/service/local_time.hpp"
#include "services/market/presence.hpp"

namespace bookverse::market {
namespace {

constexpr std::size_t most_pending = 200;  ///< that one look takes; older ones are not told any more

template <class T>
auto by_id(const std::vector<store::Versioned<T>>& found) {
    std::unordered_map<decltype(T::id), store::Versioned<T>> all;
    for (const auto& one : found)
        all.emplace(one->id, one);
    return all;
}

}  // namespace

Digests::Digests(Context& context, WishStores& stores)
    : context_{context},
      stores_{stores},
      timers_{stores.digests,
              digest_by_due,
              context.platform.clock,
              {.name = "market.digests", .due_at = &Digest::due_at},
              [this](store::Versioned<Digest> due) { return send(*due); }} {}

Task<> Digests::ask(AccountId account, Deadline deadline) {
    const Instant due_at = service::next_local_hour(context_.now(), context_.platform.settings.digest_hour);
    for (;;) {
        const auto asked = co_await stores_.digests.update(
            account,
            [due_at](Digest digest) -> Result<Digest> {
                ++digest.asked;
                if (!digest.due_at) digest.due_at = due_at;
                return digest;
            },
            deadline);
        if (asked) co_return;
        Digest fresh{.id = account, .due_at = due_at, .asked = 1};
        if (const auto made = co_await stores_.digests.insert(std::move(fresh), deadline)) co_return;
    }
}

Task<> Digests::mark(std::vector<AlertId> told, Deadline deadline) {
    for (const auto& id : told) {
        (void)co_await stores_.alerts.update(
            id,
            [](Alert alert) -> Result<Alert> {
                alert.pending_since.reset();
                return alert;
            },
            deadline);
    }
}

Task<SavedSearchDigest> Digests::made_of(AccountId account, std::vector<store::Versioned<Alert>> pending,
                                         Deadline deadline) {
    std::vector<ListingId> listing_ids;
    std::vector<SavedSearchId> search_ids;
    for (const auto& alert : pending) {
        listing_ids.push_back(alert->listing);
        search_ids.push_back(alert->search);
    }
    const auto listings = by_id(co_await context_.stores.listings.get_many(listing_ids, deadline));
    const auto searches = by_id(co_await stores_.searches.get_many(search_ids, deadline));
    SavedSearchDigest digest{.account = account};
    const Instant now = context_.now();
    for (const auto& alert : pending) {
        const auto listing = listings.find(alert->listing);
        const auto search = searches.find(alert->search);
        if (listing == listings.end() || search == searches.end()) continue;
        const Listing& copy = *listing->second;
        if (availability_of(&copy, account, now) != dto::Availability::for_sale) continue;
        if (digest.found.size() == most_in_digest) {
            ++digest.more;
            continue;
        }
        digest.found.push_back({.search = alert->search,
                                .label = search->second->label,
                                .listing = copy.id,
                                .title = copy.edition.title,
                                .price = copy.price.value_or(Money{}),
                                .condition = copy.condition.value_or(Condition::good)});
    }
    co_return digest;
}

Task<> Digests::send(Digest due) {
    const auto deadline = service::job_deadline();
    // The last one went out, and then this process did.
    co_await mark(due.told, deadline);
    store::PageOf page{.limit = most_pending, .descending = true};
    page.at_least = store::value_of(Instant{});
    const auto pending = co_await stores_.alerts.find(alert_by_pending, {due.id}, page, deadline);
    std::vector<AlertId> told;
    for (const auto& alert : pending.items)
        told.push_back(alert->id);
    const auto digest = co_await made_of(due.id, pending.items, deadline);
    const auto sent = co_await stores_.digests.update(
        due.id,
        [told, digest, due](const Digest& before, store::Events& events) -> Result<Digest> {
            if (before.told != due.told)
                return refuse(RefusalKind::conflict, "sent", "Another process has sent it.");
            if (!digest.found.empty()) events.publish(digest);
            Digest next = before;
            next.told = told;
            return next;
        },
        deadline);
    if (!sent) co_return;
    co_await mark(told, deadline);
    const Instant next_time =
        service::next_local_hour(context_.now(), context_.platform.settings.digest_hour);
    const bool more = !pending.next.empty();
    (void)co_await stores_.digests.update(
        due.id,
        [due, more, next_time](Digest digest) -> Result<Digest> {
            digest.told.clear();
            // What came while this was going on waits for the next one.
            digest.due_at = more || digest.asked != due.asked ? std::optional{next_time} : std::nullopt;
            return digest;
        },
        deadline);
}

}  // namespace bookverse::market
