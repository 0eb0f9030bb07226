#include "services/payments/audit.hpp"

#include <gtest/gtest.h>

#include "services/payments/test_world.hpp"

namespace bookverse::payments {
namespace {

using testing::World;
using namespace std::chrono_literals;

const Deadline soon = Deadline::after(1h);

/// An honest installation with something in every account.
class Books : public World {
public:
    Books() : World{[](auto& settings) { settings.sandbox_faults = {"timeout", "drop"}; }} {
        paid("held", {1000, 500});
        paid("settled", {700});
        World::settle("settled", 0);
        paid("refunding", {300});
        refund("refunding", "r");
        settle_events();
        clock.move(2min);
        job("payments.balances");
        orders_agree();
    }
    bool finds(const std::string& words) {
        bool found = false;
        for (const auto& finding : audit())
            found = found || finding.find(words) != std::string::npos;
        return found;
    }
};

TEST(Audit, of_honest_books_finds_nothing) {
    Books books;
    for (const auto& finding : books.audit())
        ADD_FAILURE() << finding;
    EXPECT_EQ(books.books(), "held 1500, provider:sandbox -2500, refunding 300, sellers 700");
}

// Each spoils one thing; the audit must name it. Without these the test above could not fail.
TEST(Audit, finds_what_is_wrong) {
    struct Case {
        const char* words;
        std::function<void(Books&)> spoil;
    };
    const auto transfer = [](Books& books, const std::string& cause, std::function<void(Transfer&)> change) {
        ASSERT_TRUE(books.run(books.stores.transfers.update(
            transfer_id(cause),
            [&](Transfer next) -> Result<Transfer> {
                change(next);
                return next;
            },
            soon)));
    };
    const auto payment = [](Books& books, const std::string& order, std::function<void(Payment&)> change) {
        ASSERT_TRUE(books.run(books.stores.payments.update(
            payment_id(World::order_id(order)),
            [&](Payment next) -> Result<Payment> {
                change(next);
                return next;
            },
            soon)));
    };
    const auto capture = "capture/" + payment_id(World::order_id("held")).to_string();
    for (const auto& [words, spoil] : std::vector<Case>{
             {"sum to zero",
              [&](Books& b) { transfer(b, capture, [](Transfer& t) { t.postings[0].amount += 1; }); }},
             {"sum to 1",
              [&](Books& b) { transfer(b, capture, [](Transfer& t) { t.postings[0].amount += 1; }); }},
             {"other postings",
              [&](Books& b) {
                  transfer(b, capture, [](Transfer& t) {
                      t.postings[0].amount += 1;
                      t.postings[1].amount -= 1;
                  });
              }},
             {"lacks capture",
              [&](Books& b) { ASSERT_TRUE(b.run(b.stores.transfers.erase(transfer_id(capture), soon))); }},
             {"nothing accounts for",
              [&](Books& b) {
                  const auto extra = TransferMaker{TransferKind::settlement, "settle/invented",
                                                   *Currency::parse("EUR"), "sandbox", b.clock.now()}
                                         .post(Account::held, World::order_id("held").value, -5)
                                         .post(Account::fees, std::nullopt, 5)
                                         .make();
                  ASSERT_TRUE(b.run(b.stores.transfers.insert(extra, soon)));
              }},
             {"held for order",
              [&](Books& b) { payment(b, "held", [](Payment& p) { p.lines[0].amount = 999; }); }},
             {"by the orders", [&](Books& b) { b.orders.held.pop_back(); }},
             {"going back for order",
              [&](Books& b) {
                  payment(b, "refunding", [&](Payment& p) {
                      p.refunds[0].completed_at = b.clock.now();
                      p.due_at = std::nullopt;
                  });
              }},
             {"balance of seller",
              [&](Books& b) {
                  const auto cause = "settle/" + payment_id(World::order_id("settled")).to_string() + "/" +
                                     World::line_id("settled", 0);
                  ASSERT_TRUE(
                      b.run(b.stores.earnings.erase(earning_id(cause, AccountId::of_name("ann")), soon)));
              }},
             {"projected balances",
              [&](Books& b) {
                  ASSERT_TRUE(b.run(b.stores.balances.update(
                      "ledger",
                      [](StoredBalances next) -> Result<StoredBalances> {
                          next.balances.front().amount += 1;
                          return next;
                      },
                      soon)));
              }},
         }) {
        Books books;
        spoil(books);
        EXPECT_TRUE(books.finds(words)) << words;
    }
}

TEST(Audit, the_projection_is_what_the_transfers_come_to) {
    World world;
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 3; ++i)
            world.paid(std::to_string(round) + "/" + std::to_string(i), {100});
        world.settle_events();
        world.clock.move(round % 2 == 0 ? 2min : 10s);
        world.job("payments.balances");
        const auto stored = world.run(world.stores.balances.get("ledger", soon));
        const auto anew = world.run(world.bookkeeper().rebuilt((*stored)->until, soon));
        EXPECT_EQ(anew.balances, (*stored)->balances);
        EXPECT_EQ(anew.transfers, (*stored)->transfers);
        EXPECT_EQ(world.run(world.bookkeeper().balances(soon)).transfers, (round + 1) * 3)
            << "with what came since";
    }
    const auto stored = world.run(world.stores.balances.get("ledger", soon));
    EXPECT_EQ((*stored)->transfers, 9) << "a minute is left for slower writers";
}

