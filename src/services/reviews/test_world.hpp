// The service with stand-ins for accounts, market and orders.
#pragma once

#include <map>
#include <set>

#include "platform/service/test_world.hpp"
#include "services/reviews/reviews.hpp"

namespace bookverse::reviews::testing {

using service::testing::Answer;
using service::testing::Person;

struct AnyPath {
    Uuid id;
};
BOOST_DESCRIBE_STRUCT(AnyPath, (), (id))

struct PairPath {
    AccountId a;
    AccountId b;
};
BOOST_DESCRIBE_STRUCT(PairPath, (), (a, b))

/// Answers GETs of one internal route from a map.
template <class Card>
class Cards : public service::Service {
public:
    Cards(std::string name, std::string route) : name_{std::move(name)}, route_{std::move(route)} {}
    std::string_view name() const noexcept override { return name_; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(http::get(route_ + "{id}", http::Access::service,
                                   [this](http::Call&, http::Path<AnyPath> path) -> Task<Result<Card>> {
                                       if (down) throw Unavailable{"down"};
                                       const auto found = cards.find(path->id);
                                       if (found == cards.end()) co_return refuse_not_found();
                                       co_return found->second;
                                   }));
        return routes;
    }
    std::map<Uuid, Card> cards{};
    bool down = false;

private:
    std::string name_;
    std::string route_;
};

class FakeAccounts final : public Cards<accounts::AccountCard> {
public:
    FakeAccounts() : Cards{"accounts", "/internal/accounts/cards/"} {}
    http::Routes routes() override {
        auto routes = Cards::routes();
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
    explicit World(unsigned threads = 1)
        : service::testing::World{{.adjust = {}, .threads = threads, .asks = "moderation"}},
          service{platform()} {
        add(accounts, false);
        add(market, false);
        add(orders, false);
        add(service, true);
        start({std::string{ReviewsDue::type}, std::string{ReviewPublished::type},
               std::string{ReviewAnswered::type}, std::string{ReviewHidden::type},
               std::string{SellerRated::type}});
    }
    ~World() { stop(); }

    Person student(const std::string& name) {
        auto person = service::testing::World::student(name);
        accounts.cards[person.account.value] = {.id = person.account,
                                                .name = name,
                                                .picture_id = {},
                                                .campus = {},
                                                .verified = true,
                                                .status = "active",
                                                .version = 1};
        return person;
    }
    /// With a token of now: tests move the clock by days.
    Answer call(const Person& person, http::Method method, std::string target, std::string body = {}) {
        Person fresh = person;
        if (const auto known = accounts.cards.find(person.account.value); known != accounts.cards.end())
            fresh.token = service::testing::World::student(known->second.name).token;
        return service::testing::World::call(fresh, method, std::move(target), std::move(body));
    }
    Answer get(const Person& person, std::string target) {
        return call(person, http::Method::get, std::move(target));
    }
    Answer put(const Person& person, std::string target, std::string body) {
        return call(person, http::Method::put, std::move(target), std::move(body));
    }

    /// A line of an order of its own, in the state that orders would tell.
    orders::OrderCard order(const Person& buyer, const Person& seller, const std::string& title,
                            orders::LineState state = orders::LineState::settled) {
        market::ListingCard copy;
        copy.id = market::ListingId::of_name(title + seller.account.to_string());
        copy.seller = seller.account;
        copy.edition.id = market::EditionId::of_name(title);
        copy.edition.title = title;
        market.cards[copy.id.value] = copy;
        orders::OrderCard card;
        card.id = orders::OrderId::of_name("order " + title + buyer.account.to_string());
        card.state = orders::OrderState::completed;
        card.buyer = buyer.account;
        card.lines = {{.line = orders::OrderLineId::of_name("line " + card.id.to_string()),
                       .service = "market",
                       .what = copy.id.value,
                       .title = title,
                       .seller = seller.account,
                       .price = {},
                       .state = state}};
        return orders.cards[card.id.value] = card;
    }
    void settle_line(const orders::OrderCard& order) {
        tell(orders::LineSettled{order.id, order.buyer, order.lines[0], {}, {}});
        settle();
    }
    orders::OrderCard settled(const Person& buyer, const Person& seller, const std::string& title) {
        auto card = order(buyer, seller, title);
        settle_line(card);
        return card;
    }

    static std::string path(const orders::OrderCard& order, const std::string& rest = {}) {
        return "/api/v1/reviews/orders/" + order.id.to_string() +
               (rest.empty() ? "" : "/lines/" + order.lines[0].line.to_string() + "/" + rest);
    }
    static std::string purchase(int book, int seller, bool as_described = true) {
        return R"({"book":{"stars":)" + std::to_string(book) + R"(,"text":"About the book","as_described":)" +
               (as_described ? "true" : "false") + R"(},"seller":{"stars":)" + std::to_string(seller) +
               R"(,"text":"About the seller"}})";
    }
    static std::string of_buyer(int stars) {
        return R"({"buyer":{"stars":)" + std::to_string(stars) + R"(,"text":"About the buyer"}})";
    }
    Answer buyer_writes(const Person& buyer, const orders::OrderCard& order, int book = 5, int seller = 4,
                        bool as_described = true) {
        return put(buyer, path(order, "purchase"), purchase(book, seller, as_described));
    }
    Answer seller_writes(const Person& seller, const orders::OrderCard& order, int stars = 5) {
        return put(seller, path(order, "buyer"), of_buyer(stars));
    }
    /// Settled, and both have written.
    orders::OrderCard published(const Person& buyer, const Person& seller, const std::string& title,
                                int book = 5, int stars = 4) {
        auto card = settled(buyer, seller, title);
        EXPECT_EQ(buyer_writes(buyer, card, book, stars).status, 200);
        EXPECT_EQ(seller_writes(seller, card).status, 200);
        settle();
        return card;
    }
    static std::string person(const Person& who, const std::string& rest = {}) {
        return "/api/v1/reviews/people/" + who.account.to_string() + rest;
    }
    static std::string edition(const std::string& title, const std::string& rest = {}) {
        return "/api/v1/reviews/editions/" + market::EditionId::of_name(title).to_string() + rest;
    }
    static ReviewId review(const orders::OrderCard& order, ReviewKind kind) {
        return review_id(order.lines[0].line, kind);
    }
    Answer moderate(ReviewId text, bool hidden) {
        const auto answer =
            internal(http::Method::put, "/internal/reviews/" + text.to_string() + "/visibility",
                     std::string{R"({"hidden":)"} + (hidden ? "true}" : "false}"));
        settle();
        return answer;
    }

    FakeAccounts accounts;
    Cards<market::ListingCard> market{"market", "/internal/market/listings/"};
    Cards<orders::OrderCard> orders{"orders", "/internal/orders/"};
    ReviewsService service;
};

}  // namespace bookverse::reviews::testing
