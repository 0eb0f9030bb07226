#include "services/moderation/rules.hpp"

#include <gtest/gtest.h>

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>

#include "services/moderation/appeal_token.hpp"
#include "services/moderation/templates.hpp"

namespace bookverse::moderation {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

const Instant now{Duration{1'800'000'000'000}};
const AccountId ann = AccountId::of_name("ann"), bob = AccountId::of_name("bob");
const Caller mod{AccountId::of_name("mod"), "Mod", true, false};
const Caller mate{AccountId::of_name("mate"), "Mate", true, false};
const Caller admin{AccountId::of_name("admin"), "Admin", false, true};

template <class E, class F>
void each(F what) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto one) { what(one.value, one.name); });
}

template <class T>
std::string code_of(const Result<T>& result) {
    if (result) return "ok";
    if (result.error().faults.empty()) return result.error().code;
    return result.error().faults[0].pointer + ":" + result.error().faults[0].code;
}

Case reported(ObjectKind kind = ObjectKind::listing, Reason reason = Reason::fraud) {
    const auto fresh = open_case(CaseId::of_name("case"), kind, Uuid::of_name("object"), bob, false, now);
    return *add_report(fresh, {Uuid::of_name("report"), ann, reason, "", now}, {.at = now, .title = "Dune"});
}
Case claimed(const Caller& by = mod) {
    return *claim(reported(), by, false, now);
}
Wanted wanted(Action action) {
    Wanted w{.id = Uuid::of_name("decision"), .action = action, .template_id = "fraud", .words = "w"};
    if (action == Action::suspend) w.until = now + days{7};
    return w;
}
Case decided(Action action = Action::remove) {
    return *decide(claimed(), mod, wanted(action), false, now);
}
Case appealed() {
    return *appeal(decided(), bob, Uuid::of_name("decision"), "Why?", now);
}

// One line a command and claim: by caller (other, affected, moderator, decider, administrator), in each of
// the states in which it is possible; everywhere else staff gets wrong_state and the rest not_found.
struct Row {
    Command command;
    Held held;
    std::string states;  ///< letters of open, decided, appealed, settled
    std::string by_moderator, by_decider, by_administrator;
};
const Row rows[] = {
    {Command::view, Held::free, "odas", "ok", "ok", "ok"},
    {Command::view, Held::own, "odas", "ok", "ok", "ok"},
    {Command::view, Held::by_another, "odas", "ok", "ok", "ok"},
    {Command::claim, Held::free, "oa", "ok", "ok", "ok"},
    {Command::claim, Held::own, "oa", "ok", "ok", "ok"},
    {Command::claim, Held::by_another, "oa", "claimed", "claimed", "claimed"},
    {Command::release, Held::free, "oa", "not_claimed", "not_claimed", "not_claimed"},
    {Command::release, Held::own, "oa", "ok", "ok", "ok"},
    {Command::release, Held::by_another, "oa", "claimed", "claimed", "claimed"},
    {Command::decide, Held::free, "o", "not_claimed", "not_claimed", "not_claimed"},
    {Command::decide, Held::own, "o", "ok", "ok", "ok"},
    {Command::decide, Held::by_another, "o", "claimed", "claimed", "claimed"},
    {Command::answer, Held::free, "a", "not_claimed", "not_claimed", "not_claimed"},
    {Command::answer, Held::own, "a", "ok", "own_decision", "ok"},
    {Command::answer, Held::by_another, "a", "claimed", "claimed", "claimed"},
    {Command::undo, Held::free, "d", "not_your_decision", "ok", "ok"},
    {Command::undo, Held::own, "d", "not_your_decision", "ok", "ok"},
    {Command::undo, Held::by_another, "d", "not_your_decision", "ok", "ok"},
};

