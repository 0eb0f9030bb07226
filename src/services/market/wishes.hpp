// What people wish for, wired: favourites, saved searches with their alerts, and what books are worth.
#pragma once

#include "services/market/favourites.hpp"
#include "services/market/matching.hpp"
#include "services/market/price_guidance.hpp"
#include "services/market/saved_searches.hpp"

namespace bookverse::market {

class Wishes {
public:
    Wishes(Context& context, Contacts& contacts);

    http::Routes routes();
    std::vector<bus::Subscription> subscriptions();
    std::vector<service::Job> jobs();
    Task<> start();
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline);
    /// The account is closed.
    Task<> forget(AccountId account, Deadline deadline);

private:
    http::Routes favourite_routes();
    http::Routes search_routes();
    Task<> on_news(bus::Message message);
    Task<> price_news(ListingCard listing, std::optional<Money> old_price, bool published);
    Task<> on_sale(bus::Message message);
    Task<> on_notice(bus::Message message);
    Task<std::string> step(FanOut what, Deadline deadline);
    Task<> forget_alert(AlertId id);

    Context& context_;
    WishStores stores_;
    KeyFilter filter_;
    Favourites favourites_;
    SavedSearches searches_;
    FanOuts fan_outs_;
    Digests digests_;
    Matching matching_;
    PriceGuidance guidance_;
    store::DueTimers<Alert> old_alerts_;
};

}  // namespace bookverse::market
