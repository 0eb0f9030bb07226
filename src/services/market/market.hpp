// The service: its use cases, wired once. What the program sees of it is registration().
#pragma once

#include "services/market/bulk.hpp"
#include "services/market/editions.hpp"
#include "services/market/listings.hpp"
#include "services/market/offer_lists.hpp"
#include "services/market/offers.hpp"
#include "services/market/photos.hpp"
#include "services/market/queues.hpp"
#include "services/market/reservations.hpp"
#include "services/market/sellers.hpp"
#include "services/market/wishes.hpp"

namespace bookverse::market {

service::Registration registration();

class MarketService final : public service::Service {
public:
    explicit MarketService(service::Platform& platform);

    std::string_view name() const noexcept override { return "market"; }
    http::Routes routes() override;
    http::Routes operator_routes() override;
    std::vector<bus::Subscription> subscriptions() override;
    std::vector<service::Job> jobs() override;
    Task<> start() override { return wishes_.start(); }
    Task<std::vector<service::ExportPart>> export_of(AccountId account, Deadline deadline) override;
    Task<std::optional<Refusal>> objects_to_closing(AccountId account, Deadline deadline) override;

private:
    http::Routes edition_routes();
    http::Routes listing_routes();
    http::Routes offer_routes();
    http::Routes queue_routes();
    http::Routes photo_routes();
    http::Routes seller_routes();
    http::Routes internal_routes();

    Task<> on_account_event(bus::Message message);
    Task<> on_listing_event(bus::Message message);
    Task<> on_rating_event(bus::Message message);
    Task<> on_offer_event(bus::Message message);
    Task<> on_queue_event(bus::Message message);

    Context context_;
    ReadyListings ready_;
    Editions editions_;
    Listings listings_;
    Photos photos_;
    Contacts contacts_;
    OfferLists offer_lists_;
    Offers offers_;
    Queues queues_;
    Reservations reservations_;
    Sellers sellers_;
    Bulk bulk_;
    Wishes wishes_;
};

}  // namespace bookverse::market
