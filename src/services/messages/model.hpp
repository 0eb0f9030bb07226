// The stored documents. A message is written once, by itself; the conversation says who takes part and holds
// what can be counted again from the messages (posting.hpp).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "platform/store/collection.hpp"
#include "services/market/api.hpp"
#include "services/messages/api.hpp"

namespace bookverse::messages {

/// One of the two.
struct Side {
    AccountId account{};
    int unread = 0;  ///< of the other's messages, counted up to most_unread
    std::optional<MessageId> read_up_to{};
    bool closed = false;  ///< the account is

    friend bool operator==(const Side&, const Side&) = default;
};
BOOST_DESCRIBE_STRUCT(Side, (), (account, unread, read_up_to, closed))

struct LastMessage {
    MessageId id{};
    AccountId author{};
    Instant at{};
    std::string excerpt{};  ///< empty when hidden
    bool hidden = false;

    friend bool operator==(const LastMessage&, const LastMessage&) = default;
};
BOOST_DESCRIBE_STRUCT(LastMessage, (), (id, author, at, excerpt, hidden))

struct Conversation {
    ConversationId id{};
    Subject subject{};
    Side inquirer{};
    Side owner{};  ///< of the subject
    std::vector<AccountId> people{};
    Instant created_at{};
    std::optional<Instant> last_at{};  ///< none: nothing was said yet, in nobody's list
    std::optional<LastMessage> last{};
    std::vector<AccountId> unread_by{};  ///< whose side has unread messages

    Side* side_of(AccountId account) noexcept {
        return inquirer.account == account ? &inquirer : owner.account == account ? &owner : nullptr;
    }
    const Side* side_of(AccountId account) const noexcept {
        return inquirer.account == account ? &inquirer : owner.account == account ? &owner : nullptr;
    }
    /// `account` is one of the two.
    const Side& other_than(AccountId account) const noexcept {
        return inquirer.account == account ? owner : inquirer;
    }
    friend bool operator==(const Conversation&, const Conversation&) = default;
};
BOOST_DESCRIBE_STRUCT(Conversation, (),
                      (id, subject, inquirer, owner, people, created_at, last_at, last, unread_by))

/// Made of the subject and whom it has several conversations with (who asks about a listing, who sells in an
/// order): two clicks make one.
ConversationId conversation_id(const Subject& subject, AccountId with);

struct Message {
    MessageId id{};
    ConversationId conversation{};
    AccountId author{};
    Uuid client_id{};  ///< the sender's own: sent twice is said once
    Instant at{};
    std::string text{};
    bool hidden = false;  ///< by a moderator

    friend bool operator==(const Message&, const Message&) = default;
};
BOOST_DESCRIBE_STRUCT(Message, (), (id, conversation, author, client_id, at, text, hidden))

/// Copies of what others own, to show beside a conversation; kept up by their events.
struct Person {
    AccountId id{};
    std::int64_t version = 0;  ///< of account.changed; 0: not known yet
    std::string name{};
    std::optional<std::string> picture_id{};
    bool closed = false;

    friend bool operator==(const Person&, const Person&) = default;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, version, name, picture_id, closed))

struct Topic {
    std::string id{};          ///< topic_id()
    std::int64_t version = 0;  ///< of the listing's card; 0: not known yet
    std::string title{};
    std::optional<std::string> cover{};
    std::optional<Money> price{};
    std::optional<market::ListingState> state{};

    friend bool operator==(const Topic&, const Topic&) = default;
};
BOOST_DESCRIBE_STRUCT(Topic, (), (id, version, title, cover, price, state))

std::string topic_id(const Subject& subject);
/// Of an order each seller has a topic: what they sell in it is nobody else's business.
std::string topic_id(const Conversation& conversation);

inline const store::Index<Conversation, AccountId> conversation_by_person{"by_person", {"people", "last_at"}};
inline const store::Index<Conversation, AccountId> conversation_by_unread{"by_unread",
                                                                          {"unread_by", "last_at"}};
inline const store::Index<Message, ConversationId> message_by_conversation{"by_conversation",
                                                                           {"conversation", "id"}};
inline const store::Index<Message, ConversationId, AccountId, Uuid> message_by_client{
    "by_client", {"conversation", "author", "client_id"}, store::unique};
inline const store::Index<Message, AccountId> message_by_author{"by_author", {"author", "at"}};

struct Stores {
    Stores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Conversation> conversations;
    store::Collection<Message> messages;
    store::Collection<Person> people;
    store::Collection<Topic> topics;
};

}  // namespace bookverse::messages
