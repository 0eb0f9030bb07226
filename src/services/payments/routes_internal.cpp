#include "services/payments/payments.hpp"

namespace bookverse::payments {

using http::Access;
using http::Call;
using http::Json;
using http::Path;
using http::Query;

http::Routes PaymentsService::internal_routes() {
    const std::string base = "/internal/payments";
    http::Routes routes;
    routes.push_back(
        http::get(base + "/held", Access::service, [this](Call& call, Query<dto::AfterQuery> query) {
            return statements_.held(query->after.value_or(""), call.deadline);
        }).say("What is held, line by line"));
    routes.push_back(http::put(base + "/{order}", Access::service,
                               [this](Call& call, Path<dto::OrderPath> path, Json<NewPayment> body) {
                                   return checkout_.open(path->order, std::move(body.value), call.deadline,
                                                         call.traceparent);
                               })
                         .say("The payment of an order; again is no harm")
                         .within(std::chrono::seconds{10}));
    routes.push_back(
        http::get(base + "/{order}", Access::service, [this](Call& call, Path<dto::OrderPath> path) {
            return checkout_.status(path->order, call.deadline);
        }).say("How a payment stands"));
    routes.push_back(http::post(base + "/{order}/reconcile", Access::service,
                                [this](Call& call, Path<dto::OrderPath> path) {
                                    return checkout_.reconcile(path->order, call.deadline, call.traceparent);
                                })
                         .say("Ask the provider how a payment stands")
                         .within(std::chrono::seconds{10}));
    routes.push_back(http::post(base + "/{order}/cancel", Access::service,
                                [this](Call& call, Path<dto::OrderPath> path) {
                                    return checkout_.cancel(path->order, call.deadline, call.traceparent);
                                })
                         .say("End an open payment")
                         .within(std::chrono::seconds{10}));
    routes.push_back(http::put(base + "/{order}/settlements/{line}", Access::service,
                               [this](Call& call, Path<dto::OrderLinePath> path) {
                                   return checkout_.settle(path->order, path->line, call.deadline,
                                                           call.traceparent);
                               })
                         .say("The held money of a line becomes its seller's"));
    routes.push_back(http::put(base + "/{order}/refunds/{refund}", Access::service,
                               [this](Call& call, Path<dto::OrderRefundPath> path, Json<RefundOrder> body) {
                                   return checkout_.refund(path->order, path->refund, std::move(body.value),
                                                           call.deadline, call.traceparent);
                               })
                         .say("Money back to the buyer, all or a part of lines")
                         .within(std::chrono::seconds{10}));
    return routes;
}

http::Routes PaymentsService::webhook_routes() {
    http::Routes routes;
    routes.push_back(http::post("/api/v1/payments/webhooks/{provider}", Access::anyone,
                                [this](Call& call, Path<dto::ProviderPath> path, http::Bytes body) {
                                    return webhooks_.receive(path->provider, call.request.headers,
                                                             std::move(body.value), call.deadline,
                                                             call.traceparent);
                                })
                         .say("What the payment provider tells us, signed")
                         .takes({"application/json"})
                         .within(std::chrono::seconds{10})
                         .limit(limits::webhook_address()));
    return routes;
}

}  // namespace bookverse::payments
