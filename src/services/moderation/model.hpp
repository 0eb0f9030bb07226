// The case: everything about one reported object until it is settled, in one document. What staff did is
// noted beside it, in the trail, by an event.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "platform/store/collection.hpp"
#include "services/moderation/api.hpp"

namespace bookverse::moderation {

/// open ─decide─► decided ─appeal─► appealed ─answer─► settled; undo leads back to open.
enum class CaseState : std::uint8_t { open, decided, appealed, settled };
BOOST_DESCRIBE_ENUM(CaseState, open, decided, appealed, settled)

enum class Reason : std::uint8_t {
    fraud,
    threat,
    harassment,
    hate,
    prohibited,   ///< may not be sold
    counterfeit,  ///< a copied book
    misleading,
    off_platform,
    impersonation,
    spam,
    other,
};
BOOST_DESCRIBE_ENUM(Reason, fraud, threat, harassment, hate, prohibited, counterfeit, misleading,
                    off_platform, impersonation, spam, other)

struct Report {
    Uuid id{};
    AccountId reporter{};
    Reason reason = Reason::other;
    std::string text{};
    Instant at{};

    friend bool operator==(const Report&, const Report&) = default;
};
BOOST_DESCRIBE_STRUCT(Report, (), (id, reporter, reason, text, at))

struct ContextLine {
    AccountId author{};
    Instant at{};
    std::string text{};

    friend bool operator==(const ContextLine&, const ContextLine&) = default;
};
BOOST_DESCRIBE_STRUCT(ContextLine, (), (author, at, text))

/// What the object looked like when it was reported. `at` tells it from the one before.
struct Snapshot {
    Instant at{};
    std::string title{};  ///< the book, what a conversation or a review is about, or the person's name
    std::string text{};
    std::string state{};  ///< of a listing or an account; of a review its stars
    std::optional<std::string> picture{};
    std::optional<Money> price{};
    std::vector<ContextLine> context{};

    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};
BOOST_DESCRIBE_STRUCT(Snapshot, (), (at, title, text, state, picture, price, context))

/// Whose turn it is; runs out by itself.
struct Claim {
    AccountId by{};
    std::string name{};
    Instant until{};

    friend bool operator==(const Claim&, const Claim&) = default;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (by, name, until))

struct TakenBack {
    AccountId by{};
    std::string name{};
    Instant at{};
    std::string note{};

    friend bool operator==(const TakenBack&, const TakenBack&) = default;
};
BOOST_DESCRIBE_STRUCT(TakenBack, (), (by, name, at, note))

struct Decision {
    Uuid id{};
    AccountId by{};
    std::string name{};
    Instant at{};
    Action action = Action::dismiss;
    bool remove = false;  ///< with a suspension: the object goes too
    std::optional<Instant> until{};
    std::string template_id{};
    std::string words{};  ///< what the person is told
    std::string note{};   ///< for staff
    std::optional<TakenBack> taken_back{};

    friend bool operator==(const Decision&, const Decision&) = default;
};
BOOST_DESCRIBE_STRUCT(Decision, (),
                      (id, by, name, at, action, remove, until, template_id, words, note, taken_back))

struct AppealAnswer {
    AccountId by{};
    std::string name{};
    Instant at{};
    bool taken_back = false;
    std::string words{};
    std::string note{};

