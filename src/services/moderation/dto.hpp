// What goes over HTTP: the API (docs/api/openapi.json). What the reported person sees names no reporter and
// no moderator.
#pragma once

#include <map>

#include "base/text.hpp"
#include "platform/http/cursor.hpp"
#include "platform/json/types.hpp"
#include "services/accounts/api.hpp"
#include "services/moderation/model.hpp"
#include "services/moderation/rules.hpp"

namespace bookverse::moderation::dto {

using LongText = Text<0, 1000, Lines::many>;

struct CasePath {
    CaseId id;
};
BOOST_DESCRIBE_STRUCT(CasePath, (), (id))

// Reporting

struct NewReport {
    ObjectKind kind;
    Uuid id;
    Reason reason;
    std::optional<LongText> text;

    static void check(const NewReport& value, json::Faults& faults);
};
BOOST_DESCRIBE_STRUCT(NewReport, (), (kind, id, reason, text))

enum class ReportStatus : std::uint8_t { received, acted, dismissed };
BOOST_DESCRIBE_ENUM(ReportStatus, received, acted, dismissed)

struct OwnReport {
    Uuid id;
    ObjectKind kind;
    Uuid object_id;
    std::string title;
    Reason reason;
    std::string text;
    Instant at;
    ReportStatus status;
};
BOOST_DESCRIBE_STRUCT(OwnReport, (), (id, kind, object_id, title, reason, text, at, status))

// For the affected person

struct OwnAppeal {
    Instant at;
    std::string text;
    std::optional<Instant> answered_at;
    std::optional<bool> taken_back;
    std::optional<std::string> words;
};
BOOST_DESCRIBE_STRUCT(OwnAppeal, (), (at, text, answered_at, taken_back, words))

struct OwnDecision {
    CaseId case_id;
    Uuid decision_id;
    ObjectKind kind;
    Uuid object_id;
    std::string title;
    Action action;
    bool removed;  ///< with a suspension: the object too
    std::string template_id;
    std::string words;
    Instant at;
    std::optional<Instant> until;
    bool taken_back;
    std::optional<Instant> appeal_until;  ///< none: no appeal (any more)
    std::optional<OwnAppeal> appeal;
};
BOOST_DESCRIBE_STRUCT(OwnDecision, (),
                      (case_id, decision_id, kind, object_id, title, action, removed, template_id, words, at,
                       until, taken_back, appeal_until, appeal))

struct NewAppeal {
    Uuid decision_id;
    Text<1, 2000, Lines::many> text;
};
BOOST_DESCRIBE_STRUCT(NewAppeal, (), (decision_id, text))

/// With the token of a mail instead of a session.
struct AppealByToken {
    Secret token;
    Text<1, 2000, Lines::many> text;
};
BOOST_DESCRIBE_STRUCT(AppealByToken, (), (token, text))

// Staff

struct CasesQuery : http::PageQuery {
    std::optional<CaseState> state;  ///< open
    std::optional<ObjectKind> kind;
};
BOOST_DESCRIBE_STRUCT(CasesQuery, (http::PageQuery), (state, kind))

struct CaseClaim {
    AccountId by;
    std::string name;
    Instant until;
    bool mine;
};
BOOST_DESCRIBE_STRUCT(CaseClaim, (), (by, name, until, mine))

struct CaseSummary {
    CaseId id;
    ObjectKind kind;
    Uuid object_id;
    CaseState state;
    Priority priority;
    std::string title;
    Reason reason;  ///< the gravest
    int reports;
    Instant opened_at;
    std::optional<CaseClaim> claim;
    bool about_staff;
    std::optional<Action> decided;
};
BOOST_DESCRIBE_STRUCT(CaseSummary, (),
                      (id, kind, object_id, state, priority, title, reason, reports, opened_at, claim,
                       about_staff, decided))

/// Counted over the newest 100 cases.
struct ReporterHistory {
    int reports = 0;
    int acted = 0;
    int dismissed = 0;
};
BOOST_DESCRIBE_STRUCT(ReporterHistory, (), (reports, acted, dismissed))

struct CaseReport {
    Uuid id;
    AccountId reporter_id;
    Reason reason;
    std::string text;
    Instant at;
    std::optional<ReporterHistory> history;  ///< of the first twenty reporters
};
BOOST_DESCRIBE_STRUCT(CaseReport, (), (id, reporter_id, reason, text, at, history))

struct AffectedHistory {
    int cases = 0;
    int warned = 0;
    int removed = 0;
    int suspended = 0;
};
BOOST_DESCRIBE_STRUCT(AffectedHistory, (), (cases, warned, removed, suspended))

struct Affected {
    AccountId id;
    std::string name;
    std::string status;
    std::optional<Instant> suspended_until;
    std::vector<Role> roles;
    AffectedHistory history;  ///< without this case
};
BOOST_DESCRIBE_STRUCT(Affected, (), (id, name, status, suspended_until, roles, history))

struct CaseTrailEntry {
    Instant at;
    AccountId actor_id;
    std::string actor_name;
    std::string action;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(CaseTrailEntry, (), (at, actor_id, actor_name, action, note))

struct CaseEffect {
    EffectKind kind;
    EffectState state;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(CaseEffect, (), (kind, state, why))

struct FullCase : CaseSummary {
    std::vector<CaseReport> all_reports;
    std::vector<Snapshot> snapshots;
    Affected affected;
    std::vector<Decision> decisions;
    std::optional<Appeal> appeal;
    std::vector<CaseEffect> effects;
    std::vector<CaseTrailEntry> trail;
    /// What the caller may do now.
    std::vector<Command> allowed;
};
BOOST_DESCRIBE_STRUCT(FullCase, (CaseSummary),
                      (all_reports, snapshots, affected, decisions, appeal, effects, trail, allowed))

struct NewDecision {
    Action action;
    Text<1, 40> template_id;
    std::optional<LongText> words;  ///< to the person, behind the template's
    std::optional<LongText> note;   ///< for staff
    std::optional<Instant> until;
    std::optional<bool> remove;
};
BOOST_DESCRIBE_STRUCT(NewDecision, (), (action, template_id, words, note, until, remove))

struct Undo {
    Text<1, 1000, Lines::many> note;
};
BOOST_DESCRIBE_STRUCT(Undo, (), (note))

struct NewAppealAnswer {
    bool take_back;
    Text<1, 1000, Lines::many> words;
    std::optional<LongText> note;
};
BOOST_DESCRIBE_STRUCT(NewAppealAnswer, (), (take_back, words, note))

struct ReasonTemplate {
    std::string id;
    std::vector<Action> actions;
    std::vector<ObjectKind> kinds;
    std::map<std::string, std::string> texts;  ///< by language
};
BOOST_DESCRIBE_STRUCT(ReasonTemplate, (), (id, actions, kinds, texts))

struct ReasonTemplates {
    std::vector<ReasonTemplate> items;
};
BOOST_DESCRIBE_STRUCT(ReasonTemplates, (), (items))

struct TrailItem {
    Uuid id;
    CaseId case_id;
    Instant at;
    AccountId actor_id;
    std::string actor_name;
    std::string action;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(TrailItem, (), (id, case_id, at, actor_id, actor_name, action, note))

}  // namespace bookverse::moderation::dto
