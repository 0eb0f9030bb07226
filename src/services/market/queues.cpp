#include "services/market/queues.hpp"

#include <map>

#include "platform/service/live.hpp"
#include "platform/store/find_all.hpp"
#include "services/market/offer_views.hpp"
#include "services/market/rules.hpp"
#include "services/market/views.hpp"
#include "services/market/waiting_line.hpp"

namespace bookverse::market {
namespace {

/// To who waits: the place has changed.
struct QueueMoved {
    static constexpr std::string_view type = "queue.moved";
    ListingId listing;
    int position;
};
BOOST_DESCRIBE_STRUCT(QueueMoved, (), (listing, position))

/// To who had a place, or has the turn: the page reads the rest.
struct QueueLive {
    ListingId listing;
};
BOOST_DESCRIBE_STRUCT(QueueLive, (), (listing))

bool is_in_line(const Listing& listing, AccountId account, Instant now) {
    return position_of(listing, account).has_value() || turn_of(listing, account, now).has_value();
}

}  // namespace

Task<Result<dto::QueuePlace>> Queues::join(http::Call& call, ListingId id) {
    const AccountId account = call.actor.account;
    const auto seen = co_await context_.stores.listings.get(id, call.deadline);
    if (!seen) co_return refuse_not_found();
    if (auto ok = may_see(**seen, call.actor, context_.now()); !ok)
        co_return std::unexpected(std::move(ok).error());
    if (auto ok = may_buy(call.actor); !ok) co_return std::unexpected(std::move(ok).error());
    if (auto ok = co_await contacts_.may_deal(account, (*seen)->seller, call.deadline); !ok)
        co_return std::unexpected(std::move(ok).error());
    // The place first: one without a line is nothing, a line without a place would be lost from sight.
    Place place{place_id(id, account), account, id, context_.now()};
    (void)co_await context_.stores.places.insert(std::move(place), call.deadline);
    const auto joined = co_await listings_.change(
        id, [account](const Listing& before, Instant now) { return join_line(before, account, now); },
        call.deadline, call.traceparent);
    if (!joined) {
        co_await forget_place(id, account, call.deadline);
        co_return std::unexpected(joined.error());
    }
    co_return place_view(**joined, account, context_.now());
}

Task<Result<http::NoContent>> Queues::leave(http::Call& call, ListingId id) {
    if (auto done = co_await leave(call.actor.account, id, call.deadline); !done)
        co_return std::unexpected(std::move(done).error());
    co_return http::NoContent{};
}

Task<Result<>> Queues::leave(AccountId account, ListingId id, Deadline deadline) {
    const auto left = co_await listings_.change(
        id, [account](const Listing& before, Instant now) { return leave_line(before, account, now); },
        deadline);
    if (!left) co_return std::unexpected(left.error());
    co_await forget_place(id, account, deadline);
    co_await tell_moved(id, deadline);
    co_return Result<>{};
}

/// Unless the account is in line again.
Task<> Queues::forget_place(ListingId id, AccountId account, Deadline deadline) {
    const auto place = co_await context_.stores.places.get(place_id(id, account), deadline);
    if (!place) co_return;
    const auto listing = co_await context_.stores.listings.get(id, deadline);
    if (listing && is_in_line(**listing, account, context_.now())) co_return;
    co_await context_.stores.places.erase(place_id(id, account), deadline, place->version);
}

Task<Result<dto::QueuePlace>> Queues::place(Actor actor, ListingId id, Deadline deadline) {
    const auto listing = co_await context_.stores.listings.get(id, deadline);
    if (!listing) co_return refuse_not_found();
    if (auto ok = may_see(**listing, actor, context_.now()); !ok)
        co_return std::unexpected(std::move(ok).error());
    co_return place_view(**listing, actor.account, context_.now());
}

Task<Result<http::Page<dto::QueueEntry>>> Queues::own(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found =
        co_await context_.stores.places.find(place_by_account, {call.actor.account}, page, call.deadline);
    std::vector<Place> places;
    for (const auto& one : found.items)
        places.push_back(*one);
    http::Page<dto::QueueEntry> answer;
    answer.next = cursors_.next(call, found.next);
    answer.items = co_await show(std::move(places), call.actor.account, call.deadline);
    co_return answer;
}

Task<std::vector<dto::QueueEntry>> Queues::show(std::vector<Place> places, AccountId account,
                                                Deadline deadline) {
    std::vector<ListingId> ids;
    for (const Place& place : places)
        ids.push_back(place.listing);
    const Instant now = context_.now();
    std::vector<dto::QueueEntry> shown;
    for (const auto& listing : co_await context_.stores.listings.get_many(std::move(ids), deadline))
        if (is_in_line(*listing, account, now))
            shown.push_back({summary_of(*listing, now), place_view(*listing, account, now)});
    co_return shown;
}

Task<std::vector<dto::QueueEntry>> Queues::all_of(AccountId account, Deadline deadline) {
    std::vector<dto::QueueEntry> all;
    store::PageOf page{.limit = 200};
    do {
        auto found = co_await context_.stores.places.find(place_by_account, {account}, page, deadline);
        std::vector<Place> places;
        for (const auto& one : found.items)
            places.push_back(*one);
        for (auto& entry : co_await show(std::move(places), account, deadline))
            all.push_back(std::move(entry));
        page.after = std::move(found.next);
    } while (!page.after.empty());
    co_return all;
}

Task<> Queues::on_turn(QueueTurn turn, Deadline deadline) {
    // Who waits cannot be asked each time somebody blocks somebody: here the copy would be kept for nothing.
    if (const auto ok = co_await contacts_.may_deal(turn.account, turn.seller, deadline); !ok) {
        (void)co_await leave(turn.account, turn.listing, deadline);
        co_return;
    }
    co_await service::tell_live(context_.platform.cache, turn.account, std::string{QueueTurn::type},
                                json::write(QueueLive{turn.listing}));
    co_await tell_moved(turn.listing, deadline);
}

Task<> Queues::on_turn_over(QueueTurnOver over, Deadline deadline) {
    co_await forget_place(over.listing, over.account, deadline);
    co_await service::tell_live(context_.platform.cache, over.account, std::string{QueueTurnOver::type},
                                json::write(QueueLive{over.listing}));
}

Task<> Queues::on_ended(QueueEnded ended, Deadline deadline) {
    for (const AccountId account : ended.accounts) {
        co_await forget_place(ended.listing, account, deadline);
        co_await service::tell_live(context_.platform.cache, account, std::string{QueueEnded::type},
                                    json::write(QueueLive{ended.listing}));
    }
}

Task<> Queues::leave_all(AccountId account, Deadline deadline) {
    for (const Place& place :
         co_await store::find_all(context_.stores.places, place_by_account, {account}, deadline))
        (void)co_await leave(account, place.listing, deadline);
}

Task<> Queues::tell_moved(ListingId id, Deadline deadline) {
    const auto listing = co_await context_.stores.listings.get(id, deadline);
    if (!listing) co_return;
    int position = 0;
    for (const Waiting& one : (*listing)->waiting)
        co_await service::tell_live(context_.platform.cache, one.account, QueueMoved{id, ++position});
}

}  // namespace bookverse::market
