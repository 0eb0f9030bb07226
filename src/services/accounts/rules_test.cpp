#include "services/accounts/rules.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>
#include <boost/mp11/algorithm.hpp>
#include <map>

namespace bookverse::accounts {
namespace {

using std::chrono::days;
using std::chrono::hours;

const Instant now{std::chrono::milliseconds{1'795'000'000'000}};

Actor actor_of(Who who, const Account& account) {
    Actor actor;
    if (who == Who::anonymous || who == Who::link_holder) return actor;
    if (who == Who::system) return Actor::of_service("accounts");
    actor.kind = Actor::Kind::account;
    actor.account = who == Who::owner ? account.id : AccountId::of_name("someone else");
    actor.session = SessionId::of_name("session");
    actor.grant(Role::student);
    if (who == Who::moderator) actor.grant(Role::moderator);
    if (who == Who::administrator) actor.grant(Role::administrator);
    return actor;
}

Account account_in(State state) {
    Account account =
        sign_up({AccountId::of_name("ann"), *Email::parse("Ann@example.edu"), "Ann", Language::de, "$hash"},
                now - days{400});
    account.picture_id = "p";
    if (state == State::active || state == State::suspended) account.verified_until = now + days{10};
    if (state == State::verification_lapsed) account.verified_until = now - days{1};
    if (state == State::suspended) account.suspended_until = now + hours{1};
    if (state == State::closed) account.closed_at = now - days{1};
    return account;
}

template <class Enum>
std::vector<Enum> every() {
    std::vector<Enum> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto d) { all.push_back(d.value); });
    return all;
}

template <class Enum>
std::string word(Enum value) {
    return boost::describe::enum_to_string(value, "?");
}

// One line a command: the code for each state (unverified, active, verification_lapsed, suspended, closed)
// for those who may give it at all. Everybody else gets not_found, or unauthenticated when nobody is signed
// in.
struct Expected {
    std::vector<Who> who;
    std::vector<std::string> by_state;
};
const std::map<Command, Expected> expected{
    {Command::sign_up_again,
     {{Who::anonymous}, {"ok", "known_address", "known_address", "known_address", "known_address"}}},
    {Command::prove_address, {{Who::link_holder}, {"ok", "ok", "ok", "ok", "link_expired"}}},
    {Command::reset_password, {{Who::link_holder}, {"ok", "ok", "ok", "ok", "link_expired"}}},
    {Command::sign_in, {{Who::anonymous}, {"not_verified", "ok", "ok", "suspended", "wrong_credentials"}}},
    {Command::use, {{Who::owner}, {"session_ended", "ok", "ok", "suspended", "session_ended"}}},
    {Command::change_credentials,
     {{Who::owner}, {"session_ended", "ok", "ok", "suspended", "session_ended"}}},
    {Command::close, {{Who::owner}, {"session_ended", "ok", "ok", "suspended", "session_ended"}}},
    {Command::set_roles, {{Who::administrator}, {"wrong_state", "ok", "ok", "ok", "wrong_state"}}},
    {Command::suspend, {{Who::moderator, Who::administrator}, {"ok", "ok", "ok", "ok", "wrong_state"}}},
    {Command::run_timer, {{Who::system}, {"wrong_state", "ok", "ok", "ok", "wrong_state"}}},
};

TEST(AccountRules, every_state_command_and_caller) {
    for (const Command command : every<Command>()) {
        const Expected& row = expected.at(command);
        for (const State state : every<State>()) {
            for (const Who who : every<Who>()) {
                const bool named = std::ranges::find(row.who, who) != row.who.end();
                const bool nobody = who == Who::anonymous || who == Who::link_holder;
                const std::string want = named    ? row.by_state[static_cast<std::size_t>(state)]
                                         : nobody ? "unauthenticated"
                                                  : "not_found";
                const auto answer = allowed(command, state, who);
                EXPECT_EQ(answer ? "ok" : answer.error().code, want)
                    << word(command) << " in " << word(state) << " by " << word(who);
            }
        }
    }
}

// The functions ask the table: each is refused and accepted where it says so.
TEST(AccountRules, every_function_obeys_the_table) {
    using Function = std::function<Result<Account>(const Account&, const Actor&)>;
    const std::pair<Command, Function> functions[] = {
        {Command::use,
         [](const Account& a, const Actor& by) { return change_profile(a, by, a.edition, {}, now); }},
        {Command::use, [](const Account& a, const Actor& by) { return set_picture(a, by, "x", now); }},
        {Command::change_credentials,
         [](const Account& a, const Actor& by) { return change_password(a, by, "h", now); }},
        {Command::change_credentials,
         [](const Account& a, const Actor& by) { return end_all_sessions(a, by, now); }},
        {Command::close, [](const Account& a, const Actor& by) { return close(a, by, now); }},
        {Command::set_roles,
         [](const Account& a, const Actor& by) { return set_roles(a, by, {Role::student}, now); }},
        {Command::suspend,
         [](const Account& a, const Actor& by) { return suspend(a, by, now + hours{1}, now); }},
    };
    for (const auto& [command, function] : functions) {
        for (const State state : every<State>()) {
            for (const Who who : every<Who>()) {
                if (who == Who::link_holder) continue;
                const Account account = account_in(state);
                ASSERT_EQ(state_of(account, now), state);
                const auto table = allowed(command, state, who);
                const auto answer = function(account, actor_of(who, account));
                ASSERT_EQ(answer.has_value(), table.has_value())
                    << word(command) << " in " << word(state) << " by " << word(who);
                if (!answer) EXPECT_EQ(answer.error().code, table.error().code);
            }
        }
    }
}

