#include "simulation/simulation.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "platform/auth/totp.hpp"
#include "services/orders/code.hpp"
#include "simulation/checks.hpp"
#include "simulation/shop.hpp"

namespace bookverse::simulation {
namespace {

using http::Method;
using namespace std::chrono_literals;

/// What a buyer's browser remembers of a try to buy.
struct Purchase {
    std::string key;
    AccountId buyer;
    std::string body;
    std::string id;
    bool acknowledged = false;
};

class Run {
public:
    explicit Run(const Plan& plan) : plan_{plan}, random_{plan.seed} {
        store_.compare_and_set = plan.guard;
        for (int i = 0; i < plan.people; ++i)
            people_.push_back(AccountId::of_name("person " + std::to_string(i)));
        moderator_ = account(AccountId::of_name("moderator"));
        moderator_.grant(Role::moderator);
        shop_ = std::make_unique<Shop>(*surroundings_);
    }

    Outcome go() {
        while (done_ < plan_.operations && !outcome_.broken) {
            step();
            if (outcome_.steps % 400 == 0) rest();
        }
        if (!outcome_.broken) rest();
        outcome_.orders = checks_.orders();
        outcome_.sales = checks_.sales();
        outcome_.conflicts = store_.conflicts;
        return outcome_;
    }

private:
    std::size_t pick(std::size_t below) { return below == 0 ? 0 : random_() % below; }
    bool chance(unsigned in_a_hundred) { return random_() % 100 < in_a_hundred; }
    static Actor account(AccountId id) {
        Actor actor{.kind = Actor::Kind::account, .account = id};
        actor.grant(Role::student);
        return actor;
    }

    /// Begun here, ended by turn().
    void begin(Task<> task) {
        asio::co_spawn(
            io_,
            [](Run* run, Task<> what) -> Task<> {
                try {
                    co_await std::move(what);
                } catch (const Unavailable&) {
                    // The store failed, or the process ended: whoever asked tries again, or not.
                } catch (const std::exception& error) {
                    run->outcome_.broken = std::string{"a mistake: "} + error.what();
                }
            }(this, std::move(task)),
            asio::detached);
    }
    void turn() {
        io_.restart();
        io_.run();
        if (!shop_->mistake().empty()) outcome_.broken = shop_->mistake();
        if (!store_.dead()) return;
        ++outcome_.crashes;
        store_.revive();
        shop_.reset();
        shop_ = std::make_unique<Shop>(*surroundings_);
    }
    void check() {
        if (outcome_.broken) return;
        outcome_.broken = checks_.broken();
        for (const Purchase& one : purchases_)
            if (one.acknowledged && store_.look("orders.orders", one.id) == nullptr)
                outcome_.broken = "an acknowledged order is not there: " + one.id;
    }

    void step() {
        ++outcome_.steps;
        store_.faults = {.before = 8, .after = 8, .crash = 2};
        const auto count = 1 + pick(4);
        const bool rush = chance(30);
        const bool for_a_copy = chance(30);
        rushed_ = placed_.empty() ? 0 : some_order();
        for (std::size_t i = 0; i < count; ++i, ++done_)
            begin(!rush ? operation() : for_a_copy ? rush_for_a_copy() : rush_on_an_order());
        for (auto events = pick(4); events > 0 && !store_.outbox.empty(); --events)
            begin(deliver(store_.outbox[pick(store_.outbox.size())]));
        if (chance(30)) {
            auto jobs = shop_->jobs();
            jobs_ = jobs;  // the closures outlive the turn
            begin(jobs_[pick(jobs_.size())].run());
        }
        turn();
        check();
        clock_.move(chance(2)   ? 24h * static_cast<int>(1 + pick(4))
                    : chance(2) ? 16min
                                : 1s * static_cast<int>(pick(40)));
    }

    /// No more faults; everything that is under way comes to its end.
    void rest() {
        store_.faults = {};
        for (int round = 0; round < 60; ++round) {
            for (const auto events = store_.outbox; const auto& event : events)
                begin(deliver(event));
            turn();
            jobs_ = shop_->jobs();
            for (const auto& job : jobs_)
                begin(job.run());
            turn();
            // Steps that failed wait for up to an hour before they are tried again.
            clock_.move(round % 10 == 9 ? 70min : 20s);
            if (store_.outbox.empty() && round >= 22) break;
        }
        check();
        if (!outcome_.broken) outcome_.broken = checks_.broken_at_rest();
        if (outcome_.broken) return;
        begin(audit());
        turn();
    }

    Task<> deliver(store::OutboxEvent event) {
        const bool again = chance(10);  // delivered twice, as after a crash
        co_await shop_->deliver(event);
        if (!again || store_.faults.crash == 0)
            std::erase_if(store_.outbox, [&](const auto& one) { return one.id == event.id; });
    }

