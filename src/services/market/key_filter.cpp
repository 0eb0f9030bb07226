#include "services/market/key_filter.hpp"

namespace bookverse::market {

Task<> KeyFilter::load(Deadline deadline) {
    if (!alone_) co_return;
    store::PageOf page{.limit = 1000};
    do {
        auto found = co_await stores_.searches.find(search_by_any_account, {}, page, deadline);
        for (const auto& search : found.items)
            add(search->keys);
        page.after = std::move(found.next);
    } while (!page.after.empty());
    const std::scoped_lock lock{mutex_};
    loaded_ = true;
}

void KeyFilter::add(const std::vector<std::string>& keys) {
    if (!alone_) return;
    const std::scoped_lock lock{mutex_};
    for (const auto& key : keys)
        ++counts_[key];
}

void KeyFilter::take(const std::vector<std::string>& keys) {
    if (!alone_) return;
    const std::scoped_lock lock{mutex_};
    for (const auto& key : keys) {
        const auto found = counts_.find(key);
        if (found != counts_.end() && --found->second == 0) counts_.erase(found);
    }
}

bool KeyFilter::may_have(const std::string& key) const {
    if (!alone_) return true;
    const std::scoped_lock lock{mutex_};
    return !loaded_ || counts_.contains(key);
}

bool KeyFilter::empty() const {
    if (!alone_) return false;
    const std::scoped_lock lock{mutex_};
    return loaded_ && counts_.empty();
}

}  // namespace bookverse::market