std::string expected(Command command, CaseState state, Who who, Held held) {
    const char letter = "odas"[static_cast<int>(state)];
    if (command == Command::appeal)
        return who != Who::affected ? "not_found" : letter == 'd' ? "ok" : "wrong_state";
    if (who == Who::other || who == Who::affected) return "not_found";
    for (const Row& row : rows) {
        if (row.command != command || row.held != held) continue;
        if (row.states.find(letter) == std::string::npos) return "wrong_state";
        return who == Who::moderator ? row.by_moderator
               : who == Who::decider ? row.by_decider
                                     : row.by_administrator;
    }
    return "no row";
}

TEST(Rules, the_whole_table) {
    int cells = 0;
    each<Command>([&](Command command, const char* a) {
        each<CaseState>([&](CaseState state, const char* b) {
            each<Who>([&](Who who, const char* c) {
                each<Held>([&](Held held, const char* d) {
                    EXPECT_EQ(code_of(allowed(command, state, who, held)),
                              expected(command, state, who, held))
                        << a << " " << b << " " << c << " " << d;
                    ++cells;
                });
            });
        });
    });
    EXPECT_EQ(cells, 7 * 4 * 5 * 3);
}

TEST(Rules, who_somebody_is) {
    const auto one = decided();
    EXPECT_EQ(who_is(mod, one), Who::decider);
    EXPECT_EQ(who_is(mate, one), Who::moderator);
    EXPECT_EQ(who_is(admin, one), Who::administrator);
    EXPECT_EQ(who_is({bob, "Bob", true, true}, one), Who::affected) << "before any role";
    EXPECT_EQ(who_is({ann, "Ann"}, one), Who::other);
    const auto held = claimed();
    EXPECT_EQ(held_by(mod, held, now), Held::own);
    EXPECT_EQ(held_by(mate, held, now), Held::by_another);
    EXPECT_EQ(held_by(mate, held, now + claim_lease), Held::free) << "a lapsed claim is none";
    EXPECT_EQ(code_of(claim(held, mate, false, now + claim_lease)), "ok");
    EXPECT_EQ(code_of(decide(held, mod, wanted(Action::warn), false, now + claim_lease)), "not_claimed");
}

TEST(Rules, nobody_decides_what_they_reported_and_staff_is_for_administrators) {
    EXPECT_EQ(code_of(claim(reported(), {ann, "Ann", true, false}, false, now)), "own_report");
    EXPECT_EQ(code_of(claim(reported(), {ann, "Ann", false, true}, false, now)), "own_report");
    EXPECT_EQ(code_of(claim(reported(), mod, true, now)), "staff_case");
    EXPECT_EQ(code_of(claim(reported(), admin, true, now)), "ok");
    EXPECT_EQ(code_of(decide(claimed(), mod, wanted(Action::warn), true, now)), "staff_case")
        << "became staff since";
}

TEST(Rules, reports_of_one_object_come_together) {
    auto one = reported();
    EXPECT_EQ(*add_report(one, {Uuid::of_name("2"), ann, Reason::spam, "", now}, {.at = now}), one)
        << "the same person again";
    const Snapshot same{.at = now + hours{1}, .title = "Dune"};
    one = *add_report(one, {Uuid::of_name("3"), mate.account, Reason::spam, "", now + hours{1}}, same);
    EXPECT_EQ(one.reports.size(), 2U);
    EXPECT_EQ(one.snapshots.size(), 1U) << "nothing new to see";
    const Snapshot edited{.at = now + hours{2}, .title = "Dune", .text = "edited"};
    one = *add_report(one, {Uuid::of_name("4"), mod.account, Reason::spam, "", now + hours{2}}, edited);
    EXPECT_EQ(one.snapshots.size(), 2U);
    EXPECT_EQ(code_of(add_report(decided(), {}, {})), "wrong_state");
    for (std::size_t i = 0; i < most_reports + 5; ++i) {
        const auto by = AccountId::of_name("r" + std::to_string(i));
        one = *add_report(one, {Uuid::of_name("x"), by, Reason::spam, "", now}, edited);
    }
    EXPECT_EQ(one.reports.size(), most_reports);
}

