#include "services/moderation/appeals.hpp"

#include "services/moderation/appeal_token.hpp"
#include "services/moderation/views.hpp"

namespace bookverse::moderation {

Task<Result<http::Page<dto::OwnDecision>>> Appeals::decisions(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    page.at_least = store::value_of(Instant{});  // not those of which nothing was told
    const auto found =
        co_await context_.stores.cases.find(case_told_to, {call.actor.account}, page, call.deadline);
    http::Page<dto::OwnDecision> answer;
    answer.next = cursors_.next(call, found.next);
    for (const auto& one : found.items)
        answer.items.push_back(own_decision(*one, context_.now()));
    co_return answer;
}

Task<Result<store::Versioned<Case>>> Appeals::file(CaseId id, std::optional<AccountId> by, Uuid decision,
                                                   std::string text, Deadline deadline) {
    return context_.stores.cases.update(
        id,
        [by, decision, text = std::move(text), now = context_.now()](const Case& one,
                                                                     store::Events& events) -> Result<Case> {
            auto next = moderation::appeal(one, by.value_or(one.affected), decision, text, now);
            if (next) events.publish(Noted{one.id, one.affected, "", "appealed", ""});
            return next;
        },
        deadline);
}

Task<Result<dto::OwnDecision>> Appeals::appeal(Actor actor, CaseId id, dto::NewAppeal wanted,
                                               Deadline deadline) {
    const auto filed = co_await file(id, actor.account, wanted.decision_id, wanted.text.str(), deadline);
    if (!filed) co_return std::unexpected(filed.error());
    co_return own_decision(**filed, context_.now());
}

Task<Result<>> Appeals::appeal_by_token(dto::AppealByToken wanted, Deadline deadline) {
    const auto of = read_appeal_token(context_.platform.seal, wanted.token.reveal());
    if (!of) co_return refuse_field("/token", "invalid_token", "This link is not complete.");
    const auto filed =
        co_await file(of->moderation_case, std::nullopt, of->decision, wanted.text.str(), deadline);
    if (!filed) co_return std::unexpected(filed.error());
    co_return Result<>{};
}

}  // namespace bookverse::moderation
