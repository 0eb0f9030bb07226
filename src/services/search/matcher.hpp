// Which listings fit, from new to old, and how well; with a bound on the work whatever the size of the index
// (decision 0111). Pure but for the columns it reads.
#pragma once

#include <memory>
#include <vector>

#include "platform/async/deadline.hpp"
#include "services/search/columns.hpp"
#include "services/search/posting_list.hpp"

namespace bookverse::search {

using SharedList = std::shared_ptr<const PostingList>;

/// A term and how much it says.
struct Weighted {
    SharedList list;
    double factor = 0;  ///< 0: a filter, says nothing of how well it fits
};
/// Any of these; the best one counts.
using AnyOf = std::vector<Weighted>;

struct Wanted {
    std::vector<AnyOf> all;       ///< each of these must fit; none at all: every listing fits
    std::vector<Weighted> bonus;  ///< what makes a fitting one better
    Number below = UINT32_MAX;    ///< only older ones than this
};

struct Limits {
    std::size_t candidates = 200;  ///< collected and ranked
    std::size_t steps =
        384;  ///< of the rarest term, looked at for the total when there are enough candidates
    std::size_t most_steps =
        16 * 1024;             ///< looked at for candidates; four times as many when there are hardly any
    std::size_t sample = 100;  ///< of the candidates, counted for facets when not all were collected
    static Limits none() { return {SIZE_MAX, SIZE_MAX, SIZE_MAX / 4, SIZE_MAX}; }
};

struct Candidate {
    Number number = 0;
    double score = 0;
};

struct Found {
    std::vector<Candidate> candidates;  ///< from new to old
    std::int64_t total = 0;
    bool exact = true;  ///< the total was counted to the end
    bool all_collected() const { return exact && static_cast<std::size_t>(total) == candidates.size(); }
};

/// Under the lock of columns.read(). Throws DeadlinePassed.
Found match(const Wanted& wanted, const Columns& columns, const Limits& limits, Deadline deadline);

/// How much a term says that `listings` of `all` hold.
double weight_of(std::size_t listings, std::size_t all);

}  // namespace bookverse::search
