// A disk for tests: SQLite's own, but it can be full, and its flushes can fail or wait.
#pragma once

#include <memory>
#include <string>

namespace bookverse::store::contract {

/// One at a time; outlives the stores that use it.
class FailingVfs {
public:
    FailingVfs();
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;
    ~FailingVfs();

    std::string name() const { return "bookverse-failing"; }
    void fail_syncs(bool fail) const;
    /// Writes fail as on a full disk.
    void fill_disk(bool full) const;
    /// Flushes wait until this is called with false.
    void hold_syncs(bool hold) const;
    /// How often something was written to a file so far.
    int writes() const;
    /// Returns when a flush waits.
    void await_held() const;
};

}  // namespace bookverse::store::contract
