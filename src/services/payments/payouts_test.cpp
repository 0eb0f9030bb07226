#include "services/payments/payouts.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "services/payments/test_world.hpp"

namespace bookverse::payments {
namespace {

using testing::Answer;
using testing::Method;
using testing::World;
using namespace std::chrono_literals;

class Paying : public World {
public:
    explicit Paying(std::vector<std::string> faults = {}, unsigned threads = 1)
        : World{[faults](auto& settings) { settings.sandbox_faults = faults; }, threads} {}

    /// Ann has sold a book, and it is handed over.
    void sold(const std::string& order, std::int64_t amount) {
        paid(order, {amount});
        EXPECT_EQ(World::settle(order, 0).status, 200);
        settle_events();
    }
    Answer request() { return post(student("ann"), "/api/v1/payouts"); }
    Answer balance() { return get(student("ann"), "/api/v1/payouts/balance"); }
    std::int64_t owed() { return balance().number_at("/balance/amount"); }
    void sound() {
        settle_events();
        orders_agree();
        for (const auto& finding : audit())
            ADD_FAILURE() << finding;
    }
};

TEST(Payouts, on_request_and_once) {
    Paying world;
    EXPECT_EQ(world.request().code(), "nothing_to_pay_out");
    world.sold("one", 1000);
    world.sold("two", 500);
    EXPECT_EQ(world.owed(), 1500);
    const auto paid = world.request();
    ASSERT_EQ(paid.status, 200) << paid.text;
    EXPECT_EQ(paid.str("state"), "paid");
    EXPECT_EQ(paid.number_at("/amount/amount"), 1500);
    EXPECT_EQ(world.owed(), 0);
    EXPECT_EQ(world.request().code(), "nothing_to_pay_out");
    EXPECT_EQ(world.books(), "") << "the provider has nothing of ours any more";
    EXPECT_EQ(world.told(PayoutPaid::type).size(), 1U);
    EXPECT_EQ(world.get(world.student("ann"), "/api/v1/payouts").count(), 1U);
    EXPECT_EQ(world.get(world.student("ben"), "/api/v1/payouts").count(), 0U);
    EXPECT_EQ(world.get(world.student("ann"), "/api/v1/earnings").count(), 2U);
    world.sound();
}

TEST(Payouts, a_refund_after_the_payout_is_netted_by_the_next) {
    Paying world;
    world.sold("one", 1000);
    ASSERT_EQ(world.request().str("state"), "paid");
    EXPECT_EQ(world.refund("one", "r", world.part("one", 0, 400)).status, 200);
    world.settle_events();
    EXPECT_EQ(world.owed(), -400);
    EXPECT_EQ(world.request().code(), "nothing_to_pay_out");
    EXPECT_EQ(world.books(), "provider:sandbox 400, sellers -400") << "a receivable";
    world.sound();
    world.sold("two", 300);
    EXPECT_EQ(world.request().code(), "nothing_to_pay_out") << "still less than is owed to us";
    world.sold("three", 600);
    const auto paid = world.request();
    EXPECT_EQ(paid.number_at("/amount/amount"), 500) << paid.text;
    EXPECT_EQ(world.books(), "");
    world.sound();
}

TEST(Payouts, weekly_on_mondays) {
    Paying world;
    world.sold("one", 1000);
    const Instant day = next_payout_day(world.clock.now());
    EXPECT_EQ(world.balance().str("next_payout_at"), to_string(day));
    world.clock.move(day - world.clock.now() - 1s);
    world.job("payments.payouts");
    EXPECT_EQ(world.owed(), 1000);
    world.clock.move(1s);
    world.job("payments.payouts");
    EXPECT_EQ(world.owed(), 0);
    EXPECT_EQ(world.balance().str("next_payout_at"), to_string(day + 24h * 7)) << "and again";
    EXPECT_EQ(world.put(world.student("ann"), "/api/v1/payouts/settings", R"({"schedule":"on_request"})")
                  .str("schedule"),
              "on_request");
    world.sold("two", 500);
    world.clock.move(24h * 8);
    world.job("payments.payouts");
    EXPECT_EQ(world.owed(), 500);
    world.sound();
}

TEST(Payouts, the_day_of_payouts) {
    const auto at = [](const char* text) { return *parse_instant(text); };
    struct Case {
        const char* now;
        const char* next;
    };
    for (const auto& [now, next] : {Case{"2026-11-25T00:00:00Z", "2026-11-30T03:00:00Z"},
                                    Case{"2026-11-30T02:59:59Z", "2026-11-30T03:00:00Z"},
                                    Case{"2026-11-30T03:00:00Z", "2026-12-07T03:00:00Z"},
                                    Case{"2026-11-29T23:00:00Z", "2026-11-30T03:00:00Z"},
                                    Case{"2026-12-31T12:00:00Z", "2027-01-04T03:00:00Z"}})
        EXPECT_EQ(next_payout_day(at(now)), at(next)) << now;
}

TEST(Payouts, the_destination_is_kept_when_only_the_schedule_changes) {
    Paying world;
    const auto set = [&](const std::string& body) {
        return world.put(world.student("ann"), "/api/v1/payouts/settings", body);
    };
    EXPECT_EQ(world.balance().str("destination"), "");
    EXPECT_EQ(world.balance().text.find(R"("needs_destination":true)"), std::string::npos)
        << "the sandbox needs none";
    EXPECT_EQ(set(R"({"schedule":"weekly","destination":"here"})").str("destination"), "here");
    EXPECT_EQ(set(R"({"schedule":"on_request"})").str("destination"), "here");
    EXPECT_EQ(world.get(world.student("ben"), "/api/v1/payouts/balance").str("destination"), "");
    EXPECT_EQ(set(R"({"schedule":"on_request","destination":""})").str("destination"), "");
    EXPECT_EQ(set(R"({"schedule":"on_request","destination":")" + std::string(101, 'x') + "\"}").status, 422);
}

TEST(Payouts, one_that_the_provider_refuses_is_in_the_balance_again) {
    Paying world;
    world.put(world.student("ann"), "/api/v1/payouts/settings",
              R"({"schedule":"on_request","destination":"refuse"})");
    world.sold("one", 1000);
    const auto failed = world.request();
    EXPECT_EQ(failed.str("state"), "failed");
    EXPECT_EQ(failed.str("refusal"), "account_closed");
    EXPECT_EQ(world.books(), "provider:sandbox -1000, sellers 1000");
    EXPECT_EQ(world.owed(), 1000);
    EXPECT_EQ(world.told(PayoutFailed::type).size(), 1U);
    world.sound();
    world.put(world.student("ann"), "/api/v1/payouts/settings",
              R"({"schedule":"on_request","destination":"elsewhere"})");
    EXPECT_EQ(world.request().str("state"), "paid");
    EXPECT_EQ(world.books(), "");
    const auto months = world.get(world.student("ann"), "/api/v1/earnings/summary");
    EXPECT_EQ(months.number_at("/months/0/earned/amount"), 1000) << "earned once";
    world.sound();
}

TEST(Payouts, an_answer_that_is_lost_is_asked_for_again_by_our_key) {
    Paying world{{"timeout"}};
    world.sold("one", 1000);
    const auto sent = world.request();
    EXPECT_EQ(sent.str("state"), "sending");
    EXPECT_EQ(world.request().str("id"), sent.str("id")) << "the one that is on its way";
    EXPECT_EQ(world.books(), "");
    EXPECT_EQ(world.told(PayoutPaid::type).size(), 1U);
    EXPECT_EQ(world.owed(), 0);
    world.sound();
}

TEST(Payouts, twenty_requests_at_once_pay_once) {
    Paying world{{}, 4};
    for (int round = 0; round < 5; ++round) {
        world.sold("order " + std::to_string(round), 1000);
        std::vector<Task<>> tasks;
        const auto one = [](Paying& at) -> Task<> {
            Context context{at.platform()};
            context.add(std::make_unique<Sandbox>(at.platform(), context.stores));
            Payouts payouts{context};
            (void)co_await payouts.request(AccountId::of_name("ann"), Deadline::after(20s));
        };
        for (int i = 0; i < 20; ++i)
            tasks.push_back(one(world));
        world.run_all(std::move(tasks));
        EXPECT_EQ(world.owed(), 0);
    }
    EXPECT_EQ(world.books(), "");
    EXPECT_EQ(world.told(PayoutPaid::type).size(), 5U);
    world.sound();
}

// The negative control: who sums up what is open and pays it, without the one payout of an id in between,
// pays more than once.
TEST(Payouts, without_the_guard_it_is_paid_more_than_once) {
    Paying world{{}, 4};
    world.sold("one", 1000);
    std::atomic<int> looked = 0;
    std::atomic<std::int64_t> sent = 0;
    const auto careless = [&](int number) -> Task<> {
        const auto soon = Deadline::after(20s);
        const auto open = co_await world.stores.earnings.find(
            earning_by_seller_and_payout, {AccountId::of_name("ann"), std::nullopt}, {}, soon);
        ++looked;
        while (looked < 5)
            co_await sleep_for(1ms);
        for (const auto& earning : open.items) {
            sent += earning->amount.amount;
            (void)co_await world.stores.earnings.update(
                earning->id,
                [number](Earning next) -> Result<Earning> {
                    next.payout = payout_id(next.seller, 100 + number);
                    return next;
                },
                soon);
        }
    };
    std::vector<Task<>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(careless(i));
    world.run_all(std::move(tasks));
    EXPECT_GT(sent, 1000);
}

// A process that dies between two steps: the next look goes on from what was written.
TEST(Payouts, go_on_after_a_crash_between_any_two_steps) {
    for (int steps = 0; steps < 4; ++steps) {
        Paying world;
        world.sold("one", 1000);
        const auto soon = Deadline::after(20s);
        const auto ann = AccountId::of_name("ann");
        const auto id = payout_id(ann, 0);
        // 1: the seller's number is taken.
        ASSERT_TRUE(world.run(world.stores.sellers.update(
            ann,
            [&](Seller seller) -> Result<Seller> {
                seller.current = id;
                seller.payouts = 1;
                seller.due_at = world.clock.now() + 1min;
                return seller;
            },
            soon)));
        Payout payout{.id = id, .seller = ann, .amount = {1000, *Currency::parse("EUR")}};
        payout.provider = "sandbox";
        payout.created_at = world.clock.now();
        payout.due_at = world.clock.now() + 30s;
        const auto open = world.run(
            world.stores.earnings.find(earning_by_seller_and_payout, {ann, std::nullopt}, {}, soon));
        payout.earnings = {open.items.front()->id};
        // 2: the payout is there.
        if (steps >= 1)
            ASSERT_TRUE(world.run(world.stores.payouts.insert(payout, soon, [&](store::Events& events) {
                events.publish(LedgerPosted{journal_of(payout)});
            })));
        // 3: its earnings are marked.
        if (steps >= 2)
            ASSERT_TRUE(world.run(world.stores.earnings.update(
                payout.earnings.front(),
                [&](Earning earning) -> Result<Earning> {
                    earning.payout = id;
                    return earning;
                },
                soon)));
        // 4: the provider has paid.
        if (steps >= 3)
            ASSERT_TRUE(world.run(world.stores.sandbox_payouts.insert({id, ann, payout.amount}, soon)));
        world.clock.move(1min);
        world.job("payments.payouts");
        EXPECT_EQ(world.books(), "") << steps;
        EXPECT_EQ(world.owed(), 0) << steps;
        EXPECT_EQ(world.told(PayoutPaid::type).size(), 1U) << steps;
        world.sound();
        world.sold("two", 700);
        EXPECT_EQ(world.request().str("state"), "paid") << "the next one is free, " << steps;
    }
}

TEST(Payouts, an_account_with_money_cannot_be_closed) {
    Paying world;
    const auto objection = [&] {
        return world.internal(Method::get,
                              "/internal/closing-objections/" + AccountId::of_name("ann").to_string());
    };
    EXPECT_EQ(objection().text.find("balance"), std::string::npos);
    world.sold("one", 1000);
    EXPECT_NE(objection().text.find("balance_left"), std::string::npos) << objection().text;
    world.request();
    EXPECT_EQ(objection().text.find("balance"), std::string::npos);
    world.refund("one", "r");
    world.settle_events();
    EXPECT_NE(objection().text.find("balance_owed"), std::string::npos);
}

}  // namespace
}  // namespace bookverse::payments
