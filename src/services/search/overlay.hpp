// What can be found and is not on the disk yet: layers of changes, oldest first, each from a moment's events,
// until the disk has them. Thread-safe; nobody holds its lock for longer than a look.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/search/columns.hpp"
#include "services/search/posting_list.hpp"
#include "services/search/term_list.hpp"

namespace bookverse::search {

using SharedBytes = std::shared_ptr<const std::string>;

/// One listing as it is to be written.
struct Pending {
    Number number = 0;
    std::int64_t version = 0;
    bool gone = false;    ///< the number is given up
    std::string facts{};  ///< packed
    SharedBytes hit{};    ///< null when it may not be found
    TermList terms{};
};
using PendingPtr = std::shared_ptr<const Pending>;

/// What changed in one batch, by term. The writer's own until it is published, then immutable.
class Layer {
public:
    void add(PendingPtr listing);
    void forget(Number number, TermList terms);

    bool empty() const { return listings_.empty(); }
    const std::vector<PendingPtr>& listings() const { return listings_; }
    /// Changes of one term, in order, behind those of `out`.
    void changes_of(std::string_view term, std::vector<PostingList::Posting>& out) const;
    /// seen(term, how many more listings hold it, its changes in order)
    template <class F>
    void each_term(F seen) const;

private:
    static constexpr std::uint32_t none = UINT32_MAX;
    struct Change {
        PostingList::Posting posting{};
        std::uint32_t next = none;
    };
    struct Chain {
        std::uint32_t first = none, last = none;
        std::int32_t more = 0;
    };
    void change(std::string_view term, PostingList::Posting posting, int more);
    void unroll(const Chain& chain, std::vector<PostingList::Posting>& out) const;

    std::vector<PendingPtr> listings_{};
    std::deque<TermList> forgotten_{};  ///< the keys of chains_ point into these and into the listings
    std::vector<Change> changes_{};
    std::unordered_map<std::string_view, Chain> chains_{};
};
using LayerPtr = std::shared_ptr<const Layer>;
using Layers = std::vector<LayerPtr>;

class Overlay {
public:
    /// One moment of it.
    struct Snapshot {
        std::shared_ptr<const Layers> layers;
        std::uint64_t written = 0;  ///< how often something left for the disk: who reads there must be as new
        std::uint64_t version = 0;  ///< grows with each publish
    };
    Snapshot snapshot() const;

    /// The hit can be read from now on; before the columns say that the listing is there.
    void hold(PendingPtr listing);
    /// With what a reader of the disk must be as new as when it is not here.
    std::pair<PendingPtr, std::uint64_t> find(Number number) const;
    /// The version from now on.
    std::uint64_t publish(LayerPtr layer);

    /// The oldest layers, of at least `most` listings when there are so many.
    Layers oldest(std::size_t most) const;
    /// The `count` oldest layers are on the disk.
    void written(std::size_t count);
    /// Listings that are published and not on the disk.
    std::size_t waiting() const;

private:
    mutable std::mutex mutex_;
    Snapshot now_{std::make_shared<const Layers>()};
    std::unordered_map<Number, PendingPtr> held_{};
    std::size_t waiting_ = 0;
};

template <class F>
void Layer::each_term(F seen) const {
    std::vector<PostingList::Posting> changes;
    for (const auto& [term, chain] : chains_) {
        changes.clear();
        unroll(chain, changes);
        seen(term, chain.more, changes);
    }
}

}  // namespace bookverse::search
