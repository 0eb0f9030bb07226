#include "services/reviews/people.hpp"

#include "platform/service/service_client.hpp"

namespace bookverse::reviews {

Task<Result<accounts::AccountCard>> People::meet(AccountId account, Deadline deadline) {
    (void)co_await context_.stores.people.insert({.id = account}, deadline);
    auto card = co_await context_.platform.services.call<accounts::AccountCard>(
        "accounts", http::Method::get, "/internal/accounts/cards/" + account.to_string(), http::NoContent{},
        deadline);
    if (!card) co_return card;
    if (card->status == "closed") {
        co_await on_closed(account, deadline);
    } else {
        accounts::AccountChanged seen{account, card->version, card->name, card->picture_id,
                                      card->profile_visible};
        co_await on_changed(std::move(seen), deadline);
    }
    co_return card;
}

Task<> People::on_changed(accounts::AccountChanged event, Deadline deadline) {
    (void)co_await context_.stores.people.update(
        event.account,
        [event](Person person) -> Result<Person> {
            if (person.closed || event.version <= person.version) return person;
            person.version = event.version;
            person.name = event.name;
            person.picture_id = event.picture_id;
            person.visible = event.profile_visible;
            return person;
        },
        deadline);
}

Task<> People::on_closed(AccountId account, Deadline deadline) {
    (void)co_await context_.stores.people.update(
        account,
        [](const Person& person) -> Result<Person> {
            return Person{.id = person.id, .version = person.version, .closed = true};
        },
        deadline);
}

Task<Result<>> People::may_see(Actor viewer, AccountId account, Deadline deadline) const {
    const auto person = co_await context_.stores.people.get(account, deadline);
    if (person && (*person)->closed) co_return refuse_not_found();
    if (viewer.is(account) || viewer.has(Role::moderator) || viewer.has(Role::administrator))
        co_return Result<>{};
    if (person && !(*person)->visible) co_return refuse_not_found();
    if (!viewer.is_account()) co_return Result<>{};
    const auto blocks = co_await context_.platform.services.call<accounts::BlockedAnswer>(
        "accounts", http::Method::get,
        "/internal/accounts/blocks/" + viewer.account.to_string() + "/" + account.to_string(),
        http::NoContent{}, deadline);
    if (!blocks) co_return std::unexpected(blocks.error());
    if (blocks->blocked) co_return refuse_not_found();
    co_return Result<>{};
}

Task<std::map<AccountId, Person>> People::find(std::vector<AccountId> accounts, Deadline deadline) const {
    std::map<AccountId, Person> found;
    for (const auto& person : co_await context_.stores.people.get_many(std::move(accounts), deadline))
        found.emplace(person->id, *person);
    co_return found;
}

}  // namespace bookverse::reviews
