#include "services/market/saved_searches.hpp"

#include <algorithm>
#include <set>

#include "platform/store/find_all.hpp"
#include "services/market/presence.hpp"
#include "services/market/words.hpp"

namespace bookverse::market {
namespace {

constexpr std::size_t crowd = 64;  ///< beyond it keys count as equally crowded

dto::SavedSearch view_of(const SavedSearch& search) {
    return {.id = search.id,
            .label = search.label,
            .criteria = search.criteria,
            .frequency = search.frequency,
            .wanted = search.wanted_at.has_value(),
            .note = search.note,
            .created_at = search.created_at};
}

dto::WantedAd ad_of(const SavedSearch& search) {
    return {.id = search.id,
            .account = search.account,
            .label = search.label,
            .note = search.note,
            .criteria = search.criteria,
            .since = search.wanted_at.value_or(search.created_at)};
}

}  // namespace

Result<SavedSearch> with_wanted(SavedSearch search, bool wanted, const Actor& actor, Instant now) {
    if (!wanted) {
        search.wanted_at.reset();
        search.shelves.clear();
        return search;
    }
    if (!actor.has(Role::student)) {
        return refuse(
            RefusalKind::forbidden, "not_verified",
            "Only students with a valid campus address may post wanted ads: please renew your proof.");
    }
    if (!search.criteria.campus)
        return refuse_field("/criteria/campus", "required", "Say on which campus you want to have it.");
    if (!search.wanted_at) search.wanted_at = now;
    search.shelves = shelves_of(search.criteria);
    return search;
}

Task<std::vector<std::string>> SavedSearches::keys_for(const SavedSearch& search, Deadline deadline) {
    if (search.frequency == Frequency::off) co_return std::vector<std::string>{};
    auto choice = keys_of(search.criteria);
    if (!choice.one_is_enough || choice.keys.size() < 2) co_return choice.keys;
    // Fewest others first, then the longest: that one is rare in titles, too.
    std::vector<std::string> best;
    std::size_t least = crowd + 1;
    std::ranges::sort(choice.keys, [](const std::string& a, const std::string& b) {
        return std::pair{b.size(), std::string_view{a}} < std::pair{a.size(), std::string_view{b}};
    });
    for (const auto& key : choice.keys) {
        const store::PageOf page{.limit = crowd};
        const auto there = co_await stores_.searches.find(search_by_key, {key}, page, deadline);
        if (there.items.size() >= least) continue;
        least = there.items.size();
        best = {key};
    }
    co_return best;
}

Task<Result<http::Created<dto::SavedSearch>>> SavedSearches::create(http::Call& call,
                                                                    dto::NewSavedSearch body) {
    const AccountId account = call.actor.account;
    const store::PageOf all{.limit = most_searches};
    const auto known = co_await stores_.searches.find(search_by_account, {account}, all, call.deadline);
    if (known.items.size() >= most_searches)
        co_return refuse(RefusalKind::conflict, "too_many_searches", "You have saved as many as you can.");
    const Instant now = context_.now();
    SavedSearch search{.id = SavedSearchId::make(now), .account = account, .created_at = now, .since = now};
    search.criteria = criteria_of(body.criteria, context_.currency());
    search.label = body.label ? body.label->str() : default_label(search.criteria);
    search.frequency = body.frequency.value_or(Frequency::at_once);
    if (body.note) search.note = body.note->str();
    auto complete = with_wanted(std::move(search), body.wanted.value_or(false), call.actor, now);
    if (!complete) co_return std::unexpected(std::move(complete).error());
    complete->keys = co_await keys_for(*complete, call.deadline);
    filter_.add(complete->keys);
    const auto stored =
        co_await stores_.searches.insert(std::move(*complete), call.deadline, {}, call.traceparent);
    if (!stored) co_return std::unexpected(stored.error());
    auto view = view_of(**stored);
    auto location = "/api/v1/saved-searches/" + view.id.to_string();
    co_return http::Created<dto::SavedSearch>{std::move(view), std::move(location)};
}

Task<Result<SavedSearch>> SavedSearches::own(Actor actor, SavedSearchId id, Deadline deadline) {
    const auto search = co_await stores_.searches.get(id, deadline);
    if (!search || !actor.is((*search)->account)) co_return refuse_not_found();
    co_return **search;
}

Task<Result<dto::SavedSearch>> SavedSearches::get(Actor actor, SavedSearchId id, Deadline deadline) {
    const auto search = co_await own(actor, id, deadline);
    if (!search) co_return std::unexpected(search.error());
    co_return view_of(*search);
}

Task<Result<dto::SavedSearch>> SavedSearches::edit(http::Call& call, SavedSearchId id,
                                                   dto::SavedSearchPatch patch) {
    const auto before = co_await own(call.actor, id, call.deadline);
    if (!before) co_return std::unexpected(before.error());
    SavedSearch next = *before;
    const Instant now = context_.now();
    if (patch.criteria) next.criteria = criteria_of(*patch.criteria, context_.currency());
    if (next.criteria != before->criteria) next.since = now;
    if (patch.label) next.label = patch.label->str();
    if (patch.frequency) next.frequency = *patch.frequency;
    if (patch.note) next.note = patch.note->str();
    auto complete =
        with_wanted(std::move(next), patch.wanted.value_or(before->wanted_at.has_value()), call.actor, now);
    if (!complete) co_return std::unexpected(std::move(complete).error());
    complete->keys = co_await keys_for(*complete, call.deadline);
    filter_.add(complete->keys);
    const auto stored = co_await stores_.searches.update(
        id,
        [before = *before, complete = *complete](const SavedSearch& now_there) -> Result<SavedSearch> {
            if (now_there != before)
                return refuse(RefusalKind::conflict, "changed_meanwhile",
                              "This was changed elsewhere meanwhile.");
            return complete;
        },
        call.deadline, std::nullopt, call.traceparent);
    filter_.take(stored ? before->keys : complete->keys);
    if (!stored) co_return std::unexpected(stored.error());
    co_return view_of(**stored);
}

Task<> SavedSearches::erase(SavedSearch search, Deadline deadline) {
    if (co_await stores_.searches.erase(search.id, deadline)) filter_.take(search.keys);
    for (;;) {
        const store::PageOf page{.limit = 200};
        const auto alerts = co_await stores_.alerts.find(alert_by_search, {search.id}, page, deadline);
        for (const auto& alert : alerts.items)
            co_await stores_.alerts.erase(alert->id, deadline);
        if (alerts.next.empty()) co_return;
    }
}

Task<Result<http::NoContent>> SavedSearches::drop(Actor actor, SavedSearchId id, Deadline deadline) {
    auto search = co_await own(actor, id, deadline);
    if (!search) co_return std::unexpected(std::move(search).error());
    co_await erase(std::move(*search), deadline);
    co_return http::NoContent{};
}

Task<Result<SavedSearchPage>> SavedSearches::list(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found =
        co_await stores_.searches.find(search_by_account, {call.actor.account}, page, call.deadline);
    SavedSearchPage answer;
    for (const auto& search : found.items)
        answer.items.push_back(view_of(*search));
    answer.next = cursors_.next(call, found.next);
    co_return answer;
}

Task<Result<MatchPage>> SavedSearches::matches(http::Call& call, SavedSearchId id, http::PageQuery query) {
    if (auto search = co_await own(call.actor, id, call.deadline); !search)
        co_return std::unexpected(std::move(search).error());
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found = co_await stores_.alerts.find(alert_by_search, {id}, page, call.deadline);
    std::vector<ListingId> ids;
    for (const auto& alert : found.items)
        ids.push_back(alert->listing);
    auto now = co_await presence_of(context_, ids, call.actor.account, call.deadline);
    MatchPage answer;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Alert& alert = *found.items[i];
        answer.items.push_back({.id = alert.listing,
                                .found_at = alert.at,
                                .title = now[i].removed ? std::string{} : alert.title,
                                .availability = now[i].availability,
                                .listing = std::move(now[i].listing)});
    }
    answer.next = cursors_.next(call, found.next);
    co_return answer;
}

