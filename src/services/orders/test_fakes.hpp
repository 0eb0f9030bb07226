// Stand-ins for market and payments that keep to what those promise, count what is asked of them, and can be
// out of order.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "platform/http/endpoint.hpp"
#include "platform/service/service.hpp"
#include "services/market/api.hpp"
#include "services/orders/payments_client.hpp"

namespace bookverse::orders::testing {

struct WireReserve {
    HoldId line;
    market::ListingId listing;
    AccountId buyer;
    std::int64_t minutes;
};
BOOST_DESCRIBE_STRUCT(WireReserve, (), (line, listing, buyer, minutes))
struct WireLine {
    HoldId line;
    market::ListingId listing;
};
BOOST_DESCRIBE_STRUCT(WireLine, (), (line, listing))
struct WireReserved {
    HoldId line;
    market::ListingId listing;
    AccountId seller;
    Money price;
};
BOOST_DESCRIBE_STRUCT(WireReserved, (), (line, listing, seller, price))
struct ListingPath {
    market::ListingId id;
};
BOOST_DESCRIBE_STRUCT(ListingPath, (), (id))
struct ListingBuyerPath {
    market::ListingId id;
    AccountId buyer;
};
BOOST_DESCRIBE_STRUCT(ListingBuyerPath, (), (id, buyer))
struct WireTerms {
    market::ListingCard listing;
    bool available;
    Money price;
};
BOOST_DESCRIBE_STRUCT(WireTerms, (), (listing, available, price))
struct PaymentPath {
    payments::OrderId order;
};
BOOST_DESCRIBE_STRUCT(PaymentPath, (), (order))
struct SettlementPath {
    payments::OrderId order;
    payments::OrderLineId line;
};
BOOST_DESCRIBE_STRUCT(SettlementPath, (), (order, line))
struct RefundPath {
    payments::OrderId order;
    payments::RefundId refund;
};
BOOST_DESCRIBE_STRUCT(RefundPath, (), (order, refund))

class FakeMarket final : public service::Service {
public:
    struct Copy {
        market::ListingCard card{};
        std::optional<HoldId> held{};
        std::optional<HoldId> sold{};
        std::set<HoldId> released{};
    };

    std::string_view name() const noexcept override { return "market"; }
    http::Routes routes() override {
        using http::Call;
        using http::Json;
        const std::string path = "/internal/market/reservations";
        http::Routes routes;
        routes.push_back(http::post(path, http::Access::service,
                                    [this](Call&, Json<WireReserve> body) -> Task<Result<WireReserved>> {
                                        co_return reserve(body->line, body->listing, body->buyer);
                                    }));
        routes.push_back(http::post(path + "/confirm", http::Access::service,
                                    [this](Call&, Json<WireLine> body) -> Task<Result<WireReserved>> {
                                        co_return confirm(body->line, body->listing);
                                    }));
        routes.push_back(http::post(path + "/release", http::Access::service,
                                    [this](Call&, Json<WireLine> body) -> Task<Result<WireLine>> {
                                        release(body->line, body->listing);
                                        co_return body.value;
                                    }));
        routes.push_back(
            http::get("/internal/market/listings/{id}", http::Access::service,
                      [this](Call&, http::Path<ListingPath> path_) -> Task<Result<market::ListingCard>> {
                          const std::scoped_lock lock{mutex};
                          const auto found = copies.find(path_->id);
                          if (found == copies.end()) co_return refuse_not_found();
                          co_return found->second.card;
                      }));
        routes.push_back(http::get("/internal/market/listings/{id}/terms/{buyer}", http::Access::service,
                                   [this](Call&, http::Path<ListingBuyerPath> at) -> Task<Result<WireTerms>> {
                                       const std::scoped_lock lock{mutex};
                                       const auto found = copies.find(at->id);
                                       if (found == copies.end()) co_return refuse_not_found();
                                       const Copy& copy = found->second;
                                       const bool free = copy.card.shown && !copy.held && !copy.sold;
                                       co_return WireTerms{copy.card, free, copy.card.price};
                                   }));
        return routes;
    }

