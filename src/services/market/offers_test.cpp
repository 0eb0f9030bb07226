#include <gtest/gtest.h>

#include <algorithm>

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

TEST(Offers, made_countered_accepted_and_bought_at_the_agreed_price) {
    Deal deal;
    const auto heard = deal.world.listen(deal.ann.account);
    const auto made = deal.make(deal.bob, 900);
    ASSERT_EQ(made.status, 201) << made.text;
    const std::string path = "/api/v1/offers/" + made.str("id");
    EXPECT_EQ(made.headers.get("Location"), path);
    EXPECT_EQ(made.str("state"), "made");
    EXPECT_EQ(made.str("expires_at"), to_string(deal.world.clock.now() + 48h));
    EXPECT_EQ(made.text_at("/listing/title"), "A book");
    EXPECT_EQ(boost::json::serialize(made.at("/can")), R"(["withdraw"])");
    EXPECT_EQ(deal.make(deal.bob, 950).code(), "offer_open");
    const auto received = deal.world.get(deal.ann, "/api/v1/offers?side=selling");
    EXPECT_EQ(received.ids(), made.str("id"));
    EXPECT_EQ(boost::json::serialize(received.at("/items/0/can")), R"(["accept","decline","counter"])");

    EXPECT_EQ(deal.accept(deal.bob, path, 900).code(), "not_your_turn");
    const auto countered = deal.world.post(deal.ann, path + "/counter", amount(1100));
    ASSERT_EQ(countered.status, 200) << countered.text;
    EXPECT_EQ(countered.str("by"), "seller");
    EXPECT_EQ(countered.at("/steps").as_array().size(), 2U);
    EXPECT_EQ(deal.accept(deal.ann, path, 900).code(), "not_your_turn") << "void";
    EXPECT_EQ(deal.accept(deal.bob, path, 900).code(), "offer_changed");
    const auto accepted = deal.accept(deal.bob, path, 1100);
    ASSERT_EQ(accepted.status, 200) << accepted.text;
    EXPECT_EQ(accepted.str("state"), "accepted");
    EXPECT_EQ(accepted.str("reserved_until"), to_string(deal.world.clock.now() + 24h));
    EXPECT_EQ(accepted.text_at("/listing/state"), "reserved");
    EXPECT_EQ(deal.accept(deal.bob, path, 1100).str("state"), "accepted") << "asked again";
    const auto seen = deal.world.get(nobody, deal.listing);
    EXPECT_EQ(seen.str("state"), "reserved");
    EXPECT_EQ(seen.str("reserved_until"), accepted.str("reserved_until"));

    EXPECT_EQ(deal.reserve(deal.cleo, 1).code(), "not_for_sale");
    const auto ordered = deal.reserve(deal.bob, 2);
    ASSERT_EQ(ordered.status, 200) << ordered.text;
    EXPECT_EQ(ordered.number_at("/price/amount"), 1100);
    EXPECT_EQ(ordered.str("until"), to_string(deal.world.clock.now() + 15min));
    EXPECT_EQ(deal.world.post(deal.bob, path + "/withdraw").code(), "ordered");
    EXPECT_EQ(deal.finish("confirm", 2).number_at("/price/amount"), 1100);
    deal.world.settle();
    EXPECT_EQ(deal.state(path), "bought");
    EXPECT_EQ(deal.told(OfferMade::type), 1U);
    EXPECT_EQ(deal.told(OfferCountered::type), 1U);
    EXPECT_EQ(deal.told(OfferAccepted::type), 1U);
    EXPECT_EQ(deal.told(OfferBought::type), 1U);
    const auto event = json::read<OfferAccepted>(deal.world.told(OfferAccepted::type)[0]);
    EXPECT_EQ(event->offer.price.amount, 1100);
    EXPECT_EQ(event->offer.by, OfferSide::seller);
    EXPECT_EQ(event->offer.title, "A book");
    EXPECT_TRUE(std::ranges::any_of(*heard, [&](const std::string& text) {
        return text.starts_with("offer.made ") && text.contains(made.str("id"));
    })) << "the seller's open browsers";
}

TEST(Offers, a_deal_outlives_an_order_that_came_to_nothing) {
    Deal deal;
    const auto path = deal.made();
    ASSERT_EQ(deal.accept(deal.ann, path, 900).status, 200);
    ASSERT_EQ(deal.reserve(deal.bob, 1).status, 200);
    EXPECT_EQ(deal.finish("release", 1).status, 200);
    deal.world.settle();
    EXPECT_EQ(deal.state(path), "accepted");
    ASSERT_EQ(deal.reserve(deal.bob, 2).status, 200);
    deal.later(15min);  // not paid in time
    EXPECT_EQ(deal.reserve(deal.cleo, 3).code(), "not_for_sale") << "before any timer ran";
    deal.world.job("market.reservations");
    deal.world.settle();
    EXPECT_EQ(deal.state(path), "accepted");
    EXPECT_EQ(deal.reserve(deal.bob, 4).number_at("/price/amount"), 900);
}

