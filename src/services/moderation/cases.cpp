#include "services/moderation/cases.hpp"

#include "services/moderation/templates.hpp"
#include "services/moderation/views.hpp"

namespace bookverse::moderation {
namespace {

void note_in(store::Events& events, const Case& one, const Caller& caller, std::string action,
             std::string note = {}) {
    events.publish(Noted{one.id, caller.account, caller.name, std::move(action), std::move(note)});
    if (next_effect(one) != nullptr) events.publish(EffectsDue{one.id});
}

CaseDecided told(const Case& one) {
    const Decision& decision = one.decisions.back();
    const bool is_sanction = decision.action != Action::dismiss;
    return {.moderation_case = one.id,
            .decision = decision.id,
            .kind = one.kind,
            .object = one.object,
            .affected = one.affected,
            .action = decision.action,
            .template_id = decision.template_id,
            .words = decision.words,
            .until = decision.until,
            .appeal_until = is_sanction ? std::optional{decision.at + appeal_window} : std::nullopt,
            .reporters = one.reporters};
}

/// The template's sentence in the person's language, then the moderator's own.
std::string words_of(const Template& reason, accounts::Language language, const std::string& own) {
    std::string words{reason.text(language)};
    if (!words.empty() && !own.empty()) words += "\n";
    return words + own;
}

std::string text_of(const std::optional<dto::LongText>& text) {
    return text ? text->str() : "";
}

}  // namespace

Task<Result<Cases::Staffed>> Cases::load(Actor actor, CaseId id, Deadline deadline) {
    auto caller = co_await owners_.staff(std::move(actor), deadline);
    if (!caller) co_return std::unexpected(std::move(caller).error());
    const auto found = co_await context_.stores.cases.get(id, deadline);
    if (!found) co_return refuse_not_found();
    if (auto ok = may(Command::view, **found, *caller, context_.now()); !ok)
        co_return std::unexpected(std::move(ok).error());
    auto affected = co_await owners_.standing((*found)->affected, deadline);
    if (!affected) co_return std::unexpected(std::move(affected).error());
    co_return Staffed{std::move(*caller), *found, std::move(*affected)};
}

Task<Result<http::Page<dto::CaseSummary>>> Cases::queue(http::Call& call, dto::CasesQuery query) {
    const auto caller = co_await owners_.staff(call.actor, call.deadline);
    if (!caller) co_return std::unexpected(caller.error());
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    const auto state = query.state.value_or(CaseState::open);
    // What waits begins with the most urgent, what is done with the newest.
    const bool waits = state == CaseState::open || state == CaseState::appealed;
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = !waits};
    const auto found =
        query.kind
            ? co_await context_.stores.cases.find(case_by_kind, {state, *query.kind}, page, call.deadline)
            : co_await context_.stores.cases.find(case_by_state, {state}, page, call.deadline);
    http::Page<dto::CaseSummary> answer;
    answer.next = cursors_.next(call, found.next);
    for (const auto& one : found.items) {
        if (may(Command::view, *one, *caller, context_.now()))
            answer.items.push_back(summary_of(*one, *caller, context_.now()));
    }
    co_return answer;
}

Task<Result<dto::FullCase>> Cases::one(Actor actor, CaseId id, Deadline deadline) {
    auto loaded = co_await load(std::move(actor), id, deadline);
    if (!loaded) co_return std::unexpected(std::move(loaded).error());
    co_return co_await show(*loaded->found, loaded->caller, std::move(loaded->affected), deadline);
}

Task<dto::FullCase> Cases::show(Case one, Caller caller, accounts::Standing affected, Deadline deadline) {
    constexpr std::size_t shown_reports = 50, with_history = 20, counted = 100;
    const store::PageOf newest{.limit = counted, .descending = true};
    const Instant now = context_.now();
    dto::FullCase view;
    static_cast<dto::CaseSummary&>(view) = summary_of(one, caller, now);
    for (const Report& report : one.reports) {
        if (view.all_reports.size() == shown_reports) break;
        view.all_reports.push_back(report_view(report));
        if (view.all_reports.size() > with_history) continue;
        const auto past =
            co_await context_.stores.cases.find(case_by_reporter, {report.reporter}, newest, deadline);
        view.all_reports.back().history = history_of_reporter(past.items);
    }
    view.snapshots = one.snapshots;
    const auto past = co_await context_.stores.cases.find(case_by_affected, {one.affected}, newest, deadline);
    view.affected = {affected.id,     affected.name,
                     affected.status, affected.suspended_until,
                     affected.roles,  history_of_affected(past.items, one.id)};
    view.decisions = one.decisions;
    view.appeal = one.appeal;
    for (const Effect& effect : one.effects)
        view.effects.push_back({effect.kind, effect.state, effect.why});
    const auto trail = co_await context_.stores.trail.find(trail_by_case, {one.id}, {.limit = 200}, deadline);
    for (const auto& entry : trail.items)
        view.trail.push_back({entry->at, entry->actor, entry->name, entry->action, entry->note});
    for (const Command command :
         {Command::claim, Command::release, Command::decide, Command::answer, Command::undo}) {
        if (may(command, one, caller, now)) view.allowed.push_back(command);
    }
    co_return view;
}

