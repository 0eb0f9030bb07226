#include "services/orders/orders.hpp"

#include <iterator>

#include "platform/service/background.hpp"
#include "platform/service/live.hpp"
#include "services/accounts/api.hpp"

namespace bookverse::orders {
namespace {

using service::event_of;
using service::job_deadline;

std::string text(std::string_view type) {
    return std::string{type};
}

/// What open browsers are told: the page reads the rest.
struct OrderLive {
    static constexpr std::string_view type = "order.changed";
    OrderId order;
};
BOOST_DESCRIBE_STRUCT(OrderLive, (), (order))

OrderId order_of(const bus::Message& message) {
    // The subject of an event is its aggregate.
    const auto id = OrderId::parse(message.subject);
    if (!id) throw std::runtime_error{message.type + " is about no order"};
    return *id;
}

}  // namespace

service::Registration registration() {
    return {.name = "orders",
            .prefixes = {"/api/v1/orders", "/api/v1/cart", "/api/v1/admin/orders"},
            .make = [](service::Platform& platform) { return std::make_unique<OrdersService>(platform); }};
}

OrdersService::OrdersService(service::Platform& platform)
    : context_{platform},
      saga_{context_},
      carts_{context_},
      checkout_{context_, carts_, saga_},
      purchases_{context_, saga_},
      handovers_{context_, purchases_},
      disputes_{context_, purchases_},
      privacy_{context_, carts_} {}

http::Routes OrdersService::routes() {
    http::Routes all;
    for (auto part : {cart_routes(), order_routes(), handover_routes(), dispute_routes(), internal_routes()})
        std::ranges::move(part, std::back_inserter(all));
    return all;
}

Task<> OrdersService::on_payment(bus::Message message) {
    if (message.type == payments::PaymentCaptured::type) {
        const auto event = event_of<payments::PaymentCaptured>(message);
        return saga_.captured(OrderId{event.order.value}, job_deadline());
    }
    if (message.type == payments::PaymentFailed::type) {
        const auto event = event_of<payments::PaymentFailed>(message);
        return saga_.unpaid(OrderId{event.order.value}, job_deadline());
    }
    const auto event = event_of<payments::RefundCompleted>(message);
    return saga_.drive(OrderId{event.order.value}, job_deadline());
}

Task<> OrdersService::tell_people(bus::Message message) {
    const OrderLive told{order_of(message)};
    const auto order = co_await context_.stores.orders.get(told.order, job_deadline());
    if (!order) co_return;
    co_await service::tell_live(context_.platform.cache, (*order)->buyer, told);
    std::vector<AccountId> sellers;
    for (const Line& line : (*order)->lines) {
        if (std::ranges::find(sellers, line.seller) != sellers.end()) continue;
        sellers.push_back(line.seller);
        co_await service::tell_live(context_.platform.cache, line.seller, told);
    }
}

std::vector<bus::Subscription> OrdersService::subscriptions() {
    return {
        {.group = "orders.payments",
         .types = {text(payments::PaymentCaptured::type), text(payments::PaymentFailed::type),
                   text(payments::RefundCompleted::type)},
         .handler = [this](bus::Message message) { return on_payment(std::move(message)); }},
        {.group = "orders.accounts",
         .types = {text(accounts::AccountClosed::type)},
         .handler =
             [this](bus::Message message) {
                 return privacy_.forget(event_of<accounts::AccountClosed>(message).account, job_deadline());
             }},
        {.group = "orders.live",
         .types = {text(OrderPlaced::type), text(OrderPaid::type), text(OrderExpired::type),
                   text(OrderCancelled::type), text(OrderCompleted::type), text(MeetingChanged::type),
                   text(LineHandedOver::type), text(LineSettled::type), text(LineRefunded::type),
                   text(OrderDisputed::type), text(CodeLocked::type)},
         .handler = [this](bus::Message message) { return tell_people(std::move(message)); }},
    };
}

std::vector<service::Job> OrdersService::jobs() {
    return {
        {"orders.timers", std::chrono::seconds{1}, [this]() -> Task<> { (void)co_await saga_.run_due(); }}};
}

}  // namespace bookverse::orders
