// Offering a copy, changing it, showing it.
#pragma once

#include "platform/http/cursor.hpp"
#include "platform/http/endpoint.hpp"
#include "services/market/announce.hpp"
#include "services/market/editions.hpp"
#include "services/market/ready_listings.hpp"
#include "services/market/rules.hpp"

namespace bookverse::market {

using TaggedListing = http::Tagged<dto::Listing>;

/// A rule over a listing as an actor's command.
using ListingRule = Result<Listing> (*)(const Listing&, const Actor&, Instant);

class Listings {
public:
    Listings(Context& context, Editions& editions, ReadyListings& ready)
        : context_{context}, editions_{editions}, ready_{ready}, cursors_{context.platform.seal} {}

    /// not_verified, invalid_fields; idempotency_key_reused.
    Task<Result<http::Created<dto::Listing>>> create(http::Call& call, dto::NewListing body);
    Task<Result<ReadyListing>> read(Actor actor, ListingId id, Deadline deadline);
    Task<Result<TaggedListing>> edit(http::Call& call, ListingId id, std::int64_t seen,
                                     dto::ListingPatch patch);
    /// publish, pause, resume, withdraw.
    Task<Result<TaggedListing>> command(http::Call& call, ListingId id, ListingRule rule);
    /// What moderation decided. The state that is there already is no refusal: it asks again after a crash.
    Task<Result<>> set_removed(ListingId id, RemovalOrder order, Deadline deadline);
    /// In any state; not_found.
    Task<Result<ListingCard>> card(ListingId id, Deadline deadline);

    Task<Result<ReadyPage>> newest(http::Call& call, dto::ListingsQuery query);
    Task<Result<SummaryPage>> of_edition(http::Call& call, EditionId edition, http::PageQuery query);
    Task<Result<SummaryPage>> own(http::Call& call, dto::OwnListingsQuery query);
    Task<Result<ListingPage>> ever_published(std::string after, Deadline deadline);

    /// After the edition of some has become more.
    Task<> refresh(EditionId edition, Deadline deadline);

    /// The one way in which a listing changes: the rule, its event, and the ready bytes forgotten.
    /// `rule(before, now)` is pure.
    template <class F>
    Task<Result<store::Versioned<Listing>>> change(ListingId id, F rule, Deadline deadline,
                                                   std::string traceparent = {}) {
        const Instant now = context_.now();
        auto changed = co_await context_.stores.listings.update(
            id,
            [rule = std::move(rule), now](const Listing& before, store::Events& events) -> Result<Listing> {
                Result<Listing> next = rule(before, now);
                if (next) announce(events, &before, *next, now);
                if constexpr (requires { rule.announce(before, *next, events); })
                    if (next && next->version != before.version) rule.announce(before, *next, events);
                return next;
            },
            deadline, std::nullopt, std::move(traceparent));
        if (changed) co_await ready_.forget(id);
        co_return changed;
    }

private:
    /// What a request with this key made before, if it was this one.
    Task<Result<http::Created<dto::Listing>>> again(ListingId id, std::string request, Deadline deadline);
    SummaryPage page_of(const http::Call& call, const store::FoundPage<Listing>& found,
                        bool shown_only) const;

    Context& context_;
    Editions& editions_;
    ReadyListings& ready_;
    http::Cursors cursors_;
};

/// The answer to a change.
Result<TaggedListing> tagged(const Result<store::Versioned<Listing>>& changed, Instant now);

}  // namespace bookverse::market
