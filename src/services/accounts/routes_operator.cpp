#include "platform/http/endpoint.hpp"
#include "services/accounts/accounts.hpp"
#include "services/accounts/operator_dto.hpp"

namespace bookverse::accounts {

namespace {

dto::KeyList describe(const std::vector<StoredKey>& keys, Instant now) {
    dto::KeyList list;
    for (const auto& key : keys)
        list.items.push_back({key.id, key.created_at, key.not_before});
    // The newest whose time has come.
    for (auto item = list.items.rbegin(); item != list.items.rend(); ++item) {
        if (item->signs_from > now) continue;
        item->signing = true;
        break;
    }
    return list;
}

}  // namespace

http::Routes AccountsService::operator_routes() {
    http::Routes routes;
    routes.push_back(http::get("/operator/accounts/keys", http::Access::service,
                               [this](http::Call& call) -> Task<Result<dto::KeyList>> {
                                   const auto keys = co_await keys_.list(call.deadline);
                                   co_return describe(keys, context_.now());
                               }));
    routes.push_back(http::post("/operator/accounts/keys/rotate", http::Access::service,
                                [this](http::Call& call) -> Task<Result<dto::KeyList>> {
                                    co_await keys_.rotate(call.deadline);
                                    const auto keys = co_await keys_.list(call.deadline);
                                    co_return describe(keys, context_.now());
                                }));
    return routes;
}

}  // namespace bookverse::accounts
