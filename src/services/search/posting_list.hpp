// The numbers of the listings that hold one term, complete and in memory: sorted numbers with weights when
// they are few, a bit for each listing when they are many. Never more than a quarter byte a listing of the
// index.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/search/columns.hpp"
#include "services/search/entry.hpp"

namespace bookverse::search {

class PostingList {
public:
    struct Posting {
        Number number = 0;
        std::uint8_t weight = 0;  ///< 0: no longer holds the term
    };

    /// `postings` ascending; `end`: beyond the largest number of the index.
    PostingList(const std::vector<Posting>& postings, Number end);

    std::size_t size() const noexcept { return size_; }
    std::size_t bytes() const noexcept {
        return numbers_.capacity() * 5 + (any_.capacity() + strong_.capacity()) * 8 + sizeof *this;
    }
    /// With these changes, in any order, the last one of a number counts; each may have been made before.
    PostingList changed(const std::vector<Posting>& changes, Number end) const;
    std::vector<Posting> postings() const;

private:
    friend class ListCursor;
    static bool are_many(std::size_t postings, Number end) { return postings > end / 64 + 256; }
    void set(Posting posting);

    std::size_t size_ = 0;
    std::vector<Number> numbers_{};
    std::vector<std::uint8_t> weights_{};
    std::vector<std::uint64_t> any_{};     ///< instead of numbers_
    std::vector<std::uint64_t> strong_{};  ///< of these, those with strong_weight
};

/// Walks a list from new to old: asked for numbers in descending order only.
class ListCursor {
public:
    explicit ListCursor(const PostingList& list) : list_{&list}, left_{list.numbers_.size()} {}

    /// The weight at `number`; 0 when it is not in the list.
    std::uint8_t weight_at(Number number) {
        if (!list_->any_.empty()) return bit_weight(number);
        seek(number);
        return left_ > 0 && list_->numbers_[left_ - 1] == number ? list_->weights_[left_ - 1] : 0;
    }
    /// The largest number below `bound`; 0 when there is none.
    Number below(Number bound) {
        if (!list_->any_.empty()) return bit_below(bound);
        seek(bound - 1);
        return left_ > 0 ? list_->numbers_[left_ - 1] : 0;
    }

private:
    std::uint8_t bit_weight(Number number) const {
        const std::size_t word = number / 64;
        if (word >= list_->any_.size() || (list_->any_[word] >> number % 64 & 1) == 0) return 0;
        return (list_->strong_[word] >> number % 64 & 1) != 0 ? 2 * strong_weight : 1;
    }
    Number bit_below(Number bound) const {
        if (bound == 0) return 0;
        const auto& bits = list_->any_;
        std::size_t word = (bound - 1) / 64;
        std::uint64_t mask = ~std::uint64_t{0} >> (63 - (bound - 1) % 64);
        if (word >= bits.size()) {
            word = bits.size() - 1;
            mask = ~std::uint64_t{0};
        }
        for (;; --word, mask = ~std::uint64_t{0}) {
            if (const auto here = bits[word] & mask; here != 0)
                return static_cast<Number>(word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(here)));
            if (word == 0) return 0;
        }
    }
    /// Until the last one left is at most `number`: by doubling steps, then by halves.
    void seek(Number number) {
        const auto& numbers = list_->numbers_;
        if (left_ == 0 || numbers[left_ - 1] <= number) return;
        std::size_t step = 1;
        std::size_t high = left_ - 1;  // numbers[high] > number
        while (high >= step && numbers[high - step] > number) {
            high -= step;
            step *= 2;
        }
        std::size_t low = high >= step ? high - step + 1 : 0;  // all before `low` are at most `number`
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (numbers[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        left_ = low;
    }

    const PostingList* list_;
    std::size_t left_;
};

}  // namespace bookverse::search
