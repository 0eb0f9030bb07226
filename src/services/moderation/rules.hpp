// What may be done with a case, by whom, and what becomes of it. Pure. README.md has the picture;
// rules_test.cpp the whole table, state × command × caller × claim.
#pragma once

#include <chrono>
#include <cstdint>

#include "base/refusal.hpp"
#include "services/moderation/model.hpp"

namespace bookverse::moderation {

inline constexpr auto claim_lease = std::chrono::minutes{15};
inline constexpr auto appeal_window = std::chrono::days{14};
inline constexpr auto longest_suspension = std::chrono::days{2 * 365};
inline constexpr std::size_t most_reports = 200;  ///< a case keeps; more change nothing
inline constexpr std::size_t most_snapshots = 10;

enum class Command : std::uint8_t { view, claim, release, decide, answer, undo, appeal };
BOOST_DESCRIBE_ENUM(Command, view, claim, release, decide, answer, undo, appeal)

/// Affected goes before the role: nobody handles a case against themselves. The decider is a moderator.
enum class Who : std::uint8_t { other, affected, moderator, decider, administrator };
BOOST_DESCRIBE_ENUM(Who, other, affected, moderator, decider, administrator)

enum class Held : std::uint8_t { free, own, by_another };
BOOST_DESCRIBE_ENUM(Held, free, own, by_another)

/// A caller whose roles were looked up.
struct Caller {
    AccountId account{};
    std::string name{};
    bool moderator = false;
    bool administrator = false;
};

Who who_is(const Caller& caller, const Case& one) noexcept;
Held held_by(const Caller& caller, const Case& one, Instant now) noexcept;
/// The table: not_found, wrong_state, claimed, not_claimed, own_decision, not_your_decision.
Result<> allowed(Command command, CaseState state, Who who, Held held);
/// The table for this case, and: own_report, staff_case. A lapsed claim is none.
Result<> may(Command command, const Case& one, const Caller& caller, Instant now);

/// Which reasons an object of this kind can be reported for.
bool fits(ObjectKind kind, Reason reason) noexcept;
/// A report is worth hours of waiting: the queue is sorted by when it was opened less those, so age counts by
/// itself and nothing has to be sorted anew.
Instant rank_of(const Case& one);
enum class Priority : std::uint8_t { normal, high, urgent };
BOOST_DESCRIBE_ENUM(Priority, normal, high, urgent)
Priority priority_of(const Case& one);

Case open_case(CaseId id, ObjectKind kind, Uuid object, AccountId affected, bool affected_is_staff,
               Instant now);
/// One report a person and case; a snapshot that says nothing new is not kept. wrong_state.
Result<Case> add_report(const Case& one, Report report, Snapshot snapshot);

Result<Case> claim(const Case& one, const Caller& caller, bool affected_is_staff, Instant now);
Result<Case> release(const Case& one, const Caller& caller, Instant now);

struct Wanted {
    Uuid id{};
    Action action = Action::dismiss;
    bool remove = false;
    std::optional<Instant> until{};
    std::string template_id{};
    std::string words{};
    std::string note{};
};
/// Field faults: until (required, not_for_this, in_the_past, too_far), action, remove.
Result<Case> decide(const Case& one, const Caller& caller, const Wanted& wanted, bool affected_is_staff,
                    Instant now);
/// `reopen` is false where a newer case of the object is open.
Result<Case> undo(const Case& one, const Caller& caller, std::string note, bool reopen, Instant now);
/// Once, in time: not_appealable, appeal_over.
Result<Case> appeal(const Case& one, AccountId by, Uuid decision, std::string text, Instant now);
Result<Case> answer(const Case& one, const Caller& caller, bool take_back, std::string words,
                    std::string note, Instant now);

/// The decision that holds, if any: the last one, unless it was taken back.
const Decision* in_force(const Case& one) noexcept;
bool can_appeal(const Case& one, Instant now) noexcept;

/// The first effect that is due. `Effect::state` of that one becomes `outcome`.
const Effect* next_effect(const Case& one) noexcept;
Case settle_effect(const Case& one, const Effect& effect, EffectState outcome, std::string why);

}  // namespace bookverse::moderation