TEST(Rules, the_queue_weighs_kind_reason_count_and_age) {
    const auto spam = reported(ObjectKind::listing, Reason::spam);
    const auto threat = reported(ObjectKind::message, Reason::threat);
    EXPECT_LT(rank_of(threat), rank_of(spam));
    EXPECT_LT(rank_of(reported(ObjectKind::message, Reason::spam)), rank_of(spam));
    const auto twice =
        *add_report(spam, {{}, mate.account, Reason::spam, "", now}, {.at = now, .title = "Dune"});
    EXPECT_LT(rank_of(twice), rank_of(spam));
    EXPECT_EQ(twice.rank, rank_of(twice)) << "what the queue is sorted by";
    auto old = spam;
    old.opened_at = now - days{4};
    EXPECT_LT(rank_of(old), rank_of(threat)) << "nothing waits for ever";
    EXPECT_EQ(priority_of(threat), Priority::urgent);
    EXPECT_EQ(priority_of(reported()), Priority::high);
    EXPECT_EQ(priority_of(spam), Priority::normal);
}

TEST(Rules, what_a_decision_may_say) {
    const auto with = [](ObjectKind kind, Action action, bool remove, std::optional<Instant> until) {
        const auto held = *claim(reported(kind), mod, false, now);
        auto w = wanted(action);
        w.remove = remove;
        w.until = until;
        return code_of(decide(held, mod, w, false, now));
    };
    using enum ObjectKind;
    using enum Action;
    const auto later = std::optional{now + days{1}};
    EXPECT_EQ(with(person, remove, false, {}), "/action:not_for_this");
    EXPECT_EQ(with(listing, warn, true, {}), "/remove:not_for_this");
    EXPECT_EQ(with(person, suspend, true, later), "/remove:not_for_this");
    EXPECT_EQ(with(listing, suspend, true, later), "ok");
    EXPECT_EQ(with(listing, suspend, false, {}), "/until:required");
    EXPECT_EQ(with(listing, warn, false, later), "/until:not_for_this");
    EXPECT_EQ(with(listing, suspend, false, now), "/until:in_the_past");
    EXPECT_EQ(with(listing, suspend, false, now + longest_suspension + minutes{1}), "/until:too_far");
}

std::string effects_of(const Case& one) {
    std::string all;
    for (const Effect& effect : one.effects)
        all += std::string{all.empty() ? "" : " "} + boost::describe::enum_to_string(effect.kind, "?");
    return all;
}

TEST(Rules, decisions_order_effects_and_taking_back_reverses_them) {
    const auto effects = [](ObjectKind kind, Action action, bool remove = false) {
        const auto held = *claim(reported(kind), mod, false, now);
        auto w = wanted(action);
        w.remove = remove;
        const auto done = *decide(held, mod, w, false, now);
        const auto undone = *undo(done, mod, "", true, now);
        EXPECT_EQ(done.due_at.has_value(), !done.effects.empty());
        return effects_of(undone);
    };
    EXPECT_EQ(effects(ObjectKind::listing, Action::dismiss), "");
    EXPECT_EQ(effects(ObjectKind::listing, Action::warn), "");
    EXPECT_EQ(effects(ObjectKind::listing, Action::remove), "remove_listing restore_listing");
    EXPECT_EQ(effects(ObjectKind::message, Action::remove), "hide_message show_message");
    EXPECT_EQ(effects(ObjectKind::review, Action::remove), "hide_review show_review");
    EXPECT_EQ(effects(ObjectKind::person, Action::suspend), "suspend reinstate");
    EXPECT_EQ(effects(ObjectKind::listing, Action::suspend, true),
              "remove_listing suspend restore_listing reinstate");
    auto refused = decided();
    refused = settle_effect(refused, refused.effects[0], EffectState::refused, "wrong_state");
    EXPECT_EQ(effects_of(*undo(refused, mod, "", true, now)), "remove_listing") << "nothing was done";
}

