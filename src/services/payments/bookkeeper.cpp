#include "services/payments/bookkeeper.hpp"

#include "platform/service/background.hpp"
#include "platform/service/crash_point.hpp"

namespace bookverse::payments {
namespace {

using service::event_of;
using service::job_deadline;

constexpr std::chrono::minutes settling{1};
constexpr std::size_t page_size = 1000;
constexpr std::size_t pages_a_look = 50;

}  // namespace

Instant next_payout_day(Instant now) {
    using std::chrono::days;
    const auto day = std::chrono::floor<days>(now);
    const auto monday = day - (std::chrono::weekday{day} - std::chrono::Monday);
    const auto at = std::chrono::time_point_cast<Duration>(monday + std::chrono::hours{3});
    return at > now ? at : at + days{7};
}

Task<> Bookkeeper::on_event(bus::Message message) {
    std::vector<Transfer> transfers;
    if (message.type == PaymentCaptured::type) {
        const auto event = event_of<PaymentCaptured>(message);
        if (event.amount.amount != 0) transfers.push_back(capture_of(event));
    } else {
        transfers = event_of<LedgerPosted>(message).transfers;
    }
    const Deadline deadline = job_deadline();
    for (Transfer& transfer : transfers)
        co_await post(std::move(transfer), deadline);
}

Task<> Bookkeeper::post(Transfer transfer, Deadline deadline) {
    if (const auto fault = fault_of(transfer)) throw std::logic_error{transfer.cause + ": " + *fault};
    transfer.posted_at = context_.now();
    if (!co_await context_.stores.transfers.try_insert(transfer, deadline)) {
        // Which of two broken indexes a store names is its own affair: is it this very transfer?
        const auto known = co_await context_.stores.transfers.get(transfer.id, deadline);
        if (!known) throw std::logic_error{transfer.cause + ": what it ends has been ended otherwise"};
        transfer.posted_at = (*known)->posted_at;
        if (!(**known == transfer)) throw std::logic_error{transfer.cause + ": it was booked otherwise"};
    }
    service::crash_point("payments.booked");
    co_await suspect(transfer.posted_at, deadline);
    for (const Earning& earning : earnings_of(transfer))
        co_await earn(earning, deadline);
}

// The write may have taken longer than the projection waits, or this is a repeat and nobody knows what came of the first.
Task<> Bookkeeper::suspect(Instant posted_at, Deadline deadline) {
    const auto late = [posted_at](const StoredBalances& sums) {
        return posted_at < sums.until && !sums.suspect;
    };
    const auto stored = co_await context_.stores.balances.get("ledger", deadline);
    if (!stored || !late(**stored)) co_return;
    (void)co_await context_.stores.balances.update(
        "ledger",
        [late](StoredBalances sums) -> Result<StoredBalances> {
            sums.suspect = sums.suspect || late(sums);
            return sums;
        },
        deadline);
}

Task<> Bookkeeper::earn(Earning earning, Deadline deadline) {
    if (!co_await context_.stores.sellers.get(earning.seller, deadline)) {
        Seller seller{.id = earning.seller};
        seller.due_at = next_payout_day(context_.now());
        (void)co_await context_.stores.sellers.try_insert(std::move(seller), deadline);
    }
    (void)co_await context_.stores.earnings.try_insert(std::move(earning), deadline);
}

/// Reads on from `from.until`. A page that is not the last one ends before its last instant, whose transfers
/// may go on on the next page.
Task<StoredBalances> Bookkeeper::carried_on(StoredBalances from, Instant horizon, std::size_t pages,
                                            Deadline deadline) {
    Balances sums{from.balances};
    for (std::size_t i = 0; i < pages && from.until < horizon; ++i) {
        store::PageOf page{.limit = page_size};
        page.at_least = store::value_of(from.until);
        page.less_than = store::value_of(horizon);
        const auto found = co_await context_.stores.transfers.find(transfer_by_record, {}, page, deadline);
        const Instant end = found.next.empty() ? horizon : found.items.back()->posted_at;
        if (end == from.until) throw std::logic_error{"more transfers in a millisecond than a page holds"};
        for (const auto& transfer : found.items) {
            if (transfer->posted_at >= end) break;
            sums.add(*transfer);
            ++from.transfers;
        }
        from.until = end;
    }
    from.balances = sums.list();
    co_return from;
}

/// A transfer that was being written while its time was summed up is found by the second look at that time: what is
/// written behind the sums sees that they have passed it (suspect()), what was written before them is counted here.
Task<StoredBalances> Bookkeeper::next_of(StoredBalances sums, Deadline deadline) {
    const StoredBalances before{.until = sums.verified, .transfers = sums.verified_transfers};
    const auto again =
        co_await carried_on(before, sums.until, std::numeric_limits<std::size_t>::max(), deadline);
    if (sums.suspect || again.transfers != sums.transfers)
        co_return StoredBalances{};  // anew, from the first one
    auto next = co_await carried_on(sums, context_.now() - settling, pages_a_look, deadline);
    if (next.transfers == sums.transfers) next = sums;
    next.verified = sums.until;
    next.verified_transfers = sums.transfers;
    co_return next;
}

Task<> Bookkeeper::project(Deadline deadline) {
    auto& balances = context_.stores.balances;
    auto stored = co_await balances.get("ledger", deadline);
    if (!stored) {
        (void)co_await balances.try_insert({}, deadline);
        stored = co_await balances.get("ledger", deadline);
    }
    if (!stored) throw Unavailable{"the balances are there and not there"};
    auto next = co_await next_of(**stored, deadline);
    if (next == **stored) co_return;
    // Whoever was quicker is right; position and sums are one document, so nothing is added twice.
    (void)co_await balances.update(
        "ledger", [next](const StoredBalances&) -> Result<StoredBalances> { return next; }, deadline,
        stored->version);
}

Task<StoredBalances> Bookkeeper::balances(Deadline deadline) {
    const auto stored = co_await context_.stores.balances.get("ledger", deadline);
    co_return co_await carried_on(stored ? **stored : StoredBalances{},
                                  context_.now() + std::chrono::milliseconds{1},
                                  std::numeric_limits<std::size_t>::max(), deadline);
}

Task<StoredBalances> Bookkeeper::rebuilt(Instant until, Deadline deadline) {
    co_return co_await carried_on({}, until, std::numeric_limits<std::size_t>::max(), deadline);
}

}  // namespace bookverse::payments
