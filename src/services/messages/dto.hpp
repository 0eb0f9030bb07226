// What goes over HTTP: the API (docs/api/openapi.json).
#pragma once

#include "base/text.hpp"
#include "platform/http/cursor.hpp"
#include "services/messages/model.hpp"
#include "services/messages/risks.hpp"
#include "services/orders/api.hpp"

namespace bookverse::messages::dto {

using MessageText = Text<1, 2000, Lines::many>;

struct ConversationPath {
    ConversationId id;
};
BOOST_DESCRIBE_STRUCT(ConversationPath, (), (id))

struct MessagePath {
    MessageId id;
};
BOOST_DESCRIBE_STRUCT(MessagePath, (), (id))

struct EvidencePath {
    MessageId id;
    AccountId reporter;
};
BOOST_DESCRIBE_STRUCT(EvidencePath, (), (id, reporter))

struct OrderPath {
    orders::OrderId order;
};
BOOST_DESCRIBE_STRUCT(OrderPath, (), (order))

struct NewOrderConversation {
    std::optional<AccountId> seller;  ///< which one, when the caller bought of several
};
BOOST_DESCRIBE_STRUCT(NewOrderConversation, (), (seller))

struct NewConversation {
    market::ListingId listing;
    MessageText text;
    Uuid client_id;  ///< made by the client for this message: a repeat with the same one changes nothing
};
BOOST_DESCRIBE_STRUCT(NewConversation, (), (listing, text, client_id))

struct NewMessage {
    MessageText text;
    Uuid client_id;
};
BOOST_DESCRIBE_STRUCT(NewMessage, (), (text, client_id))

struct ReadUpTo {
    MessageId message;
};
BOOST_DESCRIBE_STRUCT(ReadUpTo, (), (message))

/// For the badge; both end at 100.
struct Unread {
    int conversations = 0;
    int messages = 0;
};
BOOST_DESCRIBE_STRUCT(Unread, (), (conversations, messages))

struct ConversationSubject {
    SubjectKind kind;
    Uuid id;
    std::string title;
    std::optional<std::string> cover;
    std::optional<Money> price;
    std::optional<market::ListingState> state;
};
BOOST_DESCRIBE_STRUCT(ConversationSubject, (), (kind, id, title, cover, price, state))

struct OtherPerson {
    AccountId id;
    std::string name;  ///< empty when closed
    std::optional<std::string> picture_id;
    bool closed;
};
BOOST_DESCRIBE_STRUCT(OtherPerson, (), (id, name, picture_id, closed))

struct Conversation {
    ConversationId id;
    ConversationSubject subject;
    OtherPerson other;
    bool inquirer;  ///< the caller asked; else the caller's subject was asked about
    int unread;
    std::optional<MessageId> read_up_to;           ///< by the caller
    std::optional<MessageId> read_up_to_by_other;  ///< what was seen
    std::optional<LastMessage> last;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Conversation, (),
                      (id, subject, other, inquirer, unread, read_up_to, read_up_to_by_other, last,
                       created_at))

struct OneConversation : Conversation {
    bool can_write;
    std::optional<std::string> reason;  ///< why not: the code that writing would be refused with
};
BOOST_DESCRIBE_STRUCT(OneConversation, (Conversation), (can_write, reason))

struct Message {
    MessageId id;
    ConversationId conversation_id;
    AccountId author_id;
    Uuid client_id;
    Instant at;
    std::string text;  ///< empty when hidden
    bool hidden;       ///< by a moderator
    std::vector<Risk> risks;
};
BOOST_DESCRIBE_STRUCT(Message, (), (id, conversation_id, author_id, client_id, at, text, hidden, risks))

/// A conversation with its first message, or one that was there with another one.
struct Asked {
    Conversation conversation;
    Message message;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (conversation, message))

}  // namespace bookverse::messages::dto