// A writer that is slower than the projection waits: once it wrote while its time was being summed up (nobody is told),
// once behind that (its event, or the repeat of it, finds the sums beyond it).
TEST(Audit, a_transfer_that_is_recorded_late_is_summed_up_all_the_same) {
    for (const bool told : {false, true}) {
        World world;
        world.paid("early", {100});
        world.settle_events();
        world.clock.move(5min);
        world.job("payments.balances");
        const auto stored = [&] { return **world.run(world.stores.balances.get("ledger", soon)); };
        if (told) world.job("payments.balances");  // looked again, and all was there
        ASSERT_EQ(stored().transfers, 1);
        const PaymentCaptured event{.payment = PaymentId::of_name("late"),
                                    .order = OrderId::of_name("late"),
                                    .buyer = AccountId::of_name("ann"),
                                    .amount = {700, *Currency::parse("EUR")},
                                    .provider = "sandbox"};
        auto late = capture_of(event);
        late.posted_at = stored().until - 30s;
        ASSERT_TRUE(world.run(world.stores.transfers.insert(late, soon)));
        const auto wrong = [&] {
            return world.run(world.bookkeeper().rebuilt(stored().until, soon)).transfers !=
                   stored().transfers;
        };
        EXPECT_TRUE(wrong());
        if (told) {
            world.job("payments.balances");
            EXPECT_EQ(stored().transfers, 1) << "nobody noticed";
            world.run(world.bookkeeper().on_event({.id = "1",
                                                   .type = std::string{PaymentCaptured::type},
                                                   .subject = {},
                                                   .at = {},
                                                   .traceparent = {},
                                                   .data = json::write(event)}));
            EXPECT_TRUE(stored().suspect);
        }
        world.job("payments.balances");
        EXPECT_EQ(stored().transfers, 0) << "anew";
        world.job("payments.balances");
        EXPECT_EQ(stored().transfers, 2);
        EXPECT_FALSE(wrong());
        world.job("payments.balances");
        const auto rest = stored();
        world.job("payments.balances");
        EXPECT_EQ(stored(), rest) << "and then it rests";
    }
}

TEST(Audit, a_pending_transfer_is_ended_once) {
    World world;
    const auto end = [](const std::string& cause) {
        return TransferMaker{TransferKind::payout_paid, cause, *Currency::parse("EUR"), "sandbox", Instant{}}
            .resolving("payout/1")
            .post(Account::paying_out, Uuid::of_name("ann"), -5)
            .post(Account::provider, std::nullopt, 5)
            .make();
    };
    ASSERT_TRUE(world.run(world.stores.transfers.insert(end("paid/payout/1"), soon)));
    const auto again = world.run(world.stores.transfers.try_insert(end("failed/payout/1"), soon));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().duplicate_index, "by_resolved");
}

}  // namespace
}  // namespace bookverse::payments
