#include "platform/async/run.hpp"
#include "platform/http/endpoint.hpp"
#include "services/search/search.hpp"

namespace bookverse::search {
namespace {

using http::Access;
using http::Call;
using By = http::RateLimit::By;

http::RateLimit search_limit() {
    return {"search", By::account_or_address, 60, std::chrono::seconds{60}};
}
/// As you type: several for one search.
http::RateLimit suggestions_limit() {
    return {"search_suggestions", By::account_or_address, 180, std::chrono::seconds{60}};
}

}  // namespace

http::Routes SearchService::routes() {
    http::Routes routes;
    routes.push_back(http::get("/api/v1/search/listings", Access::anyone,
                               [this](Call& call, http::Query<dto::ListingsQuery> query)
                                   -> Task<Result<http::CachedJson<dto::ListingResults>>> {
                                   auto position = cursors_.position(call, query->after);
                                   if (!position) co_return std::unexpected(std::move(position).error());
                                   auto cursor = [this, &call](const std::string& place) {
                                       return cursors_.next(call, place);
                                   };
                                   auto bytes =
                                       co_await index_->listings(call.request.target, std::move(query.value),
                                                                 std::move(*position), cursor, call.deadline);
                                   co_return http::CachedJson<dto::ListingResults>{std::move(bytes), {}};
                               })
                         .say("Find copies for sale by title, author, subject, ISBN or course, with facets")
                         .limit(search_limit()));
    routes.push_back(http::get("/api/v1/search/suggestions", Access::anyone,
                               [this](Call& call, http::Query<dto::SuggestionsQuery> query)
                                   -> Task<Result<http::CachedJson<dto::Suggestions>>> {
                                   auto bytes = co_await index_->suggestions(query->q.str(), call.deadline);
                                   co_return http::CachedJson<dto::Suggestions>{std::move(bytes), {}};
                               })
                         .say("What the words typed so far may become")
                         .limit(suggestions_limit()));
    return routes;
}

http::Routes SearchService::operator_routes() {
    http::Routes routes;
    routes.push_back(
        http::get("/operator/search/index", Access::service,
                  [this](Call&) -> Task<Result<dto::IndexState>> { co_return index_->state(); }));
    // Answers at once: a rebuild takes as long as it takes, and the route above tells how far it is.
    routes.push_back(http::post("/operator/search/reindex", Access::service,
                                [this](Call&) -> Task<Result<http::Accepted<dto::IndexState>>> {
                                    auto rebuild = index_->begin_rebuild();
                                    if (!rebuild)
                                        co_return refuse(RefusalKind::conflict, "rebuilding",
                                                         "The index is being built anew already.");
                                    const auto state = index_->state();
                                    spawn_logged(
                                        co_await asio::this_coro::executor,
                                        [this, rebuild = std::move(rebuild)]() mutable {
                                            return fill(std::move(rebuild));
                                        },
                                        "search.rebuild");
                                    co_return http::Accepted<dto::IndexState>{state};
                                }));
    return routes;
}

}  // namespace bookverse::search
