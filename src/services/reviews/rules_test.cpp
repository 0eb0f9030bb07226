#include "services/reviews/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "services/reviews/test_exchanges.hpp"

namespace bookverse::reviews {
namespace {

using testing::account;
using testing::actor_of;
using testing::buyer;
using testing::code_of;
using testing::every;
using testing::fresh;
using testing::good_book;
using testing::good_buyer;
using testing::good_seller;
using testing::in;
using testing::now;
using testing::published;
using testing::seller;
using testing::with_buyers;
using testing::with_sellers;
using testing::with_text_in;
using testing::word;
using namespace std::chrono_literals;

const std::string none = "not_found", out = "unauthenticated", is_public = "already_published",
                  over = "review_over", answered = "already_answered";

// One line a command and caller: the code for each state. Whoever is not named finds nothing.
template <class C, class W>
struct Expected {
    C command;
    std::vector<W> who;
    std::vector<std::string> by_state;
};

// fresh, buyer_in, seller_in, published, lapsed
const Expected<Command, Who> of_exchanges[] = {
    {Command::see, {Who::buyer, Who::seller}, {"ok", "ok", "ok", "ok", "ok"}},
    {Command::see, {Who::anonymous}, {out, out, out, out, out}},
    {Command::review_purchase, {Who::buyer}, {"ok", "ok", "ok", is_public, over}},
    {Command::review_purchase, {Who::anonymous}, {out, out, out, out, out}},
    {Command::review_buyer, {Who::seller}, {"ok", "ok", "ok", is_public, over}},
    {Command::review_buyer, {Who::anonymous}, {out, out, out, out, out}},
};

// absent, waiting, shown, answered, hidden
const Expected<TextCommand, Reader> of_texts[] = {
    {TextCommand::read, {Reader::author}, {none, "ok", "ok", "ok", "ok"}},
    {TextCommand::read, {Reader::anyone, Reader::reviewed}, {none, none, "ok", "ok", none}},
    {TextCommand::report, {Reader::anyone, Reader::author, Reader::reviewed}, {none, none, "ok", "ok", none}},
    {TextCommand::answer, {Reader::reviewed}, {none, none, "ok", answered, none}},
    {TextCommand::moderate, {Reader::service}, {none, none, "ok", "ok", "ok"}},
};

template <class C, class W, std::size_t N>
std::string wanted(const Expected<C, W> (&table)[N], C command, std::size_t state, W who) {
    for (const auto& row : table)
        if (row.command == command && std::ranges::find(row.who, who) != row.who.end())
            return row.by_state.at(state);
    return none;
}

TEST(ReviewRules, every_stage_command_and_actor_of_an_exchange) {
    int cells = 0;
    for (const Command command : every<Command>()) {
        for (const Stage stage : every<Stage>()) {
            ASSERT_EQ(stage_of(in(stage), now), stage) << word(stage);
            for (const Who who : every<Who>()) {
                const auto code = wanted(of_exchanges, command, static_cast<std::size_t>(stage), who);
                EXPECT_EQ(code_of(allowed(command, stage, who)), code)
                    << word(command) << " in " << word(stage) << " by " << word(who);
                ++cells;
            }
        }
    }
    EXPECT_EQ(cells, 3 * 5 * 4);
}

TEST(ReviewRules, every_state_command_and_reader_of_a_text) {
    int cells = 0;
    for (const TextCommand command : every<TextCommand>()) {
        for (const TextState state : every<TextState>()) {
            ASSERT_EQ(state_of(with_text_in(state), ReviewKind::seller), state) << word(state);
            for (const Reader reader : every<Reader>()) {
                const auto code = wanted(of_texts, command, static_cast<std::size_t>(state), reader);
                EXPECT_EQ(code_of(allowed(command, state, reader)), code)
                    << word(command) << " in " << word(state) << " by " << word(reader);
                ++cells;
            }
        }
    }
    EXPECT_EQ(cells, 4 * 5 * 4);
}

TEST(ReviewRules, functions_obey_the_tables) {
    const auto id = review_id(fresh().id, ReviewKind::seller);
    for (const Who who : every<Who>()) {
        const Actor actor = actor_of(who);
        for (const Stage stage : every<Stage>()) {
            const auto at = static_cast<std::size_t>(stage);
            EXPECT_EQ(code_of(review_purchase(in(stage), actor, {1, false, "x"}, {1, {}, "x"}, now)),
                      wanted(of_exchanges, Command::review_purchase, at, who))
                << word(stage) << " " << word(who);
            EXPECT_EQ(code_of(review_buyer(in(stage), actor, {1, {}, "x"}, now)),
                      wanted(of_exchanges, Command::review_buyer, at, who))
                << word(stage) << " " << word(who);
        }
        for (const TextState state : every<TextState>()) {
            const auto exchange = with_text_in(state);
            const Reader reader = reader_of(actor, exchange, ReviewKind::seller);
            const auto at = static_cast<std::size_t>(state);
            EXPECT_EQ(code_of(answer(exchange, actor, id, "Oh", now)),
                      wanted(of_texts, TextCommand::answer, at, reader))
                << word(state) << " " << word(who);
            EXPECT_EQ(code_of(evidence(exchange, id, actor)),
                      wanted(of_texts, TextCommand::report, at, reader))
                << word(state) << " " << word(who);
        }
    }
    for (const TextState state : every<TextState>())
        EXPECT_EQ(code_of(moderate(with_text_in(state), id, true)),
                  wanted(of_texts, TextCommand::moderate, static_cast<std::size_t>(state), Reader::service));
}

TEST(ReviewRules, only_a_settled_line_of_ones_own_can_be_reviewed) {
    orders::OrderCard order{.id = orders::OrderId::of_name("order"), .buyer = buyer};
    order.lines = {testing::line_card()};
    const auto line = order.lines[0].line;
    for (const auto state : every<orders::LineState>()) {
        order.lines[0].state = state;
        const auto code = state == orders::LineState::settled ? "ok" : "not_settled";
        EXPECT_EQ(code_of(reviewable(order, line, account(buyer))), code) << word(state);
        EXPECT_EQ(code_of(reviewable(order, line, account(seller))), code) << word(state);
        EXPECT_EQ(code_of(reviewable(order, line, account(AccountId::of_name("x")))), none) << word(state);
    }
    order.lines[0].state = orders::LineState::settled;
    EXPECT_EQ(code_of(reviewable(order, orders::OrderLineId::of_name("x"), account(buyer))), none);
    order.lines[0].service = "tickets";
    EXPECT_EQ(code_of(reviewable(order, line, account(buyer))), none) << "nobody reviews tickets yet";
}

TEST(ReviewRules, who_may_write_at_all) {
    const std::pair<const char*, const char*> rows[] = {{"active", "ok"},
                                                        {"suspended", "suspended"},
                                                        {"unverified", "not_verified"},
                                                        {"closed", "session_ended"}};
    for (const auto& [status, code] : rows) {
        accounts::AccountCard card;
        card.status = status;
        EXPECT_EQ(code_of(may_write(card)), code);
    }
}

TEST(ReviewRules, the_last_one_in_publishes_both_and_before_that_nothing_is_counted) {
    for (const bool buyer_first : {true, false}) {
        const auto one = buyer_first ? with_buyers(fresh()) : with_sellers(fresh());
        EXPECT_FALSE(one.over_at);
        EXPECT_TRUE(one.about.empty() && one.texts.empty()) << "in no list and by no id";
        EXPECT_EQ(one.waits_for, std::vector{buyer_first ? seller : buyer});
        for (const ReviewKind kind : all_kinds)
            EXPECT_EQ(one.review(kind) ? one.review(kind)->turns : 0, 0) << "in no average";
        const auto both = buyer_first ? with_sellers(one) : with_buyers(one);
        EXPECT_EQ(both.over_at, now);
        EXPECT_EQ(both.about.size(), 4U) << "listing, edition, seller, buyer";
        EXPECT_FALSE(both.due_at);
        EXPECT_TRUE(both.waits_for.empty());
        for (const ReviewKind kind : all_kinds)
            EXPECT_EQ(both.review(kind)->turns, 1);
    }
}

TEST(ReviewRules, what_waits_can_be_edited_and_a_repeat_changes_nothing) {
    const auto one = with_buyers(fresh());
    EXPECT_EQ(*review_purchase(one, account(buyer), good_book, good_seller, now + 1h), one);
    const auto edited = *review_purchase(one, account(buyer), {2, false, "Torn"}, good_seller, now + 1h);
    EXPECT_EQ(edited.of_book->stars, 2);
    EXPECT_EQ(edited.of_book->written_at, now + 1h);
    EXPECT_EQ(edited.of_seller, one.of_seller) << "only what changed";
    EXPECT_EQ(edited.of_book->id, one.of_book->id);
}

TEST(ReviewRules, seven_days_publish_what_there_is_once) {
    const auto end = now + review_window;
    for (const Stage stage : {Stage::fresh, Stage::buyer_in, Stage::seller_in}) {
        const auto exchange = in(stage);
        EXPECT_EQ(exchange.due_at, end);
        EXPECT_EQ(pass_time(exchange, end - 1ms), exchange) << word(stage);
        const auto late = stage == Stage::fresh ? Stage::lapsed : Stage::published;
        EXPECT_EQ(stage_of(exchange, end), late) << "also while the timer has not come";
        const auto code = stage == Stage::fresh ? over : is_public;
        EXPECT_EQ(code_of(review_purchase(exchange, account(buyer), good_book, good_seller, end)), code);
        EXPECT_EQ(code_of(review_buyer(exchange, account(seller), good_buyer, end)), code);
        const auto done = pass_time(exchange, end);
        EXPECT_EQ(done.over_at, end);
        EXPECT_FALSE(done.due_at);
        EXPECT_EQ(pass_time(done, end + 24h), done) << "once";
    }
    EXPECT_EQ(pass_time(published(), end), published()) << "both were in before";
}

TEST(ReviewRules, an_earlier_settlement_ends_earlier) {
    EXPECT_EQ(settled_at(fresh(), now + 1h), fresh());
    EXPECT_EQ(settled_at(fresh(), now - 1h).due_at, now - 1h + review_window);
    EXPECT_EQ(settled_at(published(), now - 1h), published());
}

TEST(ReviewRules, an_answer_is_given_once) {
    const auto one = with_text_in(TextState::answered);
    const auto id = one.of_seller->id;
    EXPECT_EQ(*answer(one, account(seller), id, "Thank you", now + 1h), one) << "a repeat";
    EXPECT_EQ(code_of(answer(one, account(seller), id, "Another", now)), answered);
    EXPECT_EQ(code_of(answer(one, account(seller), one.of_seller->answer->id, "To myself", now)), none);
    EXPECT_EQ(code_of(answer(one, account(seller), one.of_book->id, "It was new", now)), "ok");
    EXPECT_EQ(code_of(answer(one, account(buyer), one.of_buyer->id, "Glad", now)), "ok");
}

TEST(ReviewRules, a_hidden_one_leaves_lists_and_averages_and_comes_back) {
    const auto id = review_id(fresh().id, ReviewKind::book);
    const auto hidden = *moderate(published(), id, true);
    EXPECT_EQ(hidden.of_book->turns, 2);
    EXPECT_EQ(hidden.about.size(), 2U) << "only the people are left";
    EXPECT_EQ(*moderate(hidden, id, true), hidden) << "asked twice";
    const auto back = *moderate(hidden, id, false);
    EXPECT_EQ(back.of_book->turns, 3);
    EXPECT_EQ(back.about.size(), 4U);
}

TEST(ReviewRules, a_hidden_answer_leaves_the_review_where_it_is) {
    const auto one = with_text_in(TextState::answered);
    const auto id = one.of_seller->answer->id;
    EXPECT_EQ(evidence(one, id, account(buyer))->author, seller);
    EXPECT_EQ(evidence(one, id, account(buyer))->text, "Thank you");
    EXPECT_FALSE(evidence(one, id, account(buyer))->stars);
    const auto hidden = *moderate(one, id, true);
    EXPECT_TRUE(hidden.of_seller->answer->hidden);
    EXPECT_EQ(hidden.of_seller->turns, 1);
    EXPECT_EQ(code_of(evidence(hidden, id, account(buyer))), none);
    EXPECT_EQ(code_of(answer(hidden, account(seller), hidden.of_seller->id, "Again", now)), answered);
    EXPECT_EQ(*moderate(hidden, id, false), one);
}

TEST(ReviewRules, a_closed_account_leaves_stars_but_no_words) {
    const auto open_one = forget(with_buyers(fresh()), buyer);
    EXPECT_FALSE(open_one.of_book || open_one.of_seller) << "what was not published goes";
    EXPECT_EQ(open_one.waits_for, std::vector{seller});
    EXPECT_EQ(stage_of(pass_time(with_sellers(open_one), now + review_window), now), Stage::published);
    const auto answered_one = with_text_in(TextState::answered);
    const auto by_buyer = forget(answered_one, buyer);
    EXPECT_EQ(by_buyer.of_book->stars, 5);
    EXPECT_EQ(by_buyer.of_book->turns, 1) << "still counted";
    EXPECT_EQ(by_buyer.of_book->text + by_buyer.of_seller->text, "");
    EXPECT_EQ(by_buyer.of_buyer->text, "On time") << "the other's words";
    const auto by_seller = forget(answered_one, seller);
    EXPECT_FALSE(by_seller.of_seller->answer);
    EXPECT_EQ(by_seller.of_seller->text, "Friendly");
    EXPECT_EQ(by_seller.of_buyer->text, "");
    EXPECT_EQ(forget(by_seller, seller), by_seller) << "may be run again";
    EXPECT_EQ(forget(answered_one, AccountId::of_name("x")), answered_one);
}

}  // namespace
}  // namespace bookverse::reviews
