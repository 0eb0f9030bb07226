// Who may read, write and open, and what becomes of a conversation. Pure; rules_test.cpp has the whole
// tables.
#pragma once

#include <cstdint>
#include <span>

#include "base/refusal.hpp"
#include "services/accounts/api.hpp"
#include "services/messages/model.hpp"
#include "services/orders/api.hpp"

namespace bookverse::messages {

inline constexpr int most_unread = 100;
inline constexpr std::size_t excerpt_length = 120;

enum class Command : std::uint8_t {
    read,  ///< and mark as read
    write,
    open,  ///< a new conversation
};
BOOST_DESCRIBE_ENUM(Command, read, write, open)

/// How the caller stands to the conversation; roles of staff give nothing here, they see what was reported.
enum class Who : std::uint8_t { anonymous, stranger, participant };
BOOST_DESCRIBE_ENUM(Who, anonymous, stranger, participant)

/// The caller's account. Lapsed: the yearly proof is overdue.
enum class Writer : std::uint8_t { active, lapsed, unverified, suspended, closed };
BOOST_DESCRIBE_ENUM(Writer, active, lapsed, unverified, suspended, closed)

Who who_is(const Actor& actor, const Conversation& conversation) noexcept;
Writer writer_of(const accounts::AccountCard& card) noexcept;

/// For `open` the caller is a stranger to what is not there yet.
Result<> allowed(Command command, Who who, Writer writer);

/// blocked, other_closed.
Result<> can_reach(const Conversation& conversation, AccountId author, bool blocked);
/// May this listing be asked about? not_found for what the inquirer may not see, own_listing, sold.
Result<> can_be_asked_about(const market::ListingCard& listing, AccountId inquirer);

/// Who talks to whom about an order when `caller` opens it: the buyer with `named` or the only seller, a seller
/// with the buyer. not_found for strangers and before it was placed, not_paid, /seller.
struct OrderPair {
    AccountId buyer{};
    AccountId seller{};

    friend bool operator==(const OrderPair&, const OrderPair&) = default;
};
Result<OrderPair> can_be_talked_about(const orders::OrderCard& order, AccountId caller,
                                      std::optional<AccountId> named);
/// While it is, those two may write whoever blocked whom: something is still to be handed over.
bool is_open(const orders::OrderCard& order) noexcept;

Conversation open_conversation(const Subject& subject, AccountId inquirer, AccountId owner, Instant now);
Conversation open_conversation(const orders::OrderCard& order, const OrderPair& pair, Instant now);
/// The mark only moves forward. `account` takes part.
Conversation mark_read(Conversation conversation, AccountId account, MessageId message);
/// What is counted from the messages, newest first; these are all that lie behind both marks, or the newest.
Conversation count_again(Conversation conversation, std::span<const store::Versioned<Message>> newest);

/// One line, cut at a code point.
std::string excerpt(std::string_view text);

}  // namespace bookverse::messages
