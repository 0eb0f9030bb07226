// The store on one machine: a folder with one SQLite database, owned by one process.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "platform/store/document_store.hpp"

namespace bookverse::store {

/// Another process (or another store of this one) has the folder.
class FolderInUse : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct SqliteOptions {
    std::filesystem::path folder;
    std::size_t queue = 4096;    ///< writes that may wait; more get Unavailable
    std::int64_t max_pages = 0;  ///< of 4 KiB, then StorageFull; 0: until the disk is full
    std::string vfs{};           ///< another SQLite VFS, for tests of failing disks
};

/// For metrics: queue depth and how well commits are shared.
struct SqliteLoad {
    std::size_t queued = 0;
    std::uint64_t writes = 0;
    std::uint64_t commits = 0;
    std::uint64_t refused = 0;
};

/// Besides what document_store.hpp says: writes throw StorageFull when the disk is full, reads go on. After a
/// failed flush everything throws Unavailable until the program is restarted. Waiting for a write cannot be
/// cancelled; a write whose deadline passes in the queue is not done. Outlives nothing: destroy it before the
/// io_contexts of its callers and after they have stopped calling.
class SqliteStore final : public DocumentStore {
public:
    /// Creates the folder if need be. Throws FolderInUse, or std::runtime_error when it cannot be opened.
    explicit SqliteStore(SqliteOptions options);
    ~SqliteStore() override;

    void declare(const CollectionSpec& collection) override;
    Task<std::optional<Stored>> get(const CollectionSpec& collection, std::string id,
                                    Deadline deadline) override;
    Task<std::vector<Stored>> get_many(const CollectionSpec& collection, std::vector<std::string> ids,
                                       Deadline deadline) override;
    Task<std::expected<Stored, Duplicate>> insert(const CollectionSpec& collection, std::string id,
                                                  Aggregate aggregate, std::vector<OutboxEvent> events,
                                                  Deadline deadline) override;
    Task<UpdateOutcome> update(const CollectionSpec& collection, std::string id, Rule rule,
                               Deadline deadline) override;
    Task<bool> erase(const CollectionSpec& collection, std::string id, std::optional<std::int64_t> version,
                     Deadline deadline) override;
    Task<Found> find(const CollectionSpec& collection, Find find, Deadline deadline) override;
    Task<std::size_t> count(const CollectionSpec& collection, Find find, Deadline deadline) override;

    void on_committed(Committed committed) override;
    Task<std::vector<OutboxEvent>> pending(std::size_t limit, Deadline deadline) override;
    Task<> remove(std::vector<OutboxEvent> delivered, Deadline deadline) override;

    Task<> ping(Deadline deadline) override;
    std::string_view kind() const noexcept override { return "sqlite"; }

    SqliteLoad load() const;

    // For the command line; they block. `folder` may be in use by a running program: they only read.

    /// A consistent copy of the database, checked, at `file`, which must not exist. Throws
    /// std::runtime_error.
    static void backup(const std::filesystem::path& folder, const std::filesystem::path& file);
    /// What SQLite's integrity check finds; empty when all is well.
    static std::vector<std::string> check(const std::filesystem::path& folder);
    /// Puts a backup where there is no database yet. Throws FolderInUse or std::runtime_error.
    static void restore(const std::filesystem::path& file, const std::filesystem::path& folder);

    void backup_to(const std::filesystem::path& file) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bookverse::store
