// The service with a stand-in for accounts. Orders are who calls its internal routes.
#pragma once

#include <set>

#include "platform/service/test_world.hpp"
#include "services/accounts/api.hpp"
#include "services/market/market.hpp"

namespace bookverse::market::testing {

using service::testing::Answer;
using service::testing::Person;

struct PairPath {
    AccountId a;
    AccountId b;
};
BOOST_DESCRIBE_STRUCT(PairPath, (), (a, b))

class FakeAccounts final : public service::Service {
public:
    std::string_view name() const noexcept override { return "accounts"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(http::get(
            "/internal/accounts/blocks/{a}/{b}", http::Access::service,
            [this](http::Call&, http::Path<PairPath> path) -> Task<Result<accounts::BlockedAnswer>> {
                co_return accounts::BlockedAnswer{blocks.contains({path->a, path->b}) ||
                                                  blocks.contains({path->b, path->a})};
            }));
        return routes;
    }
    std::set<std::pair<AccountId, AccountId>> blocks;
};

class World : public service::testing::World {
public:
    explicit World(std::function<void(service::Settings&)> adjust = {}, unsigned threads = 1)
        : service::testing::World{{.adjust = std::move(adjust), .threads = threads, .asks = "orders"}},
          stores{platform().store, clock},
          service{platform()} {
        add(accounts, false);
        add(service, true);
        std::vector<std::string> watched{listing_event_types, std::end(listing_event_types)};
        watched.insert(watched.end(), std::begin(offer_event_types), std::end(offer_event_types));
        for (const auto type :
             {ListingModerated::type, QueueTurn::type, QueueTurnOver::type, QueueEnded::type,
              ListingPriceDropped::type, SavedSearchMatched::type, SavedSearchDigest::type})
            watched.emplace_back(type);
        run_void(service.start());
        start(std::move(watched));
    }
    ~World() { stop(); }

    Answer post(const Person& person, std::string target, std::string body = {}) {
        return call(person, http::Method::post, std::move(target), std::move(body));
    }
    /// The body of a listing of a book in the seller's words, published at once; `more` are further members.
    static std::string book(const std::string& title, const std::string& more = {}) {
        return R"({"edition":{"title":")" + title +
               R"(","authors":["An Author"]},"price":1250,"condition":"good","publish":true)" +
               (more.empty() ? "" : "," + more) + "}";
    }
    /// The id of a published listing.
    std::string offer(const Person& seller, const std::string& title = "A book",
                      const std::string& more = {}) {
        const auto answer = post(seller, "/api/v1/listings", book(title, more));
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.str("id");
    }

    /// Of many calls at once, for run_all(): the answer's status and code.
    Task<std::string> send(http::Method method, std::string target, std::string body, std::string token) {
        auto request = internal_request(method, std::move(target), std::move(body));
        request.headers.set("Authorization", "Bearer " + token);
        auto response = co_await send_internal(std::move(request));
        const auto* text = std::get_if<std::string>(&response.body);
        if (response.status < 300 || text == nullptr) co_return std::to_string(response.status);
        boost::system::error_code none;
        const auto problem = boost::json::parse(*text, none);
        const auto* code = problem.is_object() ? problem.get_object().if_contains("code") : nullptr;
        co_return code != nullptr ? std::string{code->as_string()} : std::to_string(response.status);
    }

    Stores stores;  ///< the same documents as the service's
    FakeAccounts accounts;
    MarketService service;
};

}  // namespace bookverse::market::testing
