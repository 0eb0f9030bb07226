#include "services/payments/payouts.hpp"

#include "platform/service/background.hpp"
#include "platform/telemetry/telemetry.hpp"
#include "services/payments/announce.hpp"
#include "services/payments/bookkeeper.hpp"

namespace bookverse::payments {
namespace {

using service::job_deadline;

std::unexpected<Refusal> nothing() {
    return refuse(RefusalKind::conflict, "nothing_to_pay_out", "There is nothing to be paid out now.");
}

/// A seller whose payout is on its way is looked at again soon, others on the day of payouts.
std::optional<Instant> next_look(const Seller& seller, Instant now) {
    if (seller.current) return now + std::chrono::minutes{1};
    if (seller.schedule == PayoutSchedule::weekly) return next_payout_day(now);
    return std::nullopt;
}

Result<Payout> ended(Payout payout, const Move& move, Instant now) {
    if (payout.state != PayoutState::sending) return payout;
    switch (move.state) {
        case MoveState::pending:
            payout.due_at = now + pause_after(payout.tries++);
            return payout;
        case MoveState::done:
            payout.state = PayoutState::paid;
            break;
        case MoveState::refused:
            payout.state = PayoutState::failed;
            payout.refusal = move.why;
            break;
    }
    payout.ended_at = now;
    payout.due_at = now;  // until it is booked
    return payout;
}

}  // namespace

Payouts::Payouts(Context& context)
    : context_{context},
      payouts_{context.stores.payouts,
               payout_by_due,
               context.platform.clock,
               {.name = "payments.payouts", .due_at = &Payout::due_at},
               [this](store::Versioned<Payout> due) { return on_due_payout(std::move(due)); }},
      sellers_{context.stores.sellers,
               seller_by_due,
               context.platform.clock,
               {.name = "payments.sellers", .due_at = &Seller::due_at},
               [this](store::Versioned<Seller> due) { return on_due_seller(std::move(due)); }} {}

Task<Payouts::Open> Payouts::open_of(AccountId seller, Deadline deadline) {
    Open open;
    store::PageOf page{.limit = 500};
    do {
        const auto found = co_await context_.stores.earnings.find(earning_by_seller_and_payout,
                                                                  {seller, std::nullopt}, page, deadline);
        for (const auto& earning : found.items) {
            open.amount = sum_of(open.amount, earning->amount.amount);
            open.earnings.push_back(earning->id);
        }
        page.after = found.next;
    } while (!page.after.empty());
    co_return open;
}

Task<Money> Payouts::balance(AccountId seller, Deadline deadline) {
    const auto open = co_await open_of(seller, deadline);
    co_return Money{open.amount, context_.currency()};
}

Task<Result<Payout>> Payouts::request(AccountId seller, Deadline deadline) {
    const auto open = co_await open_of(seller, deadline);
    const auto known = co_await context_.stores.sellers.get(seller, deadline);
    if (!known || (open.amount <= 0 && !(*known)->current)) co_return nothing();
    const auto claimed = co_await context_.stores.sellers.update(
        seller,
        [this](Seller next) -> Result<Seller> {
            if (next.current) return next;
            next.current = payout_id(next.id, next.payouts++);
            next.due_at = next_look(next, context_.now());
            return next;
        },
        deadline);
    if (!claimed) co_return std::unexpected(claimed.error());
    const PayoutId id = *(*claimed)->current;
    const Payout payout = co_await drive(co_await begin(seller, id, deadline), deadline);
    if (payout.state == PayoutState::empty) co_return nothing();
    co_return payout;
}

Task<Payout> Payouts::begin(AccountId seller, PayoutId id, Deadline deadline) {
    if (const auto there = co_await context_.stores.payouts.get(id, deadline)) co_return **there;
    auto open = co_await open_of(seller, deadline);
    const auto known = co_await context_.stores.sellers.get(seller, deadline);
    Payout payout{.id = id, .seller = seller, .amount = {0, context_.currency()}};
    payout.provider = context_.provider().name();
    payout.created_at = context_.now();
    if (open.amount > 0 && known) {
        payout.amount.amount = open.amount;
        payout.earnings = std::move(open.earnings);
        payout.destination = (*known)->destination;
        payout.due_at = context_.now() + std::chrono::seconds{30};
    } else {
        payout.state = PayoutState::empty;
    }
    const auto stored = co_await context_.stores.payouts.try_insert(
        payout, deadline, [&payout](store::Events& events) { announce(events, nullptr, payout); });
    if (stored) co_return payout;
    const auto there = co_await context_.stores.payouts.get(id, deadline);
    if (!there) throw Unavailable{"a payout is there and not there"};
    co_return **there;
}

Task<Payout> Payouts::drive(Payout payout, Deadline deadline) {
    if (payout.booked) co_return payout;
    if (payout.state == PayoutState::sending) {
        co_await mark(payout, deadline);
        payout = co_await send(std::move(payout), deadline);
    }
    if (payout.state == PayoutState::sending) co_return payout;
    co_await finish(payout.seller, payout.id, deadline);
    const auto booked = co_await context_.stores.payouts.update(
        payout.id,
        [](Payout next) -> Result<Payout> {
            next.booked = true;
            next.due_at = std::nullopt;
            return next;
        },
        deadline);
    co_return booked ? **booked : payout;
}

Task<> Payouts::mark(Payout payout, Deadline deadline) {
    for (const EarningId id : payout.earnings)
        (void)co_await context_.stores.earnings.update(
            id,
            [payout = payout.id](Earning earning) -> Result<Earning> {
                if (!earning.payout) earning.payout = payout;
                return earning;
            },
            deadline);
}

Task<Payout> Payouts::send(Payout payout, Deadline deadline) {
    Move move;
    try {
        move = co_await context_.provider(payout.provider)
                   .pay_out(payout.id, payout.seller, payout.destination, payout.amount, deadline);
    } catch (const Unavailable& fault) {
        telemetry::log_fault("payments.payout", fault.what());
    } catch (const DeadlinePassed& fault) {
        telemetry::log_fault("payments.payout", fault.what());
        deadline = job_deadline();
    }
    const auto changed = co_await context_.stores.payouts.update(
        payout.id,
        [this, move](const Payout& before, store::Events& events) -> Result<Payout> {
            auto next = ended(before, move, context_.now());
            if (next) announce(events, &before, *next);
            return next;
        },
        deadline);
    co_return changed ? **changed : payout;
}

Task<> Payouts::finish(AccountId seller, PayoutId id, Deadline deadline) {
    (void)co_await context_.stores.sellers.update(
        seller,
        [this, id](Seller next) -> Result<Seller> {
            if (next.current != id) return next;
            next.current = std::nullopt;
            next.due_at = next_look(next, context_.now());
            return next;
        },
        deadline);
}

Task<> Payouts::on_due_payout(store::Versioned<Payout> due) {
    (void)co_await drive(*due, job_deadline());
}

/// The weekly one, or one that was begun and not inserted before a crash.
Task<> Payouts::on_due_seller(store::Versioned<Seller> due) {
    (void)co_await request(due->id, job_deadline());
    (void)co_await context_.stores.sellers.update(
        due->id,
        [this](Seller seller) -> Result<Seller> {
            seller.due_at = next_look(seller, context_.now());
            return seller;
        },
        job_deadline());
}

Task<> Payouts::run_due() {
    (void)co_await payouts_.run_due();
    (void)co_await sellers_.run_due();
}

}  // namespace bookverse::payments
