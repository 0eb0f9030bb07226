#include "services/search/list_cache.hpp"

namespace bookverse::search {

SharedList ListCache::find(const std::string& term) {
    const std::lock_guard lock{mutex_};
    const auto* found = lists_.find(term);
    return found == nullptr ? nullptr : *found;
}

void ListCache::keep(const std::string& term, SharedList list, std::uint64_t version) {
    const std::lock_guard lock{mutex_};
    if (version != version_) return;
    std::size_t evicted = 0;
    const auto weight = list->bytes() + term.size() + 128;
    lists_.put(term, std::move(list), weight, evicted);
}

void ListCache::published(const Layer& layer, std::uint64_t version, Number end) {
    const std::lock_guard lock{mutex_};
    version_ = version;
    if (lists_.size() == 0) return;
    layer.each_term([&](std::string_view term, int, const std::vector<PostingList::Posting>& changes) {
        const auto* known = lists_.find(term);
        if (known == nullptr) return;
        auto next = std::make_shared<const PostingList>((*known)->changed(changes, end));
        std::size_t evicted = 0;
        const auto weight = next->bytes() + term.size() + 128;
        lists_.put(term, std::move(next), weight, evicted);
    });
}

std::size_t ListCache::bytes() const {
    const std::lock_guard lock{mutex_};
    return lists_.weight();
}

}  // namespace bookverse::search