    friend bool operator==(const AppealAnswer&, const AppealAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(AppealAnswer, (), (by, name, at, taken_back, words, note))

struct Appeal {
    Uuid decision{};
    Instant at{};
    std::string text{};
    std::optional<AppealAnswer> answer{};

    friend bool operator==(const Appeal&, const Appeal&) = default;
};
BOOST_DESCRIBE_STRUCT(Appeal, (), (decision, at, text, answer))

enum class EffectKind : std::uint8_t {
    remove_listing,
    restore_listing,
    hide_message,
    show_message,
    suspend,
    reinstate,
    hide_review,
    show_review
};
BOOST_DESCRIBE_ENUM(EffectKind, remove_listing, restore_listing, hide_message, show_message, suspend,
                    reinstate, hide_review, show_review)

enum class EffectState : std::uint8_t { due, done, refused };
BOOST_DESCRIBE_ENUM(EffectState, due, done, refused)

/// A step of the saga: what the owner of the object is asked to do because of a decision. They are done one
/// after another; an owner who is asked twice does it once.
struct Effect {
    Uuid decision{};
    EffectKind kind{};
    AccountId by{};
    EffectState state = EffectState::due;
    std::string why{};  ///< the owner's refusal

    friend bool operator==(const Effect&, const Effect&) = default;
};
BOOST_DESCRIBE_STRUCT(Effect, (), (decision, kind, by, state, why))

struct Case {
    CaseId id{};
    ObjectKind kind{};
    Uuid object{};
    /// While it is open; unique, so all reports of one object come together.
    std::optional<std::string> open_key{};
    CaseState state = CaseState::open;
    AccountId affected{};  ///< whose object it is
    bool affected_is_staff = false;
    Instant opened_at{};
    Instant rank{};  ///< the queue's order: see rank_of
    std::vector<Report> reports{};
    std::vector<AccountId> reporters{};
    std::vector<Snapshot> snapshots{};
    std::optional<Claim> claim{};
    std::vector<Decision> decisions{};
    std::optional<Instant> told_at{};  ///< the last decision that the person was told
    std::optional<Appeal> appeal{};
    std::vector<Effect> effects{};
    std::optional<Instant> due_at{};  ///< an effect is due

    friend bool operator==(const Case&, const Case&) = default;
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (id, kind, object, open_key, state, affected, affected_is_staff, opened_at, rank,
                       reports, reporters, snapshots, claim, decisions, told_at, appeal, effects, due_at))

std::string open_key(ObjectKind kind, Uuid object);

/// Written once, never changed. Its id is the event's that told it.
struct TrailEntry {
    Uuid id{};
    CaseId moderation_case{};
    Instant at{};
    AccountId actor{};
    std::string name{};
    std::string action{};
    std::string note{};

    friend bool operator==(const TrailEntry&, const TrailEntry&) = default;
};
BOOST_DESCRIBE_STRUCT(TrailEntry, (), (id, moderation_case, at, actor, name, action, note))

// Events to ourselves.

/// Becomes a TrailEntry.
struct Noted {
    static constexpr std::string_view type = "moderation.noted";
    CaseId moderation_case{};
    AccountId actor{};
    std::string name{};
    std::string action{};
    std::string note{};
};
BOOST_DESCRIBE_STRUCT(Noted, (), (moderation_case, actor, name, action, note))

/// Do the effects now instead of at the timer's next look.
struct EffectsDue {
    static constexpr std::string_view type = "moderation.effects_due";
    CaseId moderation_case{};
};
BOOST_DESCRIBE_STRUCT(EffectsDue, (), (moderation_case))

inline const store::Index<Case, std::string> case_by_open_key{"by_open_key", {"open_key"}, store::unique};
inline const store::Index<Case, CaseState> case_by_state{"by_state", {"state", "rank"}};
inline const store::Index<Case, CaseState, ObjectKind> case_by_kind{"by_kind", {"state", "kind", "rank"}};
inline const store::Index<Case, AccountId> case_by_affected{"by_affected", {"affected", "opened_at"}};
inline const store::Index<Case, AccountId> case_told_to{"told_to", {"affected", "told_at"}};
inline const store::Index<Case, AccountId> case_by_reporter{"by_reporter", {"reporters", "opened_at"}};
inline const store::Index<Case> case_by_due{"by_due", {"due_at"}};
inline const store::Index<TrailEntry, CaseId> trail_by_case{"by_case", {"moderation_case", "at"}};
inline const store::Index<TrailEntry> trail_by_time{"by_time", {"at"}};

struct Stores {
    Stores(store::DocumentStore& store, const Clock& clock);

    store::Collection<Case> cases;
    store::Collection<TrailEntry> trail;
};

}  // namespace bookverse::moderation
