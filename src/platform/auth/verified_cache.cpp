#include "platform/auth/verified_cache.hpp"

#include <sodium.h>

namespace bookverse::auth::detail {

VerifiedCache::Digest VerifiedCache::digest_of(std::string_view token) {
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(token.data()),
                       token.size(), nullptr, 0);
    return digest;
}

std::optional<Actor> VerifiedCache::find(const Digest& digest, Instant now, std::uint64_t keys_version) {
    Shard& shard = shard_of(digest);
    const std::lock_guard lock{shard.mutex};
    for (Map* map : {&shard.young, &shard.old}) {
        const auto found = map->find(digest);
        if (found == map->end()) continue;
        if (now >= found->second.valid_until || found->second.keys_version != keys_version) {
            map->erase(found);
            return std::nullopt;
        }
        Actor actor = found->second.actor;
        if (map == &shard.old) {
            Entry entry = std::move(found->second);
            map->erase(found);
            insert_locked(shard, digest, std::move(entry));
        }
        return actor;
    }
    return std::nullopt;
}

void VerifiedCache::insert(const Digest& digest, Entry entry) {
    Shard& shard = shard_of(digest);
    const std::lock_guard lock{shard.mutex};
    insert_locked(shard, digest, std::move(entry));
}

std::size_t VerifiedCache::size() const {
    std::size_t sum = 0;
    for (const Shard& shard : shards_) {
        const std::lock_guard lock{shard.mutex};
        sum += shard.young.size() + shard.old.size();
    }
    return sum;
}

void VerifiedCache::insert_locked(Shard& shard, const Digest& digest, Entry entry) const {
    if (shard.young.size() >= half_) {
        shard.old = std::move(shard.young);
        shard.young = {};
    }
    shard.young.insert_or_assign(digest, std::move(entry));
}

}  // namespace bookverse::auth::detail
