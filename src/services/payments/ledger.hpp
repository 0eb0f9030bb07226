// The ledger's words: accounts, and transfers between them. Pure. A transfer is never changed and never
// erased; a correction is another transfer. Its id is made from its cause, so a cause is booked once.
//
// Credits are positive: what we owe somebody stands above zero, what the provider keeps for us below it, and
// all accounts together are zero.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "platform/json/scalars.hpp"

namespace bookverse::payments {

struct TransferTag;
using TransferId = Id<TransferTag>;

/// `owner` of a posting: the order for held and refunding, the seller for sellers and paying_out.
enum class Account : std::uint8_t {
    provider,    ///< what lies with the payment provider, below zero
    held,        ///< paid by a buyer, not yet anybody's
    refunding,   ///< going back to the buyer, the provider has not said yes yet
    sellers,     ///< a seller's balance; below zero it is a receivable
    paying_out,  ///< on its way to a seller
    fees,        ///< ours
};
BOOST_DESCRIBE_ENUM(Account, provider, held, refunding, sellers, paying_out, fees)

enum class TransferKind : std::uint8_t {
    capture,
    settlement,
    refund,  ///< pending until refund_completed
    refund_completed,
    payout,  ///< pending until payout_paid or payout_failed
    payout_paid,
    payout_failed,
};
BOOST_DESCRIBE_ENUM(TransferKind, capture, settlement, refund, refund_completed, payout, payout_paid,
                    payout_failed)

struct Posting {
    Account account = Account::held;
    std::optional<Uuid> owner{};
    std::int64_t amount = 0;

    friend bool operator==(const Posting&, const Posting&) = default;
};
BOOST_DESCRIBE_STRUCT(Posting, (), (account, owner, amount))

struct Transfer {
    TransferId id{};
    std::string cause{};  ///< "capture/<payment>", "refund/<refund>": what the id is made from
    TransferKind kind = TransferKind::capture;
    std::optional<TransferId> resolves{};  ///< the pending one that this ends; each is ended once
    std::optional<Uuid> order{};
    std::string provider{};
    Currency currency{};
    std::vector<Posting> postings{};
    Instant at{};         ///< of the cause
    Instant posted_at{};  ///< of this record

    friend bool operator==(const Transfer&, const Transfer&) = default;
};
BOOST_DESCRIBE_STRUCT(Transfer, (),
                      (id, cause, kind, resolves, order, provider, currency, postings, at, posted_at))

/// What a transfer of this cause is called.
TransferId transfer_id(std::string_view cause);

/// Puts a transfer together: postings of nothing are left out, those of one account and owner become one.
class TransferMaker {
public:
    TransferMaker(TransferKind kind, std::string cause, Currency currency, std::string provider, Instant at);
    TransferMaker& of_order(Uuid order);
    TransferMaker& resolving(std::string_view cause);
    TransferMaker& post(Account account, std::optional<Uuid> owner, std::int64_t amount);
    /// Throws std::logic_error when the postings do not sum to zero, std::overflow_error beyond 64 bits.
    Transfer make() const;

private:
    Transfer transfer_;
};

/// nullopt when it is well-formed; else what is wrong, for the audit.
std::optional<std::string> fault_of(const Transfer& transfer);

/// Sums by "held", "sellers", …, "provider:sandbox", and currency.
struct Balance {
    std::string account{};
    Currency currency{};
    std::int64_t amount = 0;

    friend bool operator==(const Balance&, const Balance&) = default;
};
BOOST_DESCRIBE_STRUCT(Balance, (), (account, currency, amount))

/// The control accounts, of which there are few; owners are not told apart. Sorted by account and currency.
class Balances {
public:
    Balances() = default;
    explicit Balances(const std::vector<Balance>& from);
    /// Throws std::overflow_error beyond 64 bits.
    void add(const Transfer& transfer);
    std::vector<Balance> list() const;
    std::int64_t of(std::string_view account, Currency currency) const;
    /// Currencies whose accounts do not sum to zero; none in a ledger that is well.
    std::vector<std::string> unbalanced() const;

    friend bool operator==(const Balances&, const Balances&) = default;

private:
    std::map<std::pair<std::string, std::string>, std::int64_t> sums_;
};

/// "held", "provider:sandbox".
std::string account_name(Account account, std::string_view provider);

/// Throws std::overflow_error beyond 64 bits.
std::int64_t sum_of(std::int64_t a, std::int64_t b);

}  // namespace bookverse::payments
