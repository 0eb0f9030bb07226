#include "services/market/matching.hpp"

namespace bookverse::market {
namespace {

/// How long a listing is known to have been told; long after most are sold.
constexpr auto remembered = std::chrono::days{60};

FoundCopy found_copy(const SavedSearch& search, const ListingCard& listing) {
    return {.search = search.id,
            .label = search.label,
            .listing = listing.id,
            .title = listing.edition.title,
            .price = listing.price,
            .condition = listing.condition};
}

}  // namespace

Task<> Matching::meet(ListingCard listing, std::optional<Money> old_price, Deadline deadline) {
    if (!listing.shown || filter_.empty()) co_return;
    News news{.listing = std::move(listing), .traits = {}, .old_price = old_price};
    news.traits = traits_of(news.listing);
    for (const auto& key : keys_of(news.traits)) {
        if (!filter_.may_have(key)) continue;
        auto next = co_await batch(news, key, {}, deadline);
        if (next.empty()) continue;
        FanOut rest{.kind = FanOutKind::match,
                    .listing = news.listing.id,
                    .version = news.listing.version,
                    .old_price = old_price,
                    .price = news.listing.price,
                    .key = key,
                    .position = std::move(next)};
        co_await fan_outs_.begin(std::move(rest), deadline);
    }
}

Task<std::string> Matching::meet_more(FanOut what, Deadline deadline) {
    const auto listing = co_await context_.stores.listings.get(what.listing, deadline);
    if (!listing || !is_shown(**listing, context_.now())) co_return std::string{};
    News news{.listing = card_of(**listing, context_.now()), .traits = {}, .old_price = what.old_price};
    news.traits = traits_of(news.listing);
    co_return co_await batch(news, what.key, what.position, deadline);
}

Task<std::string> Matching::batch(const News& news, std::string key, std::string position,
                                  Deadline deadline) {
    const store::PageOf page{.limit = fan_out_batch, .after = std::move(position)};
    const auto found = co_await stores_.searches.find(search_by_key, {key}, page, deadline);
    for (const auto& search : found.items)
        co_await tell(*search, news, deadline);
    co_return found.next;
}

Task<bool> Matching::blocked(AccountId a, AccountId b, Deadline deadline) {
    const auto ok = co_await contacts_.may_deal(a, b, deadline);
    if (!ok && ok.error().code != "blocked")
        throw Unavailable{"accounts did not say who is blocked: " + ok.error().code};
    co_return !ok;
}

Task<> Matching::tell(const SavedSearch& search, const News& news, Deadline deadline) {
    const ListingCard& listing = news.listing;
    if (search.frequency == Frequency::off || search.account == listing.seller) co_return;
    if (!matches(search.criteria, news.traits) || !is_news(search, listing, news.old_price)) co_return;
    const AlertId id = alert_id(search.id, listing.id);
    const bool daily = search.frequency == Frequency::daily;
    const auto known = co_await stores_.alerts.get(id, deadline);
    if (!known) {
        if (co_await blocked(search.account, listing.seller, deadline)) co_return;
        const Instant now = context_.now();
        Alert alert{.id = id,
                    .account = search.account,
                    .search = search.id,
                    .listing = listing.id,
                    .title = listing.edition.title,
                    .at = now,
                    .due_at = now + remembered};
        if (daily) alert.pending_since = now;
        const SavedSearchMatched event{.account = search.account, .found = found_copy(search, listing)};
        (void)co_await stores_.alerts.insert(std::move(alert), deadline,
                                             [daily, event](store::Events& events) {
                                                 if (!daily) events.publish(event);
                                             });
    }
    // Also for one that is known: who stored it may not have come so far.
    if (daily && (!known || (*known)->pending_since)) co_await digests_.ask(search.account, deadline);
}

}  // namespace bookverse::market
