#include "services/market/wishes.hpp"

#include "platform/service/background.hpp"
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

}  // namespace

Wishes::Wishes(Context& context)
    : context_{context},
      stores_{context.platform.store, context.platform.clock},
      // SQLite belongs to one process: nobody else saves searches.
      filter_{stores_, context.platform.store.kind() == "sqlite"},
      favourites_{context_, stores_},
      searches_{context_, stores_, filter_},
      fan_outs_{context_, stores_,
                [this](FanOut what, Deadline deadline) { return step(std::move(what), deadline); }},
      digests_{context_, stores_},
      matching_{context_, stores_, filter_, fan_outs_, digests_},
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

Task<> Wishes::on_news(bus::Message message) {
    if (filter_.empty()) co_return;
    auto event = event_of<NewsEvent>(message);
    co_await matching_.meet(std::move(event.listing), event.old_price, job_deadline());
}

Task<> Wishes::on_price(bus::Message message) {
    const bool published = message.type == ListingPublished::type;
    // Nobody could keep in mind what was never seen before.
    if (published && version_in(message.data) == "1") co_return;
    auto event = event_of<NewsEvent>(message);
    const ListingCard& listing = event.listing;
    const bool fell = event.old_price && event.old_price->currency == listing.price.currency &&
                      event.old_price->amount > listing.price.amount;
    if (!listing.shown || (!fell && !published)) co_return;
    const auto deadline = job_deadline();
    if (!co_await favourites_.anybody_keeps(listing.id, deadline)) co_return;
    FanOut drop{.kind = FanOutKind::price_drop,
                .listing = listing.id,
                .version = listing.version,
                .old_price = event.old_price,
                .price = listing.price};
    co_await fan_outs_.begin(std::move(drop), deadline);
}

Task<> Wishes::on_sale(bus::Message message) {
    co_await guidance_.sale_changed(event_of<ListingEvent>(message).listing.id, job_deadline());
}

std::vector<bus::Subscription> Wishes::subscriptions() {
    return {
        {.group = "market.saved_searches",
         .types = {text(ListingPublished::type), text(ListingChanged::type)},
         .handler = [this](bus::Message message) { return on_news(std::move(message)); }},
        {.group = "market.price_drops",
         .types = {text(ListingPublished::type), text(ListingChanged::type)},
         .handler = [this](bus::Message message) { return on_price(std::move(message)); }},
        {.group = "market.sales",
         .types = {text(ListingSold::type), text(ListingReleased::type)},
         .handler = [this](bus::Message message) { return on_sale(std::move(message)); }},
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
    co_return parts;
}

Task<> Wishes::forget(AccountId account, Deadline deadline) {
    co_await favourites_.forget(account, deadline);
    co_await searches_.forget(account, deadline);
}

}  // namespace bookverse::market
