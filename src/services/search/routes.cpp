#include "platform/async/deadline.hpp"
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
                               [](Call&, http::Query<dto::ListingsQuery>)
                                   -> Task<Result<http::CachedJson<dto::ListingResults>>> {
                                   throw Unavailable{"the index is not there yet"};
                               })
                         .say("Find copies for sale by title, author, subject, ISBN or course, with facets")
                         .limit(search_limit()));
    routes.push_back(http::get("/api/v1/search/suggestions", Access::anyone,
                               [](Call&, http::Query<dto::SuggestionsQuery>)
                                   -> Task<Result<http::CachedJson<dto::Suggestions>>> {
                                   throw Unavailable{"the index is not there yet"};
                               })
                         .say("What the words typed so far may become")
                         .limit(suggestions_limit()));
    return routes;
}

http::Routes SearchService::operator_routes() {
    return {};
}

}  // namespace bookverse::search
