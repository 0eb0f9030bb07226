#include "services/orders/handover.hpp"

#include <gtest/gtest.h>

#include "platform/auth/totp.hpp"
#include "services/orders/calendar.hpp"
#include "services/orders/test_orders.hpp"

namespace bookverse::orders {
namespace {

using testing::account;
using testing::buyer;
using testing::now;
using testing::other_seller;
using testing::paid;
using testing::secret;
using testing::seller;
using namespace std::chrono_literals;

std::string code_at(Instant at) {
    return auth::totp_code(secret, auth::totp_step(at));
}

/// One that is wrong now, a step before and a step after.
std::string wrong_code(Instant at) {
    for (int guess = 0;; ++guess) {
        auto code = std::to_string(guess);
        code.insert(0, 6 - code.size(), '0');
        if (!auth::match_totp(secret, code, at, 0)) return code;
    }
}

TEST(Handover, the_right_code_hands_the_sellers_lines_over) {
    const Order order = paid(2);
    const auto tried = hand_over(order, account(seller), {}, code_at(now), secret, now);
    ASSERT_TRUE(tried);
    EXPECT_FALSE(tried->refusal);
    EXPECT_EQ(tried->after.lines[0].state, LineState::handed_over);
    EXPECT_EQ(tried->after.lines[1].state, LineState::sold) << "the other seller's";
    const auto again = hand_over(tried->after, account(other_seller), {}, code_at(now), secret, now);
    EXPECT_EQ(again->refusal->code, "wrong_code") << "a code works once";
    EXPECT_FALSE(
        hand_over(tried->after, account(other_seller), {}, code_at(now + 30s), secret, now + 30s)->refusal);
    for (const Instant at : {now - 30s, now + 30s})
        EXPECT_FALSE(hand_over(order, account(seller), {}, code_at(at), secret, now)->refusal) << "one step";
    for (const Instant at : {now - 60s, now + 60s})
        EXPECT_TRUE(hand_over(order, account(seller), {}, code_at(at), secret, now)->refusal) << "not two";
    EXPECT_EQ(hand_over(order, account(buyer), {}, code_at(now), secret, now).error().code, "not_found");
    EXPECT_EQ(hand_over(order, account(seller), {order.lines[1].id}, code_at(now), secret, now).error().code,
              "not_found");
}

TEST(Handover, five_wrong_codes_lock_it_until_the_buyer_opens_it) {
    Order order = paid();
    const auto guess = [&](Instant at) {
        return hand_over(order, account(seller), {}, wrong_code(at), secret, at);
    };
    for (int i = 0; i < 5; ++i) {
        const auto tried = guess(now);
        ASSERT_EQ(tried->refusal->code, "wrong_code");
        order = tried->after;
    }
    EXPECT_TRUE(order.handover->locked);
    EXPECT_EQ(guess(now).error().code, "code_locked");
    EXPECT_EQ(hand_over(order, account(seller), {}, code_at(now), secret, now).error().code, "code_locked")
        << "the right one neither";
    EXPECT_EQ(guess(now + 24h).error().code, "code_locked") << "time alone does not open it";
    EXPECT_EQ(unlock_code(order, account(seller), now).error().code, "not_found");
    order = *unlock_code(order, account(buyer), now);
    EXPECT_FALSE(hand_over(order, account(seller), {}, code_at(now), secret, now)->refusal);
}

TEST(Handover, three_unlocks_a_day) {
    Order order = paid();
    const auto lock = [&](Instant at) {
        for (int i = 0; i < 5; ++i)
            order = hand_over(order, account(seller), {}, wrong_code(at), secret, at)->after;
    };
    for (int i = 0; i < 3; ++i) {
        lock(now);
        order = *unlock_code(order, account(buyer), now);
    }
    lock(now);
    const auto refused = unlock_code(order, account(buyer), now + 23h);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "too_many_unlocks");
    EXPECT_EQ(refused.error().retry_after, 3600s);
    EXPECT_TRUE(unlock_code(order, account(buyer), now + 24h));
}

TEST(Handover, tries_are_counted_over_ten_minutes) {
    Order order = paid();
    for (int i = 0; i < 4; ++i)
        order = hand_over(order, account(seller), {}, wrong_code(now), secret, now)->after;
    order = hand_over(order, account(seller), {}, wrong_code(now + 10min), secret, now + 10min)->after;
    EXPECT_FALSE(order.handover->locked);
    EXPECT_EQ(order.handover->tries, 1);
}

TEST(Handover, the_secret_is_sealed_to_its_order) {
    const auth::Seal seal{Secret{std::string(32, 'k')}};
    Order order = paid();
    order.handover->sealed_secret = seal_code(seal, order.id, secret);
    EXPECT_EQ(order.handover->sealed_secret.find(secret.reveal()), std::string::npos);
    EXPECT_EQ(open_code(seal, order).reveal(), secret.reveal());
    order.id = order_id(buyer, "another");
    EXPECT_THROW(open_code(seal, order), std::runtime_error) << "taken from another order";
}

TEST(Handover, the_meeting_as_a_calendar_file) {
    Order order = paid();
    order.lines[0].title =
        "Alg\u00e8bre, lin\u00e9aire; et un titre qui est bien plus long que soixante-quinze octets";
    order = *propose(order, account(buyer), seller, {"Library, desk 3\\4", now + 5h}, now);
    const std::string file = calendar_of(order, order.meetings[0], "https://books.example.edu", now);
    EXPECT_EQ(file.substr(0, 30), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    EXPECT_NE(file.find("\r\nDTSTART:20270115T130000Z\r\n"), std::string::npos) << file;
    EXPECT_NE(file.find("\r\nDTSTAMP:20270115T080000Z\r\n"), std::string::npos);
    EXPECT_NE(file.find("\r\nLOCATION:Library\\, desk 3\\\\4\r\n"), std::string::npos);
    EXPECT_NE(file.find("Alg\u00e8bre\\, lin\u00e9aire\\; et"), std::string::npos);
    EXPECT_NE(file.find("\r\nSTATUS:TENTATIVE\r\n"), std::string::npos);
    std::size_t begin = 0;
    for (std::size_t end = file.find("\r\n"); end != std::string::npos; end = file.find("\r\n", begin)) {
        EXPECT_LE(end - begin, 75U);
        EXPECT_TRUE(is_utf8(file.substr(begin, end - begin))) << "no character is cut";
        begin = end + 2;
    }
    EXPECT_EQ(begin, file.size());
}

}  // namespace
}  // namespace bookverse::orders
