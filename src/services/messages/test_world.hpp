// The service with stand-ins for accounts and market.
#pragma once

#include <map>
#include <set>

#include "platform/service/test_world.hpp"
#include "services/accounts/api.hpp"
#include "services/messages/messages.hpp"
#include "services/orders/api.hpp"

namespace bookverse::messages::testing {

using service::testing::Answer;
using service::testing::Person;

struct AccountPath {
    AccountId id;
};
BOOST_DESCRIBE_STRUCT(AccountPath, (), (id))
struct PairPath {
    AccountId a;
    AccountId b;
};
BOOST_DESCRIBE_STRUCT(PairPath, (), (a, b))
struct ListingPath {
    market::ListingId id;
};
BOOST_DESCRIBE_STRUCT(ListingPath, (), (id))

class FakeAccounts final : public service::Service {
public:
    std::string_view name() const noexcept override { return "accounts"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(http::get(
            "/internal/accounts/cards/{id}", http::Access::service,
            [this](http::Call&, http::Path<AccountPath> path) -> Task<Result<accounts::AccountCard>> {
                const auto found = cards.find(path->id);
                if (found == cards.end()) co_return refuse_not_found();
                co_return found->second;
            }));
        routes.push_back(http::get(
            "/internal/accounts/blocks/{a}/{b}", http::Access::service,
            [this](http::Call&, http::Path<PairPath> path) -> Task<Result<accounts::BlockedAnswer>> {
                co_return accounts::BlockedAnswer{blocks.contains({path->a, path->b}) ||
                                                  blocks.contains({path->b, path->a})};
            }));
        return routes;
    }
    std::map<AccountId, accounts::AccountCard> cards;
    std::set<std::pair<AccountId, AccountId>> blocks;
};

class FakeMarket final : public service::Service {
public:
    std::string_view name() const noexcept override { return "market"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(
            http::get("/internal/market/listings/{id}", http::Access::service,
                      [this](http::Call&, http::Path<ListingPath> path) -> Task<Result<market::ListingCard>> {
                          const auto found = listings.find(path->id);
                          if (found == listings.end()) co_return refuse_not_found();
                          co_return found->second;
                      }));
        return routes;
    }
    std::map<market::ListingId, market::ListingCard> listings;
};

struct OrderPath {
    orders::OrderId id;
};
BOOST_DESCRIBE_STRUCT(OrderPath, (), (id))

class FakeOrders final : public service::Service {
public:
    std::string_view name() const noexcept override { return "orders"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(
            http::get("/internal/orders/{id}", http::Access::service,
                      [this](http::Call&, http::Path<OrderPath> path) -> Task<Result<orders::OrderCard>> {
                          const auto found = orders.find(path->id);
                          if (found == orders.end()) co_return refuse_not_found();
                          co_return found->second;
                      }));
        return routes;
    }
    std::map<orders::OrderId, orders::OrderCard> orders;
};

class World : public service::testing::World {
public:
    World() : service{platform()} {
        add(accounts, false);
        add(market, false);
        add(orders, false);
        add(service, true);
        start({std::string{MessageSent::type}});
    }
    ~World() { stop(); }

    Person student(const std::string& name) {
        auto person = service::testing::World::student(name);
        accounts.cards[person.account] = {.id = person.account,
                                          .name = name,
                                          .picture_id = {},
                                          .campus = {},
                                          .verified = true,
                                          .status = "active",
                                          .version = 1};
        return person;
    }
    market::ListingCard& listing(const Person& seller, const std::string& title = "Dune") {
        market::ListingCard card;
        card.id = market::ListingId::of_name("listing/" + title);
        card.version = 1;
        card.state = market::ListingState::published;
        card.shown = true;
        card.seller = seller.account;
        card.edition.title = title;
        return market.listings[card.id] = card;
    }
    /// Paid.
    orders::OrderCard& order(const Person& buyer, const std::vector<Person>& sellers) {
        orders::OrderCard card{.id = orders::OrderId::of_name("order"),
                               .state = orders::OrderState::paid,
                               .buyer = buyer.account};
        for (const auto& seller : sellers)
            card.lines.push_back({.line = orders::OrderLineId::of_name(std::to_string(card.lines.size())),
                                  .service = "market",
                                  .title = "Book " + std::to_string(card.lines.size() + 1),
                                  .seller = seller.account,
                                  .state = orders::LineState::sold});
        return orders.orders[card.id] = card;
    }
    Answer talk_about(const Person& who, const orders::OrderCard& order, const std::string& body = "{}") {
        return put(who, "/api/v1/conversations/orders/" + order.id.to_string(), body);
    }
    static std::string client(int number) { return Uuid::of_name(std::to_string(number)).to_string(); }
    Answer ask(const Person& who, const market::ListingCard& about, const std::string& text, int number) {
        return post(who, "/api/v1/conversations",
                    boost::json::serialize(boost::json::object{
                        {"listing", about.id.to_string()}, {"text", text}, {"client_id", client(number)}}));
    }
    Answer say(const Person& who, const std::string& conversation, const std::string& text, int number) {
        return post(
            who, "/api/v1/conversations/" + conversation + "/messages",
            boost::json::serialize(boost::json::object{{"text", text}, {"client_id", client(number)}}));
    }
    std::int64_t unread(const Person& who) {
        return get(who, "/api/v1/conversations/unread").number_at("/messages");
    }

    FakeAccounts accounts;
    FakeMarket market;
    FakeOrders orders;
    MessagesService service;
};

}  // namespace bookverse::messages::testing
