// What other services may know of messages: ids, the events, and what its internal routes speak.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "platform/auth/actor.hpp"

namespace bookverse::messages {

struct ConversationTag;
struct MessageTag;
using ConversationId = Id<ConversationTag>;
using MessageId = Id<MessageTag>;

/// What a conversation is about. Today a listing; the others come with their services.
enum class SubjectKind : std::uint8_t { listing, event, order };
BOOST_DESCRIBE_ENUM(SubjectKind, listing, event, order)

struct Subject {
    SubjectKind kind = SubjectKind::listing;
    Uuid id{};

    friend bool operator==(const Subject&, const Subject&) = default;
};
BOOST_DESCRIBE_STRUCT(Subject, (), (kind, id))

/// Somebody wrote. Also tells the live streams of both.
struct MessageSent {
    static constexpr std::string_view type = "message.sent";
    MessageId message;
    ConversationId conversation;
    Subject subject;
    AccountId author;
    AccountId recipient;
    Instant at;
    std::string excerpt;  ///< the beginning of the text, one line
};
BOOST_DESCRIBE_STRUCT(MessageSent, (), (message, conversation, subject, author, recipient, at, excerpt))

/// A moderator hid a message or showed it again.
struct MessageHidden {
    static constexpr std::string_view type = "message.hidden";
    MessageId message;
    ConversationId conversation;
    bool hidden = true;
};
BOOST_DESCRIBE_STRUCT(MessageHidden, (), (message, conversation, hidden))

struct EvidenceLine {
    MessageId id;
    AccountId author;
    Instant at;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(EvidenceLine, (), (id, author, at, text))

/// GET /internal/messages/{id}/evidence/{reporter}: a message with what stood around it, for a moderator;
/// not_found unless the reporter takes part in the conversation.
struct Evidence {
    MessageId id;
    ConversationId conversation;
    Subject subject;
    std::string subject_title;
    AccountId author;
    Instant at;
    std::string text;
    std::vector<EvidenceLine> context{};  ///< the message itself too, oldest first
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (id, conversation, subject, subject_title, author, at, text, context))

/// PUT /internal/messages/{id}/visibility: the state that is wanted, so asking twice is asking once.
struct Visibility {
    bool hidden = true;
};
BOOST_DESCRIBE_STRUCT(Visibility, (), (hidden))

}  // namespace bookverse::messages
