#include "platform/store/sqlite_recent.hpp"

namespace bookverse::store::sqlite {

Recent::KeyView::KeyView(std::string_view of_collection, std::string_view of_id) noexcept
    : collection{of_collection},
      id{of_id},
      hash{std::hash<std::string_view>{}(id) * 31 + std::hash<std::string_view>{}(collection)} {}

std::optional<Stored> Recent::get(const CollectionSpec& spec, std::string_view id) {
    const KeyView key{spec.name, id};
    auto& shard = this->shard(key);
    const std::lock_guard lock{shard.mutex};
    const auto found = shard.entries.find(key);
    if (found == shard.entries.end() || found->second.spec != &spec) return std::nullopt;
    shard.used.splice(shard.used.begin(), shard.used, found->second.place);
    return found->second.stored;
}

void Recent::forget(const CollectionSpec& spec, std::string_view id) {
    const KeyView key{spec.name, id};
    auto& shard = this->shard(key);
    const std::lock_guard lock{shard.mutex};
    const auto found = shard.entries.find(key);
    if (found == shard.entries.end()) return;
    found->second.spec = nullptr;
    found->second.stored = {};
}

void Recent::put(const CollectionSpec& spec, Stored stored, std::size_t size) {
    const KeyView key{spec.name, stored.id};
    auto& shard = this->shard(key);
    size += size_of_entry;
    const std::lock_guard lock{shard.mutex};
    auto entry = shard.entries.find(key);
    if (entry == shard.entries.end()) {
        entry = shard.entries.try_emplace(Key{spec.name, stored.id, key.hash}).first;
        entry->second.place = shard.used.insert(shard.used.begin(), &entry->first);
    } else {
        shard.used.splice(shard.used.begin(), shard.used, entry->second.place);
        shard.size -= entry->second.size;
    }
    entry->second.spec = &spec;
    entry->second.stored = std::move(stored);
    entry->second.size = size;
    shard.size += size;
    while (shard.size > bytes_a_shard_)
        erase(shard, shard.entries.find(*shard.used.back()));
}

void Recent::forget_all(const std::string& collection) {
    for (auto& shard : shards_) {
        const std::lock_guard lock{shard.mutex};
        for (auto entry = shard.entries.begin(); entry != shard.entries.end();) {
            const auto here = entry++;
            if (here->first.collection == collection) erase(shard, here);
        }
    }
}

void Recent::erase(Shard& shard, Entries::iterator entry) {
    shard.size -= entry->second.size;
    shard.used.erase(entry->second.place);
    shard.entries.erase(entry);
}

}  // namespace bookverse::store::sqlite
