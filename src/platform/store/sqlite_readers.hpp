// Reads: one read-only connection a thread, used right where the caller runs. A point read costs 2 us;
// handing it to another thread would cost ten times as much. Nothing here suspends, so no statement is open
// across an await.
#pragma once

#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "platform/store/document_store.hpp"
#include "platform/store/sqlite_table.hpp"

namespace bookverse::store::sqlite {

class Reader {
public:
    Reader(const std::filesystem::path& file, const std::string& vfs);

    std::optional<Stored> get(const Table& table, const CollectionSpec& spec, std::string id,
                              Deadline deadline);
    Found find(const Table& table, const CollectionSpec& spec, const Find& find, Deadline deadline);
    std::size_t count(const Table& table, const CollectionSpec& spec, const Find& find, Deadline deadline);
    std::vector<OutboxEvent> pending(std::size_t limit, Deadline deadline);
    /// Reads one page of the file.
    void ping();

private:
    template <class F>
    auto answer(Deadline deadline, F work);

    Connection connection_;
    Deadline deadline_{};  ///< looked at by SQLite's progress handler, so a long read ends too
};

class Readers {
public:
    Readers(std::filesystem::path file, std::string vfs);
    /// That of the calling thread; lives as long as this.
    Reader& mine();

private:
    const std::filesystem::path file_;
    const std::string vfs_;
    const std::uint64_t number_;  ///< tells this one from others in a thread's memory
    std::mutex mutex_;
    std::unordered_map<std::thread::id, std::unique_ptr<Reader>> readers_;
};

}  // namespace bookverse::store::sqlite
