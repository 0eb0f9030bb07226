#include "services/accounts/privacy.hpp"

#include "platform/service/everyone.hpp"
#include "platform/store/find_all.hpp"
#include "services/accounts/archive.hpp"
#include "services/accounts/caller.hpp"
#include "services/accounts/profile.hpp"
#include "services/accounts/rules.hpp"
#include "services/accounts/views.hpp"

#include "platform/blobs/blobs.hpp"

namespace bookverse::accounts {
namespace {

constexpr std::size_t most_blocks = 1000;

template <class T, class... Keys>
Task<> erase_all(store::Collection<T>& collection, const store::Index<T, Keys...>& index, AccountId account,
                 Deadline deadline) {
    for (const T& item : co_await store::find_all(collection, index, {account}, deadline)) {
        (void)co_await collection.erase(item.id, deadline);
    }
}

}  // namespace

Task<Result<dto::BlockList>> Privacy::blocks(Actor actor, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    const auto blocks =
        co_await store::find_all(context_.stores.blocks, block_by_blocker, {actor.account}, deadline);
    std::vector<AccountId> ids;
    for (const Block& block : blocks)
        ids.push_back(block.blocked);
    std::map<AccountId, std::string> names;
    for (const auto& account : co_await context_.stores.accounts.get_many(ids, deadline))
        names[account->id] = account->name;
    dto::BlockList list;
    for (const Block& block : blocks)
        list.items.push_back({block.blocked, names[block.blocked], block.since});
    co_return list;
}

Task<Result<>> Privacy::block(Actor actor, AccountId id, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    if (id == actor.account)
        co_return refuse(RefusalKind::conflict, "own_account", "You cannot block yourself.");
    const auto other = co_await context_.stores.accounts.get(id, deadline);
    if (!other || (*other)->closed_at || !(*other)->verified_until) co_return refuse_not_found();
    const auto all =
        co_await store::find_all(context_.stores.blocks, block_by_blocker, {actor.account}, deadline);
    if (all.size() >= most_blocks)
        co_return refuse(RefusalKind::conflict, "too_many_blocks", "That is more than we can keep.");
    (void)co_await context_.stores.blocks.insert(
        {block_id(actor.account, id), actor.account, id, context_.now()}, deadline);
    co_return Result<>{};
}

Task<Result<>> Privacy::unblock(Actor actor, AccountId id, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    if (!co_await context_.stores.blocks.erase(block_id(actor.account, id), deadline))
        co_return refuse_not_found();
    co_return Result<>{};
}

Task<Result<std::string>> Privacy::export_all(Actor actor, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    auto parts = co_await export_own(actor.account, deadline);
    auto others =
        co_await service::export_of_all(context_.platform.services, "accounts", actor.account, deadline);
    std::ranges::move(others, std::back_inserter(parts));
    // In the pool of the pictures: packing burns time too.
    co_return co_await offload(
        context_.platform.images,
        [parts = std::move(parts), now = context_.now()] { return tar_gz(parts, now); }, deadline);
}

Task<std::vector<service::ExportPart>> Privacy::export_own(AccountId id, Deadline deadline) {
    std::vector<service::ExportPart> parts;
    const auto account = co_await context_.stores.accounts.get(id, deadline);
    if (!account || (*account)->closed_at) co_return parts;
    parts.push_back({"accounts/profile.json", json::write(own_view(**account))});
    std::vector<dto::SessionInfo> sessions;
    for (const Session& session :
         co_await store::find_all(context_.stores.sessions, session_by_account, {id}, deadline)) {
        sessions.push_back(session_view(session, {}));
    }
    parts.push_back({"accounts/sessions.json", json::write(sessions)});
    parts.push_back({"accounts/blocks.json", json::write(co_await store::find_all(
                                                 context_.stores.blocks, block_by_blocker, {id}, deadline))});
    parts.push_back({"accounts/sign_in_providers.json",
                     json::write(co_await store::find_all(context_.stores.identities, identity_by_account,
                                                          {id}, deadline))});
    parts.push_back({"accounts/history.json", json::write(co_await store::find_all(
                                                  context_.stores.audit, audit_by_subject, {id}, deadline))});
    if ((*account)->picture_id) {
        auto blob = co_await context_.platform.blobs.get(
            picture_name(*(*account)->picture_id, picture_sizes.back()), deadline);
        if (blob) parts.push_back({"accounts/picture.webp", std::move(blob->bytes)});
    }
    co_return parts;
}

Task<Result<>> Privacy::close(Actor actor, Secret password, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    if (auto ok = co_await check_password(context_, **caller, std::move(password), deadline); !ok)
        co_return ok;
    auto objection =
        co_await service::objection_of_any(context_.platform.services, "accounts", actor.account, deadline);
    if (objection) co_return std::unexpected(std::move(*objection));
    const Instant now = context_.now();
    const auto closed = co_await context_.stores.accounts.update(
        actor.account,
        [actor, now](const Account& account, store::Events& events) -> Result<Account> {
            auto next = accounts::close(account, actor, now);
            if (!next) return next;
            events.publish(AccountClosed{account.id});
            events.publish(SessionsOver{account.id, "closed"});
            events.publish(
                MailWanted{account.id, MailKind::closed, account.email, account.name, account.language, {}});
            events.publish(RemainsDue{account.id, account.picture_id});
            events.publish(Audited{account.id, "account_closed", account.id, "", {}});
            return next;
        },
        deadline);
    if (!closed) co_return std::unexpected(closed.error());
    co_return Result<>{};
}

Task<> Privacy::clear_remains(AccountId id, std::optional<std::string> picture, Deadline deadline) {
    if (picture) co_await erase_picture(context_, *picture, deadline);
    co_await erase_all(context_.stores.identities, identity_by_account, id, deadline);
    co_await erase_all(context_.stores.blocks, block_by_blocker, id, deadline);
    co_await erase_all(context_.stores.blocks, block_by_blocked, id, deadline);
}

}  // namespace bookverse::accounts
