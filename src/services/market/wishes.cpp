#include "services/market/wishes.hpp"

#include "platform/service/background.hpp"
#include "platform/service/live.hpp"
#include "services/market/ready_listings.hpp"

namespace bookverse::market {
namespace {

using service::event_of;
using service::job_deadline;

std::string text(std::string_view type) {
    return std::string{type};
}

/// What both events that bring news have in common.
struct NewsEvent {
    ListingCard listing;
    std::optional<Money> old_price{};
};
BOOST_DESCRIBE_STRUCT(NewsEvent, (), (listing, old_price))

/// And those that go to one person.
struct NoticeEvent {
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(NoticeEvent, (), (account))

}  // namespace

Wishes::Wishes(Context& context, Contacts& contacts)
    : context_{context},
      stores_{context.platform.store, context.platform.clock},
      // SQLite belongs to one process: nobody else saves searches.
      filter_{stores_, context.platform.store.kind() == "sqlite"},
      favourites_{context_, stores_},
      searches_{context_, stores_, filter_},
      fan_outs_{context_, stores_,
                [this](FanOut what, Deadline deadline) { return step(std::move(what), deadline); }},
      digests_{context_, stores_},
      matching_{context_, stores_, filter_, fan_outs_, digests_, contacts},
      guidance_{context_, stores_},
      old_alerts_{stores_.alerts,
                  alert_by_due,
                  context.platform.clock,
                  {.name = "market.alerts", .due_at = &Alert::due_at},
                  [this](store::Versioned<Alert> due) { return forget_alert(due->id); }} {}

Task<> Wishes::start() {
    return filter_.load(Deadline::after(std::chrono::seconds{60}));
}

Task<std::string> Wishes::step(FanOut what, Deadline deadline) {
    if (what.kind == FanOutKind::match) return matching_.meet_more(std::move(what), deadline);
    return favourites_.tell(std::move(what), deadline);
}

Task<> Wishes::forget_alert(AlertId id) {
    co_await stores_.alerts.erase(id, job_deadline());
}

/// One group for both, since each new listing pays for each group.
Task<> Wishes::on_news(bus::Message message) {
    const bool published = message.type == ListingPublished::type;
    // Nobody could keep in mind what was never seen before.
    const bool first = published && version_in(message.data) == "1";
    if (first && filter_.empty()) co_return;
    auto event = event_of<NewsEvent>(message);
    if (!first) co_await price_news(event.listing, event.old_price, published);
    co_await matching_.meet(std::move(event.listing), event.old_price, job_deadline());
}

Task<> Wishes::price_news(ListingCard listing, std::optional<Money> old_price, bool published) {
    const bool fell = old_price && old_price->currency == listing.price.currency &&
                      old_price->amount > listing.price.amount;
    if (!listing.shown || (!fell && !published)) co_return;
    const auto deadline = job_deadline();
    if (!co_await favourites_.anybody_keeps(listing.id, deadline)) co_return;
    FanOut drop{.kind = FanOutKind::price_drop,
                .listing = listing.id,
                .version = listing.version,
                .old_price = old_price,
                .price = listing.price};
    co_await fan_outs_.begin(std::move(drop), deadline);
}

Task<> Wishes::on_sale(bus::Message message) {
    co_await guidance_.sale_changed(event_of<ListingEvent>(message).listing.id, job_deadline());
}

Task<> Wishes::on_notice(bus::Message message) {
    const AccountId account = event_of<NoticeEvent>(message).account;
    co_await service::tell_live(context_.platform.cache, account, std::move(message.type),
                                std::move(message.data));
}

std::vector<bus::Subscription> Wishes::subscriptions() {
    return {
        {.group = "market.wishes",
         .types = {text(ListingPublished::type), text(ListingChanged::type)},
         .handler = [this](bus::Message message) { return on_news(std::move(message)); }},
        {.group = "market.sales",
         .types = {text(ListingSold::type), text(ListingReleased::type)},
         .handler = [this](bus::Message message) { return on_sale(std::move(message)); }},
        {.group = "market.notices",
         .types = {text(ListingPriceDropped::type), text(SavedSearchMatched::type),
                   text(SavedSearchDigest::type)},
         .handler = [this](bus::Message message) { return on_notice(std::move(message)); }},
    };
}

std::vector<service::Job> Wishes::jobs() {
    using namespace std::chrono_literals;
    return {
        {"market.fan_outs", 500ms, [this]() -> Task<> { (void)co_await fan_outs_.run_due(); }},
        {"market.digests", 10s, [this]() -> Task<> { (void)co_await digests_.run_due(); }},
        {"market.alerts", 60s, [this]() -> Task<> { (void)co_await old_alerts_.run_due(); }},
    };
}

Task<std::vector<service::ExportPart>> Wishes::export_of(AccountId account, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    const auto kept = co_await favourites_.all_of(account, deadline);
    if (!kept.empty()) parts.push_back({"market/favourites.json", json::write(kept)});
    const auto searches = co_await searches_.all_of(account, deadline);
    if (!searches.empty()) parts.push_back({"market/saved-searches.json", json::write(searches)});
    const auto found = co_await searches_.found_for(account, deadline);
    if (!found.empty()) parts.push_back({"market/found.json", json::write(found)});
    co_return parts;
}

Task<> Wishes::forget(AccountId account, Deadline deadline) {
    co_await favourites_.forget(account, deadline);
    co_await searches_.forget(account, deadline);
}

}  // namespace bookverse::market
