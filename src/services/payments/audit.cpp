#include "services/payments/audit.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "platform/async/run.hpp"
#include "platform/service/service_client.hpp"
#include "services/payments/journal.hpp"

namespace bookverse::payments {
namespace {

constexpr int most_passes = 12;
constexpr std::chrono::milliseconds between_passes{400};
constexpr int same_passes = 4;  ///< so often a difference must be the same to be one
constexpr std::size_t most_findings = 100;
constexpr std::size_t page_size = 1000;

/// By owner and currency; what is zero is not in it.
using Sums = std::map<std::pair<Uuid, std::string>, std::int64_t>;

void add(Sums& sums, const Uuid& owner, Currency currency, std::int64_t amount) {
    const std::pair key{owner, std::string{currency.code()}};
    const auto found = sums.try_emplace(key, 0).first;
    found->second = sum_of(found->second, amount);
    if (found->second == 0) sums.erase(found);
}

void compare(std::set<std::string>& findings, const std::string& what, const Sums& a, const std::string& a_is,
             const Sums& b, const std::string& b_is) {
    const auto say = [&](const auto& key, std::int64_t in_a, std::int64_t in_b) {
        findings.insert(what + " " + key.first.to_string() + ": " + std::to_string(in_a) + " " + key.second +
                        " by the " + a_is + ", " + std::to_string(in_b) + " by the " + b_is);
    };
    for (const auto& [key, amount] : a) {
        const auto found = b.find(key);
        const auto other = found == b.end() ? 0 : found->second;
        if (other != amount) say(key, amount, other);
    }
    for (const auto& [key, amount] : b)
        if (!a.contains(key)) say(key, 0, amount);
}

/// All of it but when it was recorded; what is kept of a transfer while millions are compared.
Uuid digest_of(Transfer transfer) {
    transfer.posted_at = Instant{};
    return Uuid::of_name(json::write(transfer));
}

/// All pages of an index, one document after another.
template <class T>
Task<> each(const store::Collection<T>& documents, const store::Index<T>& index,
            std::function<void(const T&)> take, Deadline deadline) {
    store::PageOf page{.limit = page_size};
    do {
        const auto found = co_await documents.find(index, {}, page, deadline);
        for (const auto& one : found.items)
            take(*one);
        page.after = found.next;
    } while (!page.after.empty());
}

}  // namespace

struct Audit::Pass {
    AuditReport report{};
    std::set<std::string> findings{};
    Balances balances{};
    std::unordered_map<TransferId, Uuid> ledger{};      ///< digests of what no state has accounted for yet
    Sums held{}, refunding{}, sellers{}, paying_out{};  ///< by the ledger
    Sums held_by_payments{}, refunding_by_payments{}, held_by_orders{};
    Sums earned{}, paying_out_by_payouts{};

