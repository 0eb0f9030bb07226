#include "platform/store/sqlite_recent.hpp"

namespace bookverse::store::sqlite {

std::size_t Recent::Hash::operator()(const KeyView& key) const noexcept {
    const std::hash<std::string_view> hash;
    return hash(key.id) * 31 + hash(key.collection);
}

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
    if (const auto found = shard.entries.find(key); found != shard.entries.end()) erase(shard, found);
}

void Recent::put(const CollectionSpec& spec, Stored stored, std::size_t size) {
    const KeyView key{spec.name, stored.id};
    auto& shard = this->shard(key);
    size += size_of_entry;
    const std::lock_guard lock{shard.mutex};
    if (const auto before = shard.entries.find(key); before != shard.entries.end()) erase(shard, before);
    const auto [entry, fresh] = shard.entries.try_emplace(Key{spec.name, stored.id});
    shard.used.push_front(&entry->first);
    entry->second = {.spec = &spec, .stored = std::move(stored), .size = size, .place = shard.used.begin()};
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