TEST(Offers, each_route_for_each_caller) {
    Deal deal;
    const Person mod = deal.world.with_roles("mod", {Role::student, Role::moderator});
    struct Row {
        std::string name;
        Method method;
        std::string more;
        std::string body;
        int buyer, seller;
    };
    const Row rows[] = {
        {"read", Method::get, "", "", 200, 200},
        {"accept", Method::post, "/accept", amount(900), 409, 200},
        {"counter", Method::post, "/counter", amount(1000), 409, 200},
        {"decline", Method::post, "/decline", "", 409, 200},
        {"withdraw", Method::post, "/withdraw", "", 200, 409},
    };
    for (const Row& row : rows) {
        const auto call = [&](const Person& who, const std::string& path) {
            return deal.world.call(who, row.method, path + row.more, row.body).status;
        };
        const auto path = deal.made();
        EXPECT_EQ(call(deal.cleo, path), 404) << row.name;
        EXPECT_EQ(call(mod, path), 404) << row.name;
        EXPECT_EQ(call(nobody, path), 401) << row.name;
        const bool buyer_first = row.buyer == 409;
        EXPECT_EQ(call(buyer_first ? deal.bob : deal.ann, path), buyer_first ? row.buyer : row.seller)
            << row.name;
        EXPECT_EQ(call(buyer_first ? deal.ann : deal.bob, path), buyer_first ? row.seller : row.buyer)
            << row.name;
        EXPECT_EQ(call(deal.bob, "/api/v1/offers/" + OfferId{}.to_string()), 404) << row.name;
        (void)deal.world.post(deal.bob, path + "/withdraw");
    }
    EXPECT_EQ(deal.world.get(deal.cleo, "/api/v1/offers?side=selling&listing=" + deal.copy).status, 404);
    EXPECT_EQ(deal.world.get(deal.cleo, "/api/v1/offers?side=buying&listing=" + deal.copy).count(), 0U);
    EXPECT_EQ(deal.world.get(nobody, "/api/v1/offers?side=buying").status, 401);
}

TEST(Offers, bad_input_and_repeats) {
    Deal deal;
    const auto faults = [&](const std::string& body) {
        return deal.world.post(deal.bob, deal.listing + "/offers", body).faults();
    };
    EXPECT_EQ(faults(amount(0)), "/amount:out_of_range");
    EXPECT_EQ(faults(amount(1251)), "/amount:above_list_price");
    EXPECT_EQ(faults(R"({"amount":9.5})"), "/amount:wrong_type");
    EXPECT_EQ(faults(R"({"amount":900,"state":"accepted"})"), "/state:unknown_field");
    EXPECT_EQ(faults("{}"), "/amount:required");
    EXPECT_EQ(deal.make(deal.ann, 900).code(), "own_listing");
    EXPECT_EQ(deal.world.get(deal.bob, "/api/v1/offers").faults(), "?side:required");
    EXPECT_EQ(deal.world.get(deal.bob, "/api/v1/offers?side=buying&after=x").faults(),
              "?after:invalid_cursor");
    const std::string fixed = deal.world.offer(deal.ann, "Fixed");
    EXPECT_EQ(deal.world.post(deal.bob, "/api/v1/listings/" + fixed + "/offers", amount(900)).code(),
              "not_negotiable");
    const Person lapsed = deal.world.with_roles("lapsed", {});
    EXPECT_EQ(deal.make(lapsed, 900).code(), "not_verified");

    const auto keyed = [&](std::int64_t minor) {
        return deal.world.call(deal.bob, Method::post, deal.listing + "/offers", amount(minor),
                               {{"Idempotency-Key", "k"}});
    };
    const auto first = keyed(900);
    ASSERT_EQ(first.status, 201) << first.text;
    EXPECT_EQ(keyed(900).str("id"), first.str("id"));
    EXPECT_EQ(keyed(901).code(), "idempotency_key_reused");
    (void)deal.world.post(deal.ann, "/api/v1/offers/" + first.str("id") + "/decline");
    EXPECT_EQ(keyed(900).str("state"), "declined") << "a repeat makes no new one";
    EXPECT_EQ(deal.told(OfferMade::type), 1U);
}

