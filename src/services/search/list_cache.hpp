// Posting lists that were asked for, kept up to date by the writer's commits instead of being read again. The
// longest unused ones leave. Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/cache/lru.hpp"
#include "services/search/matcher.hpp"

namespace bookverse::search {

class ListCache {
public:
    explicit ListCache(std::size_t bytes) : lists_{bytes} {}

    /// Null when it must be read.
    SharedList find(const std::string& term);
    /// What a reader of the index's `version` has read; not kept when the index went on meanwhile.
    void keep(const std::string& term, SharedList list, std::uint64_t version);

    struct Change {
        std::string term;
        PostingList::Posting posting;
    };
    /// After a commit: `version` is the index's now, `end` is beyond its largest number.
    void committed(const std::vector<Change>& changes, std::uint64_t version, Number end);
    std::size_t bytes() const;

private:
    mutable std::mutex mutex_;
    cache::Lru<SharedList> lists_;
    std::uint64_t version_ = 0;
};

}  // namespace bookverse::search