TEST(AccountRules, an_unproved_address_may_be_signed_up_again_and_only_the_newest_link_counts) {
    const Account first = account_in(State::unverified);
    const auto second = sign_up_again(
        first, {AccountId::of_name("x"), *Email::parse("ann@example.edu"), "Real Ann", Language::en, "$2"},
        now);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->id, first.id);
    EXPECT_EQ(second->password, "$2");
    EXPECT_EQ(prove_address(*second, 1, Campus{}, false, now).error().code, "link_expired");
    const auto proved = prove_address(*second, 2, Campus{"example.edu", "E"}, false, now);
    ASSERT_TRUE(proved);
    EXPECT_EQ(state_of(*proved, now), State::active);
    EXPECT_EQ(prove_address(*proved, 2, Campus{}, false, now).error().code, "link_expired") << "used";
    EXPECT_EQ(proved->verified_until, now + verification_lifetime);
    EXPECT_EQ(proved->campus->domain, "example.edu");
}

TEST(AccountRules, the_proof_is_renewed_yearly) {
    Account account = *prove_address(account_in(State::unverified), 1, Campus{}, false, now);
    ASSERT_EQ(account.due_at, now + verification_lifetime - reminder_ahead);

    const Instant ahead = *account.due_at;
    const auto reminder = run_timer(account, ahead);
    EXPECT_EQ(reminder->effect, TimerEffect::remind);
    EXPECT_EQ(run_timer(reminder->account, ahead)->effect, TimerEffect::none) << "fires once";
    EXPECT_EQ(reminder->account.due_at, account.verified_until);

    const Instant end = *account.verified_until;
    const auto lapse = run_timer(reminder->account, end);
    EXPECT_EQ(lapse->effect, TimerEffect::lapse);
    EXPECT_EQ(run_timer(lapse->account, end)->effect, TimerEffect::none);
    EXPECT_FALSE(lapse->account.due_at);
    EXPECT_EQ(state_of(lapse->account, end), State::verification_lapsed);
    EXPECT_EQ(role_bits(lapse->account, end), 0) << "may not sell";

    const auto again = prove_address(lapse->account, std::nullopt, Campus{"other.edu", "O"}, false, end);
    EXPECT_EQ(state_of(*again, end), State::active);
    EXPECT_EQ(again->due_at, end + verification_lifetime - reminder_ahead);
    EXPECT_EQ(again->campus, account.campus) << "what the student chose stays";
    EXPECT_EQ(role_bits(*again, end), 1);
}

TEST(AccountRules, a_suspension_ends_by_itself_and_gives_back_the_state_before) {
    for (const State before : {State::unverified, State::active, State::verification_lapsed}) {
        const Account account = account_in(before);
        const auto suspended = suspend(account, actor_of(Who::moderator, account), now + hours{1}, now);
        ASSERT_TRUE(suspended);
        EXPECT_EQ(state_of(*suspended, now), State::suspended);
        EXPECT_GT(suspended->session_epoch, account.session_epoch);
        EXPECT_EQ(state_of(*suspended, now + hours{1}), before);
        EXPECT_EQ(state_of(*suspend(*suspended, actor_of(Who::moderator, account), std::nullopt, now), now),
                  before);
    }
}

TEST(AccountRules, staff_cannot_hurt_themselves_nor_moderators_staff) {
    Account boss = account_in(State::active);
    boss.roles = {Role::student, Role::administrator};
    Actor self = actor_of(Who::owner, boss);
    self.grant(Role::administrator);
    EXPECT_EQ(set_roles(boss, self, {Role::student}, now).error().code, "own_role");
    EXPECT_TRUE(
        set_roles(boss, self, {Role::moderator, Role::student, Role::administrator, Role::student}, now));
    EXPECT_EQ(suspend(boss, self, now + hours{1}, now).error().code, "own_account");
    EXPECT_EQ(suspend(boss, actor_of(Who::moderator, boss), now + hours{1}, now).error().code,
              "staff_account");
    EXPECT_TRUE(suspend(boss, actor_of(Who::administrator, boss), now + hours{1}, now));
    EXPECT_EQ(suspend(boss, actor_of(Who::administrator, boss), now, now).error().faults.at(0).code,
              "in_the_past");
    EXPECT_EQ(set_roles(boss, actor_of(Who::administrator, boss), {}, now).error().faults.at(0).code,
              "student_required");
}

