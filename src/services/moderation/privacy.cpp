#include "services/moderation/privacy.hpp"

#include "services/moderation/views.hpp"

namespace bookverse::moderation {
namespace {

template <class... Keys>
Task<std::vector<store::Versioned<Case>>> all_of(store::Collection<Case>& cases,
                                                 const store::Index<Case, Keys...>& index, AccountId account,
                                                 Deadline deadline) {
    std::vector<store::Versioned<Case>> all;
    store::PageOf page{.limit = 500};
    do {
        auto found = co_await cases.find(index, {account}, page, deadline);
        std::ranges::move(found.items, std::back_inserter(all));
        page.after = std::move(found.next);
    } while (!page.after.empty());
    co_return all;
}

}  // namespace

Task<std::vector<service::ExportPart>> Privacy::export_of(AccountId account, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    std::vector<dto::OwnReport> reports;
    for (const auto& one : co_await all_of(context_.stores.cases, case_by_reporter, account, deadline))
        if (auto view = own_report(*one, account)) reports.push_back(std::move(*view));
    std::vector<dto::OwnDecision> decisions;
    for (const auto& one : co_await all_of(context_.stores.cases, case_told_to, account, deadline))
        if (one->told_at) decisions.push_back(own_decision(*one, context_.now()));
    if (!reports.empty()) parts.push_back({"moderation/reports.json", json::write(reports)});
    if (!decisions.empty()) parts.push_back({"moderation/decisions.json", json::write(decisions)});
    co_return parts;
}

Task<> Privacy::forget(AccountId account, Deadline deadline) {
    for (const auto& one : co_await all_of(context_.stores.cases, case_by_affected, account, deadline)) {
        if (one->kind != ObjectKind::person) continue;
        (void)co_await context_.stores.cases.update(
            one->id,
            [](Case next) -> Result<Case> {
                for (Snapshot& snapshot : next.snapshots) {
                    snapshot.title.clear();
                    snapshot.text.clear();
                    snapshot.picture.reset();
                }
                return next;
            },
            deadline);
    }
}

}  // namespace bookverse::moderation
