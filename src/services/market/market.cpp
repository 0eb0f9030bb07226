#include "services/market/market.hpp"

#include <iterator>

#include "platform/service/background.hpp"
#include "services/accounts/api.hpp"
#include "services/market/views.hpp"
#include "services/reviews/api.hpp"

namespace bookverse::market {
namespace {

using service::event_of;
using service::job_deadline;

std::string text(std::string_view type) {
    return std::string{type};
}

}  // namespace

service::Registration registration() {
    return {.name = "market",
            .prefixes = {"/api/v1/market", "/api/v1/editions", "/api/v1/listings", "/api/v1/photos",
                         "/api/v1/offers", "/api/v1/favourites", "/api/v1/saved-searches", "/api/v1/wanted"},
            .make = [](service::Platform& platform) { return std::make_unique<MarketService>(platform); }};
}

MarketService::MarketService(service::Platform& platform)
    : context_{platform},
      ready_{context_},
      editions_{context_},
      listings_{context_, editions_, ready_},
      photos_{context_, listings_},
      contacts_{context_},
      offer_lists_{context_},
      offers_{context_, listings_, contacts_, offer_lists_},
      queues_{context_, listings_, contacts_},
      reservations_{context_, listings_, contacts_},
      sellers_{context_, listings_, photos_},
      bulk_{context_, editions_, listings_, sellers_},
      wishes_{context_, contacts_} {}

http::Routes MarketService::routes() {
    http::Routes all;
    for (auto part : {edition_routes(), listing_routes(), offer_routes(), queue_routes(), photo_routes(),
                      seller_routes(), wishes_.routes(), internal_routes()}) {
        std::ranges::move(part, std::back_inserter(all));
    }
    return all;
}

Task<> MarketService::on_account_event(bus::Message message) {
    if (message.type == accounts::AccountSuspended::type) {
        const auto event = event_of<accounts::AccountSuspended>(message);
        co_await sellers_.suspended(event.account, event.until, message.at, job_deadline());
        if (event.until <= context_.now()) co_return;  // told late: it is over
        co_await offers_.end_all_of(event.account, &suspend_account, job_deadline());
        co_await queues_.leave_all(event.account, job_deadline());
        co_return;
    }
    if (message.type == accounts::AccountReinstated::type) {
        const auto event = event_of<accounts::AccountReinstated>(message);
        co_await sellers_.suspended(event.account, std::nullopt, message.at, job_deadline());
        co_return;
    }
    const AccountId account = event_of<accounts::AccountClosed>(message).account;
    co_await sellers_.closed(account, job_deadline());
    co_await offers_.end_all_of(account, &close_account, job_deadline());
    co_await queues_.leave_all(account, job_deadline());
    co_await wishes_.forget(account, job_deadline());
}

Task<> MarketService::on_listing_event(bus::Message message) {
    const auto id = ListingId::parse(message.subject);  // the card need not be read for that
    if (!id) throw std::runtime_error{message.type + " is about no listing"};
    return ready_.forget(*id);
}

Task<> MarketService::on_rating_event(bus::Message message) {
    if (message.type == ListingReleased::type)
        return sellers_.follow_listing(event_of<ListingEvent>(message).listing.id, job_deadline());
    const auto event = event_of<reviews::SellerRated>(message);
    return sellers_.rated(event.seller, event.rating, event.version, job_deadline());
}

// An offer that was stored while its listing changed is brought in line with it now.
Task<> MarketService::on_offer_event(bus::Message message) {
    const auto card = event_of<OfferEvent>(message).offer;
    if (message.type == OfferMade::type) co_await offers_.follow(card.listing, job_deadline());
    co_await offers_.tell(card, std::move(message.type));
}

Task<> MarketService::on_queue_event(bus::Message message) {
    if (message.type == QueueTurn::type) return queues_.on_turn(event_of<QueueTurn>(message), job_deadline());
    if (message.type == QueueTurnOver::type)
        return queues_.on_turn_over(event_of<QueueTurnOver>(message), job_deadline());
    return queues_.on_ended(event_of<QueueEnded>(message), job_deadline());
}

std::vector<bus::Subscription> MarketService::subscriptions() {
    std::vector<bus::Subscription> all{
        {.group = "market.accounts",
         .types = {text(accounts::AccountSuspended::type), text(accounts::AccountReinstated::type),
                   text(accounts::AccountClosed::type)},
         .handler = [this](bus::Message message) { return on_account_event(std::move(message)); }},
        {.group = "market.sellers",
         .types = {text(SellerChanged::type)},
         .handler =
             [this](bus::Message message) {
                 return sellers_.follow(event_of<SellerChanged>(message).seller, job_deadline());
             }},
        {.group = "market.ratings",
         .types = {text(reviews::SellerRated::type), text(ListingReleased::type)},
         .handler = [this](bus::Message message) { return on_rating_event(std::move(message)); }},
        {.group = "market.editions",
         .types = {text(EditionFilled::type)},
         .handler =
             [this](bus::Message message) {
                 return listings_.refresh(event_of<EditionFilled>(message).edition, job_deadline());
             }},
        {.group = "market.ready_listings",
         .types = {std::begin(listing_event_types), std::end(listing_event_types)},
         .handler = [this](bus::Message message) { return on_listing_event(std::move(message)); }},
        {.group = "market.offers_of_listings",
         .types = {text(ListingChanged::type), text(ListingReserved::type), text(ListingReleased::type),
                   text(ListingSold::type), text(ListingHidden::type)},
         .handler =
             [this](bus::Message message) {
                 return offers_.follow(event_of<ListingEvent>(message).listing.id, job_deadline());
             }},
        {.group = "market.offers",
         .types = {std::begin(offer_event_types), std::end(offer_event_types)},
         .handler = [this](bus::Message message) { return on_offer_event(std::move(message)); }},
        {.group = "market.queues",
         .types = {text(QueueTurn::type), text(QueueTurnOver::type), text(QueueEnded::type)},
         .handler = [this](bus::Message message) { return on_queue_event(std::move(message)); }},
    };
    std::ranges::move(wishes_.subscriptions(), std::back_inserter(all));
    return all;
}

std::vector<service::Job> MarketService::jobs() {
    using namespace std::chrono_literals;
    std::vector<service::Job> all{
        {"market.reservations", 1s, [this]() -> Task<> { (void)co_await reservations_.run_due(); }},
        {"market.offers", 1s, [this]() -> Task<> { (void)co_await offers_.run_due(); }},
        {"market.sellers", 10s, [this]() -> Task<> { (void)co_await sellers_.run_due(); }},
    };
    std::ranges::move(wishes_.jobs(), std::back_inserter(all));
    return all;
}

Task<std::vector<service::ExportPart>> MarketService::export_of(AccountId account, Deadline deadline) {
    std::vector<dto::Listing> views;
    for (const Listing& listing : co_await sellers_.all_of(account, deadline))
        views.push_back(listing_view(listing, context_.now()));
    std::vector<service::ExportPart> parts;
    if (!views.empty()) parts.push_back({"market/listings.json", json::write(views)});
    const auto offers = co_await offer_lists_.all_of(account, deadline);
    if (!offers.empty()) parts.push_back({"market/offers.json", json::write(offers)});
    const auto queues = co_await queues_.all_of(account, deadline);
    if (!queues.empty()) parts.push_back({"market/queue.json", json::write(queues)});
    std::ranges::move(co_await wishes_.export_of(account, deadline), std::back_inserter(parts));
    // What is kept about a sale has the buyer in it: that is the orders service's to tell.
    co_return parts;
}

Task<std::optional<Refusal>> MarketService::objects_to_closing(AccountId account, Deadline deadline) {
    const store::PageOf page{.limit = 100};
    const auto found = co_await context_.stores.listings.find(
        listing_by_seller_and_state, {account, ListingState::reserved}, page, deadline);
    for (const auto& listing : found.items) {
        if (state_of(*listing, context_.now()) == ListingState::reserved)
            co_return Refusal{RefusalKind::conflict, "copy_reserved",
                              "Somebody is about to buy one of your books: please wait until that is over."};
    }
    co_return std::nullopt;
}

}  // namespace bookverse::market
