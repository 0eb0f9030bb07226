#include "services/moderation/views.hpp"

#include <algorithm>

#include "services/moderation/templates.hpp"

namespace bookverse::moderation {
namespace {

dto::ReportStatus status_of(const Case& one) {
    const Decision* decision = in_force(one);
    if (decision == nullptr)
        return one.state == CaseState::settled ? dto::ReportStatus::dismissed : dto::ReportStatus::received;
    return decision->action == Action::dismiss ? dto::ReportStatus::dismissed : dto::ReportStatus::acted;
}

/// The enumeration begins with the gravest.
Reason gravest(const Case& one) {
    const auto found = std::ranges::min_element(one.reports, {}, &Report::reason);
    return found == one.reports.end() ? Reason::other : found->reason;
}

std::string title_of(const Case& one) {
    return one.snapshots.empty() ? "" : one.snapshots.back().title;
}

std::optional<dto::OwnAppeal> own_appeal(const Case& one, const Decision& decision) {
    if (!one.appeal || one.appeal->decision != decision.id) return std::nullopt;
    dto::OwnAppeal view{one.appeal->at, one.appeal->text, {}, {}, {}};
    if (const auto& answer = one.appeal->answer) {
        view.answered_at = answer->at;
        view.taken_back = answer->taken_back;
        view.words = answer->words;
    }
    return view;
}

}  // namespace

std::optional<dto::OwnReport> own_report(const Case& one, AccountId reporter) {
    const auto report = std::ranges::find(one.reports, reporter, &Report::reporter);
    if (report == one.reports.end()) return std::nullopt;
    return dto::OwnReport{report->id,     one.kind,     one.object, title_of(one),
                          report->reason, report->text, report->at, status_of(one)};
}

dto::OwnDecision own_decision(const Case& one, Instant now) {
    const auto told = std::ranges::find_if(one.decisions.rbegin(), one.decisions.rend(),
                                           [](const Decision& d) { return d.action != Action::dismiss; });
    const Decision& decision = *told;
    const bool appealable = can_appeal(one, now) && &decision == &one.decisions.back();
    return {.case_id = one.id,
            .decision_id = decision.id,
            .kind = one.kind,
            .object_id = one.object,
            .title = title_of(one),
            .action = decision.action,
            .removed = decision.remove,
            .template_id = decision.template_id,
            .words = decision.words,
            .at = decision.at,
            .until = decision.until,
            .taken_back = decision.taken_back.has_value(),
            .appeal_until = appealable ? std::optional{decision.at + appeal_window} : std::nullopt,
            .appeal = own_appeal(one, decision)};
}

dto::CaseSummary summary_of(const Case& one, const Caller& caller, Instant now) {
    dto::CaseSummary view{.id = one.id,
                          .kind = one.kind,
                          .object_id = one.object,
                          .state = one.state,
                          .priority = priority_of(one),
                          .title = title_of(one),
                          .reason = gravest(one),
                          .reports = static_cast<int>(one.reports.size()),
                          .opened_at = one.opened_at,
                          .claim = std::nullopt,
                          .about_staff = one.affected_is_staff,
                          .decided = std::nullopt};
    if (one.claim && one.claim->until > now)
        view.claim =
            dto::CaseClaim{one.claim->by, one.claim->name, one.claim->until, one.claim->by == caller.account};
    if (const Decision* decision = in_force(one)) view.decided = decision->action;
    return view;
}

dto::CaseReport report_view(const Report& report) {
    return {report.id, report.reporter, report.reason, report.text, report.at, std::nullopt};
}

dto::ReporterHistory history_of_reporter(const std::vector<store::Versioned<Case>>& cases) {
    dto::ReporterHistory history;
    for (const auto& one : cases) {
        ++history.reports;
        const auto status = status_of(*one);
        if (status == dto::ReportStatus::acted) ++history.acted;
        if (status == dto::ReportStatus::dismissed) ++history.dismissed;
    }
    return history;
}

dto::AffectedHistory history_of_affected(const std::vector<store::Versioned<Case>>& cases, CaseId but) {
    dto::AffectedHistory history;
    for (const auto& one : cases) {
        if (one->id == but) continue;
        ++history.cases;
        const Decision* decision = in_force(*one);
        if (decision == nullptr) continue;
        if (decision->action == Action::warn) ++history.warned;
        if (decision->action == Action::remove || decision->remove) ++history.removed;
        if (decision->action == Action::suspend) ++history.suspended;
    }
    return history;
}

dto::ReasonTemplates template_list() {
    dto::ReasonTemplates list;
    for (const Template& one : all_templates()) {
        dto::ReasonTemplate view{std::string{one.id}, {}, {}, {}};
        for (const Action action : {Action::dismiss, Action::warn, Action::remove, Action::suspend})
            if ((one.actions >> static_cast<unsigned>(action) & 1U) != 0) view.actions.push_back(action);
        for (const ObjectKind kind :
             {ObjectKind::listing, ObjectKind::message, ObjectKind::person, ObjectKind::review})
            if ((one.kinds >> static_cast<unsigned>(kind) & 1U) != 0) view.kinds.push_back(kind);
        view.texts = {{"en", std::string{one.en}}, {"de", std::string{one.de}}};
        list.items.push_back(std::move(view));
    }
    return list;
}

}  // namespace bookverse::moderation