Task<Result<dto::FullCase>> Cases::claim(Actor actor, CaseId id, Deadline deadline) {
    auto loaded = co_await load(std::move(actor), id, deadline);
    if (!loaded) co_return std::unexpected(std::move(loaded).error());
    const auto changed = co_await context_.stores.cases.update(
        id,
        [caller = loaded->caller, staff = is_staff(loaded->affected), now = context_.now()](
            const Case& one, store::Events& events) -> Result<Case> {
            auto next = moderation::claim(one, caller, staff, now);
            if (next && held_by(caller, one, now) == Held::free) note_in(events, *next, caller, "claimed");
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return co_await show(**changed, loaded->caller, std::move(loaded->affected), deadline);
}

Task<Result<dto::FullCase>> Cases::release(Actor actor, CaseId id, Deadline deadline) {
    auto loaded = co_await load(std::move(actor), id, deadline);
    if (!loaded) co_return std::unexpected(std::move(loaded).error());
    const auto changed = co_await context_.stores.cases.update(
        id,
        [caller = loaded->caller, now = context_.now()](const Case& one,
                                                        store::Events& events) -> Result<Case> {
            auto next = moderation::release(one, caller, now);
            if (next) note_in(events, *next, caller, "released");
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return co_await show(**changed, loaded->caller, std::move(loaded->affected), deadline);
}

Task<Result<dto::FullCase>> Cases::decide(Actor actor, CaseId id, dto::NewDecision wanted,
                                          Deadline deadline) {
    auto loaded = co_await load(std::move(actor), id, deadline);
    if (!loaded) co_return std::unexpected(std::move(loaded).error());
    const Template* reason = find_template(wanted.template_id.str());
    if (reason == nullptr || !reason->fits(wanted.action, loaded->found->kind))
        co_return refuse_field("/template_id", "not_for_this", "That is no reason for this decision.");
    const Instant now = context_.now();
    Wanted decision{.id = new_uuid(now),
                    .action = wanted.action,
                    .remove = wanted.remove.value_or(false),
                    .until = wanted.until,
                    .template_id = wanted.template_id.str(),
                    .words = words_of(*reason, loaded->affected.language, text_of(wanted.words)),
                    .note = text_of(wanted.note)};
    if (decision.words.empty())
        co_return refuse_field("/words", "required", "Please say what the person should know.");
    const auto changed = co_await context_.stores.cases.update(
        id,
        [caller = loaded->caller, decision, staff = is_staff(loaded->affected), now](
            const Case& one, store::Events& events) -> Result<Case> {
            auto next = moderation::decide(one, caller, decision, staff, now);
            if (!next) return next;
            const std::string done = boost::describe::enum_to_string(decision.action, "");
            note_in(events, *next, caller, "decided: " + done, decision.note);
            events.publish(told(*next));
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return co_await show(**changed, loaded->caller, std::move(loaded->affected), deadline);
}

Task<Result<dto::FullCase>> Cases::undo(Actor actor, CaseId id, dto::Undo wanted, Deadline deadline) {
    auto loaded = co_await load(std::move(actor), id, deadline);
    if (!loaded) co_return std::unexpected(std::move(loaded).error());
    const auto rule = [caller = loaded->caller, note = wanted.note.str(), now = context_.now()](bool reopen) {
        return [=](const Case& one, store::Events& events) -> Result<Case> {
            auto next = moderation::undo(one, caller, note, reopen, now);
            if (!next) return next;
            note_in(events, *next, caller, "taken back", note);
            if (const Decision& last = next->decisions.back(); last.action != Action::dismiss)
                events.publish(CaseReviewed{one.id, last.id, one.affected, false, true, ""});
            return next;
        };
    };
    auto changed = co_await context_.stores.cases.try_update(id, rule(true), deadline);
    // It was reported anew since: that case goes on, this one only takes back.
    if (!changed && changed.error().duplicate_index == case_by_open_key.name)
        changed = co_await context_.stores.cases.try_update(id, rule(false), deadline);
    if (!changed) co_return std::unexpected(changed.error().refusal);
    co_return co_await show(**changed, loaded->caller, std::move(loaded->affected), deadline);
}

Task<Result<dto::FullCase>> Cases::answer(Actor actor, CaseId id, dto::NewAppealAnswer wanted,
                                          Deadline deadline) {
    auto loaded = co_await load(std::move(actor), id, deadline);
    if (!loaded) co_return std::unexpected(std::move(loaded).error());
    const auto changed = co_await context_.stores.cases.update(
        id,
        [caller = loaded->caller, take_back = wanted.take_back, words = wanted.words.str(),
         note = text_of(wanted.note),
         now = context_.now()](const Case& one, store::Events& events) -> Result<Case> {
            auto next = moderation::answer(one, caller, take_back, words, note, now);
            if (!next) return next;
            note_in(events, *next, caller, take_back ? "appeal granted" : "appeal rejected", note);
            events.publish(CaseReviewed{one.id, one.appeal->decision, one.affected, true, take_back, words});
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return co_await show(**changed, loaded->caller, std::move(loaded->affected), deadline);
}

Task<Result<http::Page<dto::TrailItem>>> Cases::trail(http::Call& call, http::PageQuery query) {
    const auto caller = co_await owners_.staff(call.actor, call.deadline);
    if (!caller) co_return std::unexpected(caller.error());
    if (!caller->administrator) co_return refuse_not_found();
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    const store::PageOf page{.limit = query.count(), .after = std::move(*position), .descending = true};
    const auto found = co_await context_.stores.trail.find(trail_by_time, {}, page, call.deadline);
    http::Page<dto::TrailItem> answer;
    answer.next = cursors_.next(call, found.next);
    for (const auto& entry : found.items) {
        answer.items.push_back({entry->id, entry->moderation_case, entry->at, entry->actor, entry->name,
                                entry->action, entry->note});
    }
    co_return answer;
}

Task<> Cases::note(Uuid id, Instant at, Noted what, Deadline deadline) {
    TrailEntry entry{id,
                     what.moderation_case,
                     at,
                     what.actor,
                     std::move(what.name),
                     std::move(what.action),
                     std::move(what.note)};
    (void)co_await context_.stores.trail.insert(std::move(entry), deadline);
}

}  // namespace bookverse::moderation
