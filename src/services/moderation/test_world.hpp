// The service with stand-ins for the owners of what is reported. They can be down, and can die between doing
// and answering.
#pragma once

#include <map>

#include "platform/service/test_world.hpp"
#include "services/accounts/api.hpp"
#include "services/market/api.hpp"
#include "services/messages/api.hpp"
#include "services/moderation/moderation.hpp"
#include "services/reviews/api.hpp"

namespace bookverse::moderation::testing {

using service::testing::Answer;
using service::testing::Person;

struct AnyPath {
    Uuid id;
};
BOOST_DESCRIBE_STRUCT(AnyPath, (), (id))
struct EvidencePath {
    Uuid id;
    AccountId reporter;
};
BOOST_DESCRIBE_STRUCT(EvidencePath, (), (id, reporter))

enum class Mood : std::uint8_t { well, down, dies_before_answering };

/// Remembers what it was asked; an owner does the same thing once.
struct Owner : service::Service {
    Task<Result<http::NoContent>> done(std::string what) {
        if (mood == Mood::down) throw Unavailable{"down"};
        ++asked;
        if (log.empty() || log.back() != what) log.push_back(std::move(what));
        if (mood == Mood::dies_before_answering) throw Unavailable{"died"};
        if (refuses) co_return refuse(RefusalKind::conflict, "wrong_state", "No.");
        co_return http::NoContent{};
    }
    Mood mood = Mood::well;
    bool refuses = false;
    int asked = 0;
    std::vector<std::string> log{};
};

class FakeAccounts final : public Owner {
public:
    std::string_view name() const noexcept override { return "accounts"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(
            http::get("/internal/accounts/standings/{id}", http::Access::service,
                      [this](http::Call&, http::Path<AnyPath> path) -> Task<Result<accounts::Standing>> {
                          const auto found = people.find(AccountId{path->id});
                          if (found == people.end()) co_return refuse_not_found();
                          co_return found->second;
                      }));
        routes.push_back(
            http::put("/internal/accounts/suspensions/{id}", http::Access::service,
                      [this](http::Call&, http::Path<AnyPath> path,
                             http::Json<accounts::SuspensionOrder> body) -> Task<Result<accounts::Standing>> {
                          last = body.value;
                          const auto did = co_await done(body->until ? "suspend" : "reinstate");
                          if (!did) co_return std::unexpected(did.error());
                          co_return people[AccountId{path->id}];
                      }));
        return routes;
    }
    std::map<AccountId, accounts::Standing> people;
    accounts::SuspensionOrder last{};
};

class FakeMarket final : public Owner {
public:
    std::string_view name() const noexcept override { return "market"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(
            http::get("/internal/market/listings/{id}", http::Access::service,
                      [this](http::Call&, http::Path<AnyPath> path) -> Task<Result<market::ListingCard>> {
                          const auto found = listings.find(path->id);
                          if (found == listings.end()) co_return refuse_not_found();
                          co_return found->second;
                      }));
        routes.push_back(
            http::put("/internal/market/listings/{id}/removal", http::Access::service,
                      [this](http::Call&, http::Path<AnyPath>, http::Json<market::RemovalOrder> body) {
                          return done(body->removed ? "remove" : "restore");
                      }));
        return routes;
    }
    std::map<Uuid, market::ListingCard> listings;
};

class FakeMessages final : public Owner {
public:
    std::string_view name() const noexcept override { return "messages"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(
            http::get("/internal/messages/{id}/evidence/{reporter}", http::Access::service,
                      [this](http::Call&, http::Path<EvidencePath> path) -> Task<Result<messages::Evidence>> {
                          if (path->id != said.id.value || path->reporter != member)
                              co_return refuse_not_found();
                          co_return said;
                      }));
        routes.push_back(
            http::put("/internal/messages/{id}/visibility", http::Access::service,
                      [this](http::Call&, http::Path<AnyPath>, http::Json<messages::Visibility> body) {
                          return done(body->hidden ? "hide" : "show");
                      }));
        return routes;
    }
    messages::Evidence said{};
    AccountId member{};
};

class FakeReviews final : public Owner {
public:
    std::string_view name() const noexcept override { return "reviews"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(
            http::get("/internal/reviews/{id}/evidence/{reporter}", http::Access::service,
                      [this](http::Call&, http::Path<EvidencePath> path) -> Task<Result<reviews::Evidence>> {
                          if (path->id != written.id.value) co_return refuse_not_found();
                          co_return written;
                      }));
        routes.push_back(
            http::put("/internal/reviews/{id}/visibility", http::Access::service,
                      [this](http::Call&, http::Path<AnyPath>, http::Json<reviews::Visibility> body) {
                          return done(body->hidden ? "hide" : "show");
                      }));
        return routes;
    }
    reviews::Evidence written{};
};

class World : public service::testing::World {
public:
    World() : service{platform()} {
        add(accounts, false);
        add(market, false);
        add(messages, false);
        add(reviews, false);
        add(service, true);
        start(
            {std::string{CaseDecided::type}, std::string{CaseReviewed::type}, std::string{CaseOpened::type}});
    }
    ~World() { stop(); }

    Person someone(const std::string& name, std::vector<Role> roles = {Role::student}) {
        auto person = with_roles(name, roles);
        accounts.people[person.account] = {.id = person.account,
                                           .name = name,
                                           .bio = "Bio of " + name,
                                           .picture_id = {},
                                           .roles = std::move(roles),
                                           .status = "active",
                                           .suspended_until = {},
                                           .member_since = {}};
        return person;
    }
    Person moderator(const std::string& name) { return someone(name, {Role::student, Role::moderator}); }
    Person administrator(const std::string& name) {
        return someone(name, {Role::student, Role::administrator});
    }
    std::string listing(const Person& seller, const std::string& title = "Dune") {
        market::ListingCard card;
        card.id = market::ListingId::of_name("listing/" + title);
        card.state = market::ListingState::published;
        card.seller = seller.account;
        card.edition.title = title;
        card.description = "As new";
        market.listings[card.id.value] = card;
        return card.id.to_string();
    }
    Answer report(const Person& by, const std::string& kind, const std::string& id,
                  const std::string& reason = "fraud", const std::string& text = "See for yourself") {
        return post(by, "/api/v1/reports",
                    boost::json::serialize(
                        boost::json::object{{"kind", kind}, {"id", id}, {"reason", reason}, {"text", text}}));
    }
    static std::string cases(const std::string& id, const std::string& rest = {}) {
        return "/api/v1/moderation/cases/" + id + rest;
    }
    /// The id of the first case of the queue.
    std::string first_case(const Person& staff, const std::string& query = {}) {
        const auto queue = get(staff, "/api/v1/moderation/cases" + query);
        EXPECT_EQ(queue.status, 200) << queue.text;
        return queue.items().empty() ? "" : queue.text_at("/items/0/id");
    }
    Answer claim(const Person& staff, const std::string& id) { return put(staff, cases(id, "/claim")); }
    /// Claims it too.
    Answer decide(const Person& staff, const std::string& id, const std::string& action,
                  const std::string& reason, const std::string& more = {}) {
        EXPECT_EQ(claim(staff, id).status, 200);
        return post(staff, cases(id, "/decisions"),
                    R"({"action":")" + action + R"(","template_id":")" + reason + "\"" + more + "}");
    }
    std::string until(std::chrono::days days) const {
        return R"(,"until":")" + to_string(clock.now() + days) + "\"";
    }

    FakeAccounts accounts;
    FakeMarket market;
    FakeMessages messages;
    FakeReviews reviews;
    ModerationService service;
};

}  // namespace bookverse::moderation::testing
