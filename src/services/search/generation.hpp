// One index in one folder: a Xapian database with what is kept in memory beside it. One thread writes; any
// number reads, each the state of the last commit. The only file that knows Xapian is generation.cpp.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "services/search/columns.hpp"
#include "services/search/matcher.hpp"
#include "services/search/vocabulary.hpp"

namespace bookverse::search {

/// What is in the folder is no whole index of this version of the program: it must be built anew.
class TornIndex : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

using SharedBytes = std::shared_ptr<const std::string>;

class Generation {
public:
    enum class Begin { fresh, existing };
    /// Throws TornIndex. `fresh` begins an empty index in place of whatever is there.
    Generation(std::filesystem::path folder, Begin begin);
    ~Generation();
    Generation(const Generation&) = delete;
    Generation& operator=(const Generation&) = delete;

    // The writer's. They throw TornIndex when the disk does not answer as it should.
    /// False when this version, or a later one, is known. What must not be found any more leaves the results
    /// at once, the rest is seen after commit().
    bool apply(const market::ListingCard& card);
    bool has_changes() const;
    void commit();
    /// Until all of it is on the disk, for an orderly end.
    void sync();

    // Anybody's.
    class Reader;
    /// A view of the last commit, for one thread at a time. Throws TornIndex.
    std::unique_ptr<Reader> reader();
    void give_back(std::unique_ptr<Reader> reader);
    SharedList list(Reader& reader, const std::string& term);
    /// The hit as it is sent; null when the listing is not there (any more).
    SharedBytes hit(Reader& reader, Number number, std::int64_t version);

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

/// Takes a reader and gives it back.
class ReaderLease {
public:
    explicit ReaderLease(Generation& generation);
    ReaderLease(const ReaderLease&) = delete;
    ReaderLease& operator=(const ReaderLease&) = delete;
    ~ReaderLease();
    SharedList list(const std::string& term);
    SharedBytes hit(Number number, std::int64_t version);

private:
    Generation* generation_;
    std::unique_ptr<Generation::Reader> reader_;
};

}  // namespace bookverse::search
