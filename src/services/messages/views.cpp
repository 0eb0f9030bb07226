#include "services/messages/views.hpp"

namespace bookverse::messages {

dto::Conversation view_of(const Conversation& conversation, AccountId to, const Person& other,
                          const Topic& topic) {
    const Side& own = *conversation.side_of(to);
    const Side& theirs = conversation.other_than(to);
    return {.id = conversation.id,
            .subject = {conversation.subject.kind, conversation.subject.id, topic.title, topic.cover,
                        topic.price, topic.state},
            .other = {theirs.account, other.name, other.picture_id, other.closed || theirs.closed},
            .inquirer = conversation.inquirer.account == to,
            .unread = own.unread,
            .read_up_to = own.read_up_to,
            .read_up_to_by_other = theirs.read_up_to,
            .last = conversation.last,
            .created_at = conversation.created_at};
}

dto::Message view_of(const Message& message, std::string_view own_host) {
    dto::Message view{message.id, message.conversation, message.author, message.client_id,
                      message.at, message.text,         message.hidden, {}};
    if (message.hidden)
        view.text.clear();
    else
        view.risks = find_risks(message.text, own_host);
    return view;
}

}  // namespace bookverse::messages