    Task<> audit() {
        const auto report =
            co_await shop_->ask(Actor::of_service("bookverse"), Method::post, "/operator/payments/audit");
        if (report.status != 200) throw std::runtime_error{"no audit: " + report.text};
        if (report.text.find(R"("orders_compared":true)") == std::string::npos ||
            report.text.find(R"("findings":[])") == std::string::npos)
            outcome_.broken = "the audit found: " + report.text;
    }

    Task<> operation() {
        const auto number = pick(100);
        if (copies_.size() < 5 || number < 14) return offer();
        if (number < 32 || purchases_.empty()) return place(new_purchase());
        if (number < 35) return place(purchases_.size() - 1);
        if (placed_.empty()) return place(new_purchase());
        const std::size_t at = some_order();
        if (chance(60)) return what_comes_next(at);
        if (number < 56) return pay(at);
        if (number < 60) return command(account(purchases_[at].buyer), at, "/payment/returned");
        if (number < 63)
            return command(account(chance(50) ? purchases_[at].buyer : someone()), at, "/cancel");
        if (number < 80) return hand_over(at, chance(85));
        if (number < 88) return of_line(account(purchases_[at].buyer), at, "/confirm", "");
        if (number < 92)
            return of_line(account(purchases_[at].buyer), at, "/dispute",
                           R"({"reason":"damaged","text":"x"})");
        if (number < 95) return decide(at);
        return change_copy();
    }

    /// Several at once want the newest copy.
    Task<> rush_for_a_copy() {
        if (copies_.empty()) return offer();
        purchases_.push_back(purchase_of({copies_.size() - 1}));
        return place(purchases_.size() - 1);
    }
    /// Everybody in one order does something at once, and payments tells.
    Task<> rush_on_an_order() {
        if (placed_.empty()) return offer();
        const std::size_t at = rushed_;
        if (chance(50)) return what_comes_next(at);
        const Actor buyer = account(purchases_[at].buyer);
        switch (pick(8)) {
            case 0:
                return place(at);
            case 1:
                return pay(at);
            case 2:
                return command(buyer, at, "/cancel");
            case 3:
                return command(buyer, at, "/payment/returned");
            case 4:
                return hand_over(at, true);
            case 5:
                return decide(at);
            case 6:
                return of_line(buyer, at, "/confirm", "");
            default:
                return of_line(buyer, at, "/dispute", R"({"reason":"damaged","text":"x"})");
        }
    }
    /// What people mostly do with an order in this state.
    Task<> what_comes_next(std::size_t at) {
        const Actor buyer = account(purchases_[at].buyer);
        const auto* const order = stored(at);
        if (order == nullptr || order->state == orders::OrderState::open)
            return chance(80) ? pay(at) : command(buyer, at, "/cancel");
        switch (some_line(at)->state) {
            case orders::LineState::sold:
                return chance(75) ? hand_over(at, chance(90)) : command(buyer, at, "/cancel");
            case orders::LineState::handed_over:
                return chance(50) ? of_line(buyer, at, "/confirm", "")
                                  : of_line(buyer, at, "/dispute", R"({"reason":"damaged","text":"x"})");
            case orders::LineState::disputed:
                return decide(at);
            default:
                return pay(at);
        }
    }

    std::size_t some_order() {
        return placed_[placed_.size() - 1 - pick(std::min<std::size_t>(placed_.size(), 12))];
    }
    AccountId someone() { return people_[pick(people_.size())]; }

