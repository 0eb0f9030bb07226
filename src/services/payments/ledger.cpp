#include "services/payments/ledger.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <stdexcept>

namespace bookverse::payments {

TransferId transfer_id(std::string_view cause) {
    return TransferId::of_name("transfer/" + std::string{cause});
}

std::int64_t sum_of(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) throw std::overflow_error{"a sum of money beyond 64 bits"};
    return sum;
}

TransferMaker::TransferMaker(TransferKind kind, std::string cause, Currency currency, std::string provider,
                             Instant at) {
    transfer_.id = transfer_id(cause);
    transfer_.cause = std::move(cause);
    transfer_.kind = kind;
    transfer_.currency = currency;
    transfer_.provider = std::move(provider);
    transfer_.at = at;
}

TransferMaker& TransferMaker::of_order(Uuid order) {
    transfer_.order = order;
    return *this;
}

TransferMaker& TransferMaker::resolving(std::string_view cause) {
    transfer_.resolves = transfer_id(cause);
    return *this;
}

TransferMaker& TransferMaker::post(Account account, std::optional<Uuid> owner, std::int64_t amount) {
    if (amount == 0) return *this;
    const auto same = std::ranges::find_if(transfer_.postings, [&](const Posting& posting) {
        return posting.account == account && posting.owner == owner;
    });
    if (same == transfer_.postings.end()) {
        transfer_.postings.push_back({account, owner, amount});
    } else {
        same->amount = sum_of(same->amount, amount);
    }
    return *this;
}

Transfer TransferMaker::make() const {
    Transfer made = transfer_;
    std::erase_if(made.postings, [](const Posting& posting) { return posting.amount == 0; });
    if (const auto fault = fault_of(made)) throw std::logic_error{made.cause + ": " + *fault};
    return made;
}

std::optional<std::string> fault_of(const Transfer& transfer) {
    if (transfer.id != transfer_id(transfer.cause)) return "its id does not belong to its cause";
    std::int64_t sum = 0;
    for (const Posting& posting : transfer.postings) {
        const bool owned = posting.account != Account::provider && posting.account != Account::fees;
        if (owned != posting.owner.has_value()) return "a posting has no owner, or one too many";
        if (posting.amount == 0) return "a posting of nothing";
        sum = sum_of(sum, posting.amount);
    }
    if (sum != 0) return "its postings sum to " + std::to_string(sum);
    return std::nullopt;
}

std::string account_name(Account account, std::string_view provider) {
    std::string name = boost::describe::enum_to_string(account, "?");
    if (account == Account::provider) name += ":" + std::string{provider};
    return name;
}

Balances::Balances(const std::vector<Balance>& from) {
    for (const Balance& balance : from)
        sums_[{balance.account, std::string{balance.currency.code()}}] = balance.amount;
}

void Balances::add(const Transfer& transfer) {
    for (const Posting& posting : transfer.postings) {
        auto& sum =
            sums_[{account_name(posting.account, transfer.provider), std::string{transfer.currency.code()}}];
        sum = sum_of(sum, posting.amount);
    }
}

std::vector<Balance> Balances::list() const {
    std::vector<Balance> all;
    for (const auto& [key, amount] : sums_)
        all.push_back({key.first, Currency::parse(key.second).value_or(Currency{}), amount});
    return all;
}

std::int64_t Balances::of(std::string_view account, Currency currency) const {
    const auto found = sums_.find({std::string{account}, std::string{currency.code()}});
    return found == sums_.end() ? 0 : found->second;
}

std::vector<std::string> Balances::unbalanced() const {
    std::map<std::string, std::int64_t> totals;
    for (const auto& [key, amount] : sums_)
        totals[key.second] = sum_of(totals[key.second], amount);
    std::vector<std::string> wrong;
    for (const auto& [currency, total] : totals)
        if (total != 0) wrong.push_back(currency);
    return wrong;
}

}  // namespace bookverse::payments
