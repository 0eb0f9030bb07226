#include "services/market/contacts.hpp"

#include "platform/service/service_client.hpp"
#include "services/accounts/api.hpp"

namespace bookverse::market {

Task<Result<>> Contacts::may_deal(AccountId one, AccountId other, Deadline deadline) {
    const auto answer = co_await context_.platform.services.call<accounts::BlockedAnswer>(
        "accounts", http::Method::get,
        "/internal/accounts/blocks/" + one.to_string() + "/" + other.to_string(), http::NoContent{},
        deadline);
    if (!answer) co_return std::unexpected(answer.error());
    if (answer->blocked)
        co_return refuse(RefusalKind::forbidden, "blocked",
                         "You and this person cannot deal with each other.");
    co_return Result<>{};
}

}  // namespace bookverse::market