    Task<> offer() {
        const Actor seller = account(someone());
        const auto answer = co_await shop_->ask(
            seller, Method::post, "/api/v1/listings",
            R"({"edition":{"title":"Book )" + std::to_string(copies_.size()) +
                R"("},"condition":"good","publish":true,"price":)" + std::to_string(1 + pick(3000)) + "}");
        if (answer.status == 201) copies_.emplace_back(answer.member("/id"), seller.account);
    }

    std::size_t new_purchase() {
        std::set<std::size_t> chosen;
        for (auto count = 1 + pick(3); count > 0; --count)
            chosen.insert(copies_.size() - 1 - pick(std::min<std::size_t>(copies_.size(), 12)));
        purchases_.push_back(purchase_of(chosen));
        return purchases_.size() - 1;
    }
    Purchase purchase_of(const std::set<std::size_t>& chosen) {
        Purchase wanted;
        wanted.key = "key-" + std::to_string(purchases_.size());
        wanted.buyer = someone();
        for (const std::size_t one : chosen)
            wanted.body += (wanted.body.empty() ? "" : ",") +
                           (R"({"service":"market","what":")" + copies_[one].first + "\"}");
        wanted.body = R"({"lines":[)" + wanted.body + "]}";
        wanted.id = orders::order_id(wanted.buyer, wanted.key).to_string();
        return wanted;
    }
    Task<> place(std::size_t at) {
        const Purchase what = purchases_[at];
        const auto answer =
            co_await shop_->ask(account(what.buyer), Method::post, "/api/v1/orders", what.body, what.key);
        if (answer.status != 201) co_return;
        if (!std::exchange(purchases_[at].acknowledged, true)) placed_.push_back(at);
        if (answer.member("/id") != what.id) outcome_.broken = "one key, two orders";
    }

    std::string path(std::size_t at) const { return "/api/v1/orders/" + purchases_[at].id; }
    Task<> command(Actor actor, std::size_t at, std::string what) {
        (void)co_await shop_->ask(std::move(actor), Method::post, path(at) + what, "{}");
    }

    Task<> pay(std::size_t at) {
        const auto page =
            co_await shop_->ask(account(purchases_[at].buyer), Method::post, path(at) + "/payment");
        const std::string url = page.member("/payment/pay_url");
        if (url.empty()) co_return;
        const std::string sandbox = "/api/v1/sandbox/payments" + url.substr(url.rfind('/'));
        static const std::string cards[] = {"4242424242424242", "4000000000000002", "4000002500003155",
                                            "4000000000000077"};
        const std::string card = cards[chance(70) ? 0 : pick(4)];
        if (chance(4)) clock_.move(16min);  // dawdles at the page
        (void)co_await shop_->ask(Actor::anonymous(), Method::post, sandbox + "/pay",
                                  R"({"card":")" + card + "\"}");
        if (card != cards[0])
            (void)co_await shop_->ask(Actor::anonymous(), Method::post, sandbox + "/answer",
                                      chance(70) ? R"({"yes":true})" : R"({"yes":false})");
    }

    const orders::Order* stored(std::size_t at) const {
        const auto* const found = store_.look("orders.orders", purchases_[at].id);
        return found == nullptr ? nullptr : static_cast<const orders::Order*>(found->aggregate.get());
    }
    const orders::Line* some_line(std::size_t at) {
        const auto* const order = stored(at);
        return order == nullptr ? nullptr : &order->lines[pick(order->lines.size())];
    }

    Task<> hand_over(std::size_t at, bool right) {
        const auto* const order = stored(at);
        if (order == nullptr || !order->handover) co_return;
        const AccountId seller = some_line(at)->seller;
        std::string code = "000000";
        if (right) code = auth::totp_code(orders::open_code(seal_, *order), auth::totp_step(clock_.now()));
        (void)co_await shop_->ask(account(seller), Method::post, path(at) + "/handover",
                                  R"({"code":")" + code + "\"}");
    }
    Task<> of_line(Actor actor, std::size_t at, std::string what, std::string body) {
        const auto* const line = some_line(at);
        if (line == nullptr) co_return;
        (void)co_await shop_->ask(std::move(actor), Method::post,
                                  path(at) + "/lines/" + line->id.to_string() + what, std::move(body));
    }
    Task<> decide(std::size_t at) {
        const auto* const line = some_line(at);
        if (line == nullptr) co_return;
        const auto price = static_cast<std::size_t>(line->price.amount);
        const std::size_t refund = chance(30) ? 0 : chance(40) ? price : pick(price + 1);
        (void)co_await shop_->ask(
            moderator_, Method::post,
            "/api/v1/admin/orders/" + purchases_[at].id + "/lines/" + line->id.to_string() + "/decision",
            R"({"refund":)" + std::to_string(refund) + R"(,"reason":"so"})");
    }
    Task<> change_copy() {
        const auto [id, seller] =
            copies_[copies_.size() - 1 - pick(std::min<std::size_t>(copies_.size(), 20))];
        const std::string copy = "/api/v1/listings/" + id;
        if (chance(15)) {
            (void)co_await shop_->ask(Actor::of_service("moderation"), Method::put,
                                      "/internal/market/listings/" + id + "/removal",
                                      R"({"removed":true,"by":")" + moderator_.account.to_string() +
                                          R"(","cause":")" + id + R"(","reason":"so"})");
            co_return;
        }
        static const std::string words[] = {"/pause", "/resume", "/withdraw"};
        (void)co_await shop_->ask(account(seller), Method::post, copy + words[chance(80) ? pick(2) : 2]);
    }

    const Plan plan_;
    Outcome outcome_;
    int done_ = 0;
    std::size_t rushed_ = 0;  ///< the purchase of a step's rush
    Random random_;
    asio::io_context io_{1};
    ManualClock clock_;
    MemoryStore store_{random_};
    Checks checks_{store_};
    SurroundingsPtr surroundings_ = make_surroundings(store_, clock_);
    std::unique_ptr<Shop> shop_;
    std::vector<service::Job> jobs_;
    const auth::Seal seal_{Secret{std::string(32, 'k')}};

    std::vector<AccountId> people_;
    Actor moderator_;
    std::vector<std::pair<std::string, AccountId>> copies_;
    std::vector<Purchase> purchases_;
    std::vector<std::size_t> placed_;  ///< those that were acknowledged
};

}  // namespace

Outcome simulate(const Plan& plan) {
    return Run{plan}.go();
}

}  // namespace bookverse::simulation