TEST(Rules, undo_opens_again_unless_a_newer_case_is_open) {
    const auto open = *undo(decided(), mod, "slip", true, now);
    EXPECT_EQ(open.state, CaseState::open);
    EXPECT_TRUE(open.open_key);
    EXPECT_EQ(in_force(open), nullptr);
    const auto settled = *undo(decided(), mod, "slip", false, now);
    EXPECT_EQ(settled.state, CaseState::settled);
    EXPECT_FALSE(settled.open_key);
    const auto again = *decide(*claim(open, mate, false, now), mate, wanted(Action::warn), false, now);
    EXPECT_EQ(again.decisions.size(), 2U);
}

TEST(Rules, an_appeal_is_possible_once_and_in_time) {
    const Uuid decision = Uuid::of_name("decision");
    EXPECT_EQ(code_of(appeal(decided(), bob, decision, "", now + appeal_window - minutes{1})), "ok");
    EXPECT_EQ(code_of(appeal(decided(), bob, decision, "", now + appeal_window)), "appeal_over");
    EXPECT_EQ(code_of(appeal(decided(), ann, decision, "", now)), "not_found");
    EXPECT_EQ(code_of(appeal(decided(), bob, Uuid::of_name("older"), "", now)), "not_appealable");
    EXPECT_EQ(code_of(appeal(decided(Action::dismiss), bob, decision, "", now)), "not_appealable");
    EXPECT_EQ(code_of(appeal(appealed(), bob, decision, "", now)), "wrong_state");
    for (const bool granted : {true, false}) {
        const auto held = *claim(appealed(), mate, false, now);
        const auto answered = *answer(held, mate, granted, "We looked again.", "", now);
        EXPECT_EQ(answered.state, CaseState::settled);
        EXPECT_EQ(in_force(answered) == nullptr, granted);
        EXPECT_EQ(effects_of(answered), granted ? "remove_listing restore_listing" : "remove_listing");
        EXPECT_EQ(code_of(appeal(answered, bob, decision, "", now)), "wrong_state");
        EXPECT_EQ(code_of(undo(answered, admin, "", true, now)), "wrong_state");
    }
}

TEST(Rules, reasons_fit_kinds) {
    EXPECT_TRUE(fits(ObjectKind::listing, Reason::counterfeit));
    EXPECT_FALSE(fits(ObjectKind::message, Reason::counterfeit));
    EXPECT_FALSE(fits(ObjectKind::listing, Reason::harassment));
    EXPECT_FALSE(fits(ObjectKind::message, Reason::impersonation));
    each<ObjectKind>(
        [](ObjectKind kind, const char* name) { EXPECT_TRUE(fits(kind, Reason::other)) << name; });
}

TEST(Templates, every_decision_has_a_reason_in_both_languages) {
    each<ObjectKind>([](ObjectKind kind, const char* kind_name) {
        each<Action>([&](Action action, const char* action_name) {
            if (kind == ObjectKind::person && action == Action::remove) return;
            const auto fitting = std::ranges::count_if(
                all_templates(), [&](const Template& t) { return t.fits(action, kind); });
            EXPECT_GE(fitting, 2) << kind_name << " " << action_name;
        });
    });
    for (const Template& one : all_templates()) {
        EXPECT_EQ(one.en.empty(), one.de.empty()) << one.id;
        EXPECT_EQ(find_template(one.id), &one) << "ids are unique";
    }
}

TEST(AppealToken, names_its_decision_and_cannot_be_made) {
    const auth::Seal seal{Secret{std::string(32, 'k')}}, other{Secret{std::string(32, 'x')}};
    const AppealOf of{CaseId::of_name("case"), Uuid::of_name("decision")};
    const auto token = appeal_token(seal, of);
    EXPECT_EQ(read_appeal_token(seal, token), of);
    EXPECT_FALSE(read_appeal_token(other, token));
    EXPECT_FALSE(read_appeal_token(seal, token + "A"));
    EXPECT_FALSE(read_appeal_token(seal, seal.sign("another purpose", std::string(32, 'a'))));
    EXPECT_FALSE(read_appeal_token(seal, seal.sign("moderation.appeal", "short")));
}

}  // namespace
}  // namespace bookverse::moderation