TEST(Offers, pages_of_what_was_made_and_received) {
    Deal deal;
    std::vector<std::string> copies;
    std::string newest;
    for (int i = 0; i < 5; ++i) {
        deal.later(1s);
        const auto copy = deal.world.offer(deal.ann, "Book", R"("negotiable":true)");
        const auto made =
            deal.world.post(deal.bob, "/api/v1/listings/" + copy + "/offers", amount(100)).str("id");
        newest = made + (newest.empty() ? "" : " ") + newest;
    }
    const auto first = deal.world.get(deal.bob, "/api/v1/offers?side=buying&limit=3");
    const auto rest = deal.world.get(deal.bob, "/api/v1/offers?side=buying&after=" + first.str("next"));
    EXPECT_EQ(first.ids() + " " + rest.ids(), newest);
    EXPECT_EQ(deal.world.get(deal.ann, "/api/v1/offers?side=selling").ids(), newest);
    EXPECT_EQ(deal.world.get(deal.ann, "/api/v1/offers?side=buying").count(), 0U);
    EXPECT_EQ(deal.world.get(deal.cleo, "/api/v1/offers?side=selling").count(), 0U);
}

TEST(Offers, what_happens_to_the_listing_closes_them_with_a_reason) {
    using Act = std::function<void(Deal&)>;
    const auto patch = [](const std::string& body) -> Act {
        return [body](Deal& deal) {
            const auto etag = deal.world.get(deal.ann, deal.listing).etag();
            ASSERT_EQ(
                deal.world.call(deal.ann, Method::patch, deal.listing, body, {{"If-Match", etag}}).status,
                200);
        };
    };
    const std::pair<Act, std::string> rows[] = {
        {patch(R"({"price":1000})"), "price_changed"},
        {patch(R"({"negotiable":false})"), "not_negotiable"},
        {patch(R"({"description":"As new"})"), ""},
        {[](Deal& deal) { deal.world.post(deal.ann, deal.listing + "/pause"); }, "not_for_sale"},
        {[](Deal& deal) { deal.world.post(deal.ann, deal.listing + "/withdraw"); }, "not_for_sale"},
        {[](Deal& deal) { deal.world.put(deal.ann, "/api/v1/market/holiday", R"({"on":true})"); },
         "not_for_sale"},
        {[](Deal& deal) { EXPECT_EQ(deal.reserve(deal.cleo, 1).status, 200); }, "reserved"},
    };
    for (const auto& [act, reason] : rows) {
        Deal deal;
        const auto path = deal.made();
        act(deal);
        deal.world.settle();
        EXPECT_EQ(deal.state(path), reason.empty() ? "made" : "closed") << reason;
        EXPECT_EQ(deal.reason(path), reason);
        EXPECT_EQ(deal.told(OfferClosed::type), reason.empty() ? 0U : 1U) << reason;
        if (!reason.empty()) EXPECT_EQ(deal.accept(deal.ann, path, 900).code(), "offer_over");
    }
}

// An offer that was stored a moment after its listing had changed: nobody told it, so its own event looks.
TEST(Offers, one_that_came_too_late_for_a_change_is_closed) {
    Deal deal;
    const auto path = deal.made();
    Offer late = deal.stored(path);
    ASSERT_EQ(deal.world.post(deal.bob, path + "/withdraw").status, 200);
    ASSERT_EQ(deal.world.post(deal.ann, deal.listing + "/pause").status, 200);
    deal.world.settle();
    late.id = OfferId::of_name("late");
    ASSERT_TRUE(deal.world.run(deal.world.stores.offers.insert(
        late, soon(), [late](store::Events& events) { announce(events, nullptr, late); })));
    deal.world.settle();
    EXPECT_EQ(deal.reason("/api/v1/offers/" + late.id.to_string()), "not_for_sale");
}

TEST(Offers, an_unanswered_one_lapses_by_itself) {
    Deal deal;
    const auto path = deal.made();
    deal.later(48h);
    EXPECT_EQ(deal.state(path), "lapsed") << "before any timer ran";
    EXPECT_EQ(deal.accept(deal.ann, path, 900).code(), "offer_over");
    EXPECT_EQ(deal.make(deal.bob, 950).status, 201) << "the old one is in nobody's way";
    const auto second = deal.world.get(deal.bob, "/api/v1/offers?side=buying&limit=1").ids();
    deal.later(48h);
    deal.world.job("market.offers");
    deal.world.job("market.offers");
    EXPECT_EQ(deal.told(OfferLapsed::type), 2U) << "each once";
    EXPECT_EQ(deal.reason("/api/v1/offers/" + second), "no_answer");
}

