#include "services/accounts/keys.hpp"

#include "platform/auth/seal.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/telemetry/telemetry.hpp"

namespace bookverse::accounts {
namespace {
constexpr std::string_view purpose = "accounts.signing_key";
}

Task<std::vector<StoredKey>> Keys::load(Deadline deadline) {
    const auto found = co_await context_.stores.keys.find(key_by_creation, {}, {.limit = 1000}, deadline);
    std::vector<StoredKey> keys;
    for (const auto& key : found.items)
        keys.push_back(*key);
    std::ranges::sort(keys, {}, &StoredKey::not_before);
    co_return keys;
}

Task<> Keys::make(Instant not_before, Deadline deadline) {
    const Instant now = context_.now();
    const auto key = auth::make_signing_key(now);
    StoredKey stored{key.kid, auth::base64url(key.public_key),
                     context_.platform.seal.encrypt(purpose, key.kid, key.private_key.reveal()), now,
                     not_before};
    (void)co_await context_.stores.keys.insert(std::move(stored), deadline);
    context_.platform.telemetry.log(telemetry::Level::info, "signing_key_made",
                                    {{"kid", key.kid}, {"not_before", to_string(not_before)}});
}

Task<> Keys::refresh(Deadline deadline) {
    const Instant now = context_.now();
    auto stored = co_await load(deadline);
    if (!stored.empty() && now >= stored.back().not_before + key_period - key_published_ahead) {
        co_await make(now + key_published_ahead, deadline);
        stored = co_await load(deadline);
    }
    std::vector<auth::SigningKey> keys;
    bool may_sign = false;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const StoredKey& one = stored[i];
        const Instant retired =
            i + 1 < stored.size() ? stored[i + 1].not_before + key_overlap : Instant::max();
        if (retired <= now) {
            (void)co_await context_.stores.keys.erase(one.id, deadline);
            continue;
        }
        auto key = auth::SigningKey{one.id, auth::base64url_decode(one.public_key).value_or(""), Secret{},
                                    one.not_before, retired};
        if (auto plain = context_.platform.seal.decrypt(purpose, one.id, one.sealed_private_key)) {
            key.private_key = Secret{std::move(*plain)};
            may_sign = may_sign || one.not_before <= now;
        } else {
            context_.platform.telemetry.log(telemetry::Level::error, "signing_key_unreadable",
                                            {{"kid", one.id}});
        }
        keys.push_back(std::move(key));
    }
    if (may_sign) {
        context_.platform.keys.replace(std::move(keys));
        co_return;
    }
    // The first start, or the master key was changed: sign with a new one now.
    co_await make(now, deadline);
    co_await refresh(deadline);
}

Task<> Keys::rotate(Deadline deadline) {
    const auto stored = co_await load(deadline);
    // One that is announced already is the next one.
    if (stored.empty() || stored.back().not_before <= context_.now())
        co_await make(context_.now() + key_published_ahead, deadline);
    co_await refresh(deadline);
}

}  // namespace bookverse::accounts
