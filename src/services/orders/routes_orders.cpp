#include "platform/http/endpoint.hpp"
#include "services/orders/orders.hpp"
#include "services/orders/route_limits.hpp"

namespace bookverse::orders {

using http::Access;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes OrdersService::cart_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/cart", Access::student, [this](Call& call) {
                         return carts_.show(call.actor, call.deadline);
                     }).say("What one means to buy, with today's prices"));
    routes.push_back(http::put("/api/v1/cart/lines/{service}/{what}", Access::student,
                               [this](Call& call, Path<dto::CartLinePath> path) {
                                   return carts_.add(call.actor, path->service.str(), path->what,
                                                     call.deadline);
                               })
                         .say("Put something in the cart; nothing is held for it")
                         .limit(limits::cart_account()));
    routes.push_back(http::del("/api/v1/cart/lines/{service}/{what}", Access::student,
                               [this](Call& call, Path<dto::CartLinePath> path) {
                                   return carts_.remove(call.actor, path->service.str(), path->what,
                                                        call.deadline);
                               })
                         .say("Take something out of the cart")
                         .limit(limits::cart_account()));
    return routes;
}

http::Routes OrdersService::order_routes() {
    http::Routes routes;
    routes.push_back(http::post("/api/v1/orders", Access::student,
                                [this](Call& call, Json<dto::NewOrder> body) {
                                    return checkout_.place(call, std::move(body.value));
                                })
                         .say("Place an order: every line is held for 15 minutes, or none")
                         .idempotent(http::Idempotency::own)
                         .limit(limits::buy_account()));
    routes.push_back(
        http::get("/api/v1/orders", Access::student, [this](Call& call, Query<dto::OrdersQuery> query) {
            return purchases_.list(call, std::move(query.value));
        }).say("What one bought, or sold, newest first"));
    routes.push_back(
        http::get("/api/v1/orders/{id}", Access::student, [this](Call& call, Path<dto::OrderPath> path) {
            return purchases_.one(call.actor, path->id, call.deadline);
        }).say("An order, for who buys, sells or settles a dispute in it"));
    routes.push_back(
        http::post("/api/v1/orders/{id}/payment", Access::student,
                   [this](Call& call, Path<dto::OrderPath> path) { return checkout_.pay(call, path->id); })
            .say("Where an open order is paid")
            .limit(limits::order_account()));
    routes.push_back(http::post("/api/v1/orders/{id}/payment/returned", Access::student,
                                [this](Call& call, Path<dto::OrderPath> path) {
                                    return purchases_.returned(call, path->id);
                                })
                         .say("Back from the payment page: asks the provider how it is")
                         .limit(limits::order_account()));
    routes.push_back(http::post("/api/v1/orders/{id}/cancel", Access::student,
                                [this](Call& call, Path<dto::OrderPath> path, Json<dto::SomeLines> body) {
                                    return purchases_.cancel(call, path->id, body->named());
                                })
                         .say("Cancel before the handover: an open order, or lines that are paid")
                         .limit(limits::order_account()));
    routes.push_back(http::post("/api/v1/orders/{id}/lines/{line}/confirm", Access::student,
                                [this](Call& call, Path<dto::LinePath> path) {
                                    return purchases_.confirm(call, path->id, path->line);
                                })
                         .say("The buyer is content: the seller is paid at once")
                         .limit(limits::order_account()));
    return routes;
}

http::Routes OrdersService::internal_routes() {
    http::Routes routes;
    routes.push_back(http::get("/internal/orders/held", Access::service,
                               [this](Call& call, Query<dto::PositionQuery> query) {
                                   return purchases_.held(query->after.value_or(""), call.deadline);
                               })
                         .say("Every line of which money is held")
                         .within(std::chrono::seconds{30}));
    routes.push_back(
        http::get("/internal/orders/{id}", Access::service, [this](Call& call, Path<dto::OrderPath> path) {
            return purchases_.card(path->id, call.deadline);
        }).say("An order, for our own services"));
    return routes;
}

}  // namespace bookverse::orders
