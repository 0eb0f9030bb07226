// The service alone: nobody else is asked. Orders are who calls its internal routes.
#pragma once

#include "platform/service/test_world.hpp"
#include "services/market/market.hpp"

namespace bookverse::market::testing {

using service::testing::Answer;
using service::testing::Person;

class World : public service::testing::World {
public:
    explicit World(std::function<void(service::Settings&)> adjust = {}, unsigned threads = 1)
        : service::testing::World{{.adjust = std::move(adjust), .threads = threads, .asks = "orders"}},
          stores{platform().store, clock},
          service{platform()} {
        add(service, true);
        std::vector<std::string> watched{listing_event_types, std::end(listing_event_types)};
        watched.emplace_back(ListingModerated::type);
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

    Stores stores;  ///< the same documents as the service's
    MarketService service;
};

}  // namespace bookverse::market::testing
