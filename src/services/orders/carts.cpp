#include "services/orders/carts.hpp"

#include <algorithm>

namespace bookverse::orders {
namespace {

bool is_line(const CartLine& line, const std::string& service, Uuid what) {
    return line.service == service && line.what == what;
}

Result<Cart> added(const Cart& cart, const CartLine& wanted) {
    Cart next = cart;
    for (const CartLine& line : cart.lines)
        if (is_line(line, wanted.service, wanted.what)) return next;
    if (cart.lines.size() >= most_lines)
        return refuse(RefusalKind::conflict, "cart_full", "A cart holds at most 20 things.");
    next.lines.push_back(wanted);
    return next;
}

}  // namespace

Task<Result<dto::Cart>> Carts::show(Actor actor, Deadline deadline) {
    dto::Cart view;
    const auto cart = co_await context_.stores.carts.get(actor.account, deadline);
    if (!cart) co_return view;
    for (const CartLine& line : (*cart)->lines) {
        dto::CartLine shown{line.service, line.what, false, {}, {}, {}, {}};
        Inventory* const inventory = context_.inventories.find(line.service);
        if (inventory != nullptr) {
            if (const auto offer = co_await inventory->look_up(line.what, actor.account, deadline)) {
                shown.available = offer->available;
                shown.title = offer->terms.title;
                shown.seller = offer->terms.seller;
                shown.price = offer->terms.price;
                shown.picture = offer->picture;
            }
        }
        if (shown.available) view.total = view.total ? *view.total + *shown.price : *shown.price;
        view.lines.push_back(std::move(shown));
    }
    co_return view;
}

Task<Result<dto::Cart>> Carts::add(Actor actor, std::string service, Uuid what, Deadline deadline) {
    Inventory* const inventory = context_.inventories.find(service);
    if (inventory == nullptr) co_return refuse_not_found();
    const auto offer = co_await inventory->look_up(what, actor.account, deadline);
    if (offer && offer->terms.seller == actor.account)
        co_return refuse(RefusalKind::conflict, "own_listing", "This is your own.");
    if (!offer || !offer->available) co_return refuse_not_found();
    const CartLine line{service, what, context_.now()};
    const auto changed = co_await context_.stores.carts.update(
        actor.account, [line](const Cart& cart) { return added(cart, line); }, deadline);
    if (!changed && changed.error().kind != RefusalKind::not_found)
        co_return std::unexpected(changed.error());
    if (!changed) {
        const auto made =
            co_await context_.stores.carts.try_insert({.id = actor.account, .lines = {line}}, deadline);
        if (!made) co_return co_await add(actor, std::move(service), what, deadline);
    }
    co_return co_await show(actor, deadline);
}

Task<Result<dto::Cart>> Carts::remove(Actor actor, std::string service, Uuid what, Deadline deadline) {
    (void)co_await context_.stores.carts.update(
        actor.account,
        [service, what](Cart cart) -> Result<Cart> {
            std::erase_if(cart.lines, [&](const CartLine& line) { return is_line(line, service, what); });
            return cart;
        },
        deadline);
    co_return co_await show(actor, deadline);
}

Task<> Carts::ordered(const Order& order, Deadline deadline) {
    const auto cart = co_await context_.stores.carts.get(order.buyer, deadline);
    if (!cart) co_return;
    const auto in_order = [lines = order.lines](const CartLine& one) {
        return std::ranges::any_of(lines,
                                   [&](const Line& line) { return is_line(one, line.service, line.what); });
    };
    if (std::ranges::none_of((*cart)->lines, in_order)) co_return;
    (void)co_await context_.stores.carts.update(
        order.buyer,
        [in_order](Cart before) -> Result<Cart> {
            std::erase_if(before.lines, in_order);
            return before;
        },
        deadline);
}

Task<> Carts::erase(AccountId account, Deadline deadline) {
    (void)co_await context_.stores.carts.erase(account, deadline);
}

}  // namespace bookverse::orders
