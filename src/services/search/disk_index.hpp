// The index on disk: a Xapian database in a folder. One thread writes, any number reads, each the state of some
// commit. The only files that know Xapian are disk_index.*.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "services/search/overlay.hpp"

namespace bookverse::search {

/// What is in the folder is no whole index of this version of the program: it must be built anew.
class TornIndex : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class DiskIndex {
public:
    enum class Begin { fresh, existing };
    /// Throws TornIndex, as everything here. `fresh` begins an empty index in place of whatever is there.
    DiskIndex(std::filesystem::path folder, Begin begin);
    ~DiskIndex();
    DiskIndex(const DiskIndex&) = delete;
    DiskIndex& operator=(const DiskIndex&) = delete;

    /// All that is kept in memory too.
    void load(const std::function<void(Number, const std::string& facts)>& listing,
              const std::function<void(const std::string& term, std::size_t listings)>& term) const;
    Number last() const;

    // Of one thread at a time.
    void write(const Pending& listing);
    /// The others read it from now on.
    void commit();
    /// Until all of it is on the disk, for an orderly end.
    void sync();

    class Reader;
    /// A view of the last commit, for one thread at a time.
    std::unique_ptr<Reader> reader() const;

    struct Hit {
        std::int64_t version = 0;
        SharedBytes bytes;
    };

    const std::filesystem::path& folder() const { return folder_; }

private:
    struct Writer;
    std::filesystem::path folder_;
    std::unique_ptr<Writer> writer_;
};

/// Two commits may overtake it; then it looks at the newest state by itself.
class DiskIndex::Reader {
public:
    explicit Reader(const std::filesystem::path& folder);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// The last commit from now on.
    void reopen();
    std::vector<PostingList::Posting> postings(const std::string& term);
    /// No bytes: it is not there, or may not be found.
    Hit hit(Number number);
    TermList terms(Number number);

    std::uint64_t as_new_as = 0;  ///< its owner's note: Overlay::Snapshot::written before the last reopen

private:
    struct View;
    template <class F>
    auto looking_again(F work);
    std::unique_ptr<View> view_;
};

}  // namespace bookverse::search
