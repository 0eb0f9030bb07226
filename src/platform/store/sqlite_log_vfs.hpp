// SQLite writes each page of a commit into its log with two system calls, one of them for 24 bytes: 67 calls a purchase,
// a seventh of its time. Here what is written to the log in one go waits in memory and goes out as one call: when the
// log is flushed, which every commit does before anybody may see it (synchronous=FULL), or when it is looked at.
#pragma once

#include <sqlite3.h>

#include <string>

namespace bookverse::store::sqlite {

/// A SQLite VFS over another one, for the connection of the writer. Outlives the connections that use it.
class LogVfs {
public:
    /// @p base empty: the system's. Throws std::runtime_error when there is none of that name.
    explicit LogVfs(const std::string& base);
    LogVfs(const LogVfs&) = delete;
    LogVfs& operator=(const LogVfs&) = delete;
    ~LogVfs();

    const std::string& name() const noexcept { return name_; }

private:
    std::string name_;
    sqlite3_vfs vfs_{};
};

}  // namespace bookverse::store::sqlite
