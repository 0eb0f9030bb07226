#include "services/payments/payments.hpp"

namespace bookverse::payments {

using http::Access;
using http::Call;
using http::Json;
using http::Path;

// The page's address is what lets somebody pay, signed in here or not: as at any provider.
http::Routes PaymentsService::sandbox_routes() {
    using Answer = Task<Result<dto::SandboxCheckout>>;
    const std::string base = "/api/v1/sandbox/payments/{token}";
    http::Routes routes;
    routes.push_back(http::get(base, Access::anyone, [this](Call& call, Path<dto::TokenPath> path) -> Answer {
                         const auto bill = sandbox_->bill_of(path->token);
                         if (!bill) co_return std::unexpected(bill.error());
                         co_return view_of(*bill, co_await sandbox_->charge_of(*bill, call.deadline));
                     }).say("The sandbox's payment page: what is to be paid, and the cards it knows"));
    routes.push_back(
        http::post(base + "/pay", Access::anyone,
                   [this](Call& call, Path<dto::TokenPath> path, Json<dto::SandboxPay> body) -> Answer {
                       const auto bill = sandbox_->bill_of(path->token);
                       if (!bill) co_return std::unexpected(bill.error());
                       const auto paid = co_await sandbox_->pay(*bill, body->card.str(), call.deadline);
                       if (!paid) co_return std::unexpected(paid.error());
                       co_return view_of(*bill, *paid);
                   })
            .say("Pay with a test card; the same click again is no harm")
            .limit(limits::pay_address()));
    routes.push_back(
        http::post(base + "/answer", Access::anyone,
                   [this](Call& call, Path<dto::TokenPath> path, Json<dto::SandboxAnswer> body) -> Answer {
                       const auto bill = sandbox_->bill_of(path->token);
                       if (!bill) co_return std::unexpected(bill.error());
                       const auto answered = co_await sandbox_->answer(*bill, body->yes, call.deadline);
                       if (!answered) co_return std::unexpected(answered.error());
                       co_return view_of(*bill, *answered);
                   })
            .say("The second step that a card asked for, or its bank's late answer")
            .limit(limits::pay_address()));
    return routes;
}

}  // namespace bookverse::payments
