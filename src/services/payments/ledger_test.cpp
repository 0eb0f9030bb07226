#include "services/payments/ledger.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace bookverse::payments {
namespace {

const Currency eur = *Currency::parse("EUR");
const Uuid order = Uuid::of_name("order");
const Uuid seller = Uuid::of_name("seller");

TransferMaker settlement(std::int64_t net, std::int64_t fee) {
    TransferMaker maker{TransferKind::settlement, "settle/1", eur, "sandbox", Instant{}};
    maker.post(Account::held, order, -net - fee)
        .post(Account::sellers, seller, net)
        .post(Account::fees, std::nullopt, fee);
    return maker;
}

TEST(Ledger, a_transfer_sums_to_zero_or_is_none) {
    EXPECT_EQ(settlement(93, 7).make().postings.size(), 3U);
    EXPECT_THROW((void)settlement(93, 7).post(Account::fees, std::nullopt, 1).make(), std::logic_error);
    EXPECT_EQ(settlement(93, 0).make().postings.size(), 2U) << "a posting of nothing is none";
    EXPECT_THROW((void)settlement(1, 0)
                     .post(Account::fees, std::nullopt, std::numeric_limits<std::int64_t>::max())
                     .post(Account::fees, std::nullopt, 1),
                 std::overflow_error);
}

TEST(Ledger, postings_of_one_account_and_owner_become_one) {
    const auto made =
        settlement(93, 7).post(Account::sellers, seller, -3).post(Account::fees, std::nullopt, 3).make();
    ASSERT_EQ(made.postings.size(), 3U);
    EXPECT_EQ(made.postings[1], (Posting{Account::sellers, seller, 90}));
    EXPECT_EQ(made.postings[2], (Posting{Account::fees, std::nullopt, 10}));
}

TEST(Ledger, the_cause_makes_the_id) {
    EXPECT_EQ(transfer_id("settle/1"), settlement(1, 0).make().id);
    EXPECT_EQ(transfer_id("settle/1"), settlement(2, 1).make().id) << "whatever the amounts are";
    EXPECT_NE(transfer_id("settle/1"), transfer_id("settle/2"));
}

TEST(Ledger, what_is_wrong_with_a_transfer_is_named) {
    Transfer good = settlement(93, 7).make();
    EXPECT_EQ(fault_of(good), std::nullopt);
    struct Case {
        const char* what;
        std::function<void(Transfer&)> spoil;
    };
    for (const auto& [what, spoil] : std::vector<Case>{
             {"another amount", [](Transfer& t) { t.postings[0].amount += 1; }},
             {"another cause", [](Transfer& t) { t.cause = "settle/2"; }},
             {"no owner", [](Transfer& t) { t.postings[0].owner = std::nullopt; }},
             {"an owner of our fees", [](Transfer& t) { t.postings[2].owner = seller; }},
             {"a posting of nothing", [](Transfer& t) { t.postings.push_back({Account::held, order, 0}); }},
         }) {
        Transfer bad = good;
        spoil(bad);
        EXPECT_TRUE(fault_of(bad).has_value()) << what;
    }
}

TEST(Ledger, balances_are_the_sums_of_postings) {
    Balances balances;
    balances.add(TransferMaker{TransferKind::capture, "capture/1", eur, "sandbox", Instant{}}
                     .post(Account::provider, std::nullopt, -100)
                     .post(Account::held, order, 100)
                     .make());
    EXPECT_EQ(balances.of("held", eur), 100);
    EXPECT_EQ(balances.of("provider:sandbox", eur), -100);
    balances.add(settlement(93, 7).make());
    EXPECT_EQ(balances.of("held", eur), 0);
    EXPECT_EQ(balances.of("sellers", eur), 93);
    EXPECT_EQ(balances.of("fees", eur), 7);
    EXPECT_EQ(balances.of("fees", *Currency::parse("JPY")), 0);
    EXPECT_EQ(Balances{balances.list()}, balances);
    EXPECT_TRUE(balances.unbalanced().empty());
    Transfer spoilt = settlement(1, 0).make();
    spoilt.postings.pop_back();
    spoilt.currency = *Currency::parse("JPY");
    balances.add(spoilt);
    EXPECT_EQ(balances.unbalanced(), std::vector<std::string>{"JPY"});
}

}  // namespace
}  // namespace bookverse::payments
