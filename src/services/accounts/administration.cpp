#include "services/accounts/administration.hpp"

#include <set>

#include "services/accounts/caller.hpp"
#include "services/accounts/rules.hpp"
#include "services/accounts/views.hpp"

namespace bookverse::accounts {
namespace {

/// The least text that sorts behind everything that begins with `prefix`: UTF-8 has no byte 0xFF.
std::string behind(std::string prefix) {
    return std::move(prefix) + '\xFF';
}

std::string names_of(const std::vector<Role>& roles) {
    std::string all;
    for (const Role role : roles)
        all += (all.empty() ? "" : ",") + std::string{boost::describe::enum_to_string(role, "?")};
    return all;
}

void tell_suspension(store::Events& events, const Account& before, const Account& after,
                     const SuspensionOrder& order) {
    const std::string until = order.until ? to_string(*order.until) : "";
    events.publish(Audited{order.by,
                           order.until ? "suspended" : "suspension_ended",
                           after.id,
                           order.reason,
                           {{"until", until}}});
    if (order.until) {
        events.publish(AccountSuspended{after.id, after.suspended_until.value_or(*order.until)});
        events.publish(SessionsOver{after.id, "suspended"});
        events.publish(MailWanted{.account = after.id,
                                  .kind = MailKind::suspended,
                                  .values = {{"until", until.substr(0, 10)},
                                             {"reason", order.reason},
                                             {"appeal_path", order.appeal_path}}});
    } else if (before.suspended_until && !after.suspended_until) {
        events.publish(AccountReinstated{after.id});
    }
}

}  // namespace

Task<Result<http::Page<dto::AdminAccount>>> Administration::list(http::Call& call, dto::AccountsQuery query) {
    const auto staff = co_await load_staff(context_, call.actor, Role::moderator, call.deadline);
    if (!staff) co_return std::unexpected(staff.error());
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    store::PageOf page{.limit = query.count(), .after = std::move(*position)};
    const std::string words = query.query ? query.query->str() : "";
    store::FoundPage<Account> found;
    auto& accounts = context_.stores.accounts;
    if (!words.empty()) {
        const bool address = words.find('@') != std::string::npos;
        const std::string prefix = name_key(words);
        page.at_least = store::value_of(prefix);
        page.less_than = store::value_of(behind(prefix));
        found = co_await accounts.find(address ? account_by_email_prefix : account_by_name, {}, page,
                                       call.deadline);
    } else if (query.role) {
        page.descending = true;
        found = co_await accounts.find(account_by_role, {*query.role}, page, call.deadline);
    } else {
        page.descending = true;
        found = co_await accounts.find(account_by_creation, {}, page, call.deadline);
    }
    http::Page<dto::AdminAccount> answer;
    answer.next = cursors_.next(call, found.next);
    const Instant now = context_.now();
    for (const auto& account : found.items) {
        // Both at once has no index of its own: a page may then be short.
        if (query.role && std::ranges::find(account->roles, *query.role) == account->roles.end()) continue;
        answer.items.push_back(staff_view(*account, now));
    }
    co_return answer;
}

Task<Result<dto::AdminAccount>> Administration::set_roles(Actor actor, AccountId id, dto::SetRoles wanted,
                                                          Deadline deadline) {
    auto staff = co_await load_staff(context_, actor, Role::administrator, deadline);
    if (!staff) co_return std::unexpected(staff.error());
    const Instant now = context_.now();
    const auto changed = co_await context_.stores.accounts.update(
        id,
        [by = *staff, now, wanted](const Account& account, store::Events& events) -> Result<Account> {
            auto next = accounts::set_roles(account, by, wanted.roles.value, now);
            if (next && next->roles != account.roles) {
                events.publish(AccountRolesChanged{next->id, next->roles});
                events.publish(
                    Audited{by.account,
                            "roles_changed",
                            next->id,
                            wanted.reason.str(),
                            {{"before", names_of(account.roles)}, {"after", names_of(next->roles)}}});
            }
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return staff_view(**changed, now);
}

Task<Result<dto::AdminAccount>> Administration::suspend(Actor actor, AccountId id, dto::SetSuspension wanted,
                                                        Deadline deadline) {
    auto staff = co_await load_staff(context_, actor, Role::moderator, deadline);
    if (!staff) co_return std::unexpected(staff.error());
    const Instant now = context_.now();
    const auto changed = co_await context_.stores.accounts.update(
        id,
        [by = *staff, now, wanted](const Account& account, store::Events& events) -> Result<Account> {
            auto next = accounts::suspend(account, by, wanted.until, now);
            if (next) {
                tell_suspension(events, account, *next,
                                {.by = by.account, .until = wanted.until, .reason = wanted.reason.str()});
            }
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return staff_view(**changed, now);
}

Task<Result<Standing>> Administration::suspend_for(AccountId id, SuspensionOrder order, Deadline deadline) {
    const auto by = co_await context_.stores.accounts.get(order.by, deadline);
    if (!by) co_return refuse_not_found();
    const Instant now = context_.now();
    Actor actor{.kind = Actor::Kind::account, .account = order.by};
    actor.roles = role_bits(**by, now);
    const auto changed = co_await context_.stores.accounts.update(
        id,
        [actor, now, order](const Account& account, store::Events& events) -> Result<Account> {
            auto next = accounts::suspend_for(account, actor, order.cause, order.until, now);
            if (next && *next != account) tell_suspension(events, account, *next, order);
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return standing_of(**changed, now);
}

Task<Result<Standing>> Administration::standing(AccountId id, Deadline deadline) {
    const auto account = co_await context_.stores.accounts.get(id, deadline);
    if (!account) co_return refuse_not_found();
    co_return standing_of(**account, context_.now());
}

Task<Result<http::Page<dto::AuditEntry>>> Administration::audit(http::Call& call, http::PageQuery query) {
    const auto staff = co_await load_staff(context_, call.actor, Role::administrator, call.deadline);
    if (!staff) co_return std::unexpected(staff.error());
    auto position = cursors_.position(call, query.after);
    if (!position) co_return std::unexpected(position.error());
    const auto found = co_await context_.stores.audit.find(
        audit_by_time, {}, {.limit = query.count(), .after = std::move(*position), .descending = true},
        call.deadline);
    std::set<AccountId> people;
    for (const auto& entry : found.items) {
        if (entry->actor) people.insert(*entry->actor);
        if (entry->subject) people.insert(*entry->subject);
    }
    std::map<AccountId, std::string> names;
    for (const auto& account :
         co_await context_.stores.accounts.get_many({people.begin(), people.end()}, call.deadline)) {
        names[account->id] = account->name;
    }
    const auto name_of = [&](const std::optional<AccountId>& id) { return id ? names[*id] : std::string{}; };
    http::Page<dto::AuditEntry> answer;
    answer.next = cursors_.next(call, found.next);
    for (const auto& entry : found.items) {
        answer.items.push_back({entry->id, entry->at, entry->actor, name_of(entry->actor), entry->action,
                                entry->subject, name_of(entry->subject), entry->reason, entry->details});
    }
    co_return answer;
}

Task<> Administration::note(Uuid id, Instant at, Audited what, Deadline deadline) {
    AuditRecord record{id,
                       at,
                       what.actor,
                       std::move(what.action),
                       what.subject,
                       std::move(what.reason),
                       std::move(what.details)};
    (void)co_await context_.stores.audit.insert(std::move(record), deadline);
}

}  // namespace bookverse::accounts
