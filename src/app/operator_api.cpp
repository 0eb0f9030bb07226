#include "app/operator_api.hpp"

#include "platform/http/endpoint.hpp"

namespace bookverse::app {

namespace {

constexpr std::size_t most = 1000;

/// The key again, so that a caller has something to read.
Result<ParkedKey> found(bool was_there, std::string key) {
    if (!was_there) return refuse_not_found();
    return ParkedKey{std::move(key)};
}

}  // namespace

http::Routes operator_routes(bus::Bus& bus) {
    http::Routes routes;
    routes.push_back(http::get(
        "/operator/parked", http::Access::service,
        [&bus](http::Call& call, http::Query<ParkedQuery> query) -> Task<Result<ParkedMessages>> {
            const auto parked = co_await bus.parked(query->group.value_or(""), most, call.deadline);
            ParkedMessages answer;
            for (const auto& one : parked)
                answer.items.push_back({one.key, one.group, one.message.type, one.message.subject, one.reason,
                                        one.deliveries, one.parked_at, one.message.data});
            co_return answer;
        }));
    routes.push_back(
        http::post("/operator/parked/replay", http::Access::service,
                   [&bus](http::Call& call, http::Json<ParkedKey> body) -> Task<Result<ParkedKey>> {
                       const bool done = co_await bus.replay(body->key, call.deadline);
                       co_return found(done, body->key);
                   })
            .within(std::chrono::seconds{30}));
    routes.push_back(
        http::post("/operator/parked/discard", http::Access::service,
                   [&bus](http::Call& call, http::Json<ParkedKey> body) -> Task<Result<ParkedKey>> {
                       const bool done = co_await bus.discard(body->key, call.deadline);
                       co_return found(done, body->key);
                   }));
    return routes;
}

}  // namespace bookverse::app
