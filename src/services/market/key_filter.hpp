// Which keys of saved searches are in use: most listings meet none, and know it without asking the store.
// Only where this process is the only one that writes (SQLite); elsewhere everything may be in use.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/async/task.hpp"
#include "services/market/wishes_stores.hpp"

namespace bookverse::market {

class KeyFilter {
public:
    KeyFilter(WishStores& stores, bool alone) : stores_{stores}, alone_{alone} {}

    /// Looks at all searches that there are; before the first one is saved.
    Task<> load(Deadline deadline);

    // Adding comes before the search is stored and taking away behind it, so what is stored is known.
    void add(const std::vector<std::string>& keys);
    void take(const std::vector<std::string>& keys);

    bool may_have(const std::string& key) const;
    /// Nobody waits for anything.
    bool empty() const;

private:
    WishStores& stores_;
    const bool alone_;
    mutable std::mutex mutex_;
    bool loaded_ = false;
    std::unordered_map<std::string, std::size_t> counts_;
};

}  // namespace bookverse::market