    Result<WireReserved> reserve(HoldId hold, market::ListingId id, AccountId buyer) {
        const std::scoped_lock lock{mutex};
        if (broken) throw Unavailable{"the market is away"};
        Copy& copy = copies.at(id);
        const bool mine = copy.held == hold || copy.sold == hold;
        if (!mine && copy.released.contains(hold))
            return refuse(RefusalKind::conflict, "reservation_over", "Over.");
        if (!mine && (copy.held || copy.sold || !copy.card.shown))
            return refuse(RefusalKind::conflict, "not_for_sale", "Gone.");
        if (copy.card.seller == buyer) return refuse(RefusalKind::conflict, "own_listing", "Yours.");
        if (copy.sold != hold) copy.held = hold;
        return WireReserved{hold, id, copy.card.seller, copy.card.price};
    }
    Result<WireReserved> confirm(HoldId hold, market::ListingId id) {
        const std::scoped_lock lock{mutex};
        if (broken) throw Unavailable{"the market is away"};
        Copy& copy = copies.at(id);
        if (copy.sold != hold) {
            if (copy.held != hold) return refuse(RefusalKind::conflict, "not_reserved", "Not yours.");
            copy.sold = std::exchange(copy.held, std::nullopt);
            ++sales;
        }
        return WireReserved{hold, id, copy.card.seller, copy.card.price};
    }
    void release(HoldId hold, market::ListingId id) {
        const std::scoped_lock lock{mutex};
        if (broken) throw Unavailable{"the market is away"};
        Copy& copy = copies.at(id);
        copy.released.insert(hold);
        if (copy.held == hold) copy.held.reset();
        if (copy.sold == hold) copy.sold.reset();
    }

    std::mutex mutex;
    std::map<market::ListingId, Copy> copies;
    int sales = 0;
    bool broken = false;
};

class FakePayments final : public service::Service {
public:
    struct Payment {
        payments::NewPayment wanted;
        PaymentStatus status;
        std::map<payments::OrderLineId, int> settlements{};
    };

    std::string_view name() const noexcept override { return "payments"; }
    http::Routes routes() override {
        using http::Call;
        using http::Path;
        using Answer = Task<Result<PaymentStatus>>;
        const std::string path = "/internal/payments/{order}";
        http::Routes routes;
        routes.push_back(
            http::put(path, http::Access::service,
                      [this](Call&, Path<PaymentPath> at, http::Json<payments::NewPayment> body) -> Answer {
                          co_return request(at->order, body.value);
                      }));
        routes.push_back(http::get(
            path, http::Access::service,
            [this](Call&, Path<PaymentPath> at) -> Answer { co_return with(at->order, [](Payment&) {}); }));
        routes.push_back(http::post(
            path + "/reconcile", http::Access::service,
            [this](Call&, Path<PaymentPath> at) -> Answer { co_return with(at->order, [](Payment&) {}); }));
        routes.push_back(http::post(
            path + "/cancel", http::Access::service, [this](Call&, Path<PaymentPath> at) -> Answer {
                co_return with(at->order, [](Payment& payment) {
                    if (payment.status.state == payments::PaymentState::open && !payment.status.processing)
                        payment.status.state = payments::PaymentState::cancelled;
                });
            }));
        routes.push_back(http::put(
            path + "/settlements/{line}", http::Access::service,
            [this](Call&, Path<SettlementPath> at) -> Answer { co_return settle(at->order, at->line); }));
        routes.push_back(
            http::put(path + "/refunds/{refund}", http::Access::service,
                      [this](Call&, Path<RefundPath> at, http::Json<payments::RefundOrder> body) -> Answer {
                          co_return refund(at->order, at->refund, body.value);
                      }));
        return routes;
    }

