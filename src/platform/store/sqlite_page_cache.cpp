#include "platform/store/sqlite_page_cache.hpp"

#include <sqlite3.h>

#include <memory>
#include <new>

namespace bookverse::store::sqlite {
namespace {

constexpr unsigned lock_byte =
    0x40000000;  ///< where it lies in every file: https://www.sqlite.org/fileformat.html#lockbyte

/// What SQLite would use.
sqlite3_pcache_methods2 own{};

struct Cache {
    sqlite3_pcache* inner;
    unsigned lock_page;

    unsigned key_of(unsigned page) const noexcept { return page == lock_page ? 0 : page; }
};

Cache& of(sqlite3_pcache* cache) noexcept {
    return *reinterpret_cast<Cache*>(cache);
}

sqlite3_pcache* create(int page_size, int extra, int purgeable) {
    auto* const inner = own.xCreate(page_size, extra, purgeable);
    if (inner == nullptr) return nullptr;
    const auto lock_page = lock_byte / static_cast<unsigned>(page_size) + 1;
    auto* const cache = new (std::nothrow) Cache{inner, lock_page};
    if (cache == nullptr) own.xDestroy(inner);
    return reinterpret_cast<sqlite3_pcache*>(cache);
}
void destroy(sqlite3_pcache* cache) {
    const std::unique_ptr<Cache> mine{&of(cache)};
    own.xDestroy(mine->inner);
}
void set_size(sqlite3_pcache* cache, int pages) {
    own.xCachesize(of(cache).inner, pages);
}
int count(sqlite3_pcache* cache) {
    return own.xPagecount(of(cache).inner);
}
sqlite3_pcache_page* fetch(sqlite3_pcache* cache, unsigned key, int create_flag) {
    return own.xFetch(of(cache).inner, of(cache).key_of(key), create_flag);
}
void unpin(sqlite3_pcache* cache, sqlite3_pcache_page* page, int discard) {
    own.xUnpin(of(cache).inner, page, discard);
}
void rekey(sqlite3_pcache* cache, sqlite3_pcache_page* page, unsigned from, unsigned to) {
    own.xRekey(of(cache).inner, page, of(cache).key_of(from), of(cache).key_of(to));
}
/// Page 0 stays: nothing but a reordering holds it, and that is over before anything can be cut.
void truncate(sqlite3_pcache* cache, unsigned from) {
    own.xTruncate(of(cache).inner, from);
}
void shrink(sqlite3_pcache* cache) {
    own.xShrink(of(cache).inner);
}

}  // namespace

void install_page_cache() {
    if (sqlite3_config(SQLITE_CONFIG_GETPCACHE2, &own) != SQLITE_OK) return;
    sqlite3_pcache_methods2 ours = own;
    ours.xCreate = create;
    ours.xDestroy = destroy;
    ours.xCachesize = set_size;
    ours.xPagecount = count;
    ours.xFetch = fetch;
    ours.xUnpin = unpin;
    ours.xRekey = rekey;
    ours.xTruncate = truncate;
    ours.xShrink = shrink;
    sqlite3_config(SQLITE_CONFIG_PCACHE2, &ours);
}

}  // namespace bookverse::store::sqlite
