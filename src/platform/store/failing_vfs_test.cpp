#include "platform/store/failing_vfs_test.hpp"

#include <sqlite3.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <stdexcept>

namespace bookverse::store::contract {

namespace {

struct State {
    std::mutex mutex;
    std::condition_variable changed;
    bool fail = false;
    bool full = false;
    bool hold = false;
    int held = 0;
    int writes = 0;
};
State state;

// The system's files with other functions to write and flush. A database and its log have different tables of
// functions.
sqlite3_vfs vfs;
std::map<const sqlite3_io_methods*, sqlite3_io_methods> tables;
int (*real_sync)(sqlite3_file*, int) = nullptr;
int (*real_write)(sqlite3_file*, const void*, int, sqlite3_int64) = nullptr;

int sync_file(sqlite3_file* file, int flags) {
    {
        std::unique_lock lock{state.mutex};
        if (state.hold) {
            ++state.held;
            state.changed.notify_all();
            state.changed.wait(lock, [] { return !state.hold; });
            --state.held;
        }
        if (state.fail) return SQLITE_IOERR_FSYNC;
    }
    return real_sync(file, flags);
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    {
        const std::lock_guard lock{state.mutex};
        if (state.full) return SQLITE_FULL;
        ++state.writes;
    }
    return real_write(file, bytes, size, at);
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* const system = sqlite3_vfs_find(nullptr);
    const int code = system->xOpen(system, name, file, flags, out);
    if (code != SQLITE_OK || !file->pMethods) return code;
    const std::lock_guard lock{state.mutex};
    const auto [table, fresh] = tables.try_emplace(file->pMethods, *file->pMethods);
    if (fresh) {
        real_sync = file->pMethods->xSync;
        real_write = file->pMethods->xWrite;
        table->second.xSync = sync_file;
        table->second.xWrite = write_file;
    }
    file->pMethods = &table->second;
    return SQLITE_OK;
}

}  // namespace

FailingVfs::FailingVfs() {
    sqlite3_initialize();
    vfs = *sqlite3_vfs_find(nullptr);
    vfs.zName = "bookverse-failing";
    vfs.pNext = nullptr;
    vfs.xOpen = open_file;
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) throw std::runtime_error{"cannot register the VFS"};
}

FailingVfs::~FailingVfs() {
    fail_syncs(false);
    fill_disk(false);
    hold_syncs(false);
    sqlite3_vfs_unregister(&vfs);
}

void FailingVfs::fail_syncs(bool fail) const {
    const std::lock_guard lock{state.mutex};
    state.fail = fail;
}

void FailingVfs::fill_disk(bool full) const {
    const std::lock_guard lock{state.mutex};
    state.full = full;
}

void FailingVfs::hold_syncs(bool hold) const {
    {
        const std::lock_guard lock{state.mutex};
        state.hold = hold;
    }
    state.changed.notify_all();
}

int FailingVfs::writes() const {
    const std::lock_guard lock{state.mutex};
    return state.writes;
}

void FailingVfs::await_held() const {
    std::unique_lock lock{state.mutex};
    state.changed.wait(lock, [] { return state.held > 0; });
}

}  // namespace bookverse::store::contract
