#include "services/messages/posting.hpp"

#include <algorithm>

#include "platform/service/service_client.hpp"

namespace bookverse::messages {
namespace {

std::unexpected<Refusal> refuse_reused() {
    return refuse(RefusalKind::invalid, "client_id_reused",
                  "Another message was sent with this client_id already.");
}

/// What has to be looked at for both counts: what lies behind the mark that is further back.
store::PageOf behind_marks(const Conversation& conversation) {
    store::PageOf page{.limit = most_unread + 1, .descending = true};
    const auto& a = conversation.inquirer.read_up_to;
    const auto& b = conversation.owner.read_up_to;
    // The marked message itself too, so that there is a last one.
    if (a && b) page.at_least = store::value_of(std::min(*a, *b));
    return page;
}

}  // namespace

Task<Result<>> Posting::may(Command command, Actor actor, Conversation conversation, Deadline deadline) {
    const auto card = co_await copies_.meet(actor.account, deadline);
    if (!card) co_return std::unexpected(card.error());
    if (auto ok = allowed(command, who_is(actor, conversation), writer_of(*card)); !ok) co_return ok;
    const auto other = conversation.other_than(actor.account).account;
    const auto blocks = co_await context_.platform.services.call<accounts::BlockedAnswer>(
        "accounts", http::Method::get,
        "/internal/accounts/blocks/" + actor.account.to_string() + "/" + other.to_string(), http::NoContent{},
        deadline);
    if (!blocks) co_return std::unexpected(blocks.error());
    bool blocked = blocks->blocked;
    if (blocked && conversation.subject.kind == SubjectKind::order) {
        const auto order = co_await copies_.look_up(orders::OrderId{conversation.subject.id}, deadline);
        if (!order) co_return std::unexpected(order.error());
        blocked = !is_open(*order);
    }
    co_return can_reach(conversation, actor.account, blocked);
}

Task<Result<Message>> Posting::post(Actor actor, Conversation conversation, Uuid client_id, std::string text,
                                    Deadline deadline) {
    if (auto ok = co_await may(Command::write, actor, conversation, deadline); !ok)
        co_return std::unexpected(std::move(ok).error());
    const Instant now = context_.now();
    Message message{
        MessageId::make(now), conversation.id, actor.account, client_id, now, std::move(text), false};
    const MessageSent told{message.id,
                           message.conversation,
                           conversation.subject,
                           message.author,
                           conversation.other_than(message.author).account,
                           now,
                           excerpt(message.text)};
    auto stored = co_await context_.stores.messages.try_insert(
        message, deadline, [told](store::Events& events) { events.publish(told); });
    if (!stored && stored.error().duplicate_index != message_by_client.name)
        co_return std::unexpected(stored.error().refusal);
    if (!stored) {
        const auto earlier = co_await context_.stores.messages.find_one(
            message_by_client, {conversation.id, actor.account, client_id}, deadline);
        if (!earlier) throw Unavailable{"a message that is there cannot be read"};
        if ((*earlier)->text != message.text) co_return refuse_reused();
        message = **earlier;
    }
    co_await settle(conversation.id, {}, deadline);
    co_return message;
}

Task<> Posting::settle(ConversationId id, Change change, Deadline deadline) {
    for (int attempt = 0; attempt < 16; ++attempt) {
        const auto found = co_await context_.stores.conversations.get(id, deadline);
        if (!found) co_return;
        const auto before = change ? change(**found) : **found;
        const auto newest = co_await context_.stores.messages.find(message_by_conversation, {id},
                                                                   behind_marks(before), deadline);
        const auto next = count_again(before, newest.items);
        const auto done = co_await context_.stores.conversations.update(
            id, [next](const Conversation&) -> Result<Conversation> { return next; }, deadline,
            found->version);
        if (done || done.error().kind != RefusalKind::changed_meanwhile) co_return;
    }
    throw Unavailable{"a conversation changes faster than it can be counted"};
}

Task<Result<>> Posting::set_hidden(MessageId id, bool hidden, Deadline deadline) {
    const auto changed = co_await context_.stores.messages.update(
        id,
        [hidden](Message message, store::Events& events) -> Result<Message> {
            if (message.hidden == hidden) return message;
            message.hidden = hidden;
            events.publish(MessageHidden{message.id, message.conversation, hidden});
            return message;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_await settle((*changed)->conversation, {}, deadline);
    co_return Result<>{};
}

Task<Result<Evidence>> Posting::evidence(MessageId id, AccountId reporter, Deadline deadline) {
    constexpr std::size_t around = 5;
    const auto message = co_await context_.stores.messages.get(id, deadline);
    if (!message) co_return refuse_not_found();
    const auto conversation = co_await context_.stores.conversations.get((*message)->conversation, deadline);
    if (!conversation || (*conversation)->side_of(reporter) == nullptr) co_return refuse_not_found();
    const auto topic = co_await context_.stores.topics.get(topic_id(**conversation), deadline);
    // Ids sort by time: what is before, newest first, and from the message on.
    const auto before = co_await context_.stores.messages.find(
        message_by_conversation, {(*message)->conversation},
        {.limit = around, .descending = true, .less_than = store::value_of(id)}, deadline);
    const auto behind = co_await context_.stores.messages.find(
        message_by_conversation, {(*message)->conversation},
        {.limit = around + 1, .at_least = store::value_of(id)}, deadline);
    Evidence evidence{id,
                      (*message)->conversation,
                      (*conversation)->subject,
                      topic ? (*topic)->title : "",
                      (*message)->author,
                      (*message)->at,
                      (*message)->text,
                      {}};
    for (const auto& one : before.items)
        evidence.context.insert(evidence.context.begin(), {one->id, one->author, one->at, one->text});
    for (const auto& one : behind.items)
        evidence.context.push_back({one->id, one->author, one->at, one->text});
    co_return evidence;
}

}  // namespace bookverse::messages
