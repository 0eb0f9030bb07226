#include "services/orders/model.hpp"

#include <algorithm>

namespace bookverse::orders {

Line* Order::line(OrderLineId wanted) noexcept {
    const auto found = std::ranges::find(lines, wanted, &Line::id);
    return found == lines.end() ? nullptr : &*found;
}

const Line* Order::line(OrderLineId wanted) const noexcept {
    const auto found = std::ranges::find(lines, wanted, &Line::id);
    return found == lines.end() ? nullptr : &*found;
}

OrderId order_id(AccountId buyer, std::string_view key) {
    return OrderId::of_name("order/" + buyer.to_string() + "/" + std::string{key});
}

OrderLineId line_id(OrderId order, std::size_t index) {
    return OrderLineId::of_name("order line/" + order.to_string() + "/" + std::to_string(index));
}

HoldId hold_id(OrderLineId line, int hold) {
    if (hold == 0) return HoldId{line.value};
    return HoldId::of_name("hold/" + line.to_string() + "/" + std::to_string(hold));
}

bool is_final(LineState state) noexcept {
    return state == LineState::settled || state == LineState::refunded || state == LineState::released;
}

bool is_held(LineState state) noexcept {
    return state == LineState::sold || state == LineState::handed_over || state == LineState::disputed;
}

LineCard card_of(const Line& line) {
    return {line.id, line.service, line.what, line.title, line.seller, line.price, line.state};
}

OrderCard card_of(const Order& order) {
    OrderCard card{order.id, order.state, order.buyer, order.total, {}};
    for (const Line& line : order.lines)
        card.lines.push_back(card_of(line));
    return card;
}

std::string buyer_party(AccountId account) {
    return "buyer " + account.to_string();
}
std::string seller_party(AccountId account) {
    return "seller " + account.to_string();
}
std::string live_party(AccountId account) {
    return "live " + account.to_string();
}

}  // namespace bookverse::orders
