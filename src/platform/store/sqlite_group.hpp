// One group commit: jobs in, one transaction, every job with its answer. Runs on the writer thread only.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/store/sqlite_connection.hpp"
#include "platform/store/sqlite_job.hpp"
#include "platform/store/sqlite_recent.hpp"

namespace bookverse::store::sqlite {

/// After it nothing may be written any more: a flush that failed may have lost what it was asked to keep, and
/// trying again would hide that (the kernel forgets the dirty pages).
class Final : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What SQLite said, as our faults; throws Unavailable, StorageFull, Final or std::runtime_error.
[[noreturn]] void rethrow_as_fault(const Error& error);

class Group {
public:
    Group(Connection& connection, Recent& recent) : connection_{connection}, recent_{recent} {}

    /// Every job gets its outcome or error, also when this throws Final. Returns the events that were
    /// committed.
    std::vector<OutboxEvent> commit(std::span<Job* const> jobs);

private:
    void apply(std::span<Job* const> jobs);
    void apply_alone(Job& job);
    void insert(Job& job);
    void erase(Job& job);
    void remove(Job& job);
    void update_together(std::span<Job* const> jobs);
    void update_one_by_one(std::span<Job* const> jobs, Stored state);
    std::optional<Stored> load(const Job& job);
    std::optional<Stored> read(const Job& job);
    /// The size of its JSON.
    std::size_t save(const Job& job, const Stored& state);
    void wrote(const Job& job, std::optional<Stored> state, std::size_t size);
    void remember();
    void publish(const std::vector<OutboxEvent>& events);
    void give_up(std::span<Job* const> jobs);
    /// True when `work` went well; else the job has its Duplicate or error and nothing of it is written.
    template <class F>
    bool attempt(Job& job, bool savepoint, F work);

    /// What a document is after this group; without a state: it is gone.
    struct Written {
        const CollectionSpec* spec = nullptr;
        std::optional<Stored> state{};
        std::size_t size = 0;  ///< of its JSON
    };
    /// Collection and id; they lie in the jobs.
    using Key = std::pair<std::string_view, std::string_view>;

    Connection& connection_;
    Recent& recent_;
    std::map<Key, Written> written_;
};

}  // namespace bookverse::store::sqlite