TEST(AccountRules, a_change_names_the_edition_that_it_saw) {
    const Account account = account_in(State::active);
    const Actor owner = actor_of(Who::owner, account);
    ProfilePatch patch;
    patch.name = "Änn";
    patch.campus = std::optional<Campus>{};
    EXPECT_EQ(change_profile(account, owner, account.edition + 1, patch, now).error().code,
              "changed_meanwhile");
    const auto next = change_profile(account, owner, account.edition, patch, now);
    EXPECT_EQ(next->edition, account.edition + 1);
    EXPECT_EQ(next->name_key, "änn");
    EXPECT_FALSE(next->campus);
    EXPECT_EQ(change_profile(*next, owner, next->edition, patch, now)->edition, next->edition)
        << "nothing new";
}

TEST(AccountRules, a_new_password_ends_the_other_sessions) {
    const Account account = account_in(State::active);
    const Actor owner = actor_of(Who::owner, account);
    const auto changed = change_password(account, owner, "$new", now);
    EXPECT_EQ(changed->session_epoch, account.session_epoch + 1);
    EXPECT_EQ(changed->kept_session, owner.session);
    const auto reset = reset_password(*changed, "$newer", std::nullopt, false, now);
    EXPECT_FALSE(reset->kept_session);
    EXPECT_EQ(reset->verified_until, now + verification_lifetime) << "the link was mailed to the address";
}

TEST(AccountRules, closing_leaves_nothing_personal) {
    const Account account = account_in(State::active);
    const auto closed = close(account, actor_of(Who::owner, account), now);
    ASSERT_TRUE(closed);
    Account blank;
    blank.id = account.id;
    blank.created_at = account.created_at;
    blank.edition = account.edition + 1;
    blank.session_epoch = account.session_epoch + 1;
    blank.closed_at = now;
    blank.profile_visible = false;
    EXPECT_EQ(*closed, blank);
    EXPECT_EQ(state_of(*closed, now), State::closed);
    EXPECT_EQ(role_bits(*closed, now), 0);
}

TEST(Rules, suspensions_for_causes_add_up_and_each_counts_once) {
    const Account account = account_in(State::active);
    const Actor mod = actor_of(Who::moderator, account);
    const Uuid a = Uuid::of_name("a"), b = Uuid::of_name("b");
    const auto once = *suspend_for(account, mod, a, now + hours{1}, now);
    EXPECT_EQ(state_of(once, now), State::suspended);
    EXPECT_GT(once.session_epoch, account.session_epoch);
    EXPECT_EQ(*suspend_for(once, mod, a, now + hours{9}, now), once) << "asked again";
    const auto both = *suspend_for(once, mod, b, now + hours{5}, now);
    EXPECT_EQ(both.suspended_until, now + hours{5}) << "until the last ends";
    const auto without_b = *suspend_for(both, mod, b, std::nullopt, now);
    EXPECT_EQ(without_b.suspended_until, now + hours{1}) << "the other one goes on";
    EXPECT_EQ(*suspend_for(without_b, mod, b, std::nullopt, now), without_b);
    EXPECT_EQ(*suspend_for(without_b, mod, b, now + hours{5}, now), without_b) << "it is over for good";
    EXPECT_EQ(state_of(*suspend_for(without_b, mod, a, std::nullopt, now), now), State::active);
    EXPECT_EQ(*suspend_for(account, mod, a, std::nullopt, now), account) << "nothing to end";

    const auto by_hand = *suspend(both, mod, std::nullopt, now);
    EXPECT_FALSE(by_hand.suspended_until) << "staff end all of them";
    EXPECT_EQ(*suspend_for(by_hand, mod, a, now + hours{5}, now), by_hand)
        << "a late repeat brings none back";
    Account old = account;
    old.suspended_until = now + hours{2};
    const auto more = *suspend_for(old, mod, a, now + hours{1}, now);
    EXPECT_EQ(more.suspended_until, now + hours{2}) << "from before there was a list";
    EXPECT_EQ(suspend_for(account, mod, a, now, now).error().faults.at(0).code, "in_the_past");
    EXPECT_EQ(suspend_for(account, actor_of(Who::other, account), a, now + hours{1}, now).error().code,
              "not_found");
    auto many = account;
    for (int i = 0; i < 30; ++i) {
        many = *suspend_for(many, mod, Uuid::of_name(std::to_string(i)), now + hours{1}, now);
        many = *suspend_for(many, mod, Uuid::of_name(std::to_string(i)), std::nullopt, now);
    }
    EXPECT_LE(many.suspensions.size(), 21U) << "old ones go";
}

}  // namespace
}  // namespace bookverse::accounts
