// Posting lists that were asked for, kept up to date by what the writer publishes instead of being read again.
// The longest unused ones leave. Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "platform/cache/lru.hpp"
#include "services/search/matcher.hpp"
#include "services/search/overlay.hpp"

namespace bookverse::search {

class ListCache {
public:
    explicit ListCache(std::size_t bytes) : lists_{bytes} {}

    /// Null when it must be read.
    SharedList find(const std::string& term);
    /// What was read at `version` of the overlay; not kept when that went on meanwhile.
    void keep(const std::string& term, SharedList list, std::uint64_t version);

    /// `version` is the overlay's with this layer, `end` is beyond the largest number.
    void published(const Layer& layer, std::uint64_t version, Number end);
    std::size_t bytes() const;

private:
    mutable std::mutex mutex_;
    cache::Lru<SharedList> lists_;
    std::uint64_t version_ = 0;
};

}  // namespace bookverse::search
