// A map that forgets the longest unused entry when it gets too heavy. Not thread-safe: a shard locks around
// it.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace bookverse::cache {

template <class V>
class Lru {
public:
    explicit Lru(std::size_t limit) : limit_{limit} {}

    /// Counts as a use. Null when it is not there. Valid until the next change.
    V* find(std::string_view key) {
        const auto found = index_.find(key);
        if (found == index_.end()) return nullptr;
        order_.splice(order_.begin(), order_, found->second);
        return &found->second->value;
    }

    /// False, and the key is gone, when `weight` alone is over the limit. `evicted` grows by what had to
    /// leave.
    bool put(std::string_view key, V value, std::size_t weight, std::size_t& evicted) {
        erase(key);
        if (weight > limit_) return false;
        while (weight_ + weight > limit_) {
            drop(std::prev(order_.end()));
            ++evicted;
        }
        order_.push_front(Entry{std::string{key}, std::move(value), weight});
        index_.emplace(order_.front().key, order_.begin());
        weight_ += weight;
        return true;
    }

    void erase(std::string_view key) {
        const auto found = index_.find(key);
        if (found != index_.end()) drop(found->second);
    }

    std::size_t weight() const noexcept { return weight_; }
    std::size_t size() const noexcept { return order_.size(); }

private:
    struct Entry {
        std::string key;
        V value;
        std::size_t weight;
    };
    using Order = std::list<Entry>;  ///< latest use first; the index points at its keys, which never move

    void drop(typename Order::iterator entry) {
        weight_ -= entry->weight;
        index_.erase(entry->key);
        order_.erase(entry);
    }

    std::size_t limit_;
    std::size_t weight_ = 0;
    Order order_;
    std::unordered_map<std::string_view, typename Order::iterator> index_;
};

}  // namespace bookverse::cache