/// Without the ads of people who are suspended: a page may be shorter than was asked for.
Task<std::vector<dto::WantedAd>> SavedSearches::seen(const std::vector<store::Versioned<SavedSearch>>& found,
                                                     Deadline deadline) {
    std::set<AccountId> people;
    for (const auto& search : found)
        people.insert(search->account);
    std::set<AccountId> hidden;
    const std::vector<AccountId> ids{people.begin(), people.end()};
    for (const auto& person : co_await context_.stores.sellers.get_many(ids, deadline)) {
        const bool suspended = person->suspended_until && *person->suspended_until > context_.now();
        if (suspended || person->closed) hidden.insert(person->id);
    }
    std::vector<dto::WantedAd> ads;
    for (const auto& search : found)
        if (!hidden.contains(search->account)) ads.push_back(ad_of(*search));
    co_return ads;
}

Task<Result<WantedPage>> SavedSearches::wanted(http::Call& call, dto::WantedQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    std::optional<std::string> campus, course;
    if (query.campus) campus = domain_of(*query.campus);
    if (query.course) course = query.course->str();
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found =
        co_await stores_.searches.find(wanted_by_shelf, {shelf_of(campus, course)}, page, call.deadline);
    WantedPage answer;
    answer.items = co_await seen(found.items, call.deadline);
    answer.next = cursors_.next(call, found.next);
    co_return answer;
}

Task<Result<dto::WantedAd>> SavedSearches::wanted_ad(SavedSearchId id, Deadline deadline) {
    const auto search = co_await stores_.searches.get(id, deadline);
    if (!search || !(*search)->wanted_at) co_return refuse_not_found();
    const std::vector<store::Versioned<SavedSearch>> one{*search};
    auto ads = co_await seen(one, deadline);
    if (ads.empty()) co_return refuse_not_found();
    co_return std::move(ads.front());
}

Task<std::vector<dto::SavedSearch>> SavedSearches::all_of(AccountId account, Deadline deadline) {
    const store::PageOf page{.limit = most_searches + 50};
    const auto found = co_await stores_.searches.find(search_by_account, {account}, page, deadline);
    std::vector<dto::SavedSearch> all;
    for (const auto& search : found.items)
        all.push_back(view_of(*search));
    co_return all;
}

Task<std::vector<Alert>> SavedSearches::found_for(AccountId account, Deadline deadline) {
    std::vector<Alert> all;
    for (const auto& search : co_await all_of(account, deadline)) {
        auto found = co_await store::find_all(stores_.alerts, alert_by_search, {search.id}, deadline);
        std::ranges::move(found, std::back_inserter(all));
    }
    co_return all;
}

Task<> SavedSearches::forget(AccountId account, Deadline deadline) {
    const store::PageOf page{.limit = most_searches + 50};
    const auto found = co_await stores_.searches.find(search_by_account, {account}, page, deadline);
    for (const auto& search : found.items)
        co_await erase(*search, deadline);
    co_await stores_.digests.erase(account, deadline);
}

}  // namespace bookverse::market
