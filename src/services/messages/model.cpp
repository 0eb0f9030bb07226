#include "services/messages/model.hpp"

namespace bookverse::messages {

std::string topic_id(const Subject& subject) {
    return std::string{boost::describe::enum_to_string(subject.kind, "")} + "/" + subject.id.to_string();
}

std::string topic_id(const Conversation& conversation) {
    const auto id = topic_id(conversation.subject);
    return conversation.subject.kind == SubjectKind::order ? id + "/" + conversation.owner.account.to_string()
                                                           : id;
}

ConversationId conversation_id(const Subject& subject, AccountId with) {
    return ConversationId::of_name("conversation/" + topic_id(subject) + "/" + with.to_string());
}

Stores::Stores(store::DocumentStore& store, const Clock& clock)
    : conversations{store,
                    {.name = "messages.conversations",
                     .indexes = {conversation_by_person, conversation_by_unread},
                     .clock = &clock}},
      messages{store,
               {.name = "messages.messages",
                .indexes = {message_by_conversation, message_by_client, message_by_author},
                .clock = &clock}},
      people{store, {.name = "messages.people", .clock = &clock}},
      topics{store, {.name = "messages.topics", .clock = &clock}} {}

}  // namespace bookverse::messages
