#include "services/messages/messages.hpp"

#include "platform/service/background.hpp"
#include "platform/service/live.hpp"
#include "platform/service/settings.hpp"

namespace bookverse::messages {
namespace {

using service::event_of;
using service::job_deadline;

std::string host_of(std::string_view url) {
    const auto begin = url.find("://") + 3;
    return std::string{url.substr(begin, url.find_first_of(":/", begin) - begin)};
}

/// What the browsers of both are told: the page reads the rest.
struct MessageLive {
    static constexpr std::string_view type = MessageSent::type;
    ConversationId conversation;
    MessageId message;
    AccountId author;
};
BOOST_DESCRIBE_STRUCT(MessageLive, (), (conversation, message, author))

}  // namespace

Context::Context(service::Platform& parts)
    : platform{parts}, stores{parts.store, parts.clock}, own_host{host_of(parts.settings.public_url)} {}

service::Registration registration() {
    return {.name = "messages",
            .prefixes = {"/api/v1/conversations"},
            .make = [](service::Platform& platform) { return std::make_unique<MessagesService>(platform); }};
}

MessagesService::MessagesService(service::Platform& platform)
    : context_{platform},
      copies_{context_},
      posting_{context_, copies_},
      conversations_{context_, copies_, posting_},
      privacy_{context_, copies_} {}

// Counts what the request may not have got to before a crash, then tells who has a page open.
Task<> MessagesService::on_message(bus::Message message) {
    if (message.type == MessageHidden::type) {
        const auto event = event_of<MessageHidden>(message);
        co_await posting_.settle(event.conversation, {}, job_deadline());
        const auto conversation =
            co_await context_.stores.conversations.get(event.conversation, job_deadline());
        if (!conversation) co_return;
        for (const AccountId person : (*conversation)->people)
            co_await service::tell_live(context_.platform.cache, person, event);
        co_return;
    }
    const auto event = event_of<MessageSent>(message);
    co_await posting_.settle(event.conversation, {}, job_deadline());
    const MessageLive told{event.conversation, event.message, event.author};
    co_await service::tell_live(context_.platform.cache, event.author, told);
    co_await service::tell_live(context_.platform.cache, event.recipient, told);
}

Task<> MessagesService::on_account(bus::Message message) {
    if (message.type == accounts::AccountClosed::type) {
        const auto event = event_of<accounts::AccountClosed>(message);
        co_await privacy_.forget(event.account, job_deadline());
    } else {
        co_await copies_.on_changed(event_of<accounts::AccountChanged>(message), job_deadline());
    }
}

Task<> MessagesService::on_listing(bus::Message message) {
    const auto id = market::ListingId::parse(message.subject);  // the card need not be read for that
    if (!id) throw std::runtime_error{message.type + " is about no listing"};
    if (!co_await copies_.follows(*id, job_deadline())) co_return;
    co_await copies_.on_listing(event_of<market::ListingEvent>(message).listing, job_deadline());
}

std::vector<bus::Subscription> MessagesService::subscriptions() {
    const auto text = [](std::string_view type) { return std::string{type}; };
    std::vector<std::string> listing_events;
    for (const auto type : market::listing_event_types)
        listing_events.emplace_back(type);
    return {
        {.group = "messages.arrivals",
         .types = {text(MessageSent::type), text(MessageHidden::type)},
         .handler = [this](bus::Message message) { return on_message(std::move(message)); }},
        {.group = "messages.people",
         .types = {text(accounts::AccountChanged::type), text(accounts::AccountClosed::type)},
         .handler = [this](bus::Message message) { return on_account(std::move(message)); }},
        {.group = "messages.topics",
         .types = std::move(listing_events),
         .handler = [this](bus::Message message) { return on_listing(std::move(message)); }},
    };
}

}  // namespace bookverse::messages
