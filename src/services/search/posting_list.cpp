#include "services/search/posting_list.hpp"

#include <algorithm>

namespace bookverse::search {

PostingList::PostingList(const std::vector<Posting>& postings, Number end) {
    if (are_many(postings.size(), end)) {
        any_.resize(end / 64 + std::size_t{1});
        strong_.resize(any_.size());
    } else {
        numbers_.reserve(postings.size());
        weights_.reserve(postings.size());
    }
    for (const auto& posting : postings) {
        if (!any_.empty()) {
            set(posting);
        } else {
            numbers_.push_back(posting.number);
            weights_.push_back(posting.weight);
            ++size_;
        }
    }
}

void PostingList::set(Posting posting) {
    const std::size_t word = posting.number / 64;
    if (word >= any_.size()) {
        if (posting.weight == 0) return;
        any_.resize(word + word / 16 + 1);  // grows by a sixteenth: it is copied at each change anyway
        strong_.resize(any_.size());
    }
    const std::uint64_t bit = std::uint64_t{1} << posting.number % 64;
    const bool was = (any_[word] & bit) != 0;
    any_[word] &= ~bit;
    strong_[word] &= ~bit;
    if (posting.weight > 0) any_[word] |= bit;
    if (posting.weight >= strong_weight) strong_[word] |= bit;
    if (was && posting.weight == 0) --size_;
    if (!was && posting.weight > 0) ++size_;
}

std::vector<PostingList::Posting> PostingList::postings() const {
    std::vector<Posting> out;
    out.reserve(size_);
    for (std::size_t i = 0; i < numbers_.size(); ++i)
        out.push_back({numbers_[i], weights_[i]});
    for (std::size_t word = 0; word < any_.size(); ++word)
        for (std::uint64_t bits = any_[word]; bits != 0; bits &= bits - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(bits));
            const bool strong = (strong_[word] >> bit & 1) != 0;
            out.push_back({static_cast<Number>(word * 64 + bit),
                           strong ? static_cast<std::uint8_t>(2 * strong_weight) : std::uint8_t{1}});
        }
    return out;
}

PostingList PostingList::changed(const std::vector<Posting>& changes, Number end) const {
    if (!any_.empty()) {
        PostingList copy = *this;
        for (const auto& change : changes)
            copy.set(change);
        return copy;
    }
    std::vector<std::pair<Number, std::size_t>> order;
    for (std::size_t i = 0; i < changes.size(); ++i)
        order.emplace_back(changes[i].number, i);
    std::ranges::sort(order);
    std::vector<Posting> merged;
    merged.reserve(numbers_.size() + changes.size());
    std::size_t old = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool superseded = i + 1 < order.size() && order[i + 1].first == order[i].first;
        if (superseded) continue;
        const Posting change = changes[order[i].second];
        for (; old < numbers_.size() && numbers_[old] < change.number; ++old)
            merged.push_back({numbers_[old], weights_[old]});
        if (old < numbers_.size() && numbers_[old] == change.number) ++old;
        if (change.weight > 0) merged.push_back(change);
    }
    for (; old < numbers_.size(); ++old)
        merged.push_back({numbers_[old], weights_[old]});
    return PostingList{merged, end};
}

}  // namespace bookverse::search
