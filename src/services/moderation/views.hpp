// What reporters, the affected person and staff see of a case.
#pragma once

#include "services/moderation/dto.hpp"

namespace bookverse::moderation {

/// std::nullopt when the account has reported nothing in it.
std::optional<dto::OwnReport> own_report(const Case& one, AccountId reporter);
/// The last decision that the affected person was told; the case has one.
dto::OwnDecision own_decision(const Case& one, Instant now);

dto::CaseSummary summary_of(const Case& one, const Caller& caller, Instant now);
dto::CaseReport report_view(const Report& report);
dto::ReporterHistory history_of_reporter(const std::vector<store::Versioned<Case>>& cases);
dto::AffectedHistory history_of_affected(const std::vector<store::Versioned<Case>>& cases, CaseId but);
dto::ReasonTemplates template_list();

}  // namespace bookverse::moderation
