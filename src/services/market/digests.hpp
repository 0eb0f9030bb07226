// One notice a day with what somebody's searches found. When it is due is in a document; what went into one is
// there too until its alerts are marked, so a crash neither drops nor repeats it.
#pragma once

#include "platform/store/timers.hpp"
#include "services/market/context.hpp"
#include "services/market/wishes_stores.hpp"

namespace bookverse::market {

inline constexpr std::size_t most_in_digest = 20;

class Digests {
public:
    Digests(Context& context, WishStores& stores);

    /// A pending alert of theirs is there.
    Task<> ask(AccountId account, Deadline deadline);
    /// Says how many people were looked at.
    Task<std::size_t> run_due() { return timers_.run_due(); }

private:
    Task<> send(Digest due);
    Task<SavedSearchDigest> made_of(AccountId account, std::vector<store::Versioned<Alert>> pending,
                                    Deadline deadline);
    Task<> mark(std::vector<AlertId> told, Deadline deadline);

    Context& context_;
    WishStores& stores_;
    store::DueTimers<Digest> timers_;
};

}  // namespace bookverse::market
