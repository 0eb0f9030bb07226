#include "services/moderation/reports.hpp"

#include "services/moderation/views.hpp"

namespace bookverse::moderation {

void dto::NewReport::check(const NewReport& value, json::Faults& faults) {
    if (!fits(value.kind, value.reason))
        faults.add("/reason", "not_for_this", "That is no reason for what is reported.");
}

Task<Result<dto::OwnReport>> Reports::report(Actor actor, dto::NewReport wanted, Deadline deadline) {
    auto seen = co_await owners_.look_at(wanted.kind, wanted.id, actor.account, deadline);
    if (!seen) co_return std::unexpected(std::move(seen).error());
    if (seen->owner == actor.account)
        co_return refuse(RefusalKind::conflict, "own_object", "This is your own.");
    const auto owner = co_await owners_.standing(seen->owner, deadline);
    if (!owner) co_return std::unexpected(owner.error());
    const Instant now = context_.now();
    Report made{new_uuid(now), actor.account, wanted.reason, wanted.text ? wanted.text->str() : "", now};
    const auto filed =
        co_await file(std::move(wanted), std::move(made), std::move(*seen), is_staff(*owner), deadline);
    if (!filed) co_return std::unexpected(filed.error());
    const auto view = own_report(**filed, actor.account);
    if (!view) co_return refuse(RefusalKind::conflict, "enough_reports", "This is being looked at already.");
    co_return *view;
}

Task<Result<store::Versioned<Case>>> Reports::file(dto::NewReport wanted, Report report, Owners::Seen seen,
                                                   bool staff, Deadline deadline) {
    for (int attempt = 0; attempt < 8; ++attempt) {
        const auto open = co_await context_.stores.cases.find_one(
            case_by_open_key, {open_key(wanted.kind, wanted.id)}, deadline);
        if (open) {
            auto added =
                co_await context_.stores.cases.update((*open)->id,
                                                      [report, snapshot = seen.snapshot](const Case& one) {
                                                          return add_report(one, report, snapshot);
                                                      },
                                                      deadline);
            if (added || added.error().code != "wrong_state") co_return added;
            continue;  // decided just now: this report opens the next case
        }
        auto fresh = open_case(CaseId::make(report.at), wanted.kind, wanted.id, seen.owner, staff, report.at);
        auto filled = add_report(fresh, report, seen.snapshot);
        const CaseOpened told{fresh.id, wanted.kind, wanted.id};
        auto inserted = co_await context_.stores.cases.try_insert(
            std::move(*filled), deadline, [told](store::Events& events) { events.publish(told); });
        if (inserted) co_return std::move(*inserted);
        if (inserted.error().duplicate_index != case_by_open_key.name)
            co_return std::unexpected(inserted.error().refusal);
    }
    throw Unavailable{"a case is decided and reported faster than it can be filed"};
}

Task<Result<http::Page<dto::OwnReport>>> Reports::list(http::Call& call, http::PageQuery query) {
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found =
        co_await context_.stores.cases.find(case_by_reporter, {call.actor.account}, page, call.deadline);
    http::Page<dto::OwnReport> answer;
    answer.next = cursors_.next(call, found.next);
    for (const auto& one : found.items)
        if (auto view = own_report(*one, call.actor.account)) answer.items.push_back(std::move(*view));
    co_return answer;
}

}  // namespace bookverse::moderation
