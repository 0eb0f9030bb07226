// Orders in any state, for the tests of the rules.
#pragma once

#include <boost/describe/enum_to_string.hpp>
#include <boost/mp11/algorithm.hpp>
#include <string>
#include <vector>

#include "platform/auth/seal.hpp"
#include "services/orders/code.hpp"
#include "services/orders/handover.hpp"

namespace bookverse::orders::testing {

inline const Instant now{std::chrono::milliseconds{1'800'000'000'000}};
inline const Currency eur = *Currency::parse("EUR");
inline const AccountId buyer = AccountId::of_name("buyer");
inline const AccountId seller = AccountId::of_name("seller");
inline const AccountId other_seller = AccountId::of_name("other seller");

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

inline Actor account(AccountId id) {
    Actor actor{.kind = Actor::Kind::account, .account = id};
    actor.grant(Role::student);
    return actor;
}

inline Actor actor_of(Who who) {
    switch (who) {
        case Who::buyer:
            return account(buyer);
        case Who::seller:
            return account(seller);
        case Who::system:
            return Actor::of_service("orders");
        case Who::moderator: {
            Actor actor = account(AccountId::of_name("moderator"));
            actor.grant(Role::moderator);
            return actor;
        }
        case Who::other:
            break;
    }
    return account(AccountId::of_name("somebody else"));
}

inline std::vector<Held> terms(std::size_t count) {
    std::vector<Held> all;
    for (std::size_t i = 0; i < count; ++i) {
        const auto amount = static_cast<std::int64_t>(1000 * (i + 1));
        all.push_back({i == 0 ? seller : other_seller, {amount, eur}, "book", "Book", std::nullopt});
    }
    return all;
}

inline Order placing(std::size_t lines = 1, Instant at = now) {
    NewOrder what{.id = order_id(buyer, "key"), .buyer = buyer, .lines = {}, .request = "r"};
    for (std::size_t i = 0; i < lines; ++i)
        what.lines.push_back({"market", Uuid::of_name("copy " + std::to_string(i))});
    return begin(what, at);
}

inline Order opened(std::size_t lines = 1, Instant at = now) {
    return *open(placing(lines, at), terms(lines), at);
}

inline const Secret secret{std::string(20, 's')};

inline Order paid(std::size_t lines = 1, Instant at = now) {
    const std::vector<Secured> secured(lines, Secured{true, 0});
    return *capture(opened(lines, at), secured, "sealed", at);
}

/// Nothing owed: as if the saga had gone by.
inline Order driven(const Order& order, Instant at = now) {
    return without_steps(order, order.steps, at);
}

inline Order with_line_in(LineState state) {
    Order order = state == LineState::wanted                                     ? placing()
                  : state == LineState::reserved || state == LineState::released ? opened()
                                                                                 : paid();
    Line& line = order.lines.front();
    if (state == LineState::released) return *expire(order, now);
    if (state == LineState::disputed) line.dispute = Dispute{.opened_at = now};
    line.state = state;
    return tidied(std::move(order), now);
}

inline Order order_in(OrderState state) {
    switch (state) {
        case OrderState::placing:
            return placing();
        case OrderState::refused:
            return *undo(placing(), now);
        case OrderState::open:
            return opened();
        case OrderState::paid:
            return paid();
        case OrderState::completed:
            return with_line_in(LineState::settled);
        case OrderState::expired:
            return *expire(opened(), now);
        case OrderState::cancelled:
            break;
    }
    return *cancel(opened(), actor_of(Who::buyer), {}, now);
}

}  // namespace bookverse::orders::testing
