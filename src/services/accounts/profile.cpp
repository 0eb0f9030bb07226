#include "services/accounts/profile.hpp"

#include <algorithm>
#include <mutex>

#include "platform/blobs/blobs.hpp"
#include "platform/service/pictures.hpp"
#include "services/accounts/caller.hpp"
#include "services/accounts/rules.hpp"
#include "services/accounts/views.hpp"

namespace bookverse::accounts {
namespace {

AccountChanged changed_event(const Account& account) {
    return {account.id, account.edition, account.name, account.picture_id, account.profile_visible};
}

}  // namespace

std::string picture_name(std::string_view id, int size) {
    return "pictures/" + std::string{id} + "-" + std::to_string(size);
}

Task<> erase_picture(Context& context, std::string id, Deadline deadline) {
    for (const int size : picture_sizes)
        co_await context.platform.blobs.erase(picture_name(id, size), deadline);
}

Task<bool> is_blocked(Context& context, AccountId a, AccountId b, Deadline deadline) {
    std::vector<Uuid> pair{block_id(a, b), block_id(b, a)};
    const auto found = co_await context.stores.blocks.get_many(std::move(pair), deadline);
    co_return !found.empty();
}

Task<Result<http::Tagged<dto::Account>>> Profiles::own(Actor actor, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    co_return http::Tagged<dto::Account>{own_view(**caller), (*caller)->edition};
}

Task<Result<http::Tagged<dto::Account>>> Profiles::change(Actor actor, std::int64_t seen,
                                                          dto::AccountPatch wanted, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    ProfilePatch patch;
    if (wanted.name) patch.name = wanted.name->str();
    if (wanted.bio) patch.bio = wanted.bio->str();
    if (wanted.campus.present) {
        patch.campus.emplace();
        if (wanted.campus.value) {
            const auto campus = context_.campuses.find(wanted.campus.value->str());
            if (!campus) co_return refuse_field("/campus", "unknown_campus", "We do not know this campus.");
            *patch.campus = Campus{std::string{campus->domain}, std::string{campus->name}};
        }
    }
    if (wanted.courses) {
        patch.courses.emplace();
        for (const auto& course : *wanted.courses)
            patch.courses->push_back(course.str());
    }
    patch.language = wanted.language;
    patch.theme = wanted.theme;
    patch.profile_visible = wanted.profile_visible;
    const Instant now = context_.now();
    const auto changed = co_await context_.stores.accounts.update(
        actor.account,
        [=](const Account& account, store::Events& events) -> Result<Account> {
            auto next = change_profile(account, actor, seen, patch, now);
            if (next) events.publish(changed_event(*next));
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    co_return http::Tagged<dto::Account>{own_view(**changed), (*changed)->edition};
}

Task<Result<dto::Account>> Profiles::store_picture(Actor actor, std::optional<std::string> id,
                                                   Deadline deadline) {
    const Instant now = context_.now();
    // The one that the run which was written took away.
    struct Replaced {
        std::mutex mutex;
        std::optional<std::string> id;
    };
    const auto replaced = std::make_shared<Replaced>();
    const auto changed = co_await context_.stores.accounts.update(
        actor.account,
        [=](const Account& account, store::Events& events) -> Result<Account> {
            {
                const std::scoped_lock lock{replaced->mutex};
                replaced->id = account.picture_id;
            }
            auto next = accounts::set_picture(account, actor, id, now);
            if (next) events.publish(changed_event(*next));
            return next;
        },
        deadline);
    if (!changed) co_return std::unexpected(changed.error());
    if (replaced->id && replaced->id != id) co_await erase_picture(context_, *replaced->id, deadline);
    co_return own_view(**changed);
}

Task<Result<dto::Account>> Profiles::set_picture(Actor actor, std::string bytes, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    const std::string id = new_uuid(context_.now()).to_string();
    const auto kept = co_await service::keep_picture(
        context_.platform, std::move(bytes),
        {.sizes = {picture_sizes.begin(), picture_sizes.end()}, .square = true},
        [id](int size) { return picture_name(id, size); }, deadline);
    if (!kept) co_return std::unexpected(kept.error());
    co_return co_await store_picture(actor, id, deadline);
}

Task<Result<dto::Account>> Profiles::remove_picture(Actor actor, Deadline deadline) {
    const auto caller = co_await load_caller(context_, actor, deadline);
    if (!caller) co_return std::unexpected(caller.error());
    co_return co_await store_picture(actor, std::nullopt, deadline);
}

int picture_size(std::int32_t wanted) {
    const auto fits = std::ranges::find_if(picture_sizes, [&](int size) { return size >= wanted; });
    return fits == picture_sizes.end() ? picture_sizes.back() : *fits;
}

Task<Result<std::string>> Profiles::picture(Uuid id, int size, Deadline deadline) {
    auto blob = co_await context_.platform.blobs.get(picture_name(id.to_string(), size), deadline);
    if (!blob) co_return refuse_not_found();
    co_return std::move(blob->bytes);
}

Task<Result<dto::PublicProfile>> Profiles::of(Actor viewer, AccountId id, Deadline deadline) {
    const auto account = co_await context_.stores.accounts.get(id, deadline);
    if (!account || (*account)->closed_at || !(*account)->verified_until) co_return refuse_not_found();
    const bool sees_all = viewer.is(id) || viewer.has(Role::moderator) || viewer.has(Role::administrator);
    if (!sees_all && !(*account)->profile_visible) co_return refuse_not_found();
    if (!sees_all && viewer.is_account() && co_await is_blocked(context_, viewer.account, id, deadline)) {
        co_return refuse_not_found();
    }
    co_return public_view(**account, context_.now());
}

dto::CampusList Profiles::campuses(std::string_view query) const {
    dto::CampusList list;
    for (const CampusName& campus : context_.campuses.search(query, 10)) {
        list.items.push_back({std::string{campus.domain}, std::string{campus.name}});
    }
    return list;
}

}  // namespace bookverse::accounts
