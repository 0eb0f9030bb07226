#include "services/moderation/rules.hpp"

#include <algorithm>
#include <array>

namespace bookverse::moderation {
namespace {

std::unexpected<Refusal> refuse_state() {
    return refuse(RefusalKind::conflict, "wrong_state",
                  "That is not possible in the present state of the case.");
}

std::unexpected<Refusal> refuse_held(Held held) {
    if (held == Held::by_another)
        return refuse(RefusalKind::conflict, "claimed", "Somebody else works on this case.");
    return refuse(RefusalKind::conflict, "not_claimed", "Claim the case first.");
}

struct Row {
    Command command;
    std::array<bool, 4> in_state;  ///< open, decided, appealed, settled
};
constexpr Row table[] = {
    {Command::view, {true, true, true, true}},      {Command::claim, {true, false, true, false}},
    {Command::release, {true, false, true, false}}, {Command::decide, {true, false, false, false}},
    {Command::answer, {false, false, true, false}}, {Command::undo, {false, true, false, false}},
    {Command::appeal, {false, true, false, false}},
};

Result<> allowed_to_hold(Command command, Held held) {
    const bool must_hold =
        command == Command::release || command == Command::decide || command == Command::answer;
    if (must_hold && held != Held::own) return refuse_held(held);
    if (command == Command::claim && held == Held::by_another) return refuse_held(held);
    return {};
}

constexpr std::chrono::hours weight(Reason reason) {
    switch (reason) {
        case Reason::threat:
            return std::chrono::hours{72};
        case Reason::harassment:
        case Reason::hate:
        case Reason::fraud:
            return std::chrono::hours{24};
        case Reason::prohibited:
        case Reason::impersonation:
            return std::chrono::hours{12};
        case Reason::off_platform:
            return std::chrono::hours{6};
        case Reason::counterfeit:
        case Reason::misleading:
        case Reason::spam:
        case Reason::other:
            break;
    }
    return std::chrono::hours{0};
}

/// Somebody is being talked to now; a listing only lies there.
constexpr std::chrono::hours weight(ObjectKind kind) {
    return std::chrono::hours{kind == ObjectKind::message ? 6 : kind == ObjectKind::person ? 4 : 0};
}

std::chrono::hours weight(const Case& one) {
    constexpr std::int64_t hours_a_report = 3, most_hours = 30;
    std::chrono::hours gravest{0};
    for (const Report& report : one.reports)
        gravest = std::max(gravest, weight(report.reason));
    const auto more = std::max<std::int64_t>(std::ssize(one.reports) - 1, 0) * hours_a_report;
    return gravest + weight(one.kind) + std::chrono::hours{std::min(more, most_hours)};
}

std::optional<EffectKind> taking_away(ObjectKind kind) {
    switch (kind) {
        case ObjectKind::listing:
            return EffectKind::remove_listing;
        case ObjectKind::message:
            return EffectKind::hide_message;
        case ObjectKind::person:
            break;
    }
    return std::nullopt;
}

EffectKind reverse_of(EffectKind kind) {
    switch (kind) {
        case EffectKind::remove_listing:
            return EffectKind::restore_listing;
        case EffectKind::hide_message:
            return EffectKind::show_message;
        case EffectKind::suspend:
            return EffectKind::reinstate;
        case EffectKind::restore_listing:
        case EffectKind::show_message:
        case EffectKind::reinstate:
            break;
    }
    return kind;
}

Result<> check(const Wanted& wanted, ObjectKind kind, Instant now) {
    const bool suspends = wanted.action == Action::suspend;
    if (wanted.action == Action::remove && !taking_away(kind))
        return refuse_field("/action", "not_for_this", "A person cannot be removed, only suspended.");
    if (wanted.remove && (!suspends || !taking_away(kind)))
        return refuse_field("/remove", "not_for_this",
                            "This goes with a suspension, for what can be removed.");
    if (suspends != wanted.until.has_value()) {
        return suspends ? refuse_field("/until", "required", "Until when?")
                        : refuse_field("/until", "not_for_this", "Only a suspension has an end.");
    }
    if (suspends && *wanted.until <= now)
        return refuse_field("/until", "in_the_past", "The end must lie in the future.");
    if (suspends && *wanted.until > now + longest_suspension)
        return refuse_field("/until", "too_far", "At most two years.");
    return {};
}

void order_effects(Case& one, const Decision& decision, Instant now) {
    const auto order = [&](EffectKind kind) {
        one.effects.push_back({decision.id, kind, decision.by, EffectState::due, {}});
        one.due_at = now;
    };
    if (decision.action == Action::remove || decision.remove) order(*taking_away(one.kind));
    if (decision.action == Action::suspend) order(EffectKind::suspend);
}

/// The last decision does not hold any more: what it did is undone, in the same order.
void take_back(Case& one, TakenBack by) {
    Decision& decision = one.decisions.back();
    std::vector<Effect> reverse;
    for (const Effect& effect : one.effects) {
        if (effect.decision == decision.id && effect.state != EffectState::refused)
            reverse.push_back({decision.id, reverse_of(effect.kind), by.by, EffectState::due, {}});
    }
    if (!reverse.empty()) one.due_at = by.at;
    std::ranges::move(reverse, std::back_inserter(one.effects));
    decision.taken_back = std::move(by);
}

}  // namespace

Who who_is(const Caller& caller, const Case& one) noexcept {
    if (caller.account == one.affected) return Who::affected;
    if (caller.administrator) return Who::administrator;
    if (!caller.moderator) return Who::other;
    const bool decided = !one.decisions.empty() && one.decisions.back().by == caller.account;
    return decided ? Who::decider : Who::moderator;
}

Held held_by(const Caller& caller, const Case& one, Instant now) noexcept {
    if (!one.claim || one.claim->until <= now) return Held::free;
    return one.claim->by == caller.account ? Held::own : Held::by_another;
}

Result<> allowed(Command command, CaseState state, Who who, Held held) {
    const bool theirs = who == Who::affected;
    if (who == Who::other || theirs != (command == Command::appeal)) return refuse_not_found();
    const Row& row = *std::ranges::find(table, command, &Row::command);
    if (!row.in_state[static_cast<std::size_t>(state)]) return refuse_state();
    if (auto ok = allowed_to_hold(command, held); !ok) return ok;
    if (command == Command::answer && who == Who::decider)
        return refuse(RefusalKind::forbidden, "own_decision", "Somebody else has to look at this appeal.");
    if (command == Command::undo && who == Who::moderator) {
        return refuse(RefusalKind::forbidden, "not_your_decision",
                      "Only who decided, or an administrator, may take this back.");
    }
    return {};
}

Result<> may(Command command, const Case& one, const Caller& caller, Instant now) {
    const Who who = who_is(caller, one);
    if (auto ok = allowed(command, one.state, who, held_by(caller, one, now)); !ok) return ok;
    if (command == Command::view || command == Command::release || command == Command::appeal) return {};
    if (std::ranges::find(one.reporters, caller.account) != one.reporters.end())
        return refuse(RefusalKind::conflict, "own_report", "You have reported this yourself.");
    if (one.affected_is_staff && !caller.administrator)
        return refuse(RefusalKind::forbidden, "staff_case", "Only an administrator decides about staff.");
    return {};
}

bool fits(ObjectKind kind, Reason reason) noexcept {
    using enum Reason;
    switch (reason) {
        case prohibited:
        case counterfeit:
        case misleading:
            return kind == ObjectKind::listing;
        case threat:
        case harassment:
            return kind != ObjectKind::listing;
        case impersonation:
            return kind == ObjectKind::person;
        case fraud:
        case hate:
        case off_platform:
        case spam:
        case other:
            break;
    }
    return true;
}

Instant rank_of(const Case& one) {
    return one.opened_at - weight(one);
}

Priority priority_of(const Case& one) {
    const auto hours = weight(one);
    if (hours >= std::chrono::hours{48}) return Priority::urgent;
    return hours >= std::chrono::hours{24} ? Priority::high : Priority::normal;
}

Case open_case(CaseId id, ObjectKind kind, Uuid object, AccountId affected, bool affected_is_staff,
               Instant now) {
    Case one;
    one.id = id;
    one.kind = kind;
    one.object = object;
    one.open_key = open_key(kind, object);
    one.affected = affected;
    one.affected_is_staff = affected_is_staff;
    one.opened_at = one.rank = now;
    return one;
}

Result<Case> add_report(const Case& one, Report report, Snapshot snapshot) {
    if (one.state != CaseState::open) return refuse_state();
    const bool known = std::ranges::find(one.reporters, report.reporter) != one.reporters.end();
    if (known || one.reports.size() >= most_reports) return one;
    Case next = one;
    next.reporters.push_back(report.reporter);
    next.reports.push_back(std::move(report));
    if (!next.snapshots.empty()) {
        Snapshot same = snapshot;
        same.at = next.snapshots.back().at;
        if (same == next.snapshots.back()) {
            next.rank = rank_of(next);
            return next;
        }
    }
    if (next.snapshots.size() < most_snapshots) next.snapshots.push_back(std::move(snapshot));
    next.rank = rank_of(next);
    return next;
}

Result<Case> claim(const Case& one, const Caller& caller, bool affected_is_staff, Instant now) {
    Case next = one;
    next.affected_is_staff = affected_is_staff;
    if (auto ok = may(Command::claim, next, caller, now); !ok) return std::unexpected(std::move(ok).error());
    next.claim = Claim{caller.account, caller.name, now + claim_lease};
    return next;
}

Result<Case> release(const Case& one, const Caller& caller, Instant now) {
    if (auto ok = may(Command::release, one, caller, now); !ok) return std::unexpected(std::move(ok).error());
    Case next = one;
    next.claim = std::nullopt;
    return next;
}

Result<Case> decide(const Case& one, const Caller& caller, const Wanted& wanted, bool affected_is_staff,
                    Instant now) {
    Case next = one;
    next.affected_is_staff = affected_is_staff;
    if (auto ok = may(Command::decide, next, caller, now); !ok) return std::unexpected(std::move(ok).error());
    if (auto ok = check(wanted, one.kind, now); !ok) return std::unexpected(std::move(ok).error());
    Decision decision{.id = wanted.id,
                      .by = caller.account,
                      .name = caller.name,
                      .at = now,
                      .action = wanted.action,
                      .remove = wanted.remove,
                      .until = wanted.until,
                      .template_id = wanted.template_id,
                      .words = wanted.words,
                      .note = wanted.note};
    order_effects(next, decision, now);
    if (decision.action != Action::dismiss) next.told_at = now;
    next.decisions.push_back(std::move(decision));
    next.state = CaseState::decided;
    next.open_key = std::nullopt;
    next.claim = std::nullopt;
    return next;
}

Result<Case> undo(const Case& one, const Caller& caller, std::string note, bool reopen, Instant now) {
    if (auto ok = may(Command::undo, one, caller, now); !ok) return std::unexpected(std::move(ok).error());
    Case next = one;
    take_back(next, {caller.account, caller.name, now, std::move(note)});
    next.state = reopen ? CaseState::open : CaseState::settled;
    if (reopen) next.open_key = open_key(one.kind, one.object);
    return next;
}

Result<Case> appeal(const Case& one, AccountId by, Uuid decision, std::string text, Instant now) {
    if (auto ok = may(Command::appeal, one, {.account = by}, now); !ok)
        return std::unexpected(std::move(ok).error());
    const Decision* last = in_force(one);
    if (last == nullptr || last->id != decision || last->action == Action::dismiss || one.appeal)
        return refuse(RefusalKind::conflict, "not_appealable", "There is no appeal against this.");
    if (!can_appeal(one, now))
        return refuse(RefusalKind::gone, "appeal_over", "The time for an appeal is over.");
    Case next = one;
    next.appeal = Appeal{decision, now, std::move(text), std::nullopt};
    next.state = CaseState::appealed;
    return next;
}

Result<Case> answer(const Case& one, const Caller& caller, bool taken_back, std::string words,
                    std::string note, Instant now) {
    if (auto ok = may(Command::answer, one, caller, now); !ok) return std::unexpected(std::move(ok).error());
    Case next = one;
    next.appeal->answer = AppealAnswer{caller.account, caller.name, now, taken_back, std::move(words), note};
    next.state = CaseState::settled;
    next.claim = std::nullopt;
    if (taken_back) take_back(next, {caller.account, caller.name, now, std::move(note)});
    return next;
}

const Decision* in_force(const Case& one) noexcept {
    if (one.decisions.empty() || one.decisions.back().taken_back) return nullptr;
    return &one.decisions.back();
}

bool can_appeal(const Case& one, Instant now) noexcept {
    const Decision* decision = in_force(one);
    return one.state == CaseState::decided && decision != nullptr && decision->action != Action::dismiss &&
           !one.appeal && now < decision->at + appeal_window;
}

const Effect* next_effect(const Case& one) noexcept {
    const auto due = std::ranges::find(one.effects, EffectState::due, &Effect::state);
    return due == one.effects.end() ? nullptr : &*due;
}

Case settle_effect(const Case& one, const Effect& effect, EffectState outcome, std::string why) {
    Case next = one;
    for (Effect& known : next.effects) {
        if (known.decision != effect.decision || known.kind != effect.kind || known.state != EffectState::due)
            continue;
        known.state = outcome;
        known.why = std::move(why);
        break;
    }
    if (next_effect(next) == nullptr) next.due_at.reset();
    return next;
}

}  // namespace bookverse::moderation
