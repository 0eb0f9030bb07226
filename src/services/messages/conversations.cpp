#include "services/messages/conversations.hpp"

#include <map>

#include "platform/service/live.hpp"
#include "services/messages/rules.hpp"
#include "services/messages/views.hpp"

namespace bookverse::messages {
namespace {

/// Tells the reader's other browsers and the other person's.
struct ReadLive {
    static constexpr std::string_view type = "conversation.read";
    ConversationId conversation;
    AccountId reader;
    MessageId up_to;
};
BOOST_DESCRIBE_STRUCT(ReadLive, (), (conversation, reader, up_to))

}  // namespace

Task<Result<Conversation>> Conversations::load(Actor actor, ConversationId id, Deadline deadline) {
    const auto found = co_await context_.stores.conversations.get(id, deadline);
    if (!found) co_return refuse_not_found();
    if (auto ok = allowed(Command::read, who_is(actor, **found), Writer::active); !ok)
        co_return std::unexpected(std::move(ok).error());
    co_return **found;
}

Task<Result<dto::Asked>> Conversations::ask(Actor actor, dto::NewConversation wanted, Deadline deadline) {
    const Subject subject{SubjectKind::listing, wanted.listing.value};
    const auto id = conversation_id(subject, actor.account);
    auto known = co_await context_.stores.conversations.get(id, deadline);
    if (!known) {
        const auto listing = co_await copies_.look_up(wanted.listing, deadline);
        if (!listing) co_return std::unexpected(listing.error());
        if (auto ok = can_be_asked_about(*listing, actor.account); !ok)
            co_return std::unexpected(std::move(ok).error());
        auto made = open_conversation(subject, actor.account, listing->seller, context_.now());
        if (auto ok = co_await posting_.may(Command::open, actor, made, deadline); !ok)
            co_return std::unexpected(std::move(ok).error());
        (void)co_await copies_.meet(listing->seller, deadline);
        co_await copies_.keep(*listing, deadline);
        (void)co_await context_.stores.conversations.insert(std::move(made), deadline);
        known = co_await context_.stores.conversations.get(id, deadline);
    }
    auto message = co_await posting_.post(actor, **known, wanted.client_id, wanted.text.str(), deadline);
    if (!message) co_return std::unexpected(std::move(message).error());
    const auto now = co_await context_.stores.conversations.get(id, deadline);
    std::vector<Conversation> one{**now};
    auto shown = co_await show(std::move(one), actor.account, deadline);
    co_return dto::Asked{std::move(shown.front()), view_of(*message, context_.own_host)};
}

Task<Result<dto::OneConversation>> Conversations::of_order(Actor actor, orders::OrderId id,
                                                           std::optional<AccountId> seller,
                                                           Deadline deadline) {
    const auto order = co_await copies_.look_up(id, deadline);
    if (!order) co_return std::unexpected(order.error());
    const auto pair = can_be_talked_about(*order, actor.account, seller);
    if (!pair) co_return std::unexpected(pair.error());
    auto made = open_conversation(*order, *pair, context_.now());
    const auto conversation = made.id;
    if (!co_await context_.stores.conversations.get(conversation, deadline)) {
        // No new acquaintance but what was bought: who may write may open it.
        if (auto ok = co_await posting_.may(Command::write, actor, made, deadline); !ok)
            co_return std::unexpected(std::move(ok).error());
        (void)co_await copies_.meet(made.other_than(actor.account).account, deadline);
        co_await copies_.keep(made, *order, deadline);
        (void)co_await context_.stores.conversations.insert(std::move(made), deadline);
    }
    co_return co_await one(actor, conversation, deadline);
}

Task<Result<http::Page<dto::Conversation>>> Conversations::list(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    page.at_least = store::value_of(Instant{});  // not those in which nothing was said yet
    auto found = co_await context_.stores.conversations.find(conversation_by_person, {call.actor.account},
                                                             page, call.deadline);
    std::vector<Conversation> conversations;
    for (const auto& one : found.items)
        conversations.push_back(*one);
    http::Page<dto::Conversation> answer;
    answer.next = cursors_.next(call, found.next);
    answer.items = co_await show(std::move(conversations), call.actor.account, call.deadline);
    co_return answer;
}

Task<std::vector<dto::Conversation>> Conversations::show(std::vector<Conversation> conversations,
                                                         AccountId to, Deadline deadline) {
    std::vector<AccountId> others;
    std::vector<std::string> topics;
    for (const auto& one : conversations) {
        others.push_back(one.other_than(to).account);
        topics.push_back(topic_id(one));
    }
    std::map<AccountId, Person> people;
    for (const auto& person : co_await context_.stores.people.get_many(std::move(others), deadline))
        people.emplace(person->id, *person);
    std::map<std::string, Topic> subjects;
    for (const auto& topic : co_await context_.stores.topics.get_many(std::move(topics), deadline))
        subjects.emplace(topic->id, *topic);
    std::vector<dto::Conversation> shown;
    for (const auto& one : conversations)
        shown.push_back(view_of(one, to, people[one.other_than(to).account], subjects[topic_id(one)]));
    co_return shown;
}

Task<Result<dto::OneConversation>> Conversations::one(Actor actor, ConversationId id, Deadline deadline) {
    const auto found = co_await load(actor, id, deadline);
    if (!found) co_return std::unexpected(found.error());
    const auto may = co_await posting_.may(Command::write, actor, *found, deadline);
    std::vector<Conversation> one{*found};
    auto shown = co_await show(std::move(one), actor.account, deadline);
    dto::OneConversation answer{std::move(shown.front()), may.has_value(), std::nullopt};
    if (!may) answer.reason = may.error().code;
    co_return answer;
}

Task<Result<http::Page<dto::Message>>> Conversations::messages(http::Call& call, ConversationId id,
                                                               http::PageQuery query) {
    const auto conversation = co_await load(call.actor, id, call.deadline);
    if (!conversation) co_return std::unexpected(conversation.error());
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found =
        co_await context_.stores.messages.find(message_by_conversation, {id}, page, call.deadline);
    http::Page<dto::Message> answer;
    answer.next = cursors_.next(call, found.next);
    for (const auto& message : found.items)
        answer.items.push_back(view_of(*message, context_.own_host));
    co_return answer;
}

Task<Result<dto::Message>> Conversations::post(Actor actor, ConversationId id, dto::NewMessage message,
                                               Deadline deadline) {
    const auto conversation = co_await load(actor, id, deadline);
    if (!conversation) co_return std::unexpected(conversation.error());
    const auto posted =
        co_await posting_.post(actor, *conversation, message.client_id, message.text.str(), deadline);
    if (!posted) co_return std::unexpected(posted.error());
    co_return view_of(*posted, context_.own_host);
}

Task<Result<dto::Unread>> Conversations::read(Actor actor, ConversationId id, MessageId up_to,
                                              Deadline deadline) {
    const auto conversation = co_await load(actor, id, deadline);
    if (!conversation) co_return std::unexpected(conversation.error());
    const auto message = co_await context_.stores.messages.get(up_to, deadline);
    if (!message || (*message)->conversation != id) co_return refuse_not_found();
    co_await posting_.settle(
        id, [by = actor.account, up_to](Conversation one) { return mark_read(std::move(one), by, up_to); },
        deadline);
    const ReadLive told{id, actor.account, up_to};
    for (const AccountId person : conversation->people)
        co_await service::tell_live(context_.platform.cache, person, told);
    co_return co_await unread(actor, deadline);
}

Task<Result<dto::Unread>> Conversations::unread(Actor actor, Deadline deadline) {
    const auto found = co_await context_.stores.conversations.find(
        conversation_by_unread, {actor.account}, {.limit = most_unread, .descending = true}, deadline);
    dto::Unread unread;
    for (const auto& one : found.items) {
        ++unread.conversations;
        unread.messages = std::min(unread.messages + one->side_of(actor.account)->unread, most_unread);
    }
    co_return unread;
}

}  // namespace bookverse::messages
