// Conversations of the two sides of an order.
#include <gtest/gtest.h>

#include "services/messages/rules.hpp"
#include "services/messages/test_world.hpp"

namespace bookverse::messages {
namespace {

using testing::Person;
using testing::World;

struct Bought {
    World world;
    Person ann = world.student("ann");  ///< buys
    Person bob = world.student("bob");  ///< sells
    Person eve = world.student("eve");
    orders::OrderCard& order = world.order(ann, {bob});
};

TEST(OrderConversations, both_sides_get_the_same_one) {
    Bought bought;
    const auto first = bought.world.talk_about(bought.ann, bought.order);
    ASSERT_EQ(first.status, 200) << first.text;
    EXPECT_EQ(first.text_at("/subject/kind"), "order");
    EXPECT_EQ(first.text_at("/subject/id"), bought.order.id.to_string());
    EXPECT_EQ(first.text_at("/subject/title"), "Book 1");
    EXPECT_EQ(first.text_at("/other/name"), "bob");
    EXPECT_TRUE(first.at("/can_write").as_bool());
    EXPECT_TRUE(bought.world.get(bought.bob, "/api/v1/conversations").items().empty())
        << "nothing was said yet";
    const auto id = first.str("id");
    EXPECT_EQ(bought.world.talk_about(bought.bob, bought.order).str("id"), id);
    EXPECT_EQ(bought.world.say(bought.bob, id, "At the library?", 1).status, 201);
    EXPECT_EQ(bought.world.unread(bought.ann), 1);
    EXPECT_EQ(bought.world.get(bought.ann, "/api/v1/conversations").text_at("/items/0/subject/title"),
              "Book 1");
}

TEST(OrderConversations, each_seller_has_one_and_sees_only_theirs) {
    Bought bought;
    auto& order = bought.world.order(bought.ann, {bought.bob, bought.eve});
    EXPECT_EQ(bought.world.talk_about(bought.ann, order).faults(), "/seller:required");
    const auto with = [&](const Person& seller) {
        return bought.world.talk_about(bought.ann, order,
                                       R"({"seller":")" + seller.account.to_string() + "\"}");
    };
    const auto bob = with(bought.bob);
    const auto eve = with(bought.eve);
    EXPECT_NE(bob.str("id"), eve.str("id"));
    EXPECT_EQ(eve.text_at("/subject/title"), "Book 2");
    EXPECT_EQ(bought.world.talk_about(bought.eve, order).str("id"), eve.str("id"));
    EXPECT_EQ(bought.world.get(bought.bob, "/api/v1/conversations/" + eve.str("id")).status, 404);
}

TEST(OrderConversations, who_may_talk_about_which_order) {
    const AccountId buyer = AccountId::of_name("buyer");
    const AccountId seller = AccountId::of_name("seller");
    const AccountId stranger = AccountId::of_name("stranger");
    orders::OrderCard order{.buyer = buyer, .lines = {{.seller = seller}}};
    using enum orders::OrderState;
    const std::tuple<orders::OrderState, const char*> states[] = {
        {placing, "not_found"}, {refused, "not_found"}, {open, "not_paid"}, {expired, "not_paid"},
        {paid, "talk"},         {completed, "talk"},    {cancelled, "talk"}};
    for (const auto& [state, expected] : states) {
        order.state = state;
        for (const AccountId who : {buyer, seller}) {
            const auto pair = can_be_talked_about(order, who, std::nullopt);
            EXPECT_EQ(pair ? "talk" : pair.error().code, expected);
            if (pair) EXPECT_EQ(*pair, (OrderPair{buyer, seller}));
        }
        EXPECT_EQ(can_be_talked_about(order, stranger, std::nullopt).error().kind, RefusalKind::not_found);
        EXPECT_EQ(is_open(order), state == paid);
    }
    order.state = paid;
    EXPECT_EQ(can_be_talked_about(order, buyer, stranger).error().faults.front().code, "required");
}

TEST(OrderConversations, a_block_waits_until_the_order_is_over) {
    Bought bought;
    bought.world.accounts.blocks.emplace(bought.bob.account, bought.ann.account);
    const auto opened = bought.world.talk_about(bought.ann, bought.order);
    ASSERT_EQ(opened.status, 200) << opened.text;
    EXPECT_EQ(bought.world.say(bought.ann, opened.str("id"), "Where shall we meet?", 1).status, 201);
    EXPECT_EQ(bought.world.say(bought.bob, opened.str("id"), "At the gate.", 2).status, 201);
    bought.order.state = orders::OrderState::completed;
    EXPECT_EQ(bought.world.say(bought.ann, opened.str("id"), "One more thing", 3).code(), "blocked");
    EXPECT_FALSE(bought.world.talk_about(bought.bob, bought.order).at("/can_write").as_bool())
        << "still readable";
}

TEST(OrderConversations, both_at_once_make_one) {
    Bought bought;
    Context context{bought.world.platform()};
    Copies copies{context};
    Posting posting{context, copies};
    Conversations conversations{context, copies, posting};
    std::vector<Task<Result<dto::OneConversation>>> all;
    for (int i = 0; i < 20; ++i) {
        const Person& who = i % 2 == 0 ? bought.ann : bought.bob;
        all.push_back(conversations.of_order({.kind = Actor::Kind::account, .account = who.account},
                                             bought.order.id, std::nullopt,
                                             Deadline::after(std::chrono::seconds{10})));
    }
    for (const auto& one : bought.world.run_all(std::move(all))) {
        ASSERT_TRUE(one) << one.error().code;
        EXPECT_EQ(one->id, conversation_id({SubjectKind::order, bought.order.id.value}, bought.bob.account));
    }
}

TEST(OrderConversations, strangers_and_unknown_orders) {
    Bought bought;
    const auto order = bought.order;
    EXPECT_EQ(bought.world.talk_about(bought.eve, order).status, 404);
    bought.world.orders.orders.clear();
    EXPECT_EQ(bought.world.talk_about(bought.ann, order).status, 404);
}

}  // namespace
}  // namespace bookverse::messages