    Result<PaymentStatus> request(payments::OrderId order, const payments::NewPayment& wanted) {
        const std::scoped_lock lock{mutex};
        if (broken) throw Unavailable{"payments is away"};
        const auto known = all.find(order);
        if (known != all.end()) {
            if (!(known->second.wanted.lines == wanted.lines))
                return refuse(RefusalKind::conflict, "payment_differs", "Another one.");
            return known->second.status;
        }
        PaymentStatus status{.payment = {}, .order = order};
        status.pay_url = "/pay/token";
        status.expires_at = wanted.expires_at;
        for (const auto& line : wanted.lines) {
            status.amount = {status.amount.amount + line.amount, wanted.currency};
            status.lines.push_back({.line = line.line, .amount = {line.amount, wanted.currency}});
        }
        return all.emplace(order, Payment{wanted, status}).first->second.status;
    }
    template <class F>
    Result<PaymentStatus> with(payments::OrderId order, F f) {
        const std::scoped_lock lock{mutex};
        if (broken) throw Unavailable{"payments is away"};
        const auto known = all.find(order);
        if (known == all.end()) return refuse_not_found();
        f(known->second);
        return known->second.status;
    }
    Result<PaymentStatus> settle(payments::OrderId order, payments::OrderLineId line) {
        bool held = true;
        auto answer = with(order, [&](Payment& payment) {
            auto& one = line_of(payment, line);
            held = one.state == payments::LineState::held || one.state == payments::LineState::settled;
            if (one.state == payments::LineState::held) ++payment.settlements[line];
            if (held) one.state = payments::LineState::settled;
        });
        if (!held) return refuse(RefusalKind::conflict, "not_held", "Not held.");
        return answer;
    }
    Result<PaymentStatus> refund(payments::OrderId order, payments::RefundId id,
                                 const payments::RefundOrder& wanted) {
        bool ok = true;
        auto answer = with(order, [&](Payment& payment) {
            const auto known = std::ranges::find(payment.status.refunds, id, &payments::RefundStatus::refund);
            if (known != payment.status.refunds.end()) {
                if (!refunds_wait) known->state = payments::RefundState::completed;
                return;
            }
            Money sum{0, payment.wanted.currency};
            for (const auto& part : wanted.lines) {
                auto& line = line_of(payment, part.line);
                ok = ok && line.state == payments::LineState::held && part.amount <= line.amount.amount;
                if (!ok) return;
                line.refunded = {part.amount, sum.currency};
                line.state = part.amount == line.amount.amount ? payments::LineState::refunded
                                                               : payments::LineState::settled;
                sum.amount += part.amount;
            }
            payment.status.refunds.push_back(
                {id, refunds_wait ? payments::RefundState::pending : payments::RefundState::completed, sum});
        });
        if (!ok) return refuse(RefusalKind::conflict, "more_than_paid", "More than paid.");
        return answer;
    }

    /// What the ledger holds of an order.
    std::int64_t held(OrderId order) {
        const std::scoped_lock lock{mutex};
        std::int64_t sum = 0;
        for (const auto& line : all.at({order.value}).status.lines)
            if (line.state == payments::LineState::held) sum += line.amount.amount;
        return sum;
    }
    std::int64_t refunded(OrderId order) {
        const std::scoped_lock lock{mutex};
        std::int64_t sum = 0;
        for (const auto& refund : all.at({order.value}).status.refunds)
            sum += refund.amount.amount;
        return sum;
    }
    int settlements(OrderId order) {
        const std::scoped_lock lock{mutex};
        int sum = 0;
        for (const auto& [line, times] : all.at({order.value}).settlements)
            sum += times;
        return sum;
    }
    /// The money has come; the event is told by the test.
    payments::PaymentCaptured capture(OrderId order, Instant at) {
        const std::scoped_lock lock{mutex};
        Payment& payment = all.at({order.value});
        const bool late = payment.status.state != payments::PaymentState::open;
        payment.status.state = payments::PaymentState::captured;
        payment.status.processing = false;
        for (auto& line : payment.status.lines)
            if (line.state == payments::LineState::waiting) line.state = payments::LineState::held;
        return {{}, {order.value}, payment.wanted.buyer, payment.status.amount, "fake", late, at};
    }

    std::mutex mutex;
    std::map<payments::OrderId, Payment> all;
    bool broken = false;
    bool refunds_wait = false;  ///< the provider has not said yes yet

private:
    static payments::LineStatus& line_of(Payment& payment, payments::OrderLineId id) {
        return *std::ranges::find(payment.status.lines, id, &payments::LineStatus::line);
    }
};

}  // namespace bookverse::orders::testing
