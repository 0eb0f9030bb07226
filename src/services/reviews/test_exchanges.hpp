// Exchanges in any state, for the tests of the rules.
#pragma once

#include <boost/describe/enum_to_string.hpp>
#include <boost/mp11/algorithm.hpp>
#include <string>
#include <vector>

#include "services/reviews/rules.hpp"

namespace bookverse::reviews::testing {

inline const Instant now{std::chrono::milliseconds{1'800'000'000'000}};
inline const AccountId buyer = AccountId::of_name("buyer");
inline const AccountId seller = AccountId::of_name("seller");

template <class Enum>
std::vector<Enum> every() {
    std::vector<Enum> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto d) { all.push_back(d.value); });
    return all;
}

template <class Enum>
std::string word(Enum value) {
    return boost::describe::enum_to_string(value, "?");
}

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "ok" : result.error().code;
}

inline Actor account(AccountId id) {
    return {.kind = Actor::Kind::account, .account = id};
}

inline Actor actor_of(Who who) {
    switch (who) {
        case Who::anonymous:
            return {};
        case Who::buyer:
            return account(buyer);
        case Who::seller:
            return account(seller);
        case Who::other:
            break;
    }
    return account(AccountId::of_name("somebody else"));
}

inline orders::LineCard line_card(const std::string& name = "line") {
    return {.line = orders::OrderLineId::of_name(name),
            .service = "market",
            .what = market::ListingId::of_name("dune").value,
            .title = "Dune",
            .seller = seller,
            .price = {},
            .state = orders::LineState::settled};
}

inline const Words good_book{5, true, "As new"}, good_seller{4, {}, "Friendly"}, good_buyer{5, {}, "On time"};

inline Exchange fresh(const std::string& name = "line") {
    return open(
        {orders::OrderId::of_name("order"), buyer, line_card(name), market::EditionId::of_name("dune"), now});
}
inline Exchange with_buyers(const Exchange& exchange) {
    return *review_purchase(exchange, account(buyer), good_book, good_seller, now);
}
inline Exchange with_sellers(const Exchange& exchange) {
    return *review_buyer(exchange, account(seller), good_buyer, now);
}
inline Exchange published(const std::string& name = "line") {
    return with_sellers(with_buyers(fresh(name)));
}
inline Exchange in(Stage stage) {
    switch (stage) {
        case Stage::fresh:
            break;
        case Stage::buyer_in:
            return with_buyers(fresh());
        case Stage::seller_in:
            return with_sellers(fresh());
        case Stage::published:
            return published();
        case Stage::lapsed:
            return pass_time(fresh(), now + review_window);
    }
    return fresh();
}
/// The review of the seller in it is in this state.
inline Exchange with_text_in(TextState state) {
    const auto review = review_id(fresh().id, ReviewKind::seller);
    switch (state) {
        case TextState::absent:
            break;
        case TextState::waiting:
            return with_buyers(fresh());
        case TextState::shown:
            return published();
        case TextState::answered:
            return *answer(published(), account(seller), review, "Thank you", now);
        case TextState::hidden:
            return *moderate(published(), review, true);
    }
    return fresh();
}

}  // namespace bookverse::reviews::testing
