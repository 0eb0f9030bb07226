// One index: what is kept in memory, a Xapian database in a folder, and between them what the disk has not yet
// (decision 0118). One thread applies and publishes, one thread persists, any number reads.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "services/search/columns.hpp"
#include "services/search/disk_index.hpp"
#include "services/search/matcher.hpp"
#include "services/search/vocabulary.hpp"

namespace bookverse::search {

/// Of what can be read again from the disk.
struct CacheSizes {
    std::size_t lists = 96 * 1024 * 1024;
    std::size_t hits = 64 * 1024 * 1024;
};

class Generation {
public:
    using Begin = DiskIndex::Begin;
    /// Throws TornIndex. `fresh` begins an empty index in place of whatever is there.
    Generation(std::filesystem::path folder, Begin begin, CacheSizes sizes = {});
    ~Generation();
    Generation(const Generation&) = delete;
    Generation& operator=(const Generation&) = delete;

    // The writer's.
    /// False when this version, or a later one, is known. What must not be found any more leaves the results
    /// at once, the rest is found after publish(). Throws TornIndex, also when persist() has.
    bool apply(const market::ListingCard& card);
    /// How many listings can be found that could not before.
    std::size_t publish();

    // Of one thread at a time, which may be another one than the writer's.
    /// Writes what was published first, `most` listings or a few more, and commits. How many they were. Throws
    /// TornIndex, from then on always.
    std::size_t persist(std::size_t most);
    /// Until all that was published is on the disk, for an orderly end.
    void sync();

    // Anybody's.
    /// Listings that can be found and are not on the disk.
    std::size_t unwritten() const;
    /// A reader comes into being when one is needed, and is as new as it must be.
    SharedList list(std::unique_ptr<DiskIndex::Reader>& reader, const std::string& term);
    /// The hit as it is sent; null when the listing is not there (any more).
    SharedBytes hit(std::unique_ptr<DiskIndex::Reader>& reader, Number number, std::int64_t version);
    void give_back(std::unique_ptr<DiskIndex::Reader> reader);

    const Columns& columns() const;
    const Vocabulary& vocabulary() const;
    /// Grows with each change that may change an answer.
    std::uint64_t changes() const noexcept;
    const std::filesystem::path& folder() const;
    std::uint64_t bytes_on_disk() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// For one search: takes a reader when it needs one, and gives it back.
class ReaderLease {
public:
    explicit ReaderLease(Generation& generation) : generation_{&generation} {}
    ReaderLease(const ReaderLease&) = delete;
    ReaderLease& operator=(const ReaderLease&) = delete;
    ~ReaderLease();
    SharedList list(const std::string& term) { return generation_->list(reader_, term); }
    SharedBytes hit(Number number, std::int64_t version) {
        return generation_->hit(reader_, number, version);
    }

private:
    Generation* generation_;
    std::unique_ptr<DiskIndex::Reader> reader_{};
};

}  // namespace bookverse::search
