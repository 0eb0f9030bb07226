#include "services/payments/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "services/payments/journal.hpp"

namespace bookverse::payments {
namespace {

using namespace std::chrono_literals;

const Currency eur = *Currency::parse("EUR");
const Instant start{std::chrono::hours{24 * 365 * 55}};
const OrderId order = OrderId::of_name("order");

OrderLineId line_id(int number) {
    return OrderLineId::of_name("line " + std::to_string(number));
}
RefundId refund_id(int number) {
    return RefundId::of_name("refund " + std::to_string(number));
}

NewPayment wanted(std::vector<std::int64_t> amounts) {
    NewPayment payment{.buyer = AccountId::of_name("buyer"),
                       .currency = eur,
                       .lines = {},
                       .expires_at = start + 15min,
                       .return_path = *Text<1, 500>::parse("/orders/1")};
    for (std::size_t i = 0; i < amounts.size(); ++i)
        payment.lines.value.push_back({.line = line_id(static_cast<int>(i)),
                                       .seller = AccountId::of_name("seller " + std::to_string(i % 3)),
                                       .amount = amounts[i],
                                       .kind = *Text<1, 40>::parse("book"),
                                       .title = *Text<1, 200>::parse("A book")});
    return payment;
}

const std::vector<FeeRule> ten_percent{{.basis_points = 1000}};

Payment opened(std::vector<std::int64_t> amounts = {1000, 500}) {
    return *create(order, wanted(std::move(amounts)), ten_percent, eur, start);
}

Charge charge(ChargeState state, const Payment& payment, std::int64_t refunded = 0) {
    return {state, {payment.amount, payment.currency}, refunded, payment.order};
}

Payment captured(Payment payment = opened(), Instant at = start + 1min) {
    return *observe(payment, charge(ChargeState::captured, payment), "", at);
}

RefundOrder refund_order(std::vector<LineRefund> lines = {}) {
    return {{std::move(lines)}, *Text<0, 200>::parse("why")};
}

/// "captured late held,settled +completed": state, marks, lines, refunds.
std::string text_of(const Payment& payment) {
    std::string text = boost::describe::enum_to_string(payment.state, "?");
    if (payment.late) text += " late";
    if (payment.processing) text += " processing";
    text += " ";
    for (const Line& line : payment.lines)
        text +=
            (text.ends_with(' ') ? "" : ",") + std::string{boost::describe::enum_to_string(line.state, "?")};
    for (const Refund& refund : payment.refunds)
        text += " +" + std::string{boost::describe::enum_to_string(refund.state, "?")};
    return text;
}

struct State {
    const char* name;
    Payment payment;
};

std::vector<State> states() {
    std::vector<State> all;
    const Payment open = opened();
    const auto processing = *observe(open, charge(ChargeState::processing, open), "", start + 1min);
    const Payment held = captured();
    const auto settled = *settle(held, line_id(0), start + 2min);
    all.push_back({"open", open});
    all.push_back({"processing", processing});
    all.push_back({"captured", held});
    all.push_back({"settled", settled});
    all.push_back({"failed", *observe(open, charge(ChargeState::gone, open), "", start + 1min)});
    all.push_back({"expired", expire(open, start + 15min)});
    all.push_back({"expired processing", expire(processing, start + 15min)});
    all.push_back({"cancelled", cancel(open, start + 1min)});
    all.push_back({"refunding", *refund(held, refund_id(9), refund_order(), start + 3min)});
    all.push_back(
        {"refunded", refund_answered(all.back().payment, refund_id(9), {MoveState::done, {}}, start + 4min)});
    return all;
}

using Command = std::function<Result<Payment>(const Payment&)>;

struct Row {
    const char* command;
    Command run;
    std::vector<std::string> expected;  ///< by state; "." is unchanged, "!code" a refusal
};

const Instant later = start + 16min;

std::vector<Row> table() {
    const auto see = [](ChargeState state) {
        return [state](const Payment& p) { return observe(p, charge(state, p), "evt", later); };
    };
    const std::string late = "captured late held,held";
    const std::string paid = "captured held,held";
    return {
        // open, processing, captured, settled, failed, expired, expired processing, cancelled, refunding, refunded
        {"see open",
         see(ChargeState::open),
         {".", "open waiting,waiting", ".", ".", ".", ".", "expired waiting,waiting", ".", ".", "."}},
        {"see processing",
         see(ChargeState::processing),
         {"open processing waiting,waiting", ".", ".", ".", "failed processing waiting,waiting",
          "expired processing waiting,waiting", ".", "cancelled processing waiting,waiting", ".", "."}},
        {"see captured",
         see(ChargeState::captured),
         {paid, paid, ".", ".", late, late, late, late, ".", "."}},
        {"see gone",
         see(ChargeState::gone),
         {"failed waiting,waiting", "failed waiting,waiting", ".", ".", ".", ".", "expired waiting,waiting",
          ".", ".", "."}},
        {"expire",
         [](const Payment& p) -> Result<Payment> { return expire(p, later); },
         {"expired waiting,waiting", "expired processing waiting,waiting", ".", ".", ".", ".", ".", ".", ".",
          "."}},
        {"cancel",
         [](const Payment& p) -> Result<Payment> { return cancel(p, later); },
         {"cancelled waiting,waiting", "cancelled processing waiting,waiting", ".", ".", ".", ".", ".", ".",
          ".", "."}},
        {"settle",
         [](const Payment& p) { return settle(p, line_id(0), later); },
         {"!not_held", "!not_held", "captured settled,held", ".", "!not_held", "!not_held", "!not_held",
          "!not_held", "!not_held", "!not_held"}},
        {"settle another's", [](const Payment& p) { return settle(p, line_id(7), later); },
         std::vector<std::string>(10, "!not_found")},
        {"refund all",
         [](const Payment& p) { return refund(p, refund_id(1), refund_order(), later); },
         {"open waiting,waiting +waiting", "open processing waiting,waiting +waiting",
          "captured refunded,refunded +pending", "captured refunded,refunded +pending",
          "failed waiting,waiting +waiting", "expired waiting,waiting +waiting",
          "expired processing waiting,waiting +waiting", "cancelled waiting,waiting +waiting",
          "captured refunded,refunded +pending +completed",  // nothing was left
          "refunded refunded,refunded +completed +completed"}},
        {"refund a part",
         [](const Payment& p) { return refund(p, refund_id(1), refund_order({{line_id(0), 400}}), later); },
         {"!not_captured", "!not_captured", "captured settled,held +pending",
          "captured settled,held +pending", "!not_captured", "!not_captured", "!not_captured",
          "!not_captured", "!more_than_paid", "!more_than_paid"}},
        {"refund a line",
         [](const Payment& p) { return refund(p, refund_id(1), refund_order({{line_id(1), 500}}), later); },
         {"!not_captured", "!not_captured", "captured held,refunded +pending",
          "captured settled,refunded +pending", "!not_captured", "!not_captured", "!not_captured",
          "!not_captured", "!more_than_paid", "!more_than_paid"}},
        {"refund is done",
         [](const Payment& p) -> Result<Payment> {
             return refund_answered(p, refund_id(9), {MoveState::done, {}}, later);
         },
         {".", ".", ".", ".", ".", ".", ".", ".", "refunded refunded,refunded +completed", "."}},
        {"refund is refused",
         [](const Payment& p) -> Result<Payment> {
             return refund_answered(p, refund_id(9), {MoveState::refused, "no"}, later);
         },
         {".", ".", ".", ".", ".", ".", ".", ".", "captured refunded,refunded +failed", "."}},
        {"retry a refund",
         [](const Payment& p) { return retry_refund(p, refund_id(9), later); },
         {"!not_found", "!not_found", "!not_found", "!not_found", "!not_found", "!not_found", "!not_found",
          "!not_found", "!not_failed", "!not_failed"}},
    };
}

TEST(Rules, every_state_and_command) {
    const auto all = states();
    for (const Row& row : table()) {
        ASSERT_EQ(row.expected.size(), all.size()) << row.command;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto& before = all[i].payment;
            const auto after = row.run(before);
            const auto got = !after ? "!" + after.error().code : text_of(*after);
            const auto& expected = row.expected[i];
            EXPECT_EQ(got, expected == "." ? text_of(before) : expected)
                << row.command << " of " << all[i].name;
        }
    }
}

TEST(Rules, a_refund_that_failed_is_sent_again) {
    auto payment = *refund(captured(), refund_id(1), refund_order(), start);
    payment = refund_answered(payment, refund_id(1), {MoveState::refused, "no"}, start);
    EXPECT_EQ(payment.due_at, std::nullopt);
    payment = *retry_refund(payment, refund_id(1), start);
    EXPECT_EQ(text_of(payment), "captured refunded,refunded +pending");
    EXPECT_EQ(payment.due_at, start + 5s);
}

TEST(Rules, what_is_asked_again_is_the_same_or_refused) {
    const auto held = captured();
    const auto once = *refund(held, refund_id(1), refund_order({{line_id(0), 400}}), start);
    EXPECT_EQ(*refund(once, refund_id(1), refund_order({{line_id(0), 400}}), later), once);
    const auto other = refund(once, refund_id(1), refund_order({{line_id(0), 401}}), later);
    EXPECT_EQ(other.error().code, "refund_differs");
    EXPECT_TRUE(same_payment(held, wanted({1000, 500})).has_value());
    EXPECT_EQ(same_payment(held, wanted({1000, 501})).error().code, "payment_differs");
    EXPECT_EQ(same_payment(held, wanted({1000})).error().code, "payment_differs");
    auto else_bought = wanted({1000, 500});
    else_bought.buyer = AccountId::of_name("somebody else");
    EXPECT_EQ(same_payment(held, else_bought).error().code, "payment_differs");
}

TEST(Rules, wrong_payments_and_refunds_are_refused) {
    const auto fault = [](const Result<Payment>& result) {
        return result                          ? std::string{"fine"}
               : result.error().faults.empty() ? result.error().code
                                               : result.error().faults.front().code;
    };
    EXPECT_EQ(fault(create(order, wanted({1, -1}), {}, eur, start)), "wrong_amount");
    EXPECT_EQ(fault(create(order, wanted({100'000'000'001}), {}, eur, start)), "wrong_amount");
    EXPECT_EQ(fault(create(order, wanted({100'000'000'000, 1}), {}, eur, start)), "wrong_amount");
    EXPECT_EQ(fault(create(order, wanted({1}), {}, *Currency::parse("JPY"), start)), "wrong_currency");
    auto twice = wanted({1, 1});
    twice.lines.value[1].line = line_id(0);
    EXPECT_EQ(fault(create(order, twice, {}, eur, start)), "wrong_line");
    const auto held = captured();
    const auto refuse = [&](std::vector<LineRefund> lines) {
        return fault(refund(held, refund_id(1), refund_order(std::move(lines)), start));
    };
    EXPECT_EQ(refuse({{line_id(0), 1001}}), "more_than_paid");
    EXPECT_EQ(refuse({{line_id(0), 0}}), "more_than_paid");
    EXPECT_EQ(refuse({{line_id(0), -1}}), "more_than_paid");
    EXPECT_EQ(refuse({{line_id(5), 1}}), "wrong_line");
    EXPECT_EQ(refuse({{line_id(0), 1}, {line_id(0), 1}}), "wrong_line");
    auto busy = held;
    for (std::size_t i = 0; i < most_refunds; ++i)
        busy.refunds.push_back({.id = refund_id(static_cast<int>(i) + 100)});
    EXPECT_EQ(fault(refund(busy, refund_id(1), refund_order(), start)), "too_many_refunds");
}

TEST(Rules, other_money_than_was_asked_for_is_not_believed) {
    const auto open = opened();
    auto wrong = charge(ChargeState::captured, open);
    wrong.amount.amount -= 1;
    EXPECT_EQ(observe(open, wrong, "", start).error().code, "provider_differs");
    wrong = charge(ChargeState::captured, open);
    wrong.amount.currency = *Currency::parse("JPY");
    EXPECT_EQ(observe(open, wrong, "", start).error().code, "provider_differs");
    wrong = charge(ChargeState::captured, open);
    wrong.order = OrderId::of_name("another");
    EXPECT_EQ(observe(open, wrong, "", start).error().code, "provider_differs");
}

TEST(Rules, refunded_before_it_was_paid_ends_refunded) {
    // Asked for while it was open.
    auto payment = *refund(opened(), refund_id(1), refund_order(), start);
    payment = captured(cancel(payment, start));
    EXPECT_EQ(text_of(payment), "captured late refunded,refunded +pending");
    payment = refund_answered(payment, refund_id(1), {MoveState::done, {}}, later);
    EXPECT_EQ(payment.state, PaymentState::refunded);
    // At the provider, and the news of it came first.
    const auto open = opened();
    const auto foreign = *observe(open, charge(ChargeState::captured, open, 1500), "", start);
    EXPECT_EQ(text_of(foreign), "refunded refunded,refunded +completed");
    EXPECT_EQ(*observe(foreign, charge(ChargeState::captured, open, 1500), "", later), foreign);
    // A part of it at the provider, from the first line on; the rest of that line is the seller's.
    const auto part = *observe(open, charge(ChargeState::captured, open, 1200), "", start);
    EXPECT_EQ(text_of(part), "captured refunded,settled +completed");
    EXPECT_EQ(part.lines[1].refunded, 200);
}

TEST(Rules, our_own_refunds_are_no_foreign_ones) {
    auto payment = *refund(captured(), refund_id(1), refund_order({{line_id(0), 400}}), start);
    EXPECT_EQ(*observe(payment, charge(ChargeState::captured, payment, 400), "", later), payment);
    payment = refund_answered(payment, refund_id(1), {MoveState::done, {}}, start);
    EXPECT_EQ(*observe(payment, charge(ChargeState::captured, payment, 400), "", later), payment);
}

TEST(Rules, a_refund_that_failed_and_was_made_at_the_provider_by_hand_is_completed) {
    auto payment = *refund(captured(), refund_id(1), refund_order(), start);
    payment = refund_answered(payment, refund_id(1), {MoveState::refused, "no"}, start);
    EXPECT_EQ(*observe(payment, charge(ChargeState::captured, payment), "", later), payment);
    payment = *observe(payment, charge(ChargeState::captured, payment, 1500), "", later);
    EXPECT_EQ(text_of(payment), "refunded refunded,refunded +completed");
    EXPECT_EQ(journal_of(payment).size(), 3U);
}

TEST(Rules, nothing_to_pay_is_paid_at_once) {
    const auto free = *create(order, wanted({0, 0}), ten_percent, eur, start);
    EXPECT_EQ(text_of(free), "captured held,held");
    EXPECT_TRUE(journal_of(free).empty());
    const auto back = *refund(free, refund_id(1), refund_order(), start);
    EXPECT_EQ(text_of(back), "refunded refunded,refunded +completed");
    EXPECT_TRUE(journal_of(*settle(free, line_id(0), start)).empty());
}

TEST(Rules, events_are_remembered_once_and_not_without_end) {
    auto payment = opened();
    for (int i = 0; i < 100; ++i) {
        const auto state = i % 2 == 0 ? ChargeState::processing : ChargeState::open;
        payment = *observe(payment, charge(state, payment), "evt " + std::to_string(i), start);
        payment = *observe(payment, charge(state, payment), "evt " + std::to_string(i), start);
    }
    EXPECT_EQ(payment.events.size(), remembered_events);
    EXPECT_EQ(payment.events.back(), "evt 99");
}

TEST(Rules, when_somebody_has_to_look) {
    EXPECT_EQ(opened().due_at, start + 15min);
    EXPECT_EQ(captured().due_at, std::nullopt);
    const auto all = states();
    EXPECT_EQ(all[6].payment.due_at, start + 15min + 10min) << "still processing";
    EXPECT_EQ(next_look(all[6].payment, start + 15min + longest_processing), std::nullopt);
    EXPECT_EQ(pause_after(0), 5s);
    EXPECT_EQ(pause_after(3), 40s);
    EXPECT_EQ(pause_after(1000), 1h);
}

// Any commands in any order: what the journal said once it says for ever, the sums fit the state, and all
// accounts come to zero.
class AnyCommands {
public:
    explicit AnyCommands(unsigned seed) : random_{seed} {}

    void run() {
        std::vector<std::int64_t> amounts;
        for (auto i = any(4) + 1; i > 0; --i)
            amounts.push_back(any(5) == 0 ? 0 : any(1000));
        rules_ = {{.basis_points = any(whole), .fixed = any(50)}};
        payment_ = *create(order, wanted(amounts), rules_, eur, now_);
        for (int step = 0; step < 40; ++step) {
            const auto before = journal_of(payment_);
            now_ += std::chrono::minutes{any(3)};
            command();
            check(before);
            if (::testing::Test::HasFailure()) return;
        }
    }

private:
    std::int64_t any(std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>{0, most}(random_);
    }
    void take(const Result<Payment>& next) {
        if (next) payment_ = *next;
    }
    void command() {
        const auto line = line_id(static_cast<int>(any(static_cast<std::int64_t>(payment_.lines.size()))));
        const auto id = refund_id(static_cast<int>(any(5)));
        switch (any(9)) {
            case 0:
                return take(observe(payment_, charge(static_cast<ChargeState>(any(3)), payment_), "", now_));
            case 1:
                return take(observe(payment_, charge(ChargeState::captured, payment_), "", now_));
            case 2:  // with something that went back past us
                return take(observe(payment_, charge(ChargeState::captured, payment_, any(2000)), "", now_));
            case 3:
                return take(expire(payment_, now_));
            case 4:
                return take(any(3) == 0 ? cancel(payment_, now_) : payment_);
            case 5:
                return take(settle(payment_, line, now_));
            case 6:
                return take(refund(payment_, id, refund_order({{line, any(700)}}), now_));
            case 7:
                return take(refund(payment_, id, refund_order(), now_));
            case 8:
                return take(refund_answered(payment_, id, {static_cast<MoveState>(any(2)), "no"}, now_));
            default:
                return take(retry_refund(payment_, id, now_));
        }
    }
    void check(const std::vector<Transfer>& before) {
        const auto journal = journal_of(payment_);
        for (const Transfer& transfer : before)
            EXPECT_NE(std::ranges::find(journal, transfer), journal.end())
                << transfer.cause << " was said and is said no more";
        Balances sums;
        std::set<TransferId> ids;
        std::int64_t held = 0;
        std::int64_t refunding = 0;
        for (const Transfer& transfer : journal) {
            EXPECT_EQ(fault_of(transfer), std::nullopt);
            EXPECT_TRUE(ids.insert(transfer.id).second) << transfer.cause << " twice";
            sums.add(transfer);
            for (const Posting& posting : transfer.postings) {
                if (posting.account == Account::held) held += posting.amount;
                if (posting.account == Account::refunding) refunding += posting.amount;
            }
        }
        EXPECT_EQ(held, held_of(payment_));
        EXPECT_EQ(refunding, refunding_of(payment_));
        EXPECT_GE(sums.of("fees", eur), 0);
        EXPECT_GE(sums.of("sellers", eur), 0) << "without a payout nobody owes anything";
        EXPECT_TRUE(sums.unbalanced().empty());
        std::int64_t refunded = 0;
        for (const Line& line : payment_.lines) {
            EXPECT_LE(line.refunded, line.amount);
            refunded += line.refunded;
        }
        EXPECT_LE(refunded, payment_.amount);
    }

    std::mt19937 random_;
    Instant now_ = start;
    std::vector<FeeRule> rules_{};
    Payment payment_{};
};

TEST(Rules, any_commands_in_any_order_keep_the_books) {
    for (unsigned seed = 1; seed <= 400; ++seed) {
        AnyCommands{seed}.run();
        if (HasFailure()) FAIL() << "seed " << seed;
    }
}

}  // namespace
}  // namespace bookverse::payments
