#include "services/messages/privacy.hpp"

#include "platform/store/find_all.hpp"
#include "services/messages/views.hpp"

namespace bookverse::messages {

Task<std::vector<service::ExportPart>> Privacy::export_of(AccountId account, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    std::vector<dto::Conversation> conversations;
    std::vector<dto::Message> messages;
    for (const auto& one : co_await store::find_all(context_.stores.conversations, conversation_by_person,
                                                    {account}, deadline)) {
        const auto other = co_await context_.stores.people.get(one.other_than(account).account, deadline);
        const auto topic = co_await context_.stores.topics.get(topic_id(one.subject), deadline);
        conversations.push_back(view_of(one, account, other ? **other : Person{}, topic ? **topic : Topic{}));
        for (const auto& message :
             co_await store::find_all(context_.stores.messages, message_by_conversation, {one.id}, deadline))
            messages.push_back(view_of(message, context_.own_host));
    }
    if (conversations.empty()) co_return parts;
    parts.push_back({"messages/conversations.json", json::write(conversations)});
    parts.push_back({"messages/messages.json", json::write(messages)});
    co_return parts;
}

Task<> Privacy::forget(AccountId account, Deadline deadline) {
    co_await copies_.on_closed(account, deadline);
    for (const auto& one : co_await store::find_all(context_.stores.conversations, conversation_by_person,
                                                    {account}, deadline)) {
        (void)co_await context_.stores.conversations.update(
            one.id,
            [account](Conversation conversation) -> Result<Conversation> {
                conversation.side_of(account)->closed = true;
                return conversation;
            },
            deadline);
    }
    store::PageOf page{.limit = 200};
    do {
        auto found = co_await context_.stores.messages.find(message_by_author, {account}, page, deadline);
        for (const auto& one : found.items) {
            (void)co_await context_.stores.messages.update(
                one->id,
                [host = context_.own_host](Message message) -> Result<Message> {
                    message.text = without_risks(message.text, host);
                    return message;
                },
                deadline);
        }
        page.after = std::move(found.next);
    } while (!page.after.empty());
}

}  // namespace bookverse::messages