TEST(Offers, an_accepted_one_that_is_not_bought_lapses_and_frees_the_copy) {
    Deal deal;
    const auto path = deal.made();
    ASSERT_EQ(deal.accept(deal.ann, path, 900).status, 200);
    deal.later(24h);
    EXPECT_EQ(deal.listing_state(), "published");
    deal.world.job("market.offers");
    deal.world.job("market.reservations");
    deal.world.settle();
    EXPECT_EQ(deal.state(path), "lapsed");
    EXPECT_EQ(deal.reason(path), "not_bought");
    EXPECT_EQ(deal.told(OfferLapsed::type), 1U);
    EXPECT_EQ(deal.told(ListingReleased::type), 1U);
    EXPECT_EQ(deal.reserve(deal.cleo, 1).number_at("/price/amount"), 1250);
}

TEST(Offers, the_buyer_gives_an_accepted_copy_back) {
    Deal deal;
    const auto path = deal.made();
    ASSERT_EQ(deal.accept(deal.ann, path, 900).status, 200);
    const auto given = deal.world.post(deal.bob, path + "/withdraw");
    EXPECT_EQ(given.str("state"), "withdrawn") << given.text;
    EXPECT_EQ(given.str("ended_by"), "buyer");
    EXPECT_EQ(deal.listing_state(), "published");
    deal.world.job("market.offers");
    deal.world.job("market.offers");
    EXPECT_EQ(deal.told(ListingReleased::type), 1U);
    EXPECT_EQ(deal.told(OfferWithdrawn::type), 1U);
    EXPECT_EQ(deal.reserve(deal.bob, 1).number_at("/price/amount"), 1250) << "the deal is over";
}

TEST(Offers, blocked_people_make_no_deals_in_either_direction) {
    for (const bool by_buyer : {false, true}) {
        Deal deal;
        const auto path = deal.made();
        auto block = std::pair{deal.ann.account, deal.bob.account};
        if (by_buyer) std::swap(block.first, block.second);
        deal.world.accounts.blocks.insert(block);
        EXPECT_EQ(deal.accept(deal.ann, path, 900).code(), "blocked");
        EXPECT_EQ(deal.world.post(deal.ann, path + "/counter", amount(1000)).code(), "blocked");
        EXPECT_EQ(deal.world.post(deal.bob, path + "/withdraw").status, 200) << "an end is always possible";
        EXPECT_EQ(deal.make(deal.bob, 900).code(), "blocked");
        EXPECT_EQ(deal.reserve(deal.bob, 1).code(), "blocked");
        EXPECT_EQ(deal.make(deal.cleo, 900).status, 201);

        deal.world.accounts.blocks.clear();
        ASSERT_EQ(deal.reserve(deal.bob, 2).status, 200);
        deal.world.accounts.blocks.insert(block);
        EXPECT_EQ(deal.reserve(deal.bob, 2).status, 200) << "an open order goes on";
        EXPECT_EQ(deal.finish("confirm", 2).status, 200);
        EXPECT_EQ(deal.reserve(deal.bob, 2).status, 200);
    }
}

TEST(Offers, a_closed_account_leaves_no_offer_behind) {
    Deal deal;
    const auto mine = deal.made();
    const auto kept = deal.world.get(deal.bob, mine).str("id");
    ASSERT_EQ(deal.accept(deal.ann, mine, 900).status, 200);
    const auto other = deal.world.offer(deal.ann, "Other", R"("negotiable":true)");
    const auto open = "/api/v1/offers/" +
                      deal.world.post(deal.bob, "/api/v1/listings/" + other + "/offers", amount(5)).str("id");
    deal.world.tell(accounts::AccountClosed{deal.bob.account});
    deal.world.settle();
    EXPECT_EQ(deal.world.get(deal.ann, mine).str("reason"), "account_closed");
    EXPECT_EQ(deal.world.get(deal.ann, open).str("reason"), "account_closed");
    deal.world.job("market.offers");
    EXPECT_EQ(deal.listing_state(), "published");
    const auto parts = deal.world.run(deal.world.service.export_of(deal.ann.account, soon()));
    const auto part =
        std::ranges::find(parts, std::string{"market/offers.json"}, &service::ExportPart::file_name);
    ASSERT_NE(part, parts.end());
    EXPECT_TRUE(part->bytes.contains(kept));
}

TEST(Offers, a_suspended_buyer_takes_everything_back) {
    Deal deal;
    const auto path = deal.made();
    ASSERT_EQ(deal.accept(deal.ann, path, 900).status, 200);
    deal.world.tell(accounts::AccountSuspended{deal.bob.account, deal.world.clock.now() - 1s});
    deal.world.settle();
    EXPECT_EQ(deal.state(path), "accepted") << "that suspension is over";
    deal.world.tell(accounts::AccountSuspended{deal.bob.account, deal.world.clock.now() + 1h});
    deal.world.settle();
    EXPECT_EQ(deal.world.get(deal.ann, path).str("state"), "withdrawn");
    deal.world.job("market.offers");
    EXPECT_EQ(deal.listing_state(), "published");
}

}  // namespace
}  // namespace bookverse::market
