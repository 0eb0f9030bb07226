#include "services/orders/privacy.hpp"

#include "platform/store/find_all.hpp"
#include "services/orders/views.hpp"

namespace bookverse::orders {
namespace {

Order without_words_of(Order order, AccountId account) {
    std::erase_if(order.meetings, [account](const Meeting& meeting) {
        return meeting.proposed_by == account || meeting.seller == account;
    });
    for (Line& line : order.lines) {
        if (!line.dispute) continue;
        for (Statement& statement : line.dispute->statements)
            if (statement.by == account) statement.text.clear();
    }
    return order;
}

}  // namespace

Task<std::vector<service::ExportPart>> Privacy::export_of(AccountId account, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    const Actor self{.kind = Actor::Kind::account, .account = account};
    struct List {
        std::string party;
        std::string file;
    };
    for (const List& list : {List{buyer_party(account), "orders/bought.json"},
                             List{seller_party(account), "orders/sold.json"}}) {
        std::vector<dto::Order> views;
        for (const Order& order :
             co_await store::find_all(context_.stores.orders, order_by_party, {list.party}, deadline))
            views.push_back(view_of(order, self, context_.now()));
        if (!views.empty()) parts.push_back({list.file, json::write(views)});
    }
    const auto cart = co_await context_.stores.carts.get(account, deadline);
    if (cart && !(*cart)->lines.empty()) parts.push_back({"orders/cart.json", json::write((*cart)->lines)});
    co_return parts;
}

Task<std::optional<Refusal>> Privacy::objects_to_closing(AccountId account, Deadline deadline) {
    const auto live =
        co_await context_.stores.orders.find(order_by_party, {live_party(account)}, {.limit = 1}, deadline);
    if (live.items.empty()) co_return std::nullopt;
    co_return Refusal{RefusalKind::conflict, "money_held",
                      "There are purchases or sales that are not over: please finish or cancel them first."};
}

Task<> Privacy::forget(AccountId account, Deadline deadline) {
    co_await carts_.erase(account, deadline);
    for (const std::string& party : {buyer_party(account), seller_party(account)}) {
        for (const Order& order :
             co_await store::find_all(context_.stores.orders, order_by_party, {party}, deadline)) {
            // Not told: nothing happened to the order.
            (void)co_await context_.stores.orders.update(
                order.id,
                [account](const Order& before) -> Result<Order> { return without_words_of(before, account); },
                deadline);
        }
    }
}

}  // namespace bookverse::orders
