// What crashes and races leave of an acceptance.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "services/market/test_deal.hpp"

namespace bookverse::market {
namespace {

using http::Method;
using testing::amount;
using testing::Deal;
using testing::nobody;
using testing::Person;
using testing::soon;
using namespace std::chrono_literals;

TEST(Offers, a_crash_while_accepting_is_finished_by_the_timer) {
    for (const bool reserved : {false, true}) {
        Deal deal;
        const auto path = deal.made();
        deal.agree(path);
        EXPECT_EQ(deal.world.post(deal.bob, path + "/withdraw").code(), "wrong_state");
        if (reserved) {  // it died between the two writes
            const Offer offer = deal.stored(path);
            const Hold hold{HoldKind::offer,
                            line_of(offer.id),
                            {900, offer.list_price.currency},
                            deal.world.clock.now() + offer_hold};
            ASSERT_TRUE(deal.world.run(deal.world.stores.listings.update(
                offer.listing,
                [&](const Listing& before, store::Events& events) -> Result<Listing> {
                    auto next = reserve(before, {hold.line, offer.buyer, hold.price, hold.until, hold},
                                        deal.world.clock.now());
                    announce(events, &before, *next, deal.world.clock.now());
                    return next;
                },
                soon())));
            deal.world.settle();
        }
        EXPECT_EQ(deal.state(path), "accepting");
        deal.world.job("market.offers");
        deal.world.job("market.offers");
        EXPECT_EQ(deal.state(path), "accepted");
        EXPECT_EQ(deal.listing_state(), "reserved");
        EXPECT_EQ(deal.told(OfferAccepted::type), 1U);
        EXPECT_EQ(deal.told(ListingReserved::type), 1U);
        EXPECT_EQ(deal.reserve(deal.bob, 1).number_at("/price/amount"), 900);
    }
}

TEST(Offers, a_crash_while_accepting_what_somebody_else_got) {
    Deal deal;
    const auto path = deal.made();
    deal.agree(path);
    ASSERT_EQ(deal.reserve(deal.cleo, 1).status, 200);
    deal.world.job("market.offers");
    EXPECT_EQ(deal.state(path), "closed");
    EXPECT_EQ(deal.reason(path), "reserved");
    EXPECT_EQ(deal.told(OfferClosed::type), 1U);
}

TEST(Offers, a_copy_that_was_given_back_before_a_crash_is_freed_by_the_timer) {
    Deal deal;
    const auto path = deal.made();
    ASSERT_EQ(deal.accept(deal.ann, path, 900).status, 200);
    Offer offer = deal.stored(path);
    offer =
        *withdraw(offer, {.kind = Actor::Kind::account, .account = deal.bob.account}, deal.world.clock.now());
    deal.put(offer);
    EXPECT_EQ(deal.listing_state(), "reserved");
    deal.world.job("market.offers");
    EXPECT_EQ(deal.listing_state(), "published");
}

TEST(Offers, of_two_accepted_at_once_one_wins) {
    Deal deal{4};
    for (int round = 0; round < 10; ++round) {
        deal.copy = deal.world.offer(deal.ann, "A book", R"("negotiable":true)");
        deal.listing = "/api/v1/listings/" + deal.copy;
        std::vector<Task<std::string>> both;
        std::vector<std::string> paths;
        for (const Person* who : {&deal.bob, &deal.cleo}) {
            paths.push_back("/api/v1/offers/" + deal.make(*who, 900).str("id"));
            both.push_back(
                deal.world.send(Method::post, paths.back() + "/accept", amount(900), deal.ann.token));
        }
        auto answers = deal.world.run_all(std::move(both));
        std::ranges::sort(answers);
        EXPECT_EQ(answers[0], "200");
        // The other's: the copy was gone, or the offer was closed by then.
        EXPECT_TRUE(answers[1] == "not_for_sale" || answers[1] == "offer_over") << answers[1];
        deal.world.settle();
        std::string states = deal.world.get(deal.ann, paths[0]).str("state") + " " +
                             deal.world.get(deal.ann, paths[1]).str("state");
        EXPECT_TRUE(states == "accepted closed" || states == "closed accepted") << states;
    }
}

// The negative control: marking the offers without the copy's own document in between accepts both.
TEST(Offers, without_the_copys_reservation_both_are_accepted) {
    Deal deal{4};
    std::vector<Task<>> both;
    std::vector<Offer> offers;
    for (const Person* who : {&deal.bob, &deal.cleo})
        offers.push_back(deal.stored("/api/v1/offers/" + deal.make(*who, 900).str("id")));
    std::atomic<int> looked = 0;
    std::atomic<int> accepted_ones = 0;
    const auto one = [&](Offer offer) -> Task<> {
        const auto listing = co_await deal.world.stores.listings.get(offer.listing, soon());
        const bool free = (*listing)->state == ListingState::published;
        ++looked;
        while (looked < 2)
            co_await sleep_for(1ms);  // as it happens when both are quick
        if (!free) co_return;
        offer.state = OfferState::accepting;
        const auto marked = co_await deal.world.stores.offers.update(
            offer.id,
            [offer](const Offer&) -> Result<Offer> { return accepted(offer, offer.expires_at, {}); }, soon());
        if (marked) ++accepted_ones;
    };
    for (const Offer& offer : offers)
        both.push_back(one(offer));
    deal.world.run_all(std::move(both));
    EXPECT_EQ(accepted_ones, 2);
}

TEST(Offers, an_accept_and_a_withdrawal_at_once_end_in_one_of_them) {
    Deal deal{4};
    for (int round = 0; round < 10; ++round) {
        deal.copy = deal.world.offer(deal.ann, "A book", R"("negotiable":true)");
        deal.listing = "/api/v1/listings/" + deal.copy;
        const auto path = deal.made();
        std::vector<Task<std::string>> both;
        both.push_back(deal.world.send(Method::post, path + "/accept", amount(900), deal.ann.token));
        both.push_back(deal.world.send(Method::post, path + "/withdraw", "", deal.bob.token));
        (void)deal.world.run_all(std::move(both));
        deal.world.job("market.offers");
        deal.world.settle();
        const bool is_accepted = deal.state(path) == "accepted";
        EXPECT_EQ(deal.state(path), is_accepted ? "accepted" : "withdrawn");
        EXPECT_EQ(deal.listing_state(), is_accepted ? "reserved" : "published") << "nothing stays half done";
    }
}

}  // namespace
}  // namespace bookverse::market
