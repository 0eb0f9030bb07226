// The service with stand-ins for those it calls.
#pragma once

#include "platform/auth/totp.hpp"
#include "platform/service/test_world.hpp"
#include "services/orders/code.hpp"
#include "services/orders/orders.hpp"
#include "services/orders/test_fakes.hpp"

namespace bookverse::orders::testing {

using service::testing::Answer;
using service::testing::Person;

class World : public service::testing::World {
public:
    explicit World(unsigned threads = 1)
        : service::testing::World{{.adjust = {}, .threads = threads, .asks = "payments"}},
          service{platform()} {
        add(market, false);
        add(payments, false);
        add(service, true);
        start({std::string{OrderPlaced::type}, std::string{OrderPaid::type}, std::string{OrderExpired::type},
               std::string{OrderCancelled::type}, std::string{OrderCompleted::type},
               std::string{LineHandoverDue::type}, std::string{LineHandedOver::type},
               std::string{LineSettled::type}, std::string{LineRefunded::type},
               std::string{OrderDisputed::type}, std::string{DisputeDecided::type},
               std::string{LineClosed::type}, std::string{MeetingChanged::type},
               std::string{CodeLocked::type}});
    }
    ~World() { stop(); }

    Person with_roles(const std::string& name, std::vector<Role> roles) {
        const auto person = service::testing::World::with_roles(name, roles);
        people_[person.account] = {name, std::move(roles)};
        return person;
    }
    Person student(const std::string& name) { return with_roles(name, {Role::student}); }
    /// With a token of now: tests move the clock by days.
    Answer call(const Person& person, http::Method method, std::string target, std::string body = {},
                Extra headers = {}) {
        const auto known = people_.find(person.account);
        const Person fresh = known == people_.end() ? person
                                                    : service::testing::World::with_roles(
                                                          known->second.first, known->second.second);
        return service::testing::World::call(fresh, method, std::move(target), std::move(body),
                                             std::move(headers));
    }
    Answer get(const Person& person, std::string target) {
        return call(person, http::Method::get, std::move(target));
    }
    Answer post(const Person& person, std::string target, std::string body = "{}") {
        return call(person, http::Method::post, std::move(target), std::move(body));
    }
    Answer put(const Person& person, std::string target, std::string body = {}) {
        return call(person, http::Method::put, std::move(target), std::move(body));
    }

    Uuid copy(const Person& seller, const std::string& title = "Dune", std::int64_t price = 1250) {
        market::ListingCard card;
        card.id = market::ListingId::of_name("copy " + title);
        card.state = market::ListingState::published;
        card.shown = true;
        card.seller = seller.account;
        card.edition.title = title;
        card.price = {price, *Currency::parse("EUR")};
        market.copies[card.id].card = card;
        return card.id.value;
    }
    FakeMarket::Copy& stock(Uuid copy) { return market.copies.at(market::ListingId{copy}); }

    static std::string wanted(const std::vector<Uuid>& copies) {
        std::string lines;
        for (const Uuid& one : copies)
            lines +=
                (lines.empty() ? "" : ",") + (R"({"service":"market","what":")" + one.to_string() + "\"}");
        return R"({"lines":[)" + lines + "]}";
    }
    Answer place(const Person& who, const std::vector<Uuid>& copies, const std::string& key = "key") {
        return call(who, http::Method::post, "/api/v1/orders", wanted(copies), {{"Idempotency-Key", key}});
    }
    /// The path of an order that is open.
    std::string order(const Person& who, const std::vector<Uuid>& copies, const std::string& key = "key") {
        const auto answer = place(who, copies, key);
        EXPECT_EQ(answer.status, 201) << answer.text;
        return "/api/v1/orders/" + answer.str("id");
    }
    static OrderId id_of(const std::string& path) { return *OrderId::parse(path.substr(15, 36)); }
    /// The money comes and payments tells it.
    void pay(const std::string& path) {
        tell(payments.capture(id_of(path), clock.now()));
        EXPECT_TRUE(eventually([&] {
            const Order order = stored(path);
            return order.paid_at && (order.steps.empty() || payments.refunds_wait);
        }));
        settle();
    }
    std::string bought(const Person& who, const std::vector<Uuid>& copies, const std::string& key = "key") {
        const std::string path = order(who, copies, key);
        pay(path);
        return path;
    }
    std::string line(const std::string& path, std::size_t index = 0) {
        return path + "/lines/" + stored(path).lines.at(index).id.to_string();
    }
    /// What the buyer's app shows now.
    std::string code(const Person& who, const std::string& path) {
        const auto answer = get(who, path + "/code");
        EXPECT_EQ(answer.status, 200) << answer.text;
        return auth::totp_code(secret(path), auth::totp_step(clock.now()));
    }
    Secret secret(const std::string& path) { return open_code(platform().seal, stored(path)); }
    void hand_over(const Person& seller, const Person& buyer, const std::string& path) {
        const auto answer = post(seller, path + "/handover", R"({"code":")" + code(buyer, path) + "\"}");
        EXPECT_EQ(answer.status, 200) << answer.text;
    }
    Order stored(const std::string& path) {
        const auto found =
            run(service.stores().orders.get(id_of(path), Deadline::after(std::chrono::seconds{9})));
        return **found;
    }
    void timers() {
        job("orders.timers");
        settle();
    }

    FakeMarket market;
    FakePayments payments;
    OrdersService service;

private:
    std::map<AccountId, std::pair<std::string, std::vector<Role>>> people_;
};

}  // namespace bookverse::orders::testing
