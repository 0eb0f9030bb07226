// The one thread that writes and checkpoints: SQLite before 3.51.3 can lose commits when two connections do.
// It takes what is queued, at most 256 jobs, commits it as one transaction (one flush for all), and only then
// answers.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "platform/store/sqlite_connection.hpp"
#include "platform/store/sqlite_job.hpp"
#include "platform/store/sqlite_log_vfs.hpp"
#include "platform/store/sqlite_recent.hpp"

namespace bookverse::store::sqlite {

struct WriterOptions {
    std::filesystem::path file;
    std::string vfs{};
    std::size_t queue = 4096;    ///< jobs that may wait; more are refused
    std::size_t group = 256;     ///< jobs a transaction
    std::int64_t max_pages = 0;  ///< 0: as SQLite has it
    std::int64_t checkpoint_pages = 8000;
};

struct WriterLoad {
    std::size_t queued = 0;
    std::uint64_t jobs = 0;
    std::uint64_t commits = 0;
    std::uint64_t refused = 0;
};

class Writer {
public:
    /// Opens the database; throws Error.
    Writer(WriterOptions options, Recent& recent);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    /// Does what is queued, then ends. Nothing may be asked of it meanwhile.
    ~Writer();

    /// Suspends until the job has its answer. Throws Unavailable (queue full, writing has ended), and
    /// job.error.
    Task<> run(Job& job);
    /// For start-up: blocks the calling thread.
    void call(std::function<void(Connection&)> work);

    void on_committed(DocumentStore::Committed committed);
    /// Why nothing may be written any more; empty while all is well. Thread-safe.
    std::string broken() const;
    void check() const {
        if (broken_.load(std::memory_order_acquire)) throw Unavailable{broken()};
    }
    WriterLoad load() const;

private:
    void open();
    void serve();
    void enqueue(Job* job);
    std::vector<Job*> take();
    void process(std::vector<Job*>& jobs);
    void run_calls(std::vector<Job*>& jobs);
    void break_off(const std::string& reason);
    void checkpoint();
    static void answer(const std::vector<Job*>& jobs);

    const WriterOptions options_;
    Recent& recent_;
    const LogVfs vfs_;
    Connection connection_;
    std::int64_t wal_pages_ = 0;     ///< in the log since it began anew; the commit hook sets it
    std::int64_t checkpointed_ = 0;  ///< as many of them were there at the last checkpoint

    mutable std::mutex mutex_;
    std::condition_variable more_;
    std::vector<Job*> queue_;
    bool sleeping_ = false;
    bool stopping_ = false;
    std::string reason_;
    std::shared_ptr<const DocumentStore::Committed> committed_;
    WriterLoad load_;

    std::atomic<std::size_t> places_{0};
    std::atomic<bool> broken_{false};
    std::thread thread_;
};

}  // namespace bookverse::store::sqlite
