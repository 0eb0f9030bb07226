#include "platform/store/sqlite_log_vfs.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <new>
#include <stdexcept>
#include <vector>

#include "platform/store/sqlite_connection.hpp"

namespace bookverse::store::sqlite {

namespace {

constexpr std::size_t most = 1UL << 20U;
constexpr std::size_t a_call = 100'000;  ///< the system's VFS looks at the lower 17 bits of a size only

/// In the memory that SQLite gives for a file; the file of the VFS below lies behind it.
struct LogFile {
    sqlite3_file file{};  // first: SQLite's pointer is to it
    std::vector<char> waiting{};
    sqlite3_int64 begin = 0;  ///< where the first byte of `waiting` belongs
};
static_assert(offsetof(LogFile, file) == 0);
constexpr std::size_t place_of_real = (sizeof(LogFile) + 15) / 16 * 16;

LogFile& log_of(sqlite3_file* file) {
    return *reinterpret_cast<LogFile*>(file);
}

sqlite3_file* real_of(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + place_of_real);
}

/// After a failure nothing waits: SQLite gives the commit up and writes that place of the log anew.
int write_out(sqlite3_file* file) {
    auto& log = log_of(file);
    if (log.waiting.empty()) return SQLITE_OK;
    auto* const real = real_of(file);
    int code = SQLITE_OK;
    for (std::size_t done = 0; done < log.waiting.size() && code == SQLITE_OK; done += a_call) {
        const auto size = std::min(a_call, log.waiting.size() - done);
        code = real->pMethods->xWrite(real, log.waiting.data() + done, static_cast<int>(size),
                                      log.begin + static_cast<sqlite3_int64>(done));
    }
    log.waiting.clear();
    return code;
}

/// What has to see the log as it is: everything waiting first, then the function of the VFS below.
template <auto Method, class... Args>
int behind(sqlite3_file* file, Args... args) {
    if (const int code = write_out(file); code != SQLITE_OK) return code;
    auto* const real = real_of(file);
    return (real->pMethods->*Method)(real, args...);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    auto& log = log_of(file);
    const auto count = static_cast<std::size_t>(size);
    const auto end = log.begin + static_cast<sqlite3_int64>(log.waiting.size());
    if (at != end || log.waiting.size() + count > most) {
        if (const int code = write_out(file); code != SQLITE_OK) return code;
        log.begin = at;
    }
    const auto* const from = static_cast<const char*>(bytes);
    try {
        log.waiting.insert(log.waiting.end(), from, from + count);
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

int close(sqlite3_file* file) {
    const int written = write_out(file);
    auto* const real = real_of(file);
    const int closed = real->pMethods->xClose(real);
    std::destroy_at(&log_of(file));
    return written != SQLITE_OK ? written : closed;
}

int sector_size(sqlite3_file* file) {
    auto* const real = real_of(file);
    return real->pMethods->xSectorSize(real);
}

int characteristics(sqlite3_file* file) {
    auto* const real = real_of(file);
    return real->pMethods->xDeviceCharacteristics(real);
}

using Methods = sqlite3_io_methods;
// Version 1: the shared memory and the mapping of pages belong to the database, not to its log.
const Methods methods{.iVersion = 1,
                      .xClose = close,
                      .xRead = behind<&Methods::xRead, void*, int, sqlite3_int64>,
                      .xWrite = write,
                      .xTruncate = behind<&Methods::xTruncate, sqlite3_int64>,
                      .xSync = behind<&Methods::xSync, int>,
                      .xFileSize = behind<&Methods::xFileSize, sqlite3_int64*>,
                      .xLock = behind<&Methods::xLock, int>,
                      .xUnlock = behind<&Methods::xUnlock, int>,
                      .xCheckReservedLock = behind<&Methods::xCheckReservedLock, int*>,
                      .xFileControl = behind<&Methods::xFileControl, int, void*>,
                      .xSectorSize = sector_size,
                      .xDeviceCharacteristics = characteristics,
                      .xShmMap = nullptr,
                      .xShmLock = nullptr,
                      .xShmBarrier = nullptr,
                      .xShmUnmap = nullptr,
                      .xFetch = nullptr,
                      .xUnfetch = nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* const base = static_cast<sqlite3_vfs*>(vfs->pAppData);
    if ((flags & SQLITE_OPEN_WAL) == 0) return base->xOpen(base, name, file, flags, out);
    file->pMethods = nullptr;
    auto* const real = real_of(file);
    if (const int code = base->xOpen(base, name, real, flags, out); code != SQLITE_OK) {
        if (real->pMethods) real->pMethods->xClose(real);
        return code;
    }
    auto* const log = new (file) LogFile;
    log->file.pMethods = &methods;
    return SQLITE_OK;
}

}  // namespace

LogVfs::LogVfs(const std::string& base) {
    initialize();
    auto* const below = sqlite3_vfs_find(base.empty() ? nullptr : base.c_str());
    if (!below) throw std::runtime_error{"SQLite has no VFS " + base};
    static std::atomic<int> made{0};
    name_ = "bookverse-log-" + std::to_string(++made);
    vfs_ = *below;
    vfs_.szOsFile = below->szOsFile + static_cast<int>(place_of_real);
    vfs_.pNext = nullptr;
    vfs_.zName = name_.c_str();
    vfs_.xOpen = open;
    vfs_.pAppData = below;
    if (sqlite3_vfs_register(&vfs_, 0) != SQLITE_OK) throw std::runtime_error{"cannot register a SQLite VFS"};
}

LogVfs::~LogVfs() {
    sqlite3_vfs_unregister(&vfs_);
}

}  // namespace bookverse::store::sqlite