    /// The state says that this was booked.
    void expect(const Transfer& transfer) {
        const auto found = ledger.find(transfer.id);
        if (found == ledger.end()) {
            findings.insert("the ledger lacks " + transfer.cause);
            return;
        }
        if (found->second != digest_of(transfer))
            findings.insert(transfer.cause + ": the ledger has other postings than follow from it");
        ledger.erase(found);
    }
};

Task<> Audit::read_transfers(Pass& pass, Deadline deadline) {
    co_await each<Transfer>(
        context_.stores.transfers, transfer_by_record,
        [&pass](const Transfer& transfer) {
            ++pass.report.transfers;
            if (const auto fault = fault_of(transfer)) pass.findings.insert(transfer.cause + ": " + *fault);
            pass.balances.add(transfer);
            for (const Posting& posting : transfer.postings) {
                const auto owner = posting.owner.value_or(Uuid{});
                if (posting.account == Account::held)
                    add(pass.held, owner, transfer.currency, posting.amount);
                if (posting.account == Account::refunding)
                    add(pass.refunding, owner, transfer.currency, posting.amount);
                if (posting.account == Account::sellers)
                    add(pass.sellers, owner, transfer.currency, posting.amount);
                if (posting.account == Account::paying_out)
                    add(pass.paying_out, owner, transfer.currency, posting.amount);
            }
            pass.ledger.emplace(transfer.id, digest_of(transfer));
        },
        deadline);
}

Task<> Audit::read_payments(Pass& pass, Deadline deadline) {
    co_await each<Payment>(
        context_.stores.payments, payment_by_any_buyer,
        [&pass](const Payment& payment) {
            ++pass.report.payments;
            for (const Line& line : payment.lines)
                if (line.state == LineState::held) ++pass.report.open_lines;
            add(pass.held_by_payments, payment.order.value, payment.currency, held_of(payment));
            add(pass.refunding_by_payments, payment.order.value, payment.currency, refunding_of(payment));
            for (const Transfer& transfer : journal_of(payment))
                pass.expect(transfer);
        },
        deadline);
}

Task<> Audit::read_payouts(Pass& pass, Deadline deadline) {
    co_await each<Payout>(
        context_.stores.payouts, payout_by_any_seller,
        [&pass](const Payout& payout) {
            if (payout.state == PayoutState::sending)
                add(pass.paying_out_by_payouts, payout.seller.value, payout.amount.currency,
                    payout.amount.amount);
            for (const Transfer& transfer : journal_of(payout))
                pass.expect(transfer);
        },
        deadline);
}

Task<> Audit::read_earnings(Pass& pass, Deadline deadline) {
    co_await each<Earning>(
        context_.stores.earnings, earning_by_any_seller,
        [&pass](const Earning& earning) {
            if (!earning.payout)
                add(pass.earned, earning.seller.value, earning.amount.currency, earning.amount.amount);
        },
        deadline);
}

Task<> Audit::read_orders(Pass& pass, Deadline deadline) {
    if (!context_.platform.services.knows("orders")) co_return;
    std::string after;
    do {
        const auto page = co_await context_.platform.services.call<HeldPage>(
            "orders", http::Method::get, "/internal/orders/held?after=" + after, http::NoContent{}, deadline);
        if (!page) throw Unavailable{"orders does not say what it holds: " + page.error().code};
        for (const HeldLine& line : page->items)
            add(pass.held_by_orders, line.order.value, line.amount.currency, line.amount.amount);
        after = page->next;
    } while (!after.empty());
    pass.report.orders_compared = true;
}

Task<> Audit::compare_projection(Pass& pass, Deadline deadline) {
    const auto stored = co_await context_.stores.balances.get("ledger", deadline);
    if (!stored || (*stored)->suspect) co_return;  // suspect: about to be summed up anew
    const auto anew = co_await bookkeeper_.rebuilt((*stored)->until, deadline);
    if (anew.transfers != (*stored)->transfers || Balances{anew.balances} != Balances{(*stored)->balances})
        pass.findings.insert("the projected balances up to " + to_string((*stored)->until) +
                             " are not what the transfers come to");
}

Task<Audit::Pass> Audit::look(Deadline deadline) {
    Pass pass;
    co_await read_transfers(pass, deadline);
    co_await read_payments(pass, deadline);
    co_await read_payouts(pass, deadline);
    co_await read_earnings(pass, deadline);
    co_await read_orders(pass, deadline);
    co_await compare_projection(pass, deadline);
    for (const auto& [id, digest] : pass.ledger)
        pass.findings.insert("the ledger has transfer " + id.to_string() + ", which nothing accounts for");
    for (const auto& currency : pass.balances.unbalanced())
        pass.findings.insert("the accounts do not sum to zero in " + currency);
    auto& findings = pass.findings;
    compare(findings, "held for order", pass.held, "ledger", pass.held_by_payments, "payments");
    compare(findings, "going back for order", pass.refunding, "ledger", pass.refunding_by_payments,
            "payments");
    compare(findings, "balance of seller", pass.sellers, "ledger", pass.earned, "open earnings");
    compare(findings, "on its way to seller", pass.paying_out, "ledger", pass.paying_out_by_payouts,
            "payouts");
    if (pass.report.orders_compared)
        compare(findings, "held for order", pass.held_by_payments, "payments", pass.held_by_orders, "orders");
    Balances receivables;
    for (const auto& [key, amount] : pass.sellers) {
        if (amount >= 0) continue;
        ++pass.report.receivables.sellers;
        Transfer one{.currency = Currency::parse(key.second).value_or(Currency{})};
        one.postings.push_back({Account::sellers, key.first, amount});
        receivables.add(one);
    }
    pass.report.receivables.sums = receivables.list();
    pass.report.trial_balance = pass.balances.list();
    co_return pass;
}

Task<AuditReport> Audit::run(Deadline deadline) {
    std::map<std::string, int> seen;  // how often in a row
    Pass pass;
    for (int i = 0; i < most_passes; ++i) {
        if (i > 0) co_await sleep_for(between_passes);
        pass = co_await look(deadline);
        std::map<std::string, int> now;
        for (const auto& finding : pass.findings)
            now[finding] = seen[finding] + 1;
        seen = std::move(now);
        if (std::ranges::all_of(seen, [](const auto& one) { return one.second >= same_passes; })) break;
    }
    for (const auto& [finding, times] : seen) {
        if (times < same_passes) continue;
        pass.report.more_findings = pass.report.findings.size() >= most_findings;
        if (!pass.report.more_findings) pass.report.findings.push_back(finding);
    }
    co_return pass.report;
}

}  // namespace bookverse::payments
