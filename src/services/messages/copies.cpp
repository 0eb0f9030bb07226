#include "services/messages/copies.hpp"

#include "platform/service/service_client.hpp"

namespace bookverse::messages {
namespace {

Topic topic_of(const market::ListingCard& card) {
    return {.id = topic_id({SubjectKind::listing, card.id.value}),
            .version = card.version,
            .title = card.edition.title,
            .cover = card.cover,
            .price = card.price,
            .state = card.state};
}

Topic topic_of(const Conversation& conversation, const orders::OrderCard& order) {
    Topic topic{.id = topic_id(conversation), .version = 1};
    for (const auto& line : order.lines)
        if (line.seller == conversation.owner.account)
            topic.title += (topic.title.empty() ? "" : ", ") + line.title;
    return topic;
}

}  // namespace

Task<Result<accounts::AccountCard>> Copies::meet(AccountId account, Deadline deadline) {
    (void)co_await context_.stores.people.insert({.id = account}, deadline);
    auto card = co_await context_.platform.services.call<accounts::AccountCard>(
        "accounts", http::Method::get, "/internal/accounts/cards/" + account.to_string(), http::NoContent{},
        deadline);
    if (!card) co_return card;
    if (card->status == "closed") {
        co_await on_closed(account, deadline);
    } else {
        accounts::AccountChanged seen{account, card->version, card->name, card->picture_id, true};
        co_await on_changed(std::move(seen), deadline);
    }
    co_return card;
}

Task<Result<market::ListingCard>> Copies::look_up(market::ListingId listing, Deadline deadline) {
    return context_.platform.services.call<market::ListingCard>(
        "market", http::Method::get, "/internal/market/listings/" + listing.to_string(), http::NoContent{},
        deadline);
}

Task<> Copies::keep(market::ListingCard card, Deadline deadline) {
    (void)co_await context_.stores.topics.insert({.id = topic_of(card).id}, deadline);
    // Read again behind the insert: what changed before it came as no event to us.
    const auto now = co_await look_up(card.id, deadline);
    co_await on_listing(now ? *now : card, deadline);
}

Task<Result<orders::OrderCard>> Copies::look_up(orders::OrderId order, Deadline deadline) {
    return context_.platform.services.call<orders::OrderCard>(
        "orders", http::Method::get, "/internal/orders/" + order.to_string(), http::NoContent{}, deadline);
}

Task<> Copies::keep(Conversation about, orders::OrderCard order, Deadline deadline) {
    (void)co_await context_.stores.topics.insert(topic_of(about, order), deadline);
}

Task<> Copies::on_changed(accounts::AccountChanged event, Deadline deadline) {
    (void)co_await context_.stores.people.update(
        event.account,
        [event](Person person) -> Result<Person> {
            if (person.closed || event.version <= person.version) return person;
            person.version = event.version;
            person.name = event.name;
            person.picture_id = event.picture_id;
            return person;
        },
        deadline);
}

Task<> Copies::on_closed(AccountId account, Deadline deadline) {
    (void)co_await context_.stores.people.update(
        account,
        [](const Person& person) -> Result<Person> {
            return Person{.id = person.id, .version = person.version, .closed = true};
        },
        deadline);
}

Task<bool> Copies::follows(market::ListingId listing, Deadline deadline) {
    const auto topic =
        co_await context_.stores.topics.get(topic_id({SubjectKind::listing, listing.value}), deadline);
    co_return topic.has_value();
}

Task<> Copies::on_listing(market::ListingCard card, Deadline deadline) {
    const auto topic = topic_of(card);
    (void)co_await context_.stores.topics.update(
        topic.id,
        [topic](const Topic& known) -> Result<Topic> {
            return topic.version > known.version ? topic : known;
        },
        deadline);
}

}  // namespace bookverse::messages
