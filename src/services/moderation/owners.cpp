#include "services/moderation/owners.hpp"

#include <algorithm>

#include "platform/service/service_client.hpp"
#include "services/market/api.hpp"
#include "services/messages/api.hpp"
#include "services/moderation/appeal_token.hpp"
#include "services/reviews/api.hpp"

namespace bookverse::moderation {
namespace {

template <class E>
std::string word(E value) {
    return boost::describe::enum_to_string(value, "");
}

bool has(const accounts::Standing& standing, Role role) {
    return std::ranges::find(standing.roles, role) != standing.roles.end();
}

}  // namespace

bool is_staff(const accounts::Standing& standing) noexcept {
    return std::ranges::any_of(standing.roles, [](Role role) { return role != Role::student; });
}

Task<Result<Owners::Seen>> Owners::look_at(ObjectKind kind, Uuid object, AccountId reporter,
                                           Deadline deadline) {
    switch (kind) {
        case ObjectKind::listing:
            return look_at_listing(object, deadline);
        case ObjectKind::message:
            return look_at_message(object, reporter, deadline);
        case ObjectKind::review:
            return look_at_review(object, reporter, deadline);
        case ObjectKind::person:
            break;
    }
    return look_at_person(object, deadline);
}

Task<Result<Owners::Seen>> Owners::look_at_listing(Uuid object, Deadline deadline) {
    const auto card = co_await context_.platform.services.call<market::ListingCard>(
        "market", http::Method::get, "/internal/market/listings/" + object.to_string(), http::NoContent{},
        deadline);
    if (!card) co_return std::unexpected(card.error());
    // What was never published nobody else has seen.
    if (card->state == market::ListingState::draft) co_return refuse_not_found();
    Snapshot seen{.at = context_.now(),
                  .title = card->edition.title,
                  .text = card->description,
                  .state = word(card->state),
                  .picture = card->cover,
                  .price = card->price};
    co_return Seen{card->seller, std::move(seen)};
}

Task<Result<Owners::Seen>> Owners::look_at_message(Uuid object, AccountId reporter, Deadline deadline) {
    auto evidence = co_await context_.platform.services.call<messages::Evidence>(
        "messages", http::Method::get,
        "/internal/messages/" + object.to_string() + "/evidence/" + reporter.to_string(), http::NoContent{},
        deadline);
    if (!evidence) co_return std::unexpected(evidence.error());
    Snapshot seen{.at = context_.now(), .title = evidence->subject_title, .text = evidence->text};
    for (auto& line : evidence->context)
        seen.context.push_back({line.author, line.at, std::move(line.text)});
    co_return Seen{evidence->author, std::move(seen)};
}

Task<Result<Owners::Seen>> Owners::look_at_review(Uuid object, AccountId reporter, Deadline deadline) {
    const auto evidence = co_await context_.platform.services.call<reviews::Evidence>(
        "reviews", http::Method::get,
        "/internal/reviews/" + object.to_string() + "/evidence/" + reporter.to_string(), http::NoContent{},
        deadline);
    if (!evidence) co_return std::unexpected(evidence.error());
    Snapshot seen{.at = context_.now(), .title = evidence->title, .text = evidence->text};
    if (evidence->stars) seen.state = std::to_string(*evidence->stars);
    co_return Seen{evidence->author, std::move(seen)};
}

Task<Result<Owners::Seen>> Owners::look_at_person(Uuid object, Deadline deadline) {
    const AccountId account{object};
    const auto person = co_await standing(account, deadline);
    if (!person) co_return std::unexpected(person.error());
    if (person->status == "closed" || person->status == "unverified") co_return refuse_not_found();
    Snapshot seen{.at = context_.now(),
                  .title = person->name,
                  .text = person->bio,
                  .state = person->status,
                  .picture = person->picture_id};
    co_return Seen{account, std::move(seen)};
}

Task<Result<accounts::Standing>> Owners::standing(AccountId account, Deadline deadline) {
    return context_.platform.services.call<accounts::Standing>(
        "accounts", http::Method::get, "/internal/accounts/standings/" + account.to_string(),
        http::NoContent{}, deadline);
}

Task<Result<Caller>> Owners::staff(Actor actor, Deadline deadline) {
    const auto person = co_await standing(actor.account, deadline);
    if (!person) co_return std::unexpected(person.error());
    Caller caller{actor.account, person->name, has(*person, Role::moderator),
                  has(*person, Role::administrator)};
    if (person->status != "active" || (!caller.moderator && !caller.administrator))
        co_return refuse_not_found();
    co_return caller;
}

Task<Result<>> Owners::apply(Case one, Effect effect, Deadline deadline) {
    auto& services = context_.platform.services;
    const auto object = one.object.to_string();
    switch (effect.kind) {
        case EffectKind::remove_listing:
        case EffectKind::restore_listing: {
            market::RemovalOrder order{effect.kind == EffectKind::remove_listing, effect.by, effect.decision,
                                       one.decisions.empty() ? "" : one.decisions.back().words};
            co_return co_await services.call<void>("market", http::Method::put,
                                                   "/internal/market/listings/" + object + "/removal",
                                                   std::move(order), deadline);
        }
        case EffectKind::hide_message:
        case EffectKind::show_message: {
            const messages::Visibility wanted{effect.kind == EffectKind::hide_message};
            co_return co_await services.call<void>("messages", http::Method::put,
                                                   "/internal/messages/" + object + "/visibility", wanted,
                                                   deadline);
        }
        case EffectKind::hide_review:
        case EffectKind::show_review: {
            const reviews::Visibility wanted{effect.kind == EffectKind::hide_review};
            co_return co_await services.call<void>("reviews", http::Method::put,
                                                   "/internal/reviews/" + object + "/visibility", wanted,
                                                   deadline);
        }
        case EffectKind::suspend:
        case EffectKind::reinstate:
            break;
    }
    co_return co_await suspend(std::move(one), std::move(effect), deadline);
}

Task<Result<>> Owners::suspend(Case one, Effect effect, Deadline deadline) {
    const auto decision = std::ranges::find(one.decisions, effect.decision, &Decision::id);
    accounts::SuspensionOrder order{.cause = effect.decision, .by = effect.by};
    if (effect.kind == EffectKind::suspend && decision != one.decisions.end()) {
        order.until = decision->until;
        order.reason = decision->words;
        order.appeal_path =
            "/appeal?token=" + appeal_token(context_.platform.seal, {one.id, effect.decision});
    }
    const auto done = co_await context_.platform.services.call<accounts::Standing>(
        "accounts", http::Method::put, "/internal/accounts/suspensions/" + one.affected.to_string(),
        std::move(order), deadline);
    if (!done) co_return std::unexpected(done.error());
    co_return Result<>{};
}

}  // namespace bookverse::moderation
