#include "services/payments/statements.hpp"

namespace bookverse::payments {
namespace {

template <class View, class T>
http::Page<View> page_of(const http::Call& call, const http::Cursors& cursors,
                         const store::FoundPage<T>& found) {
    http::Page<View> page;
    page.items.reserve(found.items.size());
    for (const auto& one : found.items)
        page.items.push_back(view_of(*one));
    page.next = cursors.next(call, found.next);
    return page;
}

template <class T>
Task<std::vector<T>> all_of(const store::Collection<T>& documents, const store::Index<T, AccountId>& index,
                            AccountId account, Deadline deadline) {
    std::vector<T> all;
    store::PageOf page{.limit = 500};
    do {
        const auto found = co_await documents.find(index, {account}, page, deadline);
        for (const auto& one : found.items)
            all.push_back(*one);
        page.after = found.next;
    } while (!page.after.empty());
    co_return all;
}

store::PageOf newest_first(std::size_t limit, std::string after) {
    return {.limit = limit, .after = std::move(after), .descending = true};
}

dto::SellerBalance balance_of(const Seller& seller, Money balance, const Provider& provider) {
    dto::SellerBalance view{.balance = balance,
                            .schedule = seller.schedule,
                            .next_payout_at = std::nullopt,
                            .destination = seller.destination,
                            .needs_destination = provider.needs_destination() && seller.destination.empty(),
                            .on_its_way = seller.current};
    if (seller.schedule == PayoutSchedule::weekly && !seller.current) view.next_payout_at = seller.due_at;
    return view;
}

}  // namespace

Statements::Statements(Context& context, Payouts& payouts, Bookkeeper& bookkeeper)
    : context_{context}, payouts_{payouts}, bookkeeper_{bookkeeper}, cursors_{context.platform.seal} {}

Task<Result<dto::Payment>> Statements::payment(Actor actor, OrderId order, Deadline deadline) {
    const auto payment = co_await context_.stores.payments.get(payment_id(order), deadline);
    if (!payment || !actor.is((*payment)->buyer)) co_return refuse_not_found();
    co_return view_of(**payment);
}

Task<Result<http::Page<dto::Payment>>> Statements::payments(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    const auto found = co_await context_.stores.payments.find(
        payment_by_buyer, {call.actor.account}, newest_first(query.count(), std::move(*position)),
        call.deadline);
    co_return page_of<dto::Payment>(call, cursors_, found);
}

Task<Result<http::Page<dto::Earning>>> Statements::earnings(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    const auto found = co_await context_.stores.earnings.find(
        earning_by_seller, {call.actor.account}, newest_first(query.count(), std::move(*position)),
        call.deadline);
    co_return page_of<dto::Earning>(call, cursors_, found);
}

Task<Result<http::Page<dto::Payout>>> Statements::payouts(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    const auto found = co_await context_.stores.payouts.find(
        payout_by_seller, {call.actor.account}, newest_first(query.count(), std::move(*position)),
        call.deadline);
    co_return page_of<dto::Payout>(call, cursors_, found);
}

Task<Result<dto::SellerBalance>> Statements::balance(Actor actor, Deadline deadline) {
    const auto seller = co_await context_.stores.sellers.get(actor.account, deadline);
    const auto balance = co_await payouts_.balance(actor.account, deadline);
    co_return balance_of(seller ? **seller : Seller{.id = actor.account}, balance, context_.provider());
}

Task<Result<dto::SellerBalance>> Statements::set_payouts(Actor actor, dto::PayoutSettings settings,
                                                         Deadline deadline) {
    if (settings.destination)
        if (auto ok = context_.provider().check_destination(settings.destination->str()); !ok)
            co_return std::unexpected(ok.error());
    (void)co_await context_.stores.sellers.try_insert({.id = actor.account}, deadline);
    const auto changed = co_await context_.stores.sellers.update(
        actor.account,
        [this, settings](Seller seller) -> Result<Seller> {
            seller.schedule = settings.schedule;
            if (settings.destination) seller.destination = settings.destination->str();
            if (!seller.current) {  // else its end sets it
                seller.due_at = std::nullopt;
                if (seller.schedule == PayoutSchedule::weekly)
                    seller.due_at = next_payout_day(context_.now());
            }
            return seller;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    const auto balance = co_await payouts_.balance(actor.account, deadline);
    co_return balance_of(**changed, balance, context_.provider());
}

Task<Result<dto::MoneySummary>> Statements::summary(Actor actor, Deadline deadline) {
    const auto earned = co_await earnings_of(actor.account, deadline);
    const auto paid = co_await payments_of(actor.account, deadline);
    const auto balance = co_await payouts_.balance(actor.account, deadline);
    co_return dto::MoneySummary{balance, months_of(earned, paid, context_.currency())};
}

Task<Result<http::Page<dto::LedgerTransfer>>> Statements::transfers(http::Call& call,
                                                                    dto::TransferQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(std::move(position).error());
    store::PageOf page{.limit = query.count(), .after = std::move(*position)};
    if (query.order) {
        const auto found = co_await context_.stores.transfers.find(transfer_by_order, {query.order->value},
                                                                   page, call.deadline);
        co_return page_of<dto::LedgerTransfer>(call, cursors_, found);
    }
    const auto found = co_await context_.stores.transfers.find(transfer_by_record, {}, page, call.deadline);
    co_return page_of<dto::LedgerTransfer>(call, cursors_, found);
}

Task<Result<dto::TrialBalance>> Statements::trial_balance(Deadline deadline) {
    co_return view_of(co_await bookkeeper_.balances(deadline));
}

Task<Result<http::Tagged<dto::PaymentSettings>>> Statements::settings(Deadline deadline) {
    const auto settings = co_await context_.stores.settings.get("settings", deadline);
    if (!settings) co_return http::Tagged<dto::PaymentSettings>{view_of(Settings{}), 1};
    co_return http::Tagged<dto::PaymentSettings>{view_of(**settings), settings->version};
}

Task<Result<http::Tagged<dto::PaymentSettings>>> Statements::set_settings(dto::PaymentSettings given,
                                                                          std::int64_t seen,
                                                                          Deadline deadline) {
    const Settings next = settings_of(given);
    if (auto ok = check_rules(next.fees); !ok) co_return std::unexpected(std::move(ok).error());
    // What nobody has set yet is there all the same, empty, as version 1.
    (void)co_await context_.stores.settings.try_insert({}, deadline);
    const auto changed = co_await context_.stores.settings.update(
        "settings", [next](const Settings&) -> Result<Settings> { return next; }, deadline, seen);
    if (!changed) co_return std::unexpected(changed.error());
    co_return http::Tagged<dto::PaymentSettings>{std::move(given), changed->version};
}

Task<Result<HeldPage>> Statements::held(std::string after, Deadline deadline) {
    const store::PageOf page{.limit = 500, .after = std::move(after)};
    const auto found = co_await context_.stores.payments.find(payment_by_any_buyer, {}, page, deadline);
    HeldPage answer{{}, found.next};
    for (const auto& payment : found.items)
        for (const Line& line : payment->lines)
            if (line.state == LineState::held)
                answer.items.push_back({payment->order, line.line, {line.amount, payment->currency}});
    co_return answer;
}

Task<std::vector<Payment>> Statements::payments_of(AccountId buyer, Deadline deadline) {
    return all_of(context_.stores.payments, payment_by_buyer, buyer, deadline);
}

Task<std::vector<Earning>> Statements::earnings_of(AccountId seller, Deadline deadline) {
    return all_of(context_.stores.earnings, earning_by_seller, seller, deadline);
}

Task<std::vector<service::ExportPart>> Statements::export_of(AccountId account, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    const auto add = [&parts](std::string name, const auto& stored) {
        using View = decltype(view_of(stored.front()));
        std::vector<View> views;
        for (const auto& one : stored)
            views.push_back(view_of(one));
        if (!views.empty()) parts.push_back({"payments/" + name + ".json", json::write(views)});
    };
    add("payments", co_await payments_of(account, deadline));
    add("earnings", co_await earnings_of(account, deadline));
    add("payouts", co_await all_of(context_.stores.payouts, payout_by_seller, account, deadline));
    co_return parts;
}

Task<std::optional<Refusal>> Statements::objects_to_closing(AccountId account, Deadline deadline) {
    const auto balance = co_await payouts_.balance(account, deadline);
    const auto seller = co_await context_.stores.sellers.get(account, deadline);
    if (balance.amount > 0 || (seller && (*seller)->current))
        co_return Refusal{RefusalKind::conflict, "balance_left",
                          "There is money for you: have it paid out first."};
    if (balance.amount < 0)
        co_return Refusal{RefusalKind::conflict, "balance_owed",
                          "A refund has left your balance below zero: please settle that first."};
    co_return std::nullopt;
}

}  // namespace bookverse::payments
