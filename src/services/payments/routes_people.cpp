#include "services/payments/payments.hpp"

namespace bookverse::payments {

using http::Access;
using http::Call;
using http::IfMatch;
using http::Json;
using http::Path;
using http::Query;

http::Routes PaymentsService::own_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/api/v1/payments", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return statements_.payments(call, std::move(query.value));
        }).say("What the caller paid or has to pay, newest first"));
    routes.push_back(
        http::get("/api/v1/payments/{order}", Access::student, [this](Call& call, Path<dto::OrderPath> path) {
            return statements_.payment(call.actor, path->order, call.deadline);
        }).say("The payment of one's own order"));
    routes.push_back(
        http::post("/api/v1/payments/{order}/return", Access::student,
                   [this](Call& call, Path<dto::OrderPath> path) -> Task<Result<dto::Payment>> {
                       auto known = co_await statements_.payment(call.actor, path->order, call.deadline);
                       if (!known) co_return known;
                       auto asked =
                           co_await checkout_.reconcile(path->order, call.deadline, call.traceparent);
                       if (!asked) co_return std::unexpected(std::move(asked).error());
                       co_return co_await statements_.payment(call.actor, path->order, call.deadline);
                   })
            .say("The browser is back from paying: ask the provider now")
            .within(std::chrono::seconds{10})
            .limit(limits::return_account()));
    routes.push_back(http::get("/api/v1/payments/{order}/receipt", Access::student,
                               [this](Call& call, Path<dto::OrderPath> path) {
                                   return receipts_.pdf(call.actor, path->order, call.deadline);
                               })
                         .say("The receipt of one's own order, in the language of one's account")
                         .gives(200, "application/pdf")
                         .limit(limits::receipt_account()));
    return routes;
}

http::Routes PaymentsService::seller_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/api/v1/earnings", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return statements_.earnings(call, std::move(query.value));
        }).say("What one's sales brought, newest first"));
    routes.push_back(http::get("/api/v1/earnings/summary", Access::student, [this](Call& call) {
                         return statements_.summary(call.actor, call.deadline);
                     }).say("Earned and spent by month"));
    routes.push_back(http::get("/api/v1/payouts/balance", Access::student, [this](Call& call) {
                         return statements_.balance(call.actor, call.deadline);
                     }).say("What would be paid out now, and when it will be"));
    routes.push_back(http::put("/api/v1/payouts/settings", Access::student,
                               [this](Call& call, Json<dto::PayoutSettings> body) {
                                   return statements_.set_payouts(call.actor, std::move(body.value),
                                                                  call.deadline);
                               })
                         .say("When and where to"));
    routes.push_back(
        http::get("/api/v1/payouts", Access::student, [this](Call& call, Query<http::PageQuery> query) {
            return statements_.payouts(call, std::move(query.value));
        }).say("One's payouts, newest first"));
    routes.push_back(http::post("/api/v1/payouts", Access::student,
                                [this](Call& call) -> Task<Result<dto::Payout>> {
                                    const auto payout =
                                        co_await payouts_.request(call.actor.account, call.deadline);
                                    if (!payout) co_return std::unexpected(payout.error());
                                    co_return view_of(*payout);
                                })
                         .say("Pay the balance out now; one that is on its way is answered again")
                         .idempotent(http::Idempotency::optional)
                         .within(std::chrono::seconds{10})
                         .limit(limits::payout_account()));
    return routes;
}

http::Routes PaymentsService::staff_routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/ledger/transfers", Access::administrator,
                               [this](Call& call, Query<dto::TransferQuery> query) {
                                   return statements_.transfers(call, std::move(query.value));
                               })
                         .say("The ledger in the order of its records; of one order"));
    routes.push_back(http::get("/api/v1/ledger/balances", Access::administrator,
                               [this](Call& call) { return statements_.trial_balance(call.deadline); })
                         .say("The trial balance")
                         .within(std::chrono::seconds{20}));
    routes.push_back(http::get("/api/v1/admin/payments/settings", Access::administrator, [this](Call& call) {
                         return statements_.settings(call.deadline);
                     }).say("Fees, taxes, and who issues receipts"));
    routes.push_back(http::put("/api/v1/admin/payments/settings", Access::administrator,
                               [this](Call& call, IfMatch seen, Json<dto::PaymentSettings> body) {
                                   return statements_.set_settings(std::move(body.value), seen.version,
                                                                   call.deadline);
                               })
                         .say("Change them; fees hold for what is ordered from now on"));
    routes.push_back(http::post("/api/v1/admin/payments/{order}/refunds/{refund}/retry",
                                Access::administrator,
                                [this](Call& call, Path<dto::OrderRefundPath> path) {
                                    return checkout_.retry_refund(path->order, path->refund, call.deadline);
                                })
                         .say("Send a refund again that the provider refused")
                         .within(std::chrono::seconds{10}));
    return routes;
}

}  // namespace bookverse::payments
