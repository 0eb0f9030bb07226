#include "services/moderation/privacy.hpp"

#include "platform/store/find_all.hpp"
#include "services/moderation/views.hpp"

namespace bookverse::moderation {
Task<std::vector<service::ExportPart>> Privacy::export_of(AccountId account, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    std::vector<dto::OwnReport> reports;
    for (const auto& one :
         co_await store::find_all(context_.stores.cases, case_by_reporter, {account}, deadline))
        if (auto view = own_report(one, account)) reports.push_back(std::move(*view));
    std::vector<dto::OwnDecision> decisions;
    for (const auto& one : co_await store::find_all(context_.stores.cases, case_told_to, {account}, deadline))
        if (one.told_at) decisions.push_back(own_decision(one, context_.now()));
    if (!reports.empty()) parts.push_back({"moderation/reports.json", json::write(reports)});
    if (!decisions.empty()) parts.push_back({"moderation/decisions.json", json::write(decisions)});
    co_return parts;
}

Task<> Privacy::forget(AccountId account, Deadline deadline) {
    for (const auto& one :
         co_await store::find_all(context_.stores.cases, case_by_affected, {account}, deadline)) {
        if (one.kind != ObjectKind::person) continue;
        (void)co_await context_.stores.cases.update(
            one.id,
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
