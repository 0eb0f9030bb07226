// The service alone. Orders are who calls its internal routes; a stand-in of them answers the audit.
#pragma once

#include <algorithm>

#include "platform/http/endpoint.hpp"
#include "platform/service/test_world.hpp"
#include "services/payments/payments.hpp"

namespace bookverse::payments::testing {

using http::Method;
using service::testing::Answer;
using service::testing::Person;
using namespace std::chrono_literals;

/// Says what it is told to.
class FakeOrders final : public service::Service {
public:
    std::string_view name() const noexcept override { return "orders"; }
    http::Routes routes() override {
        http::Routes routes;
        routes.push_back(
            http::get("/internal/orders/held", http::Access::service,
                      [this](http::Call&, http::Query<dto::AfterQuery>) -> Task<Result<HeldPage>> {
                          co_return HeldPage{held, ""};
                      }));
        return routes;
    }
    std::vector<HeldLine> held{};
};

class World : public service::testing::World {
public:
    explicit World(std::function<void(service::Settings&)> adjust = {}, unsigned threads = 1,
                   std::vector<std::unique_ptr<Provider>> others = {})
        : service::testing::World{{.adjust = std::move(adjust), .threads = threads, .asks = "orders"}},
          stores{platform().store, clock},
          service{platform(), std::move(others)} {
        add(service, true);
        add(orders, false);
        start({std::string{PaymentCaptured::type}, std::string{PaymentFailed::type},
               std::string{PaymentLineSettled::type}, std::string{RefundCompleted::type},
               std::string{RefundFailed::type}, std::string{PayoutPaid::type},
               std::string{PayoutFailed::type}});
    }
    ~World() { stop(); }

    static OrderId order_id(const std::string& name) { return OrderId::of_name(name); }
    static std::string line_id(const std::string& order, int number) {
        return OrderLineId::of_name(order + "/" + std::to_string(number)).to_string();
    }
    static std::string refund_id(const std::string& name) { return RefundId::of_name(name).to_string(); }
    std::string path(const std::string& order) const {
        return "/internal/payments/" + order_id(order).to_string();
    }
    /// The body of a payment: seller "ann" for the first line, "ben" for the second, and so on.
    std::string wanted(const std::string& order, const std::vector<std::int64_t>& amounts,
                       const std::string& buyer = "buyer") const {
        static const std::vector<std::string> sellers{"ann", "ben", "cem"};
        std::string lines;
        for (std::size_t i = 0; i < amounts.size(); ++i)
            lines += (i == 0 ? "" : ",") + std::string{R"({"line":")"} + line_id(order, static_cast<int>(i)) +
                     R"(","seller":")" + AccountId::of_name(sellers[i % 3]).to_string() + R"(","amount":)" +
                     std::to_string(amounts[i]) + R"(,"kind":"book","title":"Zafón, La sombra del viento"})";
        return R"({"buyer":")" + AccountId::of_name(buyer).to_string() + R"(","currency":"EUR","lines":[)" +
               lines + R"(],"expires_at":")" + to_string(started + 15min) + R"(","return_path":"/orders/1"})";
    }
    Answer open(const std::string& order, const std::vector<std::int64_t>& amounts) {
        return internal(Method::put, path(order), wanted(order, amounts));
    }
    /// The API of the sandbox's page of an answer with a pay_url.
    static std::string page_of(const Answer& opened) {
        return "/api/v1/sandbox/payments/" + opened.str("pay_url").substr(5);
    }
    Answer pay(const Answer& opened, const std::string& card = "4242 4242 4242 4242") {
        return post(Person{}, page_of(opened) + "/pay", R"({"card":")" + card + "\"}");
    }
    Answer paid(const std::string& order, const std::vector<std::int64_t>& amounts) {
        const auto opened = open(order, amounts);
        EXPECT_EQ(opened.status, 200) << opened.text;
        EXPECT_EQ(pay(opened).status, 200);
        auto now = internal(Method::post, path(order) + "/reconcile");
        EXPECT_EQ(now.str("state"), "captured");
        return now;
    }
    Answer status(const std::string& order) { return internal(Method::get, path(order)); }
    std::string state(const std::string& order) { return status(order).str("state"); }
    Answer settle(const std::string& order, int line) {
        return internal(Method::put, path(order) + "/settlements/" + line_id(order, line));
    }
    Answer refund(const std::string& order, const std::string& name, const std::string& lines = "[]") {
        return internal(Method::put, path(order) + "/refunds/" + refund_id(name),
                        R"({"lines":)" + lines + R"(,"reason":"why"})");
    }
    static std::string part(const std::string& order, int line, std::int64_t amount) {
        return R"([{"line":")" + line_id(order, line) + R"(","amount":)" + std::to_string(amount) + "}]";
    }
    /// Every event handled, then what the accounts come to: "fees 10, held 90, …", without zeros.
    std::string books() {
        settle_events();
        std::string text;
        for (const auto& balance : run(bookkeeper().balances(Deadline::after(20s))).balances)
            if (balance.amount != 0)
                text += (text.empty() ? "" : ", ") + balance.account + " " + std::to_string(balance.amount);
        return text;
    }
    void settle_events() { service::testing::World::settle(); }
    /// What orders would say, so that the audit has something to compare with.
    void orders_agree() {
        orders.held.clear();
        const auto page = internal(Method::get, "/internal/payments/held");
        orders.held = json::read<HeldPage>(page.text, json::Mode::lenient)->items;
    }
    std::vector<std::string> audit() {
        settle_events();
        Context context{platform()};
        Bookkeeper keeper{context};
        Audit audit{context, keeper};
        return run(audit.run(Deadline::after(60s))).findings;
    }
    Bookkeeper& bookkeeper() { return keeper_; }

    const Instant started = clock.now();
    Stores stores;  ///< the same documents as the service's
    FakeOrders orders;
    PaymentsService service;

private:
    Context context_{platform()};
    Bookkeeper keeper_{context_};
};

}  // namespace bookverse::payments::testing
